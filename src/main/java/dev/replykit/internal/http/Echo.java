package dev.replykit.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text that a server may repeat, in any case, and each of its characters as it is or as JSON, a URL or HTML may have
 * it: an escaped key that is decoded later is a key again. No pattern: a long one would overflow the stack.
 */
final class Echo {
    private static final Map<Character, String> NAMED_IN_HTML = Map.of(
            '&',
            "&amp;",
            '<',
            "&lt;",
            '>',
            "&gt;",
            '"',
            "&quot;",
            '\'',
            "&apos;",
            '+',
            "&plus;",
            '/',
            "&sol;",
            '=',
            "&equals;",
            '_',
            "&lowbar;");

    /** Fewer characters where an answer was cut are not taken for the beginning of the text. */
    private static final int TELLING = 4;

    private final String text;
    private final List<List<String>> escapes;

    Echo(String text) {
        this.text = text;
        this.escapes = text.chars().mapToObj(c -> escapes((char) c)).toList();
    }

    /** Of a printable character of ASCII: two hexadecimal digits. */
    private static List<String> escapes(char c) {
        String hex = Integer.toHexString(c);
        List<String> forms = new ArrayList<>(List.of("\\u00" + hex, "%" + hex, "%25" + hex));
        if (c == '"' || c == '\\' || c == '/') {
            forms.add("\\" + c);
        }
        if (NAMED_IN_HTML.containsKey(c)) {
            forms.add(NAMED_IN_HTML.get(c));
        }
        return List.copyOf(forms);
    }

    /** The answer with something else in each place of the text; where it was cut, also of the beginning of the text. */
    String replacedIn(String answer, String by, boolean cut) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < answer.length(); i++) {
            int end = mayBegin(answer.charAt(i)) ? endIn(answer, i, cut) : -1;
            if (end > i) {
                out.append(answer, copied, i).append(by);
                copied = end;
                i = end - 1;
            }
        }
        return copied == 0
                ? answer
                : out.append(answer, copied, answer.length()).toString();
    }

    private boolean mayBegin(char c) {
        return isEscape(c) || isSame(c, text.charAt(0));
    }

    private static boolean isEscape(char c) {
        return c == '\\' || c == '%' || c == '&';
    }

    private static boolean isSame(char c, char other) {
        return Character.toLowerCase(c) == Character.toLowerCase(other);
    }

    /** Where it ends if it stands there, else -1. What looks like an escape may be plain, so both are followed. */
    private int endIn(String answer, int start, boolean cut) {
        Set<Integer> places = Set.of(start);
        for (int i = 0; i < text.length(); i++) {
            Set<Integer> next = new TreeSet<>();
            for (int at : places) {
                if (at < answer.length()) {
                    follow(i, answer, at, next);
                } else if (cut && i >= TELLING) {
                    return at;
                }
            }
            if (next.isEmpty()) {
                return -1;
            }
            places = next;
        }
        return places.stream().mapToInt(at -> at).max().orElse(-1);
    }

    private void follow(int index, String answer, int at, Set<Integer> ends) {
        char c = answer.charAt(at);
        if (isSame(c, text.charAt(index))) {
            ends.add(at + 1);
        }
        if (isEscape(c)) {
            for (String escape : escapes.get(index)) {
                if (answer.regionMatches(true, at, escape, 0, escape.length())) {
                    ends.add(at + escape.length());
                }
            }
            int end = endOfNumericEntity(text.charAt(index), answer, at);
            if (end > at) {
                ends.add(end);
            }
        }
    }

    /** Decimal or hexadecimal, with any number of zeros before. */
    private static int endOfNumericEntity(char meant, String answer, int at) {
        if (!answer.startsWith("&#", at)) {
            return -1;
        }
        boolean hexadecimal = answer.regionMatches(true, at, "&#x", 0, 3);
        int digits = at + (hexadecimal ? 3 : 2);
        while (answer.startsWith("0", digits)) {
            digits++;
        }
        String rest = (hexadecimal ? Integer.toHexString(meant) : Integer.toString(meant)) + ";";
        return answer.regionMatches(true, digits, rest, 0, rest.length()) ? digits + rest.length() : -1;
    }
}
