package dev.replykit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The key's value. It is checked before any use, shows itself nowhere, and is blotted out of whatever a server echoes. */
public final class Secret {
    private static final String BLOT = "[key]";
    /** A shorter key is no key of Reply's, and blotting it out of an answer would destroy ordinary words. */
    private static final int SHORTEST_SECRET = 8;

    private static final Map<Integer, String> NAMED_IN_HTML =
            Map.of((int) '&', "amp", (int) '<', "lt", (int) '>', "gt", (int) '"', "quot", (int) '\'', "apos");

    private final String value;
    private final List<Pattern> forms;

    private Secret(String value) {
        this.value = value;
        this.forms = Stream.of(value, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.US_ASCII)))
                .map(form -> form.chars().mapToObj(Secret::asWritten).collect(Collectors.joining()))
                .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    /** A pattern for the character as JSON, a URL or HTML may have it: decoded later, an escaped key is a key again. */
    private static String asWritten(int c) {
        String plain = Pattern.quote(Character.toString(c));
        String named = NAMED_IN_HTML.containsKey(c) ? "|&" + NAMED_IN_HTML.get(c) + ";" : "";
        String escaped = "\"\\/".indexOf(c) < 0 ? "" : "\\\\" + plain + "|";
        return String.format(
                Locale.ROOT, "(?:%s%s|\\\\u%04x|%%%02x|&#0{0,5}%d;|&#x0{0,5}%x;%s)", escaped, plain, c, c, c, c, named);
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
