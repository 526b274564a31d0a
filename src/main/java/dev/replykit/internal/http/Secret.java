package dev.replykit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The key's value. It is checked before any use, shows itself nowhere, and is blotted out of whatever a server echoes. */
public final class Secret {
    private static final String BLOT = "[key]";
    /** A shorter key is no key of Reply's, and blotting it out of an answer would destroy ordinary words. */
    private static final int SHORTEST_SECRET = 8;

    private final String value;
    private final List<Pattern> forms;

    private Secret(String value) {
        this.value = value;
        this.forms = Stream.of(escaped(value), base64(value))
                .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    /**
     * The key with each character as it is, or escaped as in JSON, URLs or HTML. To escape more than one must is common
     * (.NET writes a plus in JSON by its code), and whoever decodes it has the key. The look ahead makes it quick.
     */
    private static String escaped(String value) {
        return "(?=[%&\\\\" + hex("\\x", value.charAt(0)) + "])"
                + value.chars().mapToObj(Secret::escaped).collect(Collectors.joining());
    }

    private static String escaped(int c) {
        String backslash = "\"/\\".indexOf(c) < 0 ? "" : "\\\\?";
        String html = hex("#x0*", c) + "|#0*" + c + entity(c);
        return "(?:" + backslash + hex("\\x", c) + hex("|%", c) + hex("|\\\\u00", c) + "|&(?:" + html + ");)";
    }

    private static String hex(String prefix, int c) {
        return prefix + HexFormat.of().toHexDigits((byte) c);
    }

    private static String entity(int c) {
        return switch (c) {
            case '&' -> "|amp";
            case '<' -> "|lt";
            case '>' -> "|gt";
            case '"' -> "|quot";
            case '\'' -> "|apos";
            default -> "";
        };
    }

    /** In either alphabet, with or without padding. */
    private static String base64(String value) {
        return Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(value.getBytes(StandardCharsets.US_ASCII))
                        .replace("+", "[+-]")
                        .replace("/", "[/_]")
                + "={0,2}";
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
        for (Pattern form : forms) {
            redacted = form.matcher(redacted).replaceAll(BLOT);
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
