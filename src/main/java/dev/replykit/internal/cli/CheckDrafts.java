package dev.replykit.internal.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code scripts/check-drafts}: every violation and lint of drafts, without a network. */
final class CheckDrafts {
    private final PrintStream out;
    private final PrintStream err;

    private final List<String> files = new ArrayList<>();
    private boolean json;
    private boolean strict;
    private @Nullable String junit;

    CheckDrafts(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** A file and what was found in it: violations, or else lints. */
    record Report(String file, List<Finding> findings) {
        boolean isInvalid() {
            return findings.stream().anyMatch(finding -> finding.severity() == Severity.VIOLATION);
        }

        @Override
        public String toString() {
            String verdict =
                    isInvalid() ? ": invalid:" : findings.isEmpty() ? ": valid" : ": valid, but probably not meant:";
            return DraftFile.name(file) + verdict + Lines.bullets(findings, "  ", Integer.MAX_VALUE);
        }
    }

    int run(String... args) {
        if (List.of(args).contains("-h") || List.of(args).contains("--help")) {
            out.print(Main.help("check"));
            return Exit.DONE;
        }
        try {
            parse(args);
            List<Report> reports = new ArrayList<>();
            for (String file : files) {
                reports.add(new Report(file, findings(file)));
            }
            if (junit != null) {
                JUnitReport.write(reports, strict, DraftFile.path(junit));
            }
            return print(reports);
        } catch (UsageException e) {
            err.println(e.getMessage() + "\nFor help: " + Main.called("check") + " --help");
            return Exit.USAGE;
        }
    }

    private static List<Finding> findings(String file) throws UsageException {
        try {
            return DraftFile.read(file, System.in).lints();
        } catch (InvalidDraftException e) {
            return e.violations();
        } catch (DraftFile.NotJsonException e) {
            return List.of(Finding.violation("", e.detail()));
        }
    }

    private int print(List<Report> reports) {
        long invalid = reports.stream().filter(Report::isInvalid).count();
        long lints = reports.stream()
                .filter(report -> !report.isInvalid())
                .mapToLong(report -> report.findings().size())
                .sum();
        if (json) {
            out.println(json(reports));
        } else {
            reports.forEach(out::println);
            out.println(count(reports.size(), "draft") + ", " + invalid + " invalid, " + count(lints, "lint"));
        }
        return invalid > 0 || strict && lints > 0 ? Exit.REFUSED : Exit.DONE;
    }

    static JsonArray json(List<Report> reports) {
        JsonArray findings = new JsonArray();
        for (Report report : reports) {
            for (Finding finding : report.findings()) {
                JsonObject object = new JsonObject();
                object.addProperty("file", report.file());
                object.addProperty("pointer", finding.pointer());
                object.addProperty("detail", finding.detail());
                object.addProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
                findings.add(object);
            }
        }
        return findings;
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private void parse(String... args) throws UsageException {
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        boolean onlyFiles = false;
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            if (onlyFiles || !arg.startsWith("-") || arg.equals("-")) {
                if (arg.isEmpty()) { // which Java takes for the folder that the program runs in
                    throw new UsageException("The name of a FILE or FOLDER is empty.");
                }
                files.addAll(isFolder(arg) ? drafts(arg) : List.of(arg));
                continue;
            }
            arg = Options.withoutValue(arg, List.of("--junit"), rest);
            switch (arg) {
                case "--" -> onlyFiles = true;
                case "--json" -> json = true;
                case "--strict" -> strict = true;
                case "--junit" -> junit = report(Options.value(arg, rest));
                default -> throw new UsageException("There is no option " + Printable.excerpt(arg, 60) + ".");
            }
        }
        if (files.isEmpty()) {
            throw new UsageException("A FILE or FOLDER is missing: a draft as JSON, or a folder of drafts.");
        }
    }

    /** The report replaces a file of its name, and drafts are JSON. */
    private static String report(String name) throws UsageException {
        if (name.isEmpty() || name.endsWith(".json")) {
            throw new UsageException(
                    "--junit needs the name of the report, such as drafts.xml, but is " + Printable.quoted(name) + ".");
        }
        return name;
    }

    /** A name that is none is reported when the file is read. */
    private static boolean isFolder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<String> drafts(String folder) throws UsageException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<String> drafts = files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .map(file -> file.toString().replace(File.separatorChar, '/')) // the same on every system
                    .sorted()
                    .toList();
            if (drafts.isEmpty()) {
                throw new UsageException("There is no file *.json in the folder " + DraftFile.name(folder) + ".");
            }
            return drafts;
        } catch (IOException | UncheckedIOException e) {
            throw new UsageException(
                    "The folder " + DraftFile.name(folder) + " can't be read: " + DraftFile.reason(e) + ".");
        }
    }
}
