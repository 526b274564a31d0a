package dev.replykit.internal.picture;

import dev.replykit.internal.text.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Minutes since a contact entered the sequence. A day is 24 hours, and the first one is day 1. */
final class Elapsed {
    static final long DAY = 1_440;

    /** Nothing is later: some 2,700 years. */
    private static final long LATEST = 1_000_000 * DAY;

    private Elapsed() {}

    /** The minutes of a duration; 0 for one that is missing or negative. */
    static long minutes(@Nullable Duration duration) {
        return duration == null || duration.isNegative() ? 0 : Math.min(LATEST, duration.toMinutes());
    }

    /** {@code Day 3}. */
    static String day(long at) {
        return at >= LATEST ? "far off" : "Day " + (at / DAY + 1);
    }

    /** {@code +4 h 30 min}; empty at the start of a day. */
    static String inDay(long at) {
        return at >= LATEST || at % DAY == 0 ? "" : "+" + span(at % DAY);
    }

    /** {@code 2 days 3 h}. */
    static String span(long minutes) {
        return minutes >= LATEST ? "a very long time" : Clock.inWords(minutes);
    }
}
