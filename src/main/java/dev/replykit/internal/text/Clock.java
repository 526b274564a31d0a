package dev.replykit.internal.text;

import dev.replykit.SequenceStep;
import dev.replykit.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clock that starts when a contact enters a sequence, and durations in words. The time that a condition waits is
 * not counted.
 */
public final class Clock {
    private Clock() {}

    /**
     * When a step runs.
     *
     * @param at the time since the contact entered
     * @param orLater whether a condition before it may make it later
     */
    public record Time(Duration at, boolean orLater) {}

    /** The steps of a draft like those of an answer, but without ids. */
    public static List<SequenceStep> drafted(List<Step> steps) {
        return steps.stream()
                .map(step -> new SequenceStep(null, step, List.of()))
                .toList();
    }

    /**
     * When each step runs: its delay after its parent, or after the step before it where it names no parent. Steps with
     * the same parent that is not in the list begin at the same time.
     */
    public static List<Time> of(List<SequenceStep> steps) {
        List<Time> times = new ArrayList<>(steps.size());
        Map<Long, Time> ends = new HashMap<>();
        Time last = new Time(Duration.ZERO, false);
        for (SequenceStep step : steps) {
            Time before = last;
            Long parent = step.parentId().orNull();
            Time from = parent == null ? before : ends.computeIfAbsent(parent, elsewhere -> before);
            Time time = new Time(plus(from.at(), step.step().delay()), from.orLater());
            times.add(time);
            last = new Time(
                    time.at(), time.orLater() || StepView.of(step.step()).waits());
            if (step.id() != null) {
                ends.put(step.id(), last);
            }
        }
        return times;
    }

    /** The latest time instead of an overflow. A delay that is missing or negative counts as none. */
    private static Duration plus(Duration at, @Nullable Duration delay) {
        if (delay == null || delay.isNegative()) {
            return at;
        }
        boolean fits = delay.toSeconds() < Long.MAX_VALUE - at.toSeconds();
        return fits ? at.plus(delay) : Duration.ofSeconds(Long.MAX_VALUE);
    }

    /** A duration such as "2 d 3 h" or "45 min", or what is said of none. */
    static String brief(Duration duration, String none) {
        if (duration.isZero()) {
            return none;
        }
        boolean isWholeMinutes = duration.toNanosPart() == 0 && duration.toSeconds() % 60 == 0;
        return duration.isNegative() || !isWholeMinutes ? duration.toString() : brief(duration.toMinutes());
    }

    /** A number of minutes such as "2 d 3 h", "45 min" or "0 min". */
    static String brief(long minutes) {
        return inWords(minutes, "d", "d");
    }

    /** A number of minutes such as "2 days 3 h", "45 min" or "0 min". */
    public static String inWords(long minutes) {
        return inWords(minutes, "day", "days");
    }

    private static String inWords(long minutes, String day, String days) {
        long wholeDays = minutes / 1_440;
        String words = part(wholeDays, wholeDays == 1 ? day : days)
                + part(minutes % 1_440 / 60, "h")
                + part(minutes % 60, "min");
        return words.isEmpty() ? "0 min" : words.strip();
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : " " + number + " " + unit;
    }
}
