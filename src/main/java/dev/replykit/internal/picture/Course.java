package dev.replykit.internal.picture;

import dev.replykit.ExecutionMode;
import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import dev.replykit.internal.text.Clock;
import dev.replykit.internal.text.Html;
import dev.replykit.internal.text.StepView;
import dev.replykit.internal.text.StepView.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When each step runs and what it follows: the step that an answer names as its parent, or else the step before it.
 * Times are minutes since a contact entered. A day is 24 hours, and the first one is day 1.
 *
 * @param moments all steps
 * @param rows the first steps in full
 * @param isTested whether a step has variants that are tested against each other
 */
record Course(List<Moment> moments, List<Row> rows, boolean isTested) {
    /** Nobody reads more rows in a picture. */
    static final int MOST_ROWS = 40;

    static final long DAY = 1_440;

    /** Nothing is later: some 2,700 years. */
    private static final long LATEST = 1_000_000 * DAY;

    private static final int MOST_VARIANTS = 6;
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
        boolean isManual() {
            return ExecutionMode.MANUAL.equals(mode);
        }

        boolean isAtTheSameTimeAs(Moment other) {
            return at == other.at && isEarliest == other.isEarliest;
        }
    }

    /**
     * A step in full.
     *
     * @param number its place in the sequence, from 1
     * @param pause how long after the step that it follows, in words
     * @param parent index of the row that it follows; -1 where that is the contact's entry
     * @param depth how many branches it is in
     * @param side side of the condition above; null outside of a branch
     */
    record Row(
            int number,
            Moment moment,
            String pause,
            int parent,
            int depth,
            @Nullable Boolean side,
            String title,
            List<Text> texts) {}

    /**
     * What a step says. Subject and message are empty where there is none.
     *
     * @param letter {@code A}, {@code B}, ... where several variants are tested, else empty
     * @param isOff whether it is switched off
     */
    record Text(String letter, String subject, String message, boolean isOff) {
        private static List<Text> note(String message) {
            return message.isEmpty() ? List.of() : List.of(new Text("", "", message, false));
        }
    }

    static Course of(List<SequenceStep> steps, @Nullable Settings settings) {
        List<Clock.Time> times = Clock.of(steps);
        List<Moment> moments = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Map<Long, Integer> indexes = new HashMap<>();
        boolean isTested = false;
        int[] depths = new int[steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            SequenceStep step = steps.get(i);
            StepView view = StepView.of(step.step());
            Long parentId = step.parentId().orNull();
            Integer named = parentId == null ? null : indexes.get(parentId);
            int parent = named == null ? i - 1 : named;
            Boolean side = step.ifConditionPositive().orNull();
            int above = parent < 0 ? 0 : depths[parent];
            depths[i] = side == null ? above : named == null ? 1 : Math.min(DEEPEST, above + 1);
            isTested |= view.variants().size() > 1;
            Clock.Time time = times.get(i);
            Moment moment = new Moment(minutes(time.at()), time.orLater(), view.channel(), view.mode(settings));
            moments.add(moment);
            if (i < MOST_ROWS) {
                String pause = pause(step, parent, i);
                rows.add(new Row(i + 1, moment, pause, parent, depths[i], side, title(view), texts(step, view)));
            }
            if (step.id() != null) {
                indexes.put(step.id(), i);
            }
        }
        return new Course(List.copyOf(moments), List.copyOf(rows), isTested);
    }

    /** When the last step runs. */
    long end() {
        return moments.stream().mapToLong(Moment::at).max().orElse(0);
    }

    private static String pause(SequenceStep step, int parent, int index) {
        if (step.step().delay() == null) {
            return "wait not given";
        }
        long minutes = minutes(step.step().delay());
        String span = minutes > 0 ? span(minutes) + " later" : index == 0 ? "at once" : "at the same time";
        return parent < index - 1 ? span + ", after step " + (parent + 1) : span;
    }

    private static String title(StepView view) {
        String label = view.channel().label();
        boolean saysMore = view.channel() != Channel.CONDITION && !view.action().equalsIgnoreCase(label);
        return saysMore ? label + ": " + Plan.oneLine(view.action()) : label;
    }

    private static List<Text> texts(SequenceStep step, StepView view) {
        if (view.channel() == Channel.CONDITION) {
            return Text.note(Plan.oneLine(view.action()));
        } else if (view.channel() == Channel.UNKNOWN) {
            return Text.note("A kind that this version does not know; it is kept as it is.");
        } else if (view.text() != null) {
            return Text.note(Plan.oneLine(view.text().text()));
        }
        List<Text> texts = new ArrayList<>();
        int shown = Math.min(view.variants().size(), MOST_VARIANTS);
        for (int i = 0; i < shown; i++) {
            texts.add(text(step, view, i));
        }
        if (view.variants().size() > shown) {
            texts.addAll(Text.note("and " + (view.variants().size() - shown) + " more variants"));
        }
        return texts;
    }

    private static Text text(SequenceStep step, StepView view, int index) {
        StepView.Variant variant = view.variants().get(index);
        String subject = variant.subject() == null ? "" : Plan.oneLine(variant.subject());
        String words = variant.message() == null ? "" : variant.message();
        String message = Plan.oneLine(view.channel() == Channel.EMAIL ? Html.firstWords(words, Plan.LONGEST) : words);
        String letter = view.variants().size() > 1 ? String.valueOf((char) ('A' + index)) : "";
        boolean isEmpty = subject.isEmpty() && message.isEmpty();
        Boolean answered =
                index < step.variants().size() ? step.variants().get(index).isEnabled() : null;
        boolean isOff = Boolean.FALSE.equals(answered == null ? variant.isEnabled() : answered);
        return new Text(letter, subject, isEmpty ? "(no text)" : message, isOff);
    }

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
