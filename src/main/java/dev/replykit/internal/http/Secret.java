package dev.replykit.internal.http;

/** The API key: checked before any use, and shown nowhere. */
public final class Secret {
    private static final String ADVICE = "Copy it again from Reply's settings, without spaces or line breaks.";

    private final String value;
    private final Redactor redactor;

    private Secret(String value) {
        this.value = value;
        this.redactor = new Redactor(value);
    }

    /**
     * Checks that the key can be sent in a header.
     *
     * @throws IllegalArgumentException if it is empty, or has white space, control or non-ASCII characters; the message
     *     does not repeat it
     */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The API key is empty. " + ADVICE);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException(
                        "The API key is malformed: it has " + kind(c) + " at position " + (i + 1) + ". " + ADVICE);
            }
        }
        return new Secret(value);
    }

    private static String kind(char c) {
        return switch (c) {
            case '\n', '\r' -> "a line break";
            case ' ', '\t' -> "white space";
            default -> Character.isISOControl(c) && c < 0x80 ? "a control character" : "a non-ASCII character";
        };
    }

    String bearer() {
        return "Bearer " + value;
    }

    /** The text without the key, as {@link Redactor} finds it. */
    public String redact(String text) {
        return redactor.redact(text);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return Redactor.REPLACEMENT;
    }
}
