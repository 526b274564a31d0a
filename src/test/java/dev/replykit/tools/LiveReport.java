package dev.replykit.tools;

import dev.replykit.internal.cli.JUnitReport;
import dev.replykit.internal.text.Printable;
import dev.replykit.tools.VerifyLive.Created;
import dev.replykit.tools.VerifyLive.Result;
import dev.replykit.tools.VerifyLive.Verdict;
import java.util.List;

/** The results of {@code verify-live} as a table for people and as JUnit XML. */
record LiveReport(
        List<Result> results, LiveExchanges exchanges, List<Created> created, List<String> unknown, String command) {
    String table() {
        StringBuilder table = new StringBuilder("\n");
        for (Result result : results) {
            table.append("%-12s  %-11s  %s\n".formatted(result.verdict().word, result.tag(), result.description()));
            result.words()
                    .forEach(words ->
                            table.append(" ".repeat(14)).append(line(words)).append('\n'));
        }
        table.append('\n');
        for (Verdict verdict : Verdict.values()) {
            table.append(verdict.word).append(": ").append(count(verdict)).append('\n');
        }
        if (!created.isEmpty()) {
            table.append("\nCreated, never started. Delete them with:\n");
            created.forEach(each ->
                    table.append("  %s --delete %d    # %s\n".formatted(command, each.id(), line(each.name()))));
        }
        unknown.forEach(name -> table.append("\nPerhaps created: " + line(name)
                + "\nLook for this name in the list of sequences before you run this again.\n"));
        return table.append('\n').toString();
    }

    private long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    private String line(String text) {
        return Printable.excerpt(exchanges.redacted(text), 600);
    }

    String junit() {
        return JUnitReport.of("verify-live", results.stream().map(this::test).toList());
    }

    private JUnitReport.Test test(Result result) {
        String element = switch (result.verdict()) {
            case VERIFIED -> "";
            case DEVIATES -> "failure";
            case NOT_VERIFIED -> "skipped";
        };
        List<String> words = result.words().stream().map(this::line).toList();
        return new JUnitReport.Test(result.tag(), result.description(), element, String.join("\n", words));
    }
}
