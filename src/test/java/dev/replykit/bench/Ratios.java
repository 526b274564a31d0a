package dev.replykit.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and sets them in proportion: only ratios within one run mean something on another machine. */
public final class Ratios {
    private Ratios() {}

    public static void main(String... args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("dev\\.replykit\\.bench\\..*")
                        .build())
                .run();
        print("decode, against Gson's tree", time(results, "sequence") / time(results, "gsonTree"), 1.5);
        print("a step of 10,000, against one of 100", time(results, "stepOfMany") / time(results, "stepOfFew"), 1.25);
    }

    private static void print(String what, double ratio, double promised) {
        System.out.printf(Locale.ROOT, "%-40s %.2f (promised: at most %.2f)%n", what, ratio, promised);
    }

    private static double time(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
    }
}
