package dev.replykit.internal.picture;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Minutes since a contact entered the sequence, and how people say them. A day is 24 hours; the first one is day 1. */
final class Elapsed {
    static final long DAY = 1_440;
    private static final long HOUR = 60;

    /** Nothing is later: some 2,700 years. */
    private static final long LATEST = 1_000_000 * DAY;

    private Elapsed() {}

    /** The minutes of a duration; none of one that is missing or negative. */
    static long minutes(@Nullable Duration duration) {
        return duration == null || duration.isNegative() ? 0 : Math.min(LATEST, duration.toMinutes());
    }

    /** {@code Day 3}. */
    static String day(long at) {
        return at >= LATEST ? "far off" : "Day " + (at / DAY + 1);
    }

    /** {@code +4 h 30 min}, or nothing at the start of a day. */
    static String inDay(long at) {
        return at >= LATEST || at % DAY == 0 ? "" : "+" + span(at % DAY);
    }

    /** {@code 2 days 3 h}. */
    static String span(long minutes) {
        if (minutes >= LATEST) {
            return "a very long time";
        }
        StringBuilder out = new StringBuilder();
        append(out, minutes / DAY, minutes / DAY == 1 ? "day" : "days");
        append(out, minutes % DAY / HOUR, "h");
        append(out, minutes % HOUR, "min");
        return out.length() == 0 ? "0 min" : out.toString();
    }

    private static void append(StringBuilder out, long number, String unit) {
        if (number != 0) {
            out.append(out.length() == 0 ? "" : " ").append(number).append(' ').append(unit);
        }
    }
}
