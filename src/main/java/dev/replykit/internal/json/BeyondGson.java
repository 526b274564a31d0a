package dev.replykit.internal.json;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What RFC 8259 allows and Gson's strict reader refuses: numbers that fill its buffer of 1024 characters, and half a
 * surrogate pair. Looked for only when reading failed: each such name, string or number is replaced by a short one, so
 * that all else keeps its place, and is handed back by its ordinal among names, strings and numbers.
 */
final class BeyondGson {
    /** A text in which there is nothing of the kind, or was not looked for. */
    static final BeyondGson NOTHING = new BeyondGson();

    private static final int LONGEST_NUMBER = 1000;
    /** Stands for a long number, and can't be mistaken for an id where only ids are looked for. */
    private static final String NO_ID = "0.5";

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    private final Map<Integer, String> tokens = new HashMap<>();

    private BeyondGson() {}

    /** Looks through the text and takes out of it what Gson refuses. */
    static BeyondGson takenFrom(StringBuilder text) {
        BeyondGson beyond = new BeyondGson();
        int ordinal = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '"' && c != '-' && !isDigit(c)) {
                i++;
                continue;
            }
            int end = c == '"' ? endOfString(text, i + 1) : endOfNumber(text, i + 1);
            String token = text.substring(i, end);
            String meant = c == '"' ? halfPairs(token) : NUMBER.matcher(token).matches() ? token : null;
            if (meant != null && (c == '"' || token.length() > LONGEST_NUMBER)) {
                beyond.tokens.put(ordinal, meant);
                blank(text, i, end, c == '"' ? "\"\"" : NO_ID);
            }
            ordinal++;
            i = end;
        }
        return beyond;
    }

    boolean isNothing() {
        return tokens.isEmpty();
    }

    /** What was meant by the name, string or number of that ordinal, which Gson read as given. */
    String meant(int ordinal, String read) {
        return tokens.getOrDefault(ordinal, read);
    }

    /** Where the number begins with which the text ends, or its end. */
    static int startOfNumberAtEnd(CharSequence text) {
        int start = text.length();
        while (start > 0 && isOfNumber(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isOfNumber(char c) {
        return isDigit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfNumber(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && isOfNumber(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int endOfString(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    /** One by one: {@code StringBuilder.replace} would move all that follows, each time. */
    private static void blank(StringBuilder text, int start, int end, String by) {
        for (int i = start; i < end; i++) {
            text.setCharAt(i, i - start < by.length() ? by.charAt(i - start) : ' ');
        }
    }

    /** The string that the token stands for, if half a surrogate pair is in it and nothing is wrong with it. */
    private static @Nullable String halfPairs(String token) {
        String string = decoded(token);
        return string != null && string.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)
                ? string
                : null;
    }

    private static @Nullable String decoded(String token) {
        int last = token.length() - 1;
        if (last < 1 || token.charAt(last) != '"') {
            return null;
        }
        StringBuilder out = new StringBuilder(last);
        for (int i = 1; i < last; i++) {
            char c = token.charAt(i);
            if (c < ' ') {
                return null;
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            int escape = "\"\\/bfnrtu".indexOf(token.charAt(++i));
            if (escape < 0 || i == last) {
                return null;
            }
            if (token.charAt(i) != 'u') {
                out.append("\"\\/\b\f\n\r\t".charAt(escape));
            } else if (i + 4 < last && token.substring(i + 1, i + 5).chars().allMatch(HexFormat::isHexDigit)) {
                out.append((char) HexFormat.fromHexDigits(token, i + 1, i + 5));
                i += 4;
            } else {
                return null;
            }
        }
        return out.toString();
    }
}
