package dev.replykit;

import dev.replykit.internal.http.Secret;
import java.io.IOException;
import java.io.InputStream;
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
 * <p>Keep it out of code, since histories repeat it: take it from the environment, or from a file that only you can
 * read. A malformed key, which is empty or has white space, control or non-ASCII characters, is refused with an
 * {@link IllegalArgumentException}, whose message does not repeat it.
 */
public final class ApiKey {
    /** The environment variable that holds the key. */
    public static final String VARIABLE = "REPLY_API_KEY";

    private final Secret secret;

    private ApiKey(Secret secret) {
        this.secret = secret;
    }

    /** {@return the key with this value} */
    public static ApiKey of(String value) {
        return new ApiKey(Secret.of(Objects.requireNonNull(value, "The API key is null.")));
    }

    /**
     * {@return the key in the environment variable {@code REPLY_API_KEY}}
     *
     * @throws IllegalStateException if the variable is not set
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
     */
    public static ApiKey fromFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(new String(in.readNBytes(4096), StandardCharsets.UTF_8).stripTrailing()); // a key is shorter
        }
    }

    Secret secret() {
        return secret;
    }

    @Override
    public String toString() {
        return secret.toString();
    }
}
