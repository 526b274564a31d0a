package dev.replykit.internal.cli;

import static dev.replykit.internal.cli.Arguments.check;

import com.google.gson.JsonArray;
import dev.replykit.Finding;
import dev.replykit.Finding.Severity;
import dev.replykit.InvalidDraftException;
import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.Printable;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code scripts/check-drafts}: every violation and lint of drafts, without a network. */
final class CheckDrafts {
    private CheckDrafts() {}

    /** A file and what was found in it: violations, or else lints. */
    record Report(String file, List<Finding> findings) {
        boolean isInvalid() {
            return findings.stream().anyMatch(finding -> finding.severity() == Severity.VIOLATION);
        }

        /** As a test, which fails where the draft is invalid, or where there are lints and the check is strict. */
        JUnitReport.Test test(boolean isStrict) {
            String result = findings.isEmpty() ? "" : isInvalid() || isStrict ? "failure" : "system-out";
            String words = findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
            return new JUnitReport.Test("drafts", CommandFiles.name(file), result, words);
        }

        @Override
        public String toString() {
            String verdict =
                    isInvalid() ? ": invalid:" : findings.isEmpty() ? ": valid" : ": valid, but probably not meant:";
            return CommandFiles.name(file) + verdict + Lines.bullets(findings, "  ", Integer.MAX_VALUE);
        }
    }

    static int run(PrintStream out, String... args) throws UsageException {
        Arguments given = new Arguments(List.of("--json", "--strict", "--junit="), args);
        boolean isStrict = given.has("--strict");
        String junit = given.value("--junit");
        // The report replaces a file of its name, and drafts are JSON.
        check(
                junit == null || !junit.isEmpty() && !junit.endsWith(".json"),
                "--junit needs the name of the report, such as drafts.xml, but is "
                        + Printable.quoted(String.valueOf(junit)) + ".");
        List<Report> reports = new ArrayList<>();
        for (String file : files(given.files)) {
            reports.add(new Report(file, findings(file)));
        }
        if (junit != null) {
            List<JUnitReport.Test> tests =
                    reports.stream().map(report -> report.test(isStrict)).toList();
            CommandFiles.write(junit, JUnitReport.of("drafts", tests));
        }
        long invalid = reports.stream().filter(Report::isInvalid).count();
        int lints = reports.stream()
                .filter(report -> !report.isInvalid())
                .mapToInt(report -> report.findings().size())
                .sum();
        if (given.has("--json")) {
            out.println(json(reports));
        } else {
            reports.forEach(out::println);
            out.println(Lines.counted(reports.size(), "draft") + ", " + invalid + " invalid, "
                    + Lines.counted(lints, "lint"));
        }
        return invalid > 0 || isStrict && lints > 0 ? Exit.REFUSED : Exit.DONE;
    }

    private static List<Finding> findings(String file) throws UsageException {
        try {
            return CommandFiles.read(file, System.in).lints();
        } catch (InvalidDraftException e) {
            return e.violations();
        } catch (CommandFiles.NotJsonException e) {
            return List.of(Finding.violation("", e.detail));
        }
    }

    static JsonArray json(List<Report> reports) {
        JsonArray all = new JsonArray();
        reports.forEach(report -> all.addAll(ErrorJson.findings(report.findings(), report.file())));
        return all;
    }

    private static List<String> files(List<String> names) throws UsageException {
        check(!names.isEmpty(), "A FILE or FOLDER is missing: a draft as JSON, or a folder of drafts.");
        List<String> files = new ArrayList<>();
        for (String name : names) {
            check(!name.isEmpty(), "The name of a FILE or FOLDER is empty."); // to Java the current folder
            files.addAll(new File(name).isDirectory() ? drafts(name) : List.of(name));
        }
        return files;
    }

    private static List<String> drafts(String folder) throws UsageException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<String> drafts = files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .map(file -> file.toString().replace(File.separatorChar, '/')) // the same on every system
                    .sorted()
                    .toList();
            check(!drafts.isEmpty(), "There is no file *.json in the folder " + CommandFiles.name(folder) + ".");
            return drafts;
        } catch (IOException | UncheckedIOException e) {
            throw new UsageException(
                    "The folder " + CommandFiles.name(folder) + " can't be read: " + CommandFiles.reason(e) + ".");
        }
    }
}
