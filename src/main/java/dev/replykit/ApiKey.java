package dev.replykit;

import dev.replykit.internal.http.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The secret key of a Reply account. It shows itself nowhere: not as text, not in messages, not in logs.
 *
 * <pre>{@code
 * ApiKey key = ApiKey.of("not-a-real-key");
 * key.toString(); // ==> "[key]"
 * }</pre>
 *
 * <p>Keep it out of code: a cell's or a line's source is repeated in error messages and histories. Take it from the
 * environment or from a file that only you can read.
 */
public final class ApiKey {
    /** The environment variable that holds the key. */
    public static final String VARIABLE = "REPLY_API_KEY";

    private static final int LARGEST_FILE = 4096;

    private final Secret secret;

    private ApiKey(String value) {
        this.secret = Secret.of(value);
    }

    /**
     * The key that the text is.
     *
     * @param value the key, without white space, control and non-ASCII characters
     * @return the key
     * @throws IllegalArgumentException where it is malformed; the message does not repeat it
     */
    public static ApiKey of(String value) {
        return new ApiKey(value);
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
     * The key in a file, alone on its first line. Make it a file that only its owner can read.
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
        return new ApiKey(lines.isEmpty() ? "" : lines.get(0));
    }

    Secret secret() {
        return secret;
    }

    /** {@return {@code [key]}, never the key} */
    @Override
    public String toString() {
        return secret.toString();
    }
}
