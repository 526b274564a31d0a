package dev.replykit.internal.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.prefs.Preferences;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * JShell as {@code scripts/jshell} starts it: values are shown whole, and a second Tab shows the Javadoc of replykit,
 * too. All else is JShell's own.
 */
public final class Shell {
    /**
     * JShell cuts the value of a declaration to 80 characters and has no option for that: only a feedback mode that was
     * retained in the user's preferences can change it before the first prompt. So these commands are run once, and
     * what they retained is lent to each later JShell.
     */
    private static final String MODES = """
            /set mode replykit normal -command
            /set truncation replykit 5000
            /set mode replykit -retain
            /set mode replykitLive replykit -command
            /set prompt replykitLive '\\nLIVE> ' '  ...> '
            /set mode replykitLive -retain
            """;

    private Shell() {}

    /**
     * Runs JShell.
     *
     * @param args what the {@code jshell} tool takes, but for {@code -J}; or {@code --train FILE} and the same, to
     *     make the
     *     file that {@code replykit.modes} names
     * @throws Exception whatever the tool throws
     */
    public static void main(String[] args) throws Exception {
        if (args.length > 1 && args[0].equals("--train")) {
            train(Path.of(args[1]), Arrays.copyOfRange(args, 2, args.length));
            return;
        }
        String sources = System.getProperty("replykit.sources");
        if (sources != null) {
            ShellSources.offer(Path.of(sources));
        }
        JavaShellToolBuilder tool = JavaShellToolBuilder.builder();
        String modes = System.getProperty("replykit.modes");
        String retained = modes == null ? "" : Files.readString(Path.of(modes));
        if (!retained.isEmpty()) {
            String mode = System.getProperty("replykit.mode", "replykit");
            tool.persistence(new ShellPreferences(Preferences.userRoot().node("tool/JShell"), retained, mode));
        }
        System.exit(tool.start(args));
    }

    /** A session that nobody sees: it makes the modes, and loads what a first session loads. */
    private static void train(Path modes, String[] args) throws Exception {
        String session = MODES + """
                var draft = SequenceDraft.named("Hello").steps(email("Hi", "<p>Hi</p>"));
                reply.create(draft)
                /exit
                """;
        Map<String, String> retained = new HashMap<>();
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            JavaShellToolBuilder.builder()
                    .persistence(retained)
                    .in(new ByteArrayInputStream(session.getBytes(StandardCharsets.UTF_8)), null)
                    .out(nowhere)
                    .start(args);
        }
        String made = retained.get(ShellPreferences.MODES);
        if (made == null) {
            throw new IOException("JShell retained no feedback modes");
        }
        Files.writeString(modes, made);
    }
}
