package dev.replykit.internal.text;

import java.util.List;

/** Findings below each other: violations, lints, differences. */
public final class Bullets {
    private static final int MOST = 20;
    private static final int MOST_LINES = 4;

    private Bullets() {}

    /** Each item on lines of its own, at most twenty of them; each line starts with a line break and the indentation. */
    public static String of(List<?> items, String indent) {
        StringBuilder out = new StringBuilder();
        items.stream()
                .limit(MOST)
                .forEach(item ->
                        out.append('\n').append(Lines.wrapped(item.toString(), indent, indent + "    ", MOST_LINES)));
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
