package dev.replykit.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Text on lines that fit the terminal, and lists of findings. */
public final class Lines {
    /** Set by the launchers, which can ask the terminal. */
    private static final String COLUMNS = "replykit.columns";

    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;
    /** Where the width is unknown, text may be broken once more, by the terminal. */
    private static final int TEXT = 100;

    private static final Pattern STEP = Pattern.compile("(?s)/steps/(\\d{1,9})(?:/variants/(\\d{1,9}))?(?:/.*)?");
    private static final int INDENTATION = 4;
    private static final int LONGEST_FINDING = 6;
    private static final int MOST_BULLETS = 20;
    private static final int NARROWEST_CELL = 20;

    private Lines() {}

    /** The width of what must stay on one line, such as the row of a table: from 60 to 120, 80 where it is unknown. */
    public static int width() {
        return width(80);
    }

    private static int width(int unknown) {
        int columns = Integer.getInteger(COLUMNS, 0);
        return columns < 1 ? unknown : Math.max(NARROWEST, Math.min(WIDEST, columns));
    }

    static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
    }

    /** The text on lines that fit the terminal, broken between words, and within a word only where it is longer. */
    public static String wrapped(String text, String first, String next) {
        return wrapped(text, first, next, Integer.MAX_VALUE);
    }

    /** The same on at most {@code most} lines, with "..." where it was cut. */
    public static String wrapped(String text, String first, String next, int most) {
        return wrapped(text, first, next, most, width(TEXT));
    }

    /** One of several findings, on lines that can still be indented. */
    public static String finding(String text) {
        return wrapped(text, "", "    ", LONGEST_FINDING, width(TEXT) - INDENTATION);
    }

    private static String wrapped(String text, String first, String next, int most, int width) {
        String line = Columns.oneLine(text);
        int firstRoom = width - first.length();
        int nextRoom = width - next.length();
        List<String> lines = broken(line, most, at -> Columns.end(line, at, at == 0 ? firstRoom : nextRoom));
        int last = lines.size() - 1;
        lines.set(last, Columns.cut(lines.get(last), last == 0 ? firstRoom : nextRoom));
        return first + String.join("\n" + next, lines);
    }

    /**
     * The text on at most {@code most} lines, broken between words where it has spaces. The last line has all the rest,
     * whether it fits or not.
     *
     * @param end gives, for the start of a line, where its text ends
     */
    public static List<String> broken(String text, int most, IntUnaryOperator end) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (lines.size() < most - 1 && start < text.length()) {
            int fits = Math.max(end.applyAsInt(start), text.offsetByCodePoints(start, 1));
            if (fits == text.length()) {
                break;
            }
            int space = text.lastIndexOf(' ', fits);
            lines.add(text.substring(start, space > start ? space : fits));
            start = space > start ? space + 1 : fits;
        }
        lines.add(text.substring(start));
        return lines;
    }

    /**
     * The rows of a table that is indented by two columns. Numbers are aligned on the right, and the last cell is cut
     * where the terminal ends.
     */
    public static List<String> table(List<List<String>> rows) {
        int last = rows.get(0).size() - 1;
        int[] widths = IntStream.range(0, last)
                .map(column -> rows.stream()
                        .mapToInt(row -> Columns.width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        int room = Math.max(NARROWEST_CELL, width() - IntStream.of(widths).sum() - 2 * (last + 1));
        return rows.stream()
                .map(row -> IntStream.range(0, last)
                                .mapToObj(column -> aligned(row.get(column), widths[column]) + "  ")
                                .collect(Collectors.joining())
                        + Columns.cut(row.get(last), room))
                .map(String::stripTrailing)
                .toList();
    }

    private static String aligned(String cell, int columns) {
        String spaces = " ".repeat(columns - Columns.width(cell));
        return cell.matches("[#0-9]+") ? spaces + cell : cell + spaces;
    }

    /** The items one below the other, at most 20 of them, with a line break and the indentation before each line. */
    public static String bullets(List<?> items, String indentation) {
        return bullets(items, indentation, MOST_BULLETS);
    }

    /** The first {@code most} items, each on lines of its own. */
    public static String bullets(List<?> items, String indentation, int most) {
        String more = items.size() > most ? "\n" + indentation + "... and " + (items.size() - most) + " more" : "";
        return items.stream()
                        .limit(most)
                        .flatMap(item -> item.toString().lines())
                        .map(line -> "\n" + indentation + line)
                        .collect(Collectors.joining())
                + more;
    }

    /** A pointer, and the step and variant in it as people count them: {@code /steps/0/name (step 1)}. */
    public static String place(String pointer) {
        Matcher step = STEP.matcher(pointer);
        if (!step.matches()) {
            return pointer.isEmpty() ? "(whole body)" : pointer;
        }
        String variant = step.group(2) == null ? "" : ", variant " + (Long.parseLong(step.group(2)) + 1);
        return pointer + " (step " + (Long.parseLong(step.group(1)) + 1) + variant + ")";
    }

    /** "no steps", "1 step", "2 steps", "2 properties". */
    public static String counted(int number, String noun) {
        String plural = noun.endsWith("y") ? noun.replaceFirst("y$", "ies") : noun + "s";
        return number == 0 ? "no " + plural : number + " " + (number == 1 ? noun : plural);
    }
}
