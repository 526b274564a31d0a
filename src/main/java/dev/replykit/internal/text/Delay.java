package dev.replykit.internal.text;

import java.time.Duration;

/** Durations as people write them. */
public final class Delay {
    private Delay() {}

    /** "2 d 3 h", "45 min", "at once". */
    static String text(Duration delay) {
        if (delay.isZero()) {
            return "at once";
        }
        boolean isWholeMinutes = delay.toNanosPart() == 0 && delay.toSeconds() % 60 == 0;
        return delay.isNegative() || !isWholeMinutes ? delay.toString() : text(delay.toMinutes(), "d", "d");
    }

    /** "2 days 3 h", "45 min", "0 min". */
    public static String inWords(long minutes) {
        return text(minutes, "day", "days");
    }

    private static String text(long minutes, String day, String days) {
        long wholeDays = minutes / 1_440;
        StringBuilder out = new StringBuilder();
        append(out, wholeDays, wholeDays == 1 ? day : days);
        append(out, minutes % 1_440 / 60, "h");
        append(out, minutes % 60, "min");
        return out.length() == 0 ? "0 min" : out.toString();
    }

    private static void append(StringBuilder out, long number, String unit) {
        if (number != 0) {
            out.append(out.length() == 0 ? "" : " ").append(number).append(' ').append(unit);
        }
    }
}
