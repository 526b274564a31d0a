package dev.replykit;

import org.jspecify.annotations.Nullable;

/**
 * A name without the white space around it, by which a sequence is found again: whether the server trims names is not
 * documented.
 *
 * @param text the name, trimmed
 */
record TrimmedName(String text) {
    /** White space to Unicode, but not to {@link Character}. */
    private static final char NEXT_LINE = '\u0085';

    static TrimmedName of(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && isSpace(name.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(name.charAt(to - 1))) {
            to--;
        }
        return new TrimmedName(name.substring(from, to));
    }

    /** As Unicode has it: {@link String#strip()} leaves no-break spaces, servers may not. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }

    boolean isNameOf(@Nullable String other) {
        return other != null && of(other).equals(this);
    }
}
