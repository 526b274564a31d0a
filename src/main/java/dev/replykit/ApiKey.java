package dev.replykit;

import dev.replykit.internal.http.Secret;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The secret key of a Reply account. It shows itself nowhere: not as text, not in messages, not in logs.
 *
 * <pre>{@code
 * ApiKey key = ApiKey.of("not-a-real-key");
 * key.toString(); // ==> "[key]"
 * }</pre>
 *
 * <p>Keep it out of code: a cell's or a line's source is repeated in error messages and histories. Take it from the
 * environment, from a file that only you can read, or from a prompt.
 */
public final class ApiKey {
    /** The environment variable that holds the key. */
    public static final String VARIABLE = "REPLY_API_KEY";

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static final int LARGEST_FILE = 4096;

    private final Secret secret;
    private final @Nullable String warning;

    private ApiKey(String value, @Nullable String warning) {
        this.secret = Secret.of(value);
        this.warning = warning;
    }

    /**
     * The key that the text is.
     *
     * @param value the key, without white space, control and non-ASCII characters
     * @return the key
     * @throws IllegalArgumentException where it is malformed; the message does not repeat it
     */
    public static ApiKey of(String value) {
        return new ApiKey(value, null);
    }

    /**
     * The key in the environment variable {@code REPLY_API_KEY}.
     *
     * @return the key
     * @throws IllegalStateException where the variable is not set
     * @throws IllegalArgumentException where the key is malformed; the message does not repeat it
     */
    public static ApiKey fromEnvironment() {
        String value = System.getenv(VARIABLE);
        if (value == null) {
            throw new IllegalStateException("There is no API key: set the environment variable " + VARIABLE
                    + ", for example with: export " + VARIABLE
                    + "=... To try without a key, use Reply.sandbox().");
        }
        return of(value);
    }

    /**
     * The key in a file, alone on its first line. Where others than its owner may read the file, {@link #warning()}
     * says so.
     *
     * @param file the file
     * @return the key
     * @throws IOException where the file can't be read
     * @throws IllegalArgumentException where the key is malformed; the message does not repeat it
     */
    public static ApiKey fromFile(Path file) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST_FILE + 1);
        }
        List<String> lines =
                new String(bytes, StandardCharsets.UTF_8).lines().limit(2).toList();
        if (bytes.length > LARGEST_FILE || lines.size() > 1) {
            throw new IllegalArgumentException(
                    "The file " + file + " holds more than a key. Put the key alone on one line.");
        }
        return new ApiKey(lines.isEmpty() ? "" : lines.get(0), warningFor(file));
    }

    /**
     * The key that a person types, unseen.
     *
     * @return the key
     * @throws IllegalStateException where there is no terminal to ask on
     * @throws IllegalArgumentException where the key is malformed; the message does not repeat it
     */
    @SuppressWarnings("SystemConsoleNull") // Before JDK 22 it is null without a terminal; since then the reading ends.
    public static ApiKey prompt() {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Reply API key: ");
        if (typed == null) {
            throw new IllegalStateException(
                    "There is no terminal to ask for the API key on. Set the environment variable " + VARIABLE
                            + ", or use ApiKey.fromFile(...).");
        }
        return of(new String(typed));
    }

    private static @Nullable String warningFor(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return null;
        }
        return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)
                ? "Others may read the key in " + file + ". Make it yours alone: chmod 600 " + file
                : null;
    }

    /**
     * What is risky about where the key lies.
     *
     * @return the warning, or null where there is none
     */
    public @Nullable String warning() {
        return warning;
    }

    Secret secret() {
        return secret;
    }

    /** Never the key: {@code [key]}, and the warning if there is one. */
    @Override
    public String toString() {
        return warning == null ? secret.toString() : secret + " (" + warning + ")";
    }
}
