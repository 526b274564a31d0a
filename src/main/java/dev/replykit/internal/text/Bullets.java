package dev.replykit.internal.text;

import java.util.List;

/** Lists of findings or differences, one below the other. */
public final class Bullets {
    private static final int MOST = 20;

    private Bullets() {}

    /**
     * At most 20 items. Each of their lines begins with a line break and the indentation, for which
     * {@link Lines#finding} leaves room.
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
