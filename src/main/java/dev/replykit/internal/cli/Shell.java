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

/** JShell as {@code scripts/jshell} starts it: it shows values whole, and the Javadoc of replykit on Tab. */
public final class Shell {
    /**
     * JShell cuts the value of a declaration to 80 characters. Before the first prompt, only a feedback mode in the
     * user's preferences can change that. So these commands run once, and later sessions get the modes they made.
     */
    private static final String MODES = """
            /set mode replykit normal -command
            /set truncation replykit 5000
            /set mode replykit -retain
            """;

    private Shell() {}

    /**
     * Runs JShell.
     *
     * @param args options of the {@code jshell} tool except {@code -J}; after {@code --train FILE} they are for a
     *     session that makes the file that the property {@code replykit.modes} names
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
        String file = System.getProperty("replykit.modes");
        String modes = file == null ? "" : Files.readString(Path.of(file));
        if (!modes.isEmpty()) {
            tool.persistence(new ShellPreferences(Preferences.userRoot().node("tool/JShell"), modes));
        }
        System.exit(tool.start(args));
    }

    /** Runs a session without a terminal that makes the modes and loads the classes of a first session. */
    private static void train(Path modes, String[] args) throws Exception {
        String session = MODES + """
                var draft = SequenceDraft.named("Hello").steps(email("Hi", "<p>Hi</p>"));
                reply.create(draft)
                /exit
                """;
        Map<String, String> preferences = new HashMap<>();
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            JavaShellToolBuilder.builder()
                    .persistence(preferences)
                    .in(new ByteArrayInputStream(session.getBytes(StandardCharsets.UTF_8)), null)
                    .out(nowhere)
                    .start(args);
        }
        String made = preferences.get(ShellPreferences.MODES);
        if (made == null) {
            throw new IOException("JShell stored no feedback modes");
        }
        Files.writeString(modes, made);
    }
}
