package dev.replykit.internal.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The API key: checked before any use, and shown nowhere. */
public final class Secret {
    private static final String ADVICE = "Copy it again from Reply's settings, without spaces or line breaks.";

    /** Keys that were seen have fewer than a hundred characters. */
    private static final int LONGEST = 512;

    private static final String QUOTES = "\"'`\u201c\u201d\u2018\u2019";
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?:export\\s+|set\\s+)?[a-z_-]*(?:key|token|reply|authorization|secret|password|credential|bearer)[a-z_-]*\\s*[=:]|bearer\\s");

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
        String habit = habit(value);
        if (habit != null) {
            throw new IllegalArgumentException("The API key is not alone: " + habit);
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("The API key has " + value.length() + " characters, more than " + LONGEST
                    + ", so it is no key. " + ADVICE);
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

    /** What people put around a key, and how to undo it; null for a key alone. */
    private static @Nullable String habit(String value) {
        char first = value.charAt(0);
        if (first == '\ufeff') {
            return "a byte order mark comes before it. Save the file as UTF-8 without one.";
        } else if (first == '{' || first == '[') {
            return "it is JSON. Give only the key in it, without quotes.";
        } else if ("$%<".indexOf(first) >= 0 || value.toUpperCase(Locale.ROOT).startsWith("YOUR_")) {
            return "it is a placeholder. Put the key itself in its place.";
        } else if (value.endsWith(",") || value.endsWith(";")) {
            return "a comma or semicolon comes after it. Leave it out.";
        } else if (QUOTES.indexOf(first) >= 0 || QUOTES.indexOf(value.charAt(value.length() - 1)) >= 0) {
            return "it has quotes around it. Leave them out.";
        } else if (NAMED.matcher(value).lookingAt()) {
            return "a name comes before it, as in NAME=key. Leave out the name.";
        }
        return null;
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
