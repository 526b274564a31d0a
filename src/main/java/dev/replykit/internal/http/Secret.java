package dev.replykit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The key's value. It is checked before any use, shows itself nowhere, and is blotted out of whatever a server echoes. */
public final class Secret {
    private static final String BLOT = "[key]";
    /** A shorter key is no key of Reply's, and blotting it out of an answer would destroy ordinary words. */
    private static final int SHORTEST_SECRET = 8;

    private final String value;
    private final List<Echo> echoes;

    private Secret(String value) {
        this.value = value;
        this.echoes = Stream.of(value, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.US_ASCII)))
                .map(Echo::new)
                .toList();
    }

    /**
     * The key, if it can stand in a header.
     *
     * @throws IllegalArgumentException where it is empty, or has white space, control or non-ASCII characters; the message
     *     does not repeat it
     */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The API key is empty. " + ADVICE);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                String what = c == '\n' || c == '\r'
                        ? "a line break"
                        : c == ' ' || c == '\t'
                                ? "white space"
                                : c < ' ' || c == 0x7f ? "a control character" : "a non-ASCII character";
                throw new IllegalArgumentException(
                        "The API key is malformed: it has " + what + " at position " + (i + 1) + ". " + ADVICE);
            }
        }
        return new Secret(value);
    }

    private static final String ADVICE = "Copy it again from Reply's settings, without spaces or line breaks.";

    String bearer() {
        return "Bearer " + value;
    }

    /** The text without the key: plain, escaped or in base 64, in any case (a host name loses its capitals). */
    public String redact(String text) {
        String redacted = text;
        for (Echo echo : echoes) {
            redacted = echo.replacedIn(redacted, BLOT);
        }
        return redacted;
    }

    /** The text of a successful answer, which stays untouched unless it truly holds the secret. */
    public String redactSecret(String text) {
        return value.length() < SHORTEST_SECRET ? text : redact(text);
    }

    @Override
    public String toString() {
        return BLOT;
    }
}
