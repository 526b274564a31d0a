package dev.replykit.internal.text;

import dev.replykit.SequenceStep;
import dev.replykit.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clock that starts when a contact enters a sequence. How long a condition waits is not on it. */
public final class Clock {
    private Clock() {}

    /** When each step of a draft runs: so long after the one before it. */
    public static List<Duration> of(List<? extends Step> steps) {
        List<Duration> times = new ArrayList<>(steps.size());
        Duration at = Duration.ZERO;
        for (Step step : steps) {
            at = plus(at, step.delay());
            times.add(at);
        }
        return times;
    }

    /** When each step of an answer runs: so long after its parent, or after the one before where it names none. */
    public static List<Duration> ofAnswer(List<SequenceStep> steps) {
        List<Duration> times = new ArrayList<>(steps.size());
        Map<Long, Duration> byId = new HashMap<>();
        Duration before = Duration.ZERO;
        for (SequenceStep step : steps) {
            Long parent = step.parentId().orNull();
            Duration from = parent == null ? before : byId.getOrDefault(parent, before);
            before = plus(from, step.step().delay());
            times.add(before);
            if (step.id() != null) {
                byId.put(step.id(), before);
            }
        }
        return times;
    }

    /** The day, from 1 on. */
    static String day(Duration at) {
        return String.valueOf(at.toDays() + 1);
    }

    /** Hour and minute of the day. */
    static String time(Duration at) {
        return String.format(Locale.ROOT, "%02d:%02d", at.toHoursPart(), at.toMinutesPart());
    }

    /** Saturates instead of overflowing; a delay that is missing or negative counts as none. */
    private static Duration plus(Duration at, @Nullable Duration delay) {
        if (delay == null || delay.isNegative()) {
            return at;
        }
        boolean fits = delay.toSeconds() < Long.MAX_VALUE - at.toSeconds();
        return fits ? at.plus(delay) : Duration.ofSeconds(Long.MAX_VALUE);
    }
}
