package dev.replykit.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.runner.options.WarmupMode;

/**
 * Sets the benchmarks in proportion: only ratios mean something on another machine. All run in this one JVM, as in a
 * program that uses more than one library, and in many short rounds, so that other work of the machine slows all of them.
 * The median of the rounds counts.
 */
public final class Ratios {
    private static final int ROUNDS = 15;

    private final List<Map<String, Double>> rounds = new ArrayList<>();

    private Ratios() {}

    public static void main(String... args) throws RunnerException {
        Ratios ratios = new Ratios();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.measure(round == 0 ? 10 : 1);
        }
        ratios.print();
    }

    private void measure(int warmups) throws RunnerException {
        Map<String, Double> times = new HashMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include("dev\\.replykit\\.bench\\..*")
                        .forks(0)
                        .warmupMode(WarmupMode.BULK)
                        .warmupIterations(warmups)
                        .warmupTime(TimeValue.milliseconds(150))
                        .measurementIterations(2)
                        .measurementTime(TimeValue.milliseconds(150))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            times.put(
                    name(result.getParams()),
                    result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        rounds.add(times);
    }

    private static String name(BenchmarkParams benchmark) {
        String method = benchmark.getBenchmark().replaceFirst(".*\\.", "");
        return method + " "
                + benchmark.getParam(benchmark.getParamsKeys().iterator().next());
    }

    private void print() {
        System.out.println("replykit's time, divided by that of:  Gson's tree    Gson    Jackson    Moshi    promised");
        print("reading an answer", "readAnswer", "at most 1.45 of the tree, 1 of Gson");
        print("writing a draft, checks included", "writeDraft", "at most 1.5 of Gson");
        print("reading a draft strictly", "readDraft", "at most 1 of Jackson");
        System.out.println();
        System.out.println("a step of 10,000, divided by one of 100:  reading    writing    promised");
        System.out.printf(
                Locale.ROOT,
                "%-40s  %7.2f    %7.2f    at most 1.25%n",
                "",
                ratio("readSteps 10000", "readSteps 100") / 100,
                ratio("writeSteps 10000", "writeSteps 100") / 100);
    }

    private void print(String what, String benchmark, String promised) {
        System.out.printf(
                Locale.ROOT,
                "%-36s  %11.2f    %4.2f    %7.2f    %5.2f    %s%n",
                what,
                ratio(benchmark + " REPLYKIT", benchmark + " GSON_TREE"),
                ratio(benchmark + " REPLYKIT", benchmark + " GSON"),
                ratio(benchmark + " REPLYKIT", benchmark + " JACKSON"),
                ratio(benchmark + " REPLYKIT", benchmark + " MOSHI"),
                promised);
    }

    private double ratio(String one, String other) {
        return rounds.stream()
                .mapToDouble(times -> times.get(one) / times.get(other))
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }
}
