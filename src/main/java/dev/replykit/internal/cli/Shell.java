package dev.replykit.internal.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.jspecify.annotations.Nullable;

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
            offerSources(Path.of(sources));
        }
        JavaShellToolBuilder tool = JavaShellToolBuilder.builder();
        String file = System.getProperty("replykit.modes");
        String modes = file == null ? "" : Files.readString(Path.of(file));
        if (!modes.isEmpty()) {
            tool.persistence(new Modes(Preferences.userRoot().node("tool/JShell"), modes));
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
        JavaShellToolBuilder.builder()
                .persistence(preferences)
                .in(new ByteArrayInputStream(session.getBytes(StandardCharsets.UTF_8)), null)
                .out(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .start(args);
        Files.writeString(modes, Objects.requireNonNull(preferences.get(Modes.KEY), "JShell stored no feedback modes"));
    }

    /**
     * Makes every later JShell of this JVM look for Javadoc in the folder. JShell looks only in the JDK's own
     * {@code src.zip}; the one way to add a folder is a field meant for JShell's own tests. It needs
     * {@code --add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED}.
     *
     * @return false where this JDK does not allow it, and JShell will show no Javadoc
     */
    public static boolean offerSources(Path folder) {
        try {
            Field sources =
                    Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("availableSourcesOverride");
            sources.setAccessible(true);
            sources.set(null, new Sources(folder));
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    /** A folder of sources and the modules of the JDK's {@code src.zip}, which is opened when first needed. */
    private static final class Sources extends AbstractList<Path> {
        private final Path folder;
        private @Nullable List<Path> all;

        Sources(Path folder) {
            this.folder = folder;
        }

        private synchronized List<Path> all() {
            List<Path> found = all;
            if (found == null) {
                found = new ArrayList<>(List.of(folder));
                Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
                if (Files.isReadable(zip)) {
                    try (Stream<Path> modules = Files.list(
                            FileSystems.newFileSystem(zip).getPath("/"))) { // stays open as long as JShell runs
                        modules.forEach(found::add);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                all = found;
            }
            return found;
        }

        @Override
        public Path get(int index) {
            return all().get(index);
        }

        @Override
        public int size() {
            return all().size();
        }
    }

    /**
     * The preferences of the user's JShell, such as history and editor, with our feedback modes added. What JShell
     * changes is written to the user's own preferences.
     */
    static final class Modes extends HashMap<String, String> {
        private static final long serialVersionUID = 1L;
        private static final String KEY = "MODE2";
        private static final String FEEDBACK = "FEEDBACK";
        private static final String MODE = "replykit";
        /** Between two modes, as JShell writes them. */
        private static final String SEPARATOR = "\u241E";

        /** A string after a word for a key. */
        private static final Pattern API_KEY = Pattern.compile("(?i)(?:api_?key|key\\w*\\s*=|bearer|token|secret).*\"");

        private final transient Preferences users;

        Modes(Preferences users, String modes) throws BackingStoreException {
            this.users = users;
            for (String key : users.keys()) {
                super.put(key, users.get(key, ""));
            }
            merge(KEY, modes, (theirs, ours) -> theirs + SEPARATOR + ours);
            putIfAbsent(FEEDBACK, MODE);
        }

        /**
         * JShell stores the mode again at each start. Ours is not stored, because no other JShell knows it. A line of
         * the history that holds an API key is not stored either: others may be able to read the file.
         */
        @Override
        public @Nullable String put(String key, String value) {
            boolean isOurMode = key.equals(FEEDBACK) && value.equals(MODE);
            if (!isOurMode && !API_KEY.matcher(value).find()) {
                users.put(key, value);
            }
            return super.put(key, value);
        }

        @Override
        public @Nullable String remove(Object key) {
            users.remove((String) key);
            return super.remove(key);
        }
    }
}
