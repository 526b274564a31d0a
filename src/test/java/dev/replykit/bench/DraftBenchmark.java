package dev.replykit.bench;

import static dev.replykit.Step.call;
import static dev.replykit.Step.days;
import static dev.replykit.Step.email;
import static dev.replykit.Step.linkedInMessage;

import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading, checking and writing a draft, per step: of many steps each may cost at most 1.25 times what one of few does.
 * What is left of the difference is memory that no longer fits the caches.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DraftBenchmark {
    private static final int FEW = 100;
    private static final int MANY = 10_000;

    private final String few = draft(FEW);
    private final String many = draft(MANY);

    @Benchmark
    @OperationsPerInvocation(FEW)
    public String stepOfFew() {
        return SequenceDraft.fromJson(few).toJson();
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public String stepOfMany() {
        return SequenceDraft.fromJson(many).toJson();
    }

    private static String draft(int steps) {
        List<Step> list = new ArrayList<>(steps);
        for (int i = 0; i < steps; i++) {
            list.add(
                    switch (i % 3) {
                        case 0 ->
                            email("Quick question " + i, "<p>Hi {{firstName}},</p><p>" + "text ".repeat(40) + "</p>");
                        case 1 ->
                            linkedInMessage("Hi {{firstName}}, number " + i).after(days(1));
                        default -> call("Ask about " + i).after(days(2));
                    });
        }
        return SequenceDraft.named("Long")
                .emailAccounts(1)
                .linkedInAccounts(2)
                .steps(list)
                .toJson();
    }
}
