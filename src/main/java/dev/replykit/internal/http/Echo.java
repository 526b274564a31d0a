package dev.replykit.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text that a server may repeat, in any case, and each of its characters as it is or as JSON, a URL or HTML may have
 * it: an escaped key that is decoded later is a key again. No pattern: a long one would overflow the stack.
 */
final class Echo {
    private static final Map<Character, String> NAMED_IN_HTML =
            Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\'', "&apos;");

    /** Fewer characters at the end of an answer are not taken for the beginning of the text. */
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
        List<String> forms = new ArrayList<>(
                List.of("\\u00" + hex, "%" + hex, "%25" + hex, "&#" + (int) c + ";", "&#x" + hex + ";"));
        if (c == '"' || c == '\\' || c == '/') {
            forms.add("\\" + c);
        }
        if (NAMED_IN_HTML.containsKey(c)) {
            forms.add(NAMED_IN_HTML.get(c));
        }
        return List.copyOf(forms);
    }

    /** The answer with something else in each place of the text. */
    String replacedIn(String answer, String by) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < answer.length(); i++) {
            int end = endIn(answer, i);
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

    /**
     * Where it ends if it stands there, else -1. What looks like an escape may be a part of it, so plain comes first. At
     * the end of an answer, which may have been cut there, its beginning is enough.
     */
    private int endIn(String answer, int start) {
        if (answer.regionMatches(true, start, text, 0, text.length())) {
            return start + text.length();
        }
        int at = start;
        for (int i = 0; i < text.length() && at >= 0; i++) {
            if (at == answer.length()) {
                return i >= TELLING ? at : -1;
            }
            at = after(i, answer, at);
        }
        return at;
    }

    private int after(int index, String answer, int at) {
        char c = at < answer.length() ? answer.charAt(at) : 0;
        if (c == '\\' || c == '%' || c == '&') {
            for (String escape : escapes.get(index)) {
                if (answer.regionMatches(true, at, escape, 0, escape.length())) {
                    return at + escape.length();
                }
            }
        }
        return Character.toLowerCase(c) == Character.toLowerCase(text.charAt(index)) ? at + 1 : -1;
    }
}
