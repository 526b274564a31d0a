package dev.replykit.internal.cli;

import static java.util.stream.Collectors.joining;

import dev.replykit.Finding;
import dev.replykit.InvalidDraftException;
import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code scripts/check-drafts}: every violation and lint of drafts, without a network. */
final class CheckDrafts {
    private final PrintStream out;
    private final PrintStream err;

    CheckDrafts(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(String... args) {
        List<String> names = List.of(args);
        if (names.contains("-h") || names.contains("--help")) {
            out.print(Main.help("check"));
            return Exit.DONE;
        }
        try {
            return check(files(names));
        } catch (UsageException e) {
            err.println(e.getMessage() + "\nFor help: " + Main.called("check") + " --help");
            return Exit.USAGE;
        }
    }

    private int check(List<String> files) throws UsageException {
        int invalid = 0;
        int lints = 0;
        for (String file : files) {
            String name = DraftFile.name(file);
            try {
                List<Finding> odd = DraftFile.read(file, System.in).lints();
                lints += odd.size();
                out.println(name + (odd.isEmpty() ? ": valid" : ": valid, but probably not meant:" + bullets(odd)));
            } catch (InvalidDraftException e) {
                invalid++;
                out.println(name + ": invalid:" + bullets(e.violations()));
            } catch (DraftFile.NotJsonException e) {
                invalid++;
                out.println(name + ": invalid:\n  " + e.getMessage());
            }
        }
        out.println(count(files.size(), "draft") + ", " + invalid + " invalid, " + count(lints, "lint"));
        return invalid == 0 ? Exit.DONE : Exit.REFUSED;
    }

    private static String bullets(List<Finding> findings) {
        return findings.stream()
                .map(finding -> "\n  " + Lines.finding(finding.toString()))
                .collect(joining());
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static List<String> files(List<String> names) throws UsageException {
        List<String> files = new ArrayList<>();
        boolean onlyFiles = false;
        for (String name : names) {
            if (!onlyFiles && name.equals("--")) {
                onlyFiles = true;
            } else if (!onlyFiles && name.startsWith("-") && name.length() > 1) {
                throw new UsageException("There is no option " + Printable.excerpt(name, 60) + ".");
            } else {
                files.addAll(isFolder(name) ? drafts(name) : List.of(name));
            }
        }
        if (files.isEmpty()) {
            throw new UsageException("A FILE or FOLDER is missing: a draft as JSON, or a folder of drafts.");
        }
        return files;
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
                    .map(Path::toString)
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
