package dev.replykit.internal.text;

import dev.replykit.SequenceDraft;
import dev.replykit.SequenceStep;
import dev.replykit.Step;
import dev.replykit.Step.ConditionStep;
import dev.replykit.internal.json.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The clock that starts when a contact enters a sequence. How long a condition waits is not on it: what follows one
 * runs then or later.
 */
public final class Clock {
    private Clock() {}

    /**
     * When a step runs.
     *
     * @param at so long after a contact entered
     * @param orLater whether a condition before it may take longer
     */
    public record Time(Duration at, boolean orLater) {}

    /** The steps of a draft, as an answer has them before it knows their ids. */
    public static List<SequenceStep> steps(SequenceDraft draft) {
        return Objects.requireNonNullElse(draft.steps(), List.<Step>of()).stream()
                .map(step -> new SequenceStep(null, step, List.of()))
                .toList();
    }

    /**
     * When each step runs: so long after its parent, or after the one before where it names none. Steps that name the
     * same parent, which is not among them, start together.
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
            last = new Time(time.at(), time.orLater() || waits(RawJson.asKnown(step.step())));
            if (step.id() != null) {
                ends.put(step.id(), last);
            }
        }
        return times;
    }

    /** Whether what follows the step may have to wait for more than its own delay. */
    static boolean waits(Step step) {
        return step instanceof ConditionStep condition && !Duration.ZERO.equals(condition.waitFor());
    }

    /** The day, from 1 on. */
    static String day(Time time) {
        return String.valueOf(time.at().toDays() + 1);
    }

    /** Hour and minute of the day. */
    static String time(Time time) {
        return String.format(
                Locale.ROOT, "%02d:%02d", time.at().toHoursPart(), time.at().toMinutesPart());
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
