package dev.replykit.internal.text;

import java.time.Duration;

/** Durations as people say them. */
final class Delay {
    private Delay() {}

    /** "2 d 3 h", "45 min", "at once"; never overflows. */
    static String text(Duration delay) {
        if (delay.isZero()) {
            return "at once";
        }
        if (delay.isNegative() || delay.toNanosPart() != 0 || delay.toSeconds() % 60 != 0) {
            return delay.toString();
        }
        StringBuilder out = new StringBuilder();
        append(out, delay.toDays(), "d");
        append(out, delay.toHoursPart(), "h");
        append(out, delay.toMinutesPart(), "min");
        return out.toString();
    }

    private static void append(StringBuilder out, long number, String unit) {
        if (number != 0) {
            out.append(out.length() == 0 ? "" : " ").append(number).append(' ').append(unit);
        }
    }
}
