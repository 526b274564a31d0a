package dev.replykit.internal.picture;

import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import dev.replykit.Step;
import dev.replykit.Step.ExecutionMode;
import dev.replykit.internal.text.StepView;
import dev.replykit.internal.text.StepView.Channel;
import dev.replykit.internal.text.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When each step runs and what it follows: the step that an answer names as its parent, or else the step before it.
 * Times are minutes since a contact entered. A day is 24 hours, and the first one is day 1.
 *
 * @param moments all steps
 * @param rows the first steps as they are drawn
 * @param isTested whether a step has variants that are tested against each other
 */
record Course(List<Moment> moments, List<Row> rows, boolean isTested) {
    /** Longer campaigns get a line for each step. */
    static final int MOST_CARDS = 20;

    static final long DAY = 1_440;
    static final long WEEK = 7 * DAY;

    /** Nobody reads more rows in a picture. */
    private static final int MOST_ROWS = 100;

    /** From here on, hours and minutes are left out. */
    private static final long LONG = 2 * WEEK;

    private static final int DEEPEST = 4;

    /**
     * A step on the clock.
     *
     * @param at minutes since the contact entered
     * @param isEarliest whether a condition before it may make it later
     * @param mode null where nothing says it
     */
    record Moment(
            long at,
            boolean isEarliest,
            Channel channel,
            @Nullable ExecutionMode mode) {

        /** Whether a person has to act: calls and tasks are theirs, unless the settings say otherwise. */
        boolean isByPerson() {
            return mode == null
                    ? channel == Channel.CALL || channel == Channel.TASK
                    : mode.equals(ExecutionMode.MANUAL);
        }
    }

    static Course of(List<SequenceStep> steps, @Nullable Settings settings) {
        List<Timeline.Time> times = Timeline.times(steps);
        int[] parents = parents(steps);
        List<Moment> moments = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        boolean isTested = false;
        boolean isAfterEmail = false;
        for (int i = 0; i < steps.size(); i++) {
            StepView view = StepView.of(steps.get(i).step());
            Timeline.Time time = times.get(i);
            moments.add(new Moment(time.at(), time.orLater(), view.channel(), view.mode(settings)));
            isTested |= view.variants().size() > 1;
            if (i < MOST_ROWS) {
                List<Row.Text> texts = Row.texts(steps.get(i), view, isAfterEmail);
                Set<@Nullable Boolean> below = sidesBelow(i, steps, parents);
                if (below.size() == 1 && !below.contains(null) && steps.get(i).id() != null) {
                    texts.add(Row.note("On the other side, no step follows."));
                }
                Boolean side = side(i, steps, parents);
                int above = parents[i] < 0 ? 0 : rows.get(parents[i]).depth();
                int depth = side == null ? above : Math.min(DEEPEST, above + 1);
                String pause = pause(i, steps.get(i), parents[i]);
                rows.add(new Row(i + 1, moments.get(i), pause, parents[i], depth, side, Row.title(view), texts));
            }
            isAfterEmail |= view.channel() == Channel.EMAIL;
        }
        return new Course(List.copyOf(moments), List.copyOf(rows), isTested);
    }

    /** The index of the step that each follows. All steps below an id that no step has follow the same step. */
    private static int[] parents(List<SequenceStep> steps) {
        int[] parents = new int[steps.size()];
        Map<Long, Integer> indexes = new HashMap<>();
        for (int i = 0; i < parents.length; i++) {
            int before = i - 1;
            Long id = steps.get(i).parentId().orNull();
            parents[i] = id == null ? before : indexes.computeIfAbsent(id, elsewhere -> before);
            if (steps.get(i).id() != null) {
                indexes.put(steps.get(i).id(), i);
            }
        }
        return parents;
    }

    /** Its side of the condition above: as it says, or the one that is left where only the other step says it. */
    private static @Nullable Boolean side(int index, List<SequenceStep> steps, int[] parents) {
        Boolean side = steps.get(index).ifConditionPositive().orNull();
        Set<@Nullable Boolean> all = sidesBelow(parents[index], steps, parents);
        return side != null || all.size() != 2 ? side : Boolean.valueOf(all.contains(false));
    }

    /** What the steps below a condition say of their sides; empty for other steps. */
    private static Set<@Nullable Boolean> sidesBelow(int index, List<SequenceStep> steps, int[] parents) {
        Set<@Nullable Boolean> sides = new HashSet<>();
        for (int i = index + 1; i < parents.length; i++) {
            if (parents[i] == index && index >= 0 && steps.get(index).step() instanceof Step.ConditionStep) {
                sides.add(steps.get(i).ifConditionPositive().orNull());
            }
        }
        return sides;
    }

    private static String pause(int index, SequenceStep step, int parent) {
        Duration delay = step.step().delay();
        if (delay == null) {
            return "wait not given";
        }
        boolean isFirst = index == 0 || step.ifConditionPositive().orNull() != null;
        String span = Timeline.minutes(delay) > 0
                ? span(Timeline.minutes(delay)) + " later"
                : isFirst ? "at once" : "at the same time";
        return parent < index - 1 ? span + ", after step " + (parent + 1) : span;
    }

    boolean isCompact() {
        return moments.size() > MOST_CARDS;
    }

    /** When the last step runs. */
    long end() {
        return moments.stream().mapToLong(Moment::at).max().orElse(0);
    }

    /** {@code Day 3}. */
    static String day(long at) {
        return at >= Timeline.LATEST ? "far off" : "Day " + (at / DAY + 1);
    }

    /** {@code +4 h 30 min} into the day; empty where it is as at the time before, to the hour after two weeks. */
    static String inDay(long at, long before) {
        long unit = at < LONG ? 1 : 60;
        long minutes = at % DAY / unit;
        return at >= Timeline.LATEST || minutes == before % DAY / unit ? "" : "+" + Timeline.inWords(minutes * unit);
    }

    /** {@code 2 days 3 h}: no minutes from a day on, and whole days from two weeks on. */
    static String span(long minutes) {
        long unit = minutes < DAY ? 1 : minutes < LONG ? 60 : DAY;
        return minutes >= Timeline.LATEST ? "a very long time" : Timeline.inWords(minutes - minutes % unit);
    }
}
