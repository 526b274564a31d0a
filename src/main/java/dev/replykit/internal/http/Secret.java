package dev.replykit.internal.http;

import java.util.regex.Pattern;

/** The API key: checked before any use, and shown nowhere. */
public final class Secret {
    private static final String ADVICE =
            " Copy it again from Reply's settings: the key alone, without a name, quotes, spaces or line breaks.";

    /** Keys that were seen have fewer than a hundred characters. */
    private static final int LONGEST = 512;

    /** A placeholder, JSON, quotes or a comma around a key, or a name before it. */
    private static final Pattern NOT_ALONE = Pattern.compile("(?is)[\"'`{\\[$%<].*|.*[\"'`,;]|your_.*|bearer\\s.*"
            + "|[a-z_\\s-]*(key|token|reply|authorization|secret|password|credential|bearer)[a-z_-]*\\s*[=:].*");

    private final String value;
    private final Redactor redactor;

    private Secret(String value) {
        this.value = value;
        this.redactor = new Redactor(value);
    }

    /**
     * Checks that the key can be sent in a header.
     *
     * @throws IllegalArgumentException if it is empty, or has white space, control or non-ASCII characters, or something
     *     around it; the message does not repeat it
     */
    public static Secret of(String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw refused("is empty or has more than " + LONGEST + " characters");
        }
        if (NOT_ALONE.matcher(value).matches()) {
            throw refused("is not alone: it has a name, quotes or other marks around it, or is a placeholder");
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
                throw refused(
                        "is malformed: it has white space, a control or a non-ASCII character at position " + (i + 1));
            }
        }
        return new Secret(value);
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("The API key " + why + "." + ADVICE);
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
