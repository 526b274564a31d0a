package dev.replykit.internal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** The lines of an example in {@code scripts}, which JShell's {@code /open} runs without showing them. */
public final class Example {
    /** Where the examples are; the launcher sets it. */
    private static final String FOLDER = "REPLYKIT_EXAMPLES";

    private static final String CALL = "example.show();";
    /** What a line prints or throws, which JShell is about to show. It does not show values. */
    private static final Pattern CLAIM = Pattern.compile("\\s*//\\s*(?:prints:|throws ).*");

    private static final String CLAIMED_LINE = "//   ";

    private final Deque<String> lines;

    private Example(Deque<String> lines) {
        this.lines = lines;
    }

    /** Begins an example, such as {@code first-sequence.jsh}; shows nothing where there is no such file. */
    public static Example of(String name) throws IOException {
        Path file = Path.of(System.getenv().getOrDefault(FOLDER, "scripts"), name);
        Example example =
                new Example(Files.isReadable(file) ? new ArrayDeque<>(Files.readAllLines(file)) : new ArrayDeque<>());
        System.out.println(example.next());
        return example;
    }

    /** Prints the lines from here to the next call. */
    public void show() {
        System.out.println("\n" + next());
    }

    private String next() {
        StringBuilder out = new StringBuilder();
        boolean isClaimed = false;
        while (!lines.isEmpty()) {
            String line = lines.pop();
            if (line.equals(CALL) || line.startsWith("Example example")) {
                break;
            }
            String shown = CLAIM.matcher(line).replaceFirst("");
            boolean endsInClaim = !shown.equals(line);
            isClaimed = endsInClaim || isClaimed && line.startsWith(CLAIMED_LINE);
            if (!isClaimed || !shown.isEmpty() && endsInClaim) {
                out.append(shown).append('\n');
            }
        }
        return out.toString().strip();
    }
}
