package dev.replykit.internal.cli;

import dev.replykit.InvalidDraftException;
import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.text.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code draw}: a draft as an SVG picture. */
final class DrawDraft {
    private DrawDraft() {}

    static int run(PrintStream out, PrintStream err, String... args) {
        if (List.of(args).contains("-h") || List.of(args).contains("--help")) {
            out.print(Main.help("draw"));
            return Exit.DONE;
        }
        try {
            draw(out, args);
            return Exit.DONE;
        } catch (UsageException e) {
            err.println(e.getMessage() + "\nFor help: " + Main.called("draw") + " --help");
            return Exit.USAGE;
        } catch (InvalidDraftException e) {
            err.println(e.getMessage());
            return Exit.REFUSED;
        }
    }

    private static void draw(PrintStream out, String... args) throws UsageException {
        @Nullable String file = null;
        @Nullable String picture = null;
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = Options.withoutValue(rest.pop(), List.of("--output"), rest);
            if (arg.equals("-o") || arg.equals("--output")) {
                picture = Options.value(arg, rest);
            } else if (arg.startsWith("-") && !arg.equals("-")) {
                throw new UsageException("There is no option " + Printable.excerpt(arg, 60) + ".");
            } else if (file != null) {
                throw new UsageException("One FILE at a time, but there are two.");
            } else {
                file = arg;
            }
        }
        if (file == null) {
            throw new UsageException("A FILE is missing: a draft as JSON, or - for standard input.");
        }
        String svg = DraftFile.read(file, System.in).toSvg();
        if (picture == null) {
            out.println(svg);
            return;
        }
        try {
            Files.writeString(DraftFile.path(picture), svg);
        } catch (IOException e) {
            throw new UsageException(
                    "The file " + DraftFile.name(picture) + " can't be written: " + DraftFile.reason(e) + ".");
        }
    }
}
