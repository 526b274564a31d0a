package dev.replykit.internal.text;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Foreign text in the columns of a terminal. It never splits what a person sees as one character, such as a letter with
 * its accents or an emoji of several parts, and removes what could break out of its place: line breaks, control
 * characters and their escape sequences, and characters that change the direction of writing.
 */
public final class Columns {
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final String CUT = "...";
    /** The most marks on one character; hundreds of accents would cover other lines. */
    private static final int MOST_MARKS = 8;
    /** The most {@code char}s of one character, with a margin; a hostile text can join any number. */
    private static final int LONGEST_CHARACTER = 32;
    /** Enough for accents and for some emoji of many parts. */
    private static final int CHARS_PER_COLUMN = 2;

    private static final int EMOJI_VARIATION = 0xFE0F;

    /** Characters of two columns: first and last of each range of Unicode's East Asian Width W and F. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19,
        0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF,
        0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E,
        0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440,
        0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595,
        0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5,
        0x1F6D8, 0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C,
        0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD,
    };

    private Columns() {}

    /** How many columns a printable line takes. */
    public static int width(String line) {
        int width = 0;
        Matcher characters = CHARACTER.matcher(line);
        while (characters.find()) {
            width += widthOf(characters.group());
        }
        return width;
    }

    /** The text on one line of at most that many columns, at least three; with "..." where it was cut. */
    public static String cut(String text, int columns) {
        String line = oneLine(text, columns * LONGEST_CHARACTER);
        return end(line, 0, columns) == line.length()
                ? line
                : line.substring(0, end(line, 0, columns - CUT.length())).stripTrailing() + CUT;
    }

    /** The same in double quotes, which count. */
    public static String quoted(String text, int columns) {
        return '"' + cut(text, columns - 2) + '"';
    }

    /** The whole text on one line. */
    public static String oneLine(String text) {
        return oneLine(text, text.length());
    }

    /** The end of the part of a printable line that begins at {@code start} and fits the columns. */
    static int end(String line, int start, int columns) {
        int longest = columns * CHARS_PER_COLUMN + LONGEST_CHARACTER;
        int width = 0;
        Matcher characters = CHARACTER.matcher(line).region(start, Math.min(line.length(), start + longest + 1));
        while (characters.find()) {
            width += widthOf(characters.group());
            if (width > columns || characters.end() - start > longest) {
                return characters.start();
            }
        }
        return line.length();
    }

    /** Reads no more of the text than it needs for so many {@code char}s. */
    private static String oneLine(String text, int longest) {
        StringBuilder out = new StringBuilder();
        boolean isAfterSpace = false;
        int marks = 0;
        int before = 0;
        for (int i = 0; i < text.length() && out.length() < longest; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (isSpace(c)) {
                isAfterSpace = out.length() > 0;
                continue;
            }
            marks = isMark(c) ? marks + 1 : 0;
            int shown = Printable.orReplacement(c);
            if (marks > MOST_MARKS || (shown == Printable.REPLACEMENT && before == shown && !isAfterSpace)) {
                continue;
            }
            out.append(isAfterSpace ? " " : "").appendCodePoint(shown);
            isAfterSpace = false;
            before = shown;
        }
        return out.toString();
    }

    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == 0x85;
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static int widthOf(String character) {
        return character.indexOf(EMOJI_VARIATION) > 0
                ? 2
                : Math.min(2, character.codePoints().map(Columns::widthOf).sum());
    }

    private static int widthOf(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        int at = Arrays.binarySearch(WIDE, c);
        return at >= 0 || -(at + 1) % 2 == 1;
    }
}
