package dev.replykit.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Words on lines that fit a terminal. */
public final class Lines {
    /** No line is longer than so many columns. */
    public static final int WIDTH = 100;

    private static final int ROOM = 4;
    private static final int LONGEST_FINDING = 6;

    private Lines() {}

    /** The text over lines of at most 100 columns, broken between words, and within one only where it is longer. */
    public static String wrapped(String text, String first, String next) {
        return wrapped(text, first, next, Integer.MAX_VALUE);
    }

    /** One of several findings, over lines that leave room to be indented. */
    public static String finding(String text) {
        return wrapped(text, "", "    ", LONGEST_FINDING, WIDTH - ROOM);
    }

    /** The text over lines of at most 100 columns, cut with "..." where it takes more than so many of them. */
    public static String wrapped(String text, String first, String next, int most) {
        return wrapped(text, first, next, most, WIDTH);
    }

    private static String wrapped(String text, String first, String next, int most, int width) {
        List<String> lines = new ArrayList<>();
        String line = Columns.oneLine(text);
        int from = 0;
        String indent = first;
        while (true) {
            int room = width - indent.length();
            String rest = line.substring(from, Math.min(line.length(), from + room * WIDTH));
            int end = Math.min(rest.length(), Math.max(1, Columns.fitting(rest, room)));
            if (from + end == line.length() || lines.size() == most - 1) {
                return String.join("\n", lines) + (lines.isEmpty() ? "" : "\n") + indent + Columns.cut(rest, room);
            }
            int space = rest.lastIndexOf(' ', end);
            lines.add(indent + rest.substring(0, space > 0 ? space : end));
            from += space > 0 ? space + 1 : end;
            indent = next;
        }
    }
}
