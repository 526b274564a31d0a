package dev.replykit.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replaces the API key in text that a server sent. It finds the key as it is, in hexadecimal, and in base64, alone or
 * within a longer text; each of these also where characters are escaped once as in URLs, JSON or HTML. Case is ignored.
 *
 * <p>A text may have been cut within the key. So the start of each form is replaced, too, where the text ends.
 */
final class Redactor {
    static final String REPLACEMENT = "[key]";
    /** A shorter key is not replaced, because ordinary words would be replaced with it. */
    private static final int SHORTEST_KEY = 8;
    /** Fewer characters at the end of a text are not taken for the start of a key. */
    private static final int SHORTEST_START = 4;

    /** The last alternative is an escape that was cut at the end of the text. */
    private static final Pattern ESCAPE = Pattern.compile(
            "(?:%|\\\\u00)(?<hex>\\p{XDigit}{2})|&#x0?(?<html>\\p{XDigit}{2});|&#0?(?<decimal>\\d{2,3});"
                    + "|&(?<name>amp|lt|gt|quot|apos);|\\\\(?<mark>[\"'/\\\\])|[%\\\\&][#\\w]{0,5}\\z",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Character> HTML_NAMES =
            Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'');
    /** Takes the place of an escape's other characters. UTF-16 that is read as UTF-8 has it between all characters. */
    private static final char SKIPPED = '\0';

    private final List<Form> forms;

    Redactor(String key) {
        byte[] bytes = key.getBytes(US_ASCII);
        Stream<String> base64 = Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .flatMap(encoder -> Stream.concat(
                        Stream.of(encoder.encodeToString(bytes)),
                        IntStream.range(0, 3).mapToObj(offset -> base64(encoder, bytes, offset))));
        this.forms = key.length() < SHORTEST_KEY
                ? List.of()
                : Stream.concat(Stream.of(key, HexFormat.of().formatHex(bytes)), base64)
                        .map(form -> form.toLowerCase(Locale.ROOT))
                        .distinct()
                        .map(Form::new)
                        .toList();
    }

    /** The characters that the key has in the base64 of every text in which 3n + offset bytes precede it. */
    private static String base64(Base64.Encoder encoder, byte[] key, int offset) {
        byte[] text = new byte[offset + key.length];
        System.arraycopy(key, 0, text, offset, key.length);
        return encoder.encodeToString(text).substring((offset * 4 + 2) / 3, text.length * 4 / 3);
    }

    String redact(String text) {
        int end = text.length();
        while (end > 0 && "\")".indexOf(text.charAt(end - 1)) >= 0) {
            end--; // Such as the quotes that the JDK puts around a server's words.
        }
        char[] chars = new char[end];
        for (int i = 0; i < end; i++) {
            chars[i] = Character.toLowerCase(text.charAt(i));
        }
        BitSet found = new BitSet();
        forms.forEach(form -> form.find(chars, found));
        if (unescape(text, chars)) {
            forms.forEach(form -> form.find(chars, found));
        }
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (int start = found.nextSetBit(0); start >= 0; start = found.nextSetBit(copied)) {
            out.append(text, copied, start).append(REPLACEMENT);
            copied = found.nextClearBit(start);
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Replaces escapes by what they mean, if there are any; all other characters stay where they are. */
    private static boolean unescape(String text, char[] chars) {
        Matcher escape = ESCAPE.matcher(text).region(0, chars.length);
        boolean any = false;
        while (escape.find()) {
            Arrays.fill(chars, escape.start(), escape.end(), SKIPPED);
            chars[escape.start()] = Character.toLowerCase(meaning(escape));
            any = true;
        }
        return any;
    }

    private static char meaning(Matcher escape) {
        String hex = escape.group("hex") == null ? escape.group("html") : escape.group("hex");
        if (hex != null) {
            return (char) Integer.parseInt(hex, 16);
        }
        if (escape.group("decimal") != null) {
            return (char) Integer.parseInt(escape.group("decimal"));
        }
        if (escape.group("name") != null) {
            return HTML_NAMES.get(escape.group("name").toLowerCase(Locale.ROOT));
        }
        return escape.group("mark") == null ? SKIPPED : escape.group("mark").charAt(0);
    }

    /**
     * One form of the key, in lower case. The search is Knuth's, Morris's and Pratt's: its time grows with the text alone,
     * however often the form repeats itself.
     */
    private static final class Form {
        private final char[] form;
        /** By the number of characters found: how many of them are still found when the next one differs. */
        private final int[] fallback;

        Form(String form) {
            this.form = form.toCharArray();
            this.fallback = new int[form.length() + 1];
            for (int i = 1, found = 0; i < form.length(); i++) {
                found = next(found, form.charAt(i));
                fallback[i + 1] = found;
            }
        }

        private int next(int found, char c) {
            int length = found;
            while (length > 0 && form[length] != c) {
                length = fallback[length];
            }
            return form[length] == c ? length + 1 : 0;
        }

        void find(char[] chars, BitSet places) {
            int found = 0;
            for (int i = 0; i < chars.length; i++) {
                if (chars[i] != SKIPPED) {
                    found = next(found, chars[i]);
                }
                if (found == form.length) {
                    mark(chars, i + 1, found, places);
                    found = 0;
                }
            }
            if (found >= SHORTEST_START) {
                mark(chars, chars.length, found, places);
            }
        }

        /** Marks the last characters before the end, and the rest of the last one's escape. */
        private static void mark(char[] chars, int end, int length, BitSet places) {
            int start = end;
            for (int left = length; left > 0; ) {
                left -= chars[--start] == SKIPPED ? 0 : 1;
            }
            int after = end;
            while (after < chars.length && chars[after] == SKIPPED) {
                after++;
            }
            places.set(start, after);
        }
    }
}
