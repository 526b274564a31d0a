package dev.replykit.internal.picture;

import dev.replykit.internal.text.Lines;
import java.util.List;

/**
 * A style of text, and how much text fits. Neither SVG nor Java without a display can say how wide text is drawn, so
 * widths are estimated, a little too high.
 */
enum Style {
    TITLE(19, true, false),
    HEADING(14, true, false),
    NUMBER(14, false, true),
    SUBJECT(13, true, false),
    LABEL(13, false, false),
    BODY(13, false, true),
    BRANCH(12, true, false),
    COUNT(12, false, false),
    NOTE(12, false, true),
    SMALL(11, false, true);

    private static final char ELLIPSIS = '\u2026';

    final int size;
    final int weight;
    final String colour;
    final String cssClass;

    /** How many thousandths of the size a thousand units of estimated width take; bold letters are wider. */
    private final int scale;

    Style(int size, boolean isBold, boolean isQuiet) {
        this.size = size;
        this.weight = isBold ? 600 : 400;
        this.colour = isQuiet ? "#56616d" : "#1f2933";
        this.cssClass = isQuiet ? "rk-quiet" : "rk-ink";
        this.scale = isBold ? 870 : 1_000;
    }

    /** The width of the text, in units of the picture. */
    int width(String text) {
        return text.codePoints().map(Style::width).sum() * size / scale;
    }

    /** The start of the text that fits the width, with an ellipsis where it was cut. */
    String cut(String text, int width) {
        return wrap(text, width, 1).get(0);
    }

    /** The text on 1 to {@code most} lines that fit the width, with an ellipsis where it was cut. */
    List<String> wrap(String text, int width, int most) {
        int room = width * scale / size;
        List<String> lines = Lines.broken(text, most, start -> end(text, start, room));
        lines.set(lines.size() - 1, lastLine(lines.get(lines.size() - 1), room));
        return lines;
    }

    /** Cuts between words where that wastes no more than a quarter of the line. */
    private static String lastLine(String rest, int room) {
        if (end(rest, 0, room) == rest.length()) {
            return rest;
        }
        int end = end(rest, 0, room - width(ELLIPSIS));
        int space = rest.lastIndexOf(' ', end);
        return rest.substring(0, space > end * 3 / 4 ? space : end).stripTrailing() + ELLIPSIS;
    }

    /** Where the part of the text ends that starts there and fits. */
    private static int end(String text, int start, int room) {
        int left = room;
        int i = start;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            left -= width(c);
            if (left < 0) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /** In thousandths of the size, as in DejaVu Sans; most fonts are narrower. */
    private static int width(int c) {
        return switch (Character.getType(c)) {
            // Not zero, or a text could be endless.
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 80;
            default -> c < 0x80 ? asciiWidth((char) c) : c < 0x1100 || (c >= 0x1E00 && c < 0x2E80) ? 720 : 1_050;
        };
    }

    private static int asciiWidth(char c) {
        return switch (c) {
            case ' ', 'i', 'j', 'l', 'I', '.', ',', ':', ';', '\'', '!', '|' -> 330;
            case 'f', 'r', 't', '(', ')', '[', ']', '/', '-', '"' -> 410;
            case 'c', 'k', 's', 'v', 'x', 'y', 'z' -> 590;
            case 'm', 'w', 'M', 'W', '@', '%' -> 990;
            case '#', '&', '+', '<', '=', '>', '~', '^' -> 840;
            default -> Character.isUpperCase(c) ? 750 : 640;
        };
    }
}
