package dev.replykit.internal.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Foreign text in the columns of a terminal. What a person takes for one character (a letter with its accents, an emoji
 * of several parts) is never split, and what could break out of its place is taken away: line breaks, control
 * characters with their escape sequences, and marks that change the direction of writing.
 */
public final class Columns {
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final String CUT = "...";
    /** More than any honest character has; some texts pile up hundreds of accents to climb into other lines. */
    private static final int MOST_MARKS = 8;
    /** How many {@code char}s may stand for one column, with a margin. */
    private static final int LONGEST_CHARACTER = 4 * MOST_MARKS;
    /** So many {@code char}s for each column leave room for accents, and for some emoji of many parts. */
    private static final int MOST_ON_AVERAGE = 2;

    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_VARIATION = 0xFE0F;

    private Columns() {}

    /** How many columns the text takes. It should come from here, on one line and without anything harmful. */
    public static int width(String line) {
        int width = 0;
        Matcher characters = CHARACTER.matcher(line);
        while (characters.find()) {
            width += widthOf(characters.group());
        }
        return width;
    }

    /** The text on one line, in at most so many columns, of which there are at least three; "..." where it was cut. */
    public static String cut(String text, int columns) {
        String line = oneLine(text, columns * LONGEST_CHARACTER);
        return fitting(line, columns) == line.length()
                ? line
                : line.substring(0, fitting(line, columns - CUT.length())).stripTrailing() + CUT;
    }

    /** The text in double quotes, the whole in at most so many columns. */
    public static String quoted(String text, int columns) {
        return '"' + cut(text, columns - 2) + '"';
    }

    /** The whole text on one line. */
    public static String oneLine(String text) {
        return oneLine(text, text.length());
    }

    /** Where the part of a line ends that fits so many columns. What no honest character is as long as may be split. */
    static int fitting(String line, int columns) {
        int longest = columns * MOST_ON_AVERAGE + LONGEST_CHARACTER;
        int width = 0;
        Matcher characters = CHARACTER.matcher(line);
        while (characters.find()) {
            width += widthOf(characters.group());
            if (width > columns || characters.end() > longest) {
                boolean isMonster = characters.end() - characters.start() > LONGEST_CHARACTER;
                return isMonster && characters.start() == 0
                        ? line.offsetByCodePoints(0, columns / 2)
                        : characters.start();
            }
        }
        return line.length();
    }

    static String left(String line, int columns) {
        return line + " ".repeat(Math.max(0, columns - width(line)));
    }

    static String right(String line, int columns) {
        return " ".repeat(Math.max(0, columns - width(line))) + line;
    }

    /** Reads no more of the text than it needs for so many {@code char}s. */
    private static String oneLine(String text, int longest) {
        StringBuilder out = new StringBuilder();
        boolean space = false;
        int marks = 0;
        int before = 0;
        for (int i = 0; i < text.length() && out.length() < longest; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (isSpace(c)) {
                space = out.length() > 0;
                continue;
            }
            marks = isMark(c) ? marks + 1 : before == ZERO_WIDTH_JOINER ? marks : 0;
            int shown = isHarmless(c) ? c : REPLACEMENT;
            if (marks > MOST_MARKS || (shown == REPLACEMENT && before == REPLACEMENT && !space)) {
                continue;
            }
            out.append(space ? " " : "").appendCodePoint(shown);
            space = false;
            before = shown;
        }
        return out.toString();
    }

    private static boolean isSpace(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c >= '\t' && c <= '\r') || c == 0x85;
        };
    }

    /** Whether it is drawn into the character before. */
    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER || isSkinTone(c) || isJoinedHangul(c);
        };
    }

    /** The whole text; what would steer a terminal is written as an escape of JSON and Java, but for what is allowed. */
    public static String escaped(String text, String allowed) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHarmless(c) || allowed.indexOf(c) >= 0) {
                out.appendCodePoint(c);
            } else {
                for (char half : Character.toChars(c)) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
                }
            }
        });
        return out.toString();
    }

    /** The text with each character that is not harmless replaced by U+FFFD. */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(c -> isHarmless(c) ? c : REPLACEMENT).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Whether it steers no terminal. The joiners hold emoji and Persian words together, and turn nothing around. */
    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            default -> (c & 0xFFFE) != 0xFFFE;
        };
    }

    private static int widthOf(String character) {
        boolean joined = character.codePoints().anyMatch(c -> c == ZERO_WIDTH_JOINER || isSkinTone(c))
                && WideCharacters.contains(character.codePointAt(0));
        if (joined || character.indexOf(EMOJI_VARIATION) > 0) {
            return 2;
        }
        return character.codePoints().map(Columns::widthOf).sum();
    }

    private static int widthOf(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isJoinedHangul(c) ? 0 : WideCharacters.contains(c) ? 2 : 1;
        };
    }

    private static boolean isSkinTone(int c) {
        return c >= 0x1F3FB && c <= 0x1F3FF;
    }

    /** Vowels and final consonants, which are drawn into the consonant before. */
    private static boolean isJoinedHangul(int c) {
        return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
    }
}
