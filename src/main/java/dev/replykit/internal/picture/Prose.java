package dev.replykit.internal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Foreign texts made fit for a picture: on one line, never longer than asked. Neither SVG nor Java without a display
 * tells how wide a text is drawn, so widths are estimated, a little high, in thousandths of the font's size.
 */
final class Prose {
    /** More of a text is never drawn, so more is never read into memory. */
    private static final int LONGEST = 2_000;

    private static final int LONGEST_WORD = 60;
    private static final int MOST_MARKS = 3;

    /** Soft hyphen, zero-width space, word joiner, byte order mark: where a line may break, which is for us to say. */
    private static final String INVISIBLE = "\u00ad\u200b\u2060\ufeff";

    private static final int LONGEST_TAG_NAME = 12;

    /** Tags that put their content on a line or in a cell of its own. */
    private static final Set<String> BREAKING = Set.of(
            "p", "br", "div", "li", "ul", "ol", "tr", "td", "th", "table", "hr", "h1", "h2", "h3", "h4", "blockquote");

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

    /** The text on one line: any run of white space is one space, and there is none at its ends. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < LONGEST; i += Character.charCount(text.codePointAt(i))) {
            append(out, text.codePointAt(i));
        }
        return out.toString().stripTrailing();
    }

    /** What a reader sees of HTML: no tags, no comments, no style sheets. What only looks like a tag stays. */
    static String fromHtml(String html) {
        StringBuilder out = new StringBuilder();
        int lastEnd = html.lastIndexOf('>');
        int i = 0;
        while (i < html.length() && out.length() < LONGEST) {
            int c = html.codePointAt(i);
            if (c == '<' && i < lastEnd && startsTag(html, i)) {
                if (BREAKING.contains(tagName(html, i))) {
                    append(out, ' ');
                }
                i = endOfTag(html, i);
            } else if (c == '&') {
                i = entity(html, i, out);
            } else {
                append(out, c);
                i += Character.charCount(c);
            }
        }
        return out.toString().stripTrailing();
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
        int end = fit(text, start, width);
        lines.add(
                end == text.length()
                        ? text.substring(start)
                        : text.substring(start, fit(text, start, width - width('…')))
                                        .stripTrailing() + "…");
        return lines;
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

    private static void append(StringBuilder out, int c) {
        if (INVISIBLE.indexOf(c) >= 0 || (isMark(c) && endsWithMarks(out))) {
            return; // more marks would climb over the whole picture
        } else if (!Character.isWhitespace(c) && c != '\u00a0') {
            out.appendCodePoint(c);
        } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean endsWithMarks(StringBuilder out) {
        int length = out.length();
        return length >= MOST_MARKS && out.chars().skip(length - MOST_MARKS).allMatch(Prose::isMark);
    }

    private static boolean startsTag(String html, int start) {
        char first = html.charAt(start + 1);
        return Character.isLetter(first) || first == '/' || first == '!';
    }

    private static String tagName(String html, int start) {
        int from = html.charAt(start + 1) == '/' ? start + 2 : start + 1;
        int to = from;
        while (to < html.length() && to - from < LONGEST_TAG_NAME && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        return html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    /** The place behind the tag; style sheets, scripts and comments go too, to the end where nothing closes them. */
    private static int endOfTag(String html, int start) {
        String end = html.startsWith("<!--", start)
                ? "-->"
                : switch (html.charAt(start + 1) == '/' ? "" : tagName(html, start)) {
                    case "style" -> "</style>";
                    case "script" -> "</script>";
                    default -> ">";
                };
        int at = html.indexOf(end, start);
        return at < 0 ? html.length() : at + end.length();
    }

    private static int entity(String html, int start, StringBuilder out) {
        String[] entities = {"&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'", "&nbsp;", " "};
        for (int i = 0; i < entities.length; i += 2) {
            if (html.startsWith(entities[i], start)) {
                append(out, entities[i + 1].charAt(0));
                return start + entities[i].length();
            }
        }
        append(out, '&');
        return start + 1;
    }
}
