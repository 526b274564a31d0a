package dev.replykit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The key's value. It is checked before any use, shows itself nowhere, and is blotted out of whatever a server echoes.
 */
public final class Secret {
    private static final String BLOT = "[key]";

    /** What stands behind the words that the JDK and we quote. */
    private static final String CLOSING = "\")";

    /** A shorter key is no key of Reply's, and blotting it out would destroy ordinary words. */
    private static final int SHORTEST_SECRET = 8;

    private final String value;
    private final Echoes echoes;

    private Secret(String value) {
        this.value = value;
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        this.echoes = new Echoes(value.length() < SHORTEST_SECRET ? List.of() : forms(value, bytes));
    }

    private static List<String> forms(String key, byte[] bytes) {
        return Stream.concat(
                        Stream.of(key, HexFormat.of().formatHex(bytes)),
                        Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                                .flatMap(base64 -> inBase64(base64, bytes)))
                .distinct()
                .toList();
    }

    /** Alone, and within any other text. */
    private static Stream<String> inBase64(Base64.Encoder base64, byte[] key) {
        return Stream.of(
                base64.encodeToString(key), inner(base64, key, 0), inner(base64, key, 1), inner(base64, key, 2));
    }

    /**
     * What base 64 of a text with the key in it always has, where so many bytes beyond a multiple of three stand
     * before.
     */
    private static String inner(Base64.Encoder base64, byte[] key, int before) {
        byte[] text = new byte[before + key.length];
        System.arraycopy(key, 0, text, before, key.length);
        return base64.encodeToString(text).substring((before * 4 + 2) / 3, text.length * 4 / 3);
    }

    /**
     * The key, if it can stand in a header.
     *
     * @throws IllegalArgumentException where it is empty, or has white space, control or non-ASCII characters; the
     *     message
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

    /**
     * The text without the key: plain, escaped, hexadecimal or in base 64, in any case (a host name loses its
     * capitals). Nor does it end with the first four characters of the key or more, whether it is known to have been
     * cut or not: not every cut is announced. An ordinary text that happens to end so loses them; one that is a JSON
     * object never does.
     */
    public String redact(String text) {
        return echoes.replacedIn(text, BLOT);
    }

    /** The same where somebody's words end before our own closing quote or parenthesis. */
    String redactClause(String clause) {
        int end = clause.length();
        while (end > 0 && CLOSING.indexOf(clause.charAt(end - 1)) >= 0) {
            end--;
        }
        return redact(clause.substring(0, end)) + clause.substring(end);
    }

    @Override
    public String toString() {
        return BLOT;
    }
}
