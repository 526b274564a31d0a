package dev.replykit.bench;

import static dev.replykit.Step.call;
import static dev.replykit.Step.days;
import static dev.replykit.Step.email;
import static dev.replykit.Step.linkedInMessage;

import com.google.gson.JsonParser;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The documented example with each library, from text to typed objects and back; and a draft of few and of many steps:
 * what a step costs may hardly depend on how many there are.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Benchmarks {
    @State(Scope.Benchmark)
    public static class OfLibrary {
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
            try (InputStream in = Benchmarks.class.getResourceAsStream("/openapi/examples/" + name)) {
                return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @State(Scope.Benchmark)
    public static class OfSteps {
        @Param({"100", "10000"})
        public int steps = 100;

        private String json = "";

        @Setup
        public void prepare() {
            json = write(steps);
        }
    }

    @Benchmark
    public Object readAnswer(OfLibrary state) throws IOException {
        return state.library.readAnswer(state.response);
    }

    @Benchmark
    public String writeDraft(OfLibrary state) {
        return state.library.writeDraft();
    }

    @Benchmark
    public Object readDraft(OfLibrary state) throws IOException {
        return state.library.readDraft(state.request);
    }

    @Benchmark
    public SequenceDraft readSteps(OfSteps state) {
        return SequenceDraft.fromJson(state.json);
    }

    @Benchmark
    public String writeSteps(OfSteps state) {
        return write(state.steps);
    }

    private static String write(int steps) {
        List<Step> list = IntStream.range(0, steps).mapToObj(Benchmarks::step).toList();
        return SequenceDraft.named("Long")
                .emailAccounts(1)
                .linkedInAccounts(2)
                .steps(list)
                .toJson();
    }

    private static Step step(int number) {
        return switch (number % 3) {
            case 0 -> email("Quick question " + number, "<p>Hi {{firstName}},</p><p>" + "text ".repeat(40) + "</p>");
            case 1 -> linkedInMessage("Hi {{firstName}}, number " + number).after(days(1));
            default -> call("Ask about " + number).after(days(2));
        };
    }
}
