package dev.replykit.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The API key: checked before any use, and shown nowhere. In text that a server sent it is replaced: as it is, in
 * hexadecimal and in base64, in any case, and with characters escaped once as in URLs, JSON or HTML. Where the text
 * ends the start of each form is replaced, too, since the text may have been cut within the key.
 */
public final class Secret {
    private static final String ADVICE =
            " Copy it again from Reply's settings: the key alone, without a name, quotes, spaces or line breaks.";

    /** Keys that were seen have fewer than a hundred characters. */
    private static final int LONGEST = 512;

    /** A placeholder, JSON, quotes or a comma around a key, or a name before it. */
    private static final Pattern NOT_ALONE = Pattern.compile("(?is)[\"'`{\\[$%<].*|.*[\"'`,;]|your_.*|bearer\\s.*"
            + "|[a-z_\\s-]*(key|token|reply|authorization|secret|password|credential|bearer)[a-z_-]*\\s*[=:].*");

    private static final String REPLACEMENT = "[key]";
    /** A shorter key is not replaced, because ordinary words would be replaced with it. */
    private static final int SHORTEST_KEY = 8;
    /** Fewer characters at the end of a text are not taken for the start of a key. */
    private static final int SHORTEST_START = 4;

    /** The last two: the zeros of UTF-16 that is read as UTF-8, and an escape that was cut at the end of the text. */
    private static final Pattern ESCAPE = Pattern.compile(
            "(?:%|\\\\u00|&#x0?)(?<hex>\\p{XDigit}{2});?|&#0?(?<decimal>\\d{2,3});|&(?<name>amp|lt|gt|quot|apos);"
                    + "|\\\\(?<mark>[\"'/\\\\])|\0|[%\\\\&][#\\w]{0,5}\\z",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> HTML_NAMES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private final String value;
    private final List<String> forms;

    private Secret(String value) {
        byte[] bytes = value.getBytes(US_ASCII);
        this.value = value;
        this.forms = value.length() < SHORTEST_KEY
                ? List.of()
                : Stream.concat(Stream.of(value, HexFormat.of().formatHex(bytes)), base64(bytes))
                        .map(form -> form.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
    }

    /** Refuses what can't be sent in a header, with an {@link IllegalArgumentException} that does not repeat it. */
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

    /** Never the key. */
    @Override
    public String toString() {
        return REPLACEMENT;
    }

    /** Base64 of the key alone, and of the key after 3n, 3n+1 or 3n+2 other bytes: the part that is always the same. */
    private static Stream<String> base64(byte[] key) {
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .flatMap(encoder -> Stream.concat(
                        Stream.of(encoder.encodeToString(key)),
                        IntStream.range(0, 3).mapToObj(offset -> {
                            byte[] text = new byte[offset + key.length];
                            System.arraycopy(key, 0, text, offset, key.length);
                            return encoder.encodeToString(text).substring((offset * 4 + 2) / 3, text.length * 4 / 3);
                        })));
    }

    /** {@return the text without the key} */
    public String redact(String text) {
        int end = text.length();
        while (end > 0 && "\")".indexOf(text.charAt(end - 1)) >= 0) {
            end--; // Such as the quotes that the JDK puts around a server's words.
        }
        String body = text.substring(0, end);
        BitSet found = new BitSet();
        int[] places = IntStream.rangeClosed(0, end).toArray();
        find(body, places, found);
        String unescaped = unescaped(body, places);
        if (unescaped.length() < end) {
            find(unescaped, places, found);
        }
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int start = found.nextSetBit(0); start >= 0; start = found.nextSetBit(copied)) {
            out.append(text, copied, start).append(REPLACEMENT);
            copied = found.nextClearBit(start);
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    /** Marks the forms in the text, at its end also their starts. Character i of it was at {@code places[i]}. */
    private void find(String text, int[] places, BitSet found) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]);
        }
        String lower = new String(chars);
        for (String form : forms) {
            int from = 0;
            for (int i = lower.indexOf(form); i >= 0; i = lower.indexOf(form, from)) {
                from = i + form.length();
                found.set(places[i], places[from]);
            }
            int start = Math.min(form.length() - 1, lower.length());
            while (start >= SHORTEST_START && !lower.endsWith(form.substring(0, start))) {
                start--;
            }
            if (start >= SHORTEST_START) {
                found.set(places[lower.length() - start], places[lower.length()]);
            }
        }
    }

    /** The text with each escape replaced by its character. The places of the characters that remain move with them. */
    private static String unescaped(String text, int[] places) {
        StringBuilder out = new StringBuilder(text.length());
        Matcher escape = ESCAPE.matcher(text);
        int copied = 0;
        boolean more = escape.find();
        while (more || copied < text.length()) {
            int stop = more ? escape.start() : text.length();
            for (; copied < stop; copied++) {
                places[out.length()] = copied;
                out.append(text.charAt(copied));
            }
            if (more) {
                places[out.length()] = copied;
                out.append(meaning(escape));
                copied = escape.end();
                more = escape.find();
            }
        }
        places[out.length()] = text.length();
        return out.toString();
    }

    private static String meaning(Matcher escape) {
        if (escape.group("hex") != null) {
            return Character.toString(Integer.parseInt(escape.group("hex"), 16));
        }
        if (escape.group("decimal") != null) {
            return Character.toString(Integer.parseInt(escape.group("decimal")));
        }
        String mark = Objects.requireNonNullElse(escape.group("mark"), "");
        String name = Objects.requireNonNullElse(escape.group("name"), "").toLowerCase(Locale.ROOT);
        return HTML_NAMES.getOrDefault(name, mark);
    }
}
