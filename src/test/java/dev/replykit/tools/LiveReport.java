package dev.replykit.tools;

import dev.replykit.internal.text.Printable;
import dev.replykit.tools.VerifyLive.Created;
import dev.replykit.tools.VerifyLive.Result;
import dev.replykit.tools.VerifyLive.Verdict;
import java.util.List;

/** The results of {@code verify-live} as a table for people and as JUnit XML. */
final class LiveReport {
    private final List<Result> results;
    private final LiveExchanges exchanges;
    private final List<Created> created;
    private final List<String> unknown;
    private final String command;

    LiveReport(
            List<Result> results,
            LiveExchanges exchanges,
            List<Created> created,
            List<String> unknown,
            String command) {
        this.results = results;
        this.exchanges = exchanges;
        this.created = created;
        this.unknown = unknown;
        this.command = command;
    }

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
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"verify-live\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">\n"
                .formatted(results.size(), count(Verdict.DEVIATES), count(Verdict.NOT_VERIFIED)));
        for (Result result : results) {
            xml.append("  <testcase classname=\"%s\" name=\"%s\""
                    .formatted(escaped(result.tag()), escaped(result.description())));
            String words = escaped(
                    String.join("\n", result.words().stream().map(this::line).toList()));
            xml.append(
                    switch (result.verdict()) {
                        case VERIFIED -> "/>\n";
                        case DEVIATES -> ">\n    <failure>" + words + "</failure>\n  </testcase>\n";
                        case NOT_VERIFIED -> ">\n    <skipped>" + words + "</skipped>\n  </testcase>\n";
                    });
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
