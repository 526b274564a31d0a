package dev.replykit.internal.http;

import java.util.Arrays;
import java.util.List;

/**
 * What may stand at a place of a text: a character as it is, or one that JSON, a URL, HTML, a programming language or a
 * shell has escaped. What begins an escape may be escaped itself, in any of these ways and again: {@code \\u002B},
 * {@code %25252B} and {@code %5Cx2B} are a plus. What looks like an escape may be plain, so there may be several
 * answers.
 */
final class Escapes {
    /** No character takes more places than that, with all that its escape is made of. */
    static final int LONGEST = 63;

    /**
     * The meaning of what only stands between: backslashes, of which nested escapes have any number; zeros between the
     * letters of UTF-16; what is left of a character that was cut; and an escape of which the text has the beginning
     * only.
     */
    static final char NOTHING = 0;

    /** Names of HTML, and what they mean. */
    private static final List<String> NAMES = List.of(("amp& lt< gt> quot\" apos' plus+ sol/ equals= lowbar_ underbar_"
                    + " excl! num# dollar$ percnt% lpar( rpar) ast* midast* comma, period. colon: semi; quest? commat@"
                    + " lbrack[ lsqb[ bsol\\ rbrack] rsqb] hat^ grave` diacriticalgrave` lbrace{ lcub{ vert| verbar|"
                    + " verticalline| rbrace} rcub}")
            .split(" "));

    private static final int ASCII = 127;

    /** Of a character: what decoding makes of it. */
    private static final char HALF = '\ufffd';

    private final String text;
    private int start;
    private char[] meanings = new char[16];
    private int[] ends = new int[16];
    private int size;

    Escapes(String text) {
        this.text = text;
    }

    /** Whether nothing begins with it but the character itself. */
    static boolean isPlain(char c) {
        return switch (c) {
            case '\\', '%', '&', '\'', HALF, NOTHING -> false;
            default -> true;
        };
    }

    /** Reads what may stand at the place, and tells how many answers there are. */
    int read(int at) {
        start = at;
        size = 0;
        char c = text.charAt(at);
        add(c == HALF ? NOTHING : c, at + 1);
        if (c == '\'') {
            quoteInShell(at + 1);
        }
        for (int i = 0; i < size; i++) {
            switch (meanings[i]) {
                case '\\' -> codeOfLanguage(ends[i]);
                case '%' -> codeInUrl(ends[i]);
                case '&' -> entity(ends[i]);
                default -> {}
            }
        }
        return size;
    }

    char meaning(int answer) {
        return meanings[answer];
    }

    int end(int answer) {
        return ends[answer];
    }

    private void add(char meaning, int end) {
        if (end - start > LONGEST || has(meaning, end)) {
            return;
        }
        if (size == ends.length) {
            meanings = Arrays.copyOf(meanings, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        meanings[size] = meaning;
        ends[size++] = end;
        if (meaning == '\\') {
            add(NOTHING, end);
        }
    }

    private boolean has(char meaning, int end) {
        for (int i = 0; i < size; i++) {
            if (ends[i] == end && meanings[i] == meaning) {
                return true;
            }
        }
        return false;
    }

    private void cutAt(int place) {
        if (place == text.length()) {
            add(NOTHING, place);
        }
    }

    /** Behind a backslash: u002B, U0000002B, x2B or 053. */
    private void codeOfLanguage(int at) {
        switch (at < text.length() ? text.charAt(at) : NOTHING) {
            case 'U' -> {
                hexadecimal(at + 1, 4);
                hexadecimal(at + 1, 8);
            }
            case 'u' -> hexadecimal(at + 1, 4);
            case 'x', 'X' -> hexadecimal(at + 1, 2);
            default -> octal(at);
        }
    }

    /** 2B, or u002B as JavaScript once had it. */
    private void codeInUrl(int at) {
        hexadecimal(at, 2);
        if (text.startsWith("u", at)) {
            hexadecimal(at + 1, 4);
        }
    }

    private void hexadecimal(int at, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            cutAt(at + i);
            int digit = digit(at + i, 16);
            if (digit < 0) {
                return;
            }
            value = value * 16 + digit;
        }
        if (value >= 0 && value <= ASCII) {
            add((char) value, at + digits);
        }
    }

    private void octal(int at) {
        int value = 0;
        int end = at;
        while (end < at + 3 && digit(end, 8) >= 0) {
            value = value * 8 + digit(end, 8);
            end++;
        }
        if (end > at && value <= ASCII) {
            add((char) value, end);
        }
        if (end < at + 3) {
            cutAt(end);
        }
    }

    private void entity(int at) {
        if (text.startsWith("#", at)) {
            boolean isHexadecimal = text.regionMatches(true, at + 1, "x", 0, 1);
            cutAt(at + 1);
            number(isHexadecimal ? at + 2 : at + 1, isHexadecimal ? 16 : 10);
            return;
        }
        cutAt(at);
        char initial = at < text.length() ? Character.toLowerCase(text.charAt(at)) : NOTHING;
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            int length = name.length() - 1;
            if (name.charAt(0) != initial) {
                continue;
            }
            if (text.regionMatches(true, at, name, 0, length)) {
                entity(name.charAt(length), at + length);
            } else if (text.length() < at + length && text.regionMatches(true, at, name, 0, text.length() - at)) {
                cutAt(text.length());
            }
        }
    }

    /** With any number of zeros before. */
    private void number(int at, int radix) {
        int value = 0;
        int end = at;
        while (end - start < LONGEST && digit(end, radix) >= 0) {
            value = Math.min(value * radix + digit(end, radix), ASCII + 1);
            end++;
        }
        if (end > at && value <= ASCII) {
            entity((char) value, end);
        }
        cutAt(end);
    }

    /** Browsers do without the semicolon. */
    private void entity(char meaning, int end) {
        add(meaning, end);
        if (text.startsWith(";", end)) {
            add(meaning, end + 1);
        }
    }

    /** Quoted text ends, has an escaped quote, and begins anew: {@code '\''}. */
    private void quoteInShell(int at) {
        int end = at;
        while (text.startsWith("\\", end) && end - start < LONGEST) {
            end++;
        }
        if (end == at) {
            return;
        }
        if (text.startsWith("''", end)) {
            add('\'', end + 2);
        }
        cutAt(text.startsWith("'", end) ? end + 1 : end);
    }

    private int digit(int at, int radix) {
        char c = at < text.length() ? text.charAt(at) : NOTHING;
        return c <= ASCII ? Character.digit(c, radix) : -1;
    }
}
