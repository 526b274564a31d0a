package dev.replykit.internal.text;

import java.util.List;

/** Findings below each other: violations, lints, differences. */
public final class Bullets {
    private static final int MOST = 20;

    private Bullets() {}

    /**
     * Each item on lines of its own, at most twenty of them, every line behind a line break and the indentation. Items
     * print themselves as {@link Lines#finding}.
     */
    public static String of(List<?> items, String indent) {
        StringBuilder out = new StringBuilder();
        items.stream()
                .limit(MOST)
                .flatMap(item -> item.toString().lines())
                .forEach(line -> out.append('\n').append(indent).append(line));
        if (items.size() > MOST) {
            out.append('\n')
                    .append(indent)
                    .append("... and ")
                    .append(items.size() - MOST)
                    .append(" more");
        }
        return out.toString();
    }

    /** "no steps", "1 step", "2 steps". */
    public static String counted(int number, String noun) {
        return number == 0 ? "no " + noun + "s" : number + " " + noun + (number == 1 ? "" : "s");
    }
}
