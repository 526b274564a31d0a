package dev.replykit.bench;

import static dev.replykit.Step.call;
import static dev.replykit.Step.days;
import static dev.replykit.Step.email;
import static dev.replykit.Step.linkedInMessage;

import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import java.util.List;
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

/** A draft of few and of many steps. What a step costs may hardly depend on how many there are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepsBenchmark {
    @Param({"100", "10000"})
    public int steps = 100;

    private String json = "";

    @Setup
    public void prepare() {
        json = writeSteps();
    }

    @Benchmark
    public SequenceDraft readSteps() {
        return SequenceDraft.fromJson(json);
    }

    @Benchmark
    public String writeSteps() {
        List<Step> list =
                IntStream.range(0, steps).mapToObj(StepsBenchmark::step).toList();
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
