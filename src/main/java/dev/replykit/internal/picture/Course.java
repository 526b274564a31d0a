package dev.replykit.internal.picture;

import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import dev.replykit.Step;
import dev.replykit.internal.picture.Plan.Moment;
import dev.replykit.internal.picture.Plan.Row;
import dev.replykit.internal.text.Clock;
import dev.replykit.internal.text.StepView;
import dev.replykit.internal.text.StepView.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When each step runs, and what it follows: the step its answer names as its parent, else the one before it.
 *
 * @param moments every step
 * @param rows the first steps in full
 * @param tested whether any step has texts that are tried against each other
 */
record Course(List<Moment> moments, List<Row> rows, boolean tested) {
    /** More rows than this nobody reads in a picture. */
    static final int MOST_ROWS = 40;

    private static final int DEEPEST = 4;

    static Course of(List<SequenceStep> steps, @Nullable Settings settings) {
        List<Clock.Time> times = Clock.of(steps);
        List<Moment> moments = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Map<Long, Integer> known = new HashMap<>();
        boolean tested = false;
        int[] depths = new int[steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            SequenceStep step = steps.get(i);
            Long parentId = step.parentId().orNull();
            Integer named = parentId == null ? null : known.get(parentId);
            int parent = named == null ? i - 1 : named;
            Boolean side = step.ifConditionPositive().orNull();
            depths[i] = side == null
                    ? parent < 0 ? 0 : depths[parent]
                    : named == null ? 1 : Math.min(DEEPEST, depths[named] + 1);
            StepView view = StepView.of(step.step());
            tested |= view.variants() > 1;
            moments.add(new Moment(
                    Elapsed.minutes(times.get(i).at()), times.get(i).orLater(), view.channel(), view.mode(settings)));
            if (i < MOST_ROWS) {
                rows.add(new Row(
                        i + 1,
                        moments.get(i),
                        pause(step.step(), parent, i),
                        parent,
                        depths[i],
                        side,
                        title(view),
                        Texts.of(step, view)));
            }
            if (step.id() != null) {
                known.put(step.id(), i);
            }
        }
        return new Course(List.copyOf(moments), List.copyOf(rows), tested);
    }

    /** When the last step runs. */
    long end() {
        return moments.stream().mapToLong(Moment::at).max().orElse(0);
    }

    private static String pause(Step step, int parent, int index) {
        if (step.delay() == null) {
            return "wait not given";
        }
        long minutes = Elapsed.minutes(step.delay());
        String span = minutes == 0 ? (index == 0 ? "at once" : "at the same time") : Elapsed.span(minutes) + " later";
        return parent < index - 1 ? span + ", after step " + (parent + 1) : span;
    }

    private static String title(StepView view) {
        String label = view.channel().label();
        boolean saysMore = view.channel() != Channel.CONDITION && !view.action().equalsIgnoreCase(label);
        return saysMore ? label + ": " + Prose.plain(view.action()) : label;
    }
}
