package dev.replykit.internal.picture;

import dev.replykit.internal.text.Columns;
import dev.replykit.internal.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Foreign texts made fit for a picture: on one line, never longer than asked. Neither SVG nor Java without a display
 * tells how wide a text is drawn, so widths are estimated, a little high, in thousandths of the font's size.
 */
final class Prose {
    /** More of a text is never drawn, so more is never read into memory. */
    private static final int LONGEST = 2_000;

    private static final int LONGEST_WORD = 60;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private Prose() {}

    /** Whether a picture may hold the character as it is. */
    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER; // others turn direction
            default -> (c & 0xFFFE) != 0xFFFE;
        };
    }

    /** The text on one line. */
    static String plain(String text) {
        return Columns.oneLine(text.substring(0, Math.min(text.length(), LONGEST)));
    }

    /** What a reader sees of HTML, on one line. */
    static String fromHtml(String html) {
        return plain(Html.firstWords(html, LONGEST));
    }

    /** The start of the text, no wider than asked, with an ellipsis where it was cut. */
    static String cut(String text, int width) {
        return wrap(text, width, 1).get(0);
    }

    /** The text on at least one and at most this many lines, none wider than asked, an ellipsis where it was cut. */
    static List<String> wrap(String text, int width, int most) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (lines.size() < most - 1) {
            int end = fit(text, start, width);
            if (end == text.length()) {
                break;
            }
            int space = text.lastIndexOf(' ', end);
            int next = space > start ? space : end;
            lines.add(text.substring(start, next));
            start = space > start ? space + 1 : end;
        }
        lines.add(lastLine(text.substring(start), width));
        return lines;
    }

    /** Cut between words where that wastes no more than a quarter of the line. */
    private static String lastLine(String rest, int width) {
        if (fit(rest, 0, width) == rest.length()) {
            return rest;
        }
        int end = fit(rest, 0, width - width('…'));
        int space = rest.lastIndexOf(' ', end);
        return rest.substring(0, space > end * 3 / 4 ? space : end).stripTrailing() + "…";
    }

    /** How wide the text is drawn, about. */
    static int width(String text) {
        return text.codePoints().map(Prose::width).sum();
    }

    /** A word such as {@code emailAccountSendingBlocked} as people write it; other texts as they are. */
    static String words(String word) {
        return word.length() <= LONGEST_WORD && word.matches("[a-z]+([A-Z][a-z]+)+")
                ? word.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)
                : plain(word);
    }

    private static int fit(String text, int start, int width) {
        int left = width;
        int i = start;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            left -= width(c);
            if (left < 0) {
                return Math.max(i, start + (i == start ? Character.charCount(c) : 0));
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private static int width(int c) {
        if (c < 0x80) {
            return "ijl.,:;'|!It()[]f/ r".indexOf(c) >= 0
                    ? 400
                    : "mwMW@%".indexOf(c) >= 0 ? 1_000 : Character.isUpperCase(c) ? 720 : 630;
        }
        if (isMark(c) || Character.getType(c) == Character.FORMAT) {
            return 80; // not zero, or a text could be endless
        }
        return c < 0x1100 || (c >= 0x1E00 && c < 0x2E80) ? 720 : 1_050;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
