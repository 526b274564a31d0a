package dev.replykit.bench;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The documented example with each library, from text to typed objects and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LibraryBenchmark {
    @Param
    public Library library = Library.REPLYKIT;

    private String request = "";
    private String response = "";

    @Setup
    public void prepare() throws IOException {
        request = example("documented-request.json");
        response = example("documented-response.json");
        String draft = library.writeDraft();
        if (!JsonParser.parseString(draft).equals(JsonParser.parseString(request))) {
            throw new IllegalStateException(library + " writes another draft: " + draft);
        }
    }

    private static String example(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(LibraryBenchmark.class.getResourceAsStream("/openapi/examples/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Benchmark
    public Object readAnswer() {
        return library.readAnswer(response);
    }

    @Benchmark
    public String writeDraft() {
        return library.writeDraft();
    }

    @Benchmark
    public Object readDraft() {
        return library.readDraft(request);
    }
}
