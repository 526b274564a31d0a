package dev.replykit.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.replykit.Sequence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The documented response, from text to what a caller works with: a typed {@link Sequence}, and Gson's tree, which says
 * what reading costs at least. Promised is a ratio of at most 1.5.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
    private String response = "";

    @Setup
    public void read() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                DecodeBenchmark.class.getResourceAsStream("/openapi/examples/documented-response.json"))) {
            response = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Benchmark
    public Sequence sequence() {
        return Sequence.fromJson(response);
    }

    @Benchmark
    public JsonElement gsonTree() {
        return JsonParser.parseString(response);
    }
}
