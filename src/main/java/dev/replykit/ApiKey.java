package dev.replykit;

import dev.replykit.internal.http.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The secret key of a Reply account. It is shown nowhere: not as text, not in messages, not in logs.
 *
 * <pre>{@code
 * ApiKey key = ApiKey.of("not-a-real-key");
 * key.toString(); // ==> "[key]"
 * }</pre>
 *
 * <p>Keep it out of code, since error messages and histories repeat lines of code. Take it from the environment, or
 * from a file that only you can read.
 */
public final class ApiKey {
    /** The environment variable that holds the key. */
    public static final String VARIABLE = "REPLY_API_KEY";

    private final Secret secret;

    private ApiKey(String value) {
        this.secret = Secret.of(value);
    }

    /**
     * {@return the key with this value}
     *
     * @throws IllegalArgumentException if it has white space, control or non-ASCII characters, or is empty; the message
     *     does not repeat it
     */
    public static ApiKey of(String value) {
        return new ApiKey(Objects.requireNonNull(value, "The API key is null."));
    }

    /**
     * {@return the key in the environment variable {@code REPLY_API_KEY}}
     *
     * @throws IllegalStateException if the variable is not set
     * @throws IllegalArgumentException if the key is malformed; the message does not repeat it
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
     * {@return the key in a file that has nothing but the key}
     *
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if the file has more than a key, or the key is malformed; the message does not
     *     repeat it
     */
    public static ApiKey fromFile(Path file) throws IOException {
        return of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).stripTrailing());
    }

    Secret secret() {
        return secret;
    }

    /** Always {@code [key]}. */
    @Override
    public String toString() {
        return secret.toString();
    }
}
