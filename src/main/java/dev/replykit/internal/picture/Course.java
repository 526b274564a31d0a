package dev.replykit.internal.picture;

import dev.replykit.ExecutionMode;
import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import dev.replykit.internal.text.Clock;
import dev.replykit.internal.text.StepView;
import dev.replykit.internal.text.StepView.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When each step runs and what it follows: the step that an answer names as its parent, or else the step before it.
 * Times are minutes since a contact entered. A day is 24 hours, and the first one is day 1.
 *
 * @param moments all steps
 * @param rows the first steps as they are drawn: in their order, but each side of a condition in one piece
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

    /** Nothing is later: some 2,700 years. */
    private static final long LATEST = 1_000_000 * DAY;

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
        List<Clock.Time> times = Clock.of(steps);
        List<StepView> views =
                steps.stream().map(step -> StepView.of(step.step())).toList();
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            StepView view = views.get(i);
            Clock.Time time = times.get(i);
            moments.add(new Moment(minutes(time.at()), time.orLater(), view.channel(), view.mode(settings)));
        }
        boolean isTested = views.stream().anyMatch(view -> view.variants().size() > 1);
        return new Course(List.copyOf(moments), List.copyOf(new Rows(steps, views, moments).rows), isTested);
    }

    boolean isCompact() {
        return moments.size() > MOST_CARDS;
    }

    /** When the last step runs. */
    long end() {
        return moments.stream().mapToLong(Moment::at).max().orElse(0);
    }

    /** The minutes of a duration; 0 for one that is missing or negative. */
    static long minutes(@Nullable Duration duration) {
        return duration == null || duration.isNegative() ? 0 : Math.min(LATEST, duration.toMinutes());
    }

    /** {@code Day 3}. */
    static String day(long at) {
        return at >= LATEST ? "far off" : "Day " + (at / DAY + 1);
    }

    /** {@code +4 h 30 min} into the day; empty where it is as at the time before, to the hour after two weeks. */
    static String inDay(long at, long before) {
        long unit = at < LONG ? 1 : 60;
        long minutes = at % DAY / unit;
        return at >= LATEST || minutes == before % DAY / unit ? "" : "+" + Clock.inWords(minutes * unit);
    }

    /** {@code 2 days 3 h}: no minutes from a day on, and whole days from two weeks on. */
    static String span(long minutes) {
        long unit = minutes < DAY ? 1 : minutes < LONG ? 60 : DAY;
        return minutes >= LATEST ? "a very long time" : Clock.inWords(minutes - minutes % unit);
    }

    /** Puts the rows in their order and says what each follows. */
    private static final class Rows {
        private final List<SequenceStep> steps;
        private final List<StepView> views;
        private final List<Moment> moments;
        private final int[] parents;
        private final Map<Integer, List<Integer>> followers;
        private final Map<Integer, Integer> places = new HashMap<>();
        private final List<Row> rows = new ArrayList<>();

        Rows(List<SequenceStep> steps, List<StepView> views, List<Moment> moments) {
            this.steps = steps;
            this.views = views;
            this.moments = moments;
            this.parents = new int[steps.size()];
            Map<Long, Integer> indexes = new HashMap<>();
            for (int i = 0; i < parents.length; i++) {
                int before = i - 1;
                Long id = steps.get(i).parentId().orNull();
                // Steps below an unknown id all follow the step before the first of them.
                parents[i] = id == null ? before : indexes.computeIfAbsent(id, elsewhere -> before);
                if (steps.get(i).id() != null) {
                    indexes.put(steps.get(i).id(), i);
                }
            }
            this.followers = IntStream.range(0, parents.length).boxed().collect(Collectors.groupingBy(i -> parents[i]));
            addFollowers(-1);
        }

        /** Everything on the one side of a condition comes before the other side. */
        private void addFollowers(int index) {
            for (Boolean side : new Boolean[] {true, false, null}) {
                for (int follower : followers.getOrDefault(index, List.of())) {
                    if (Objects.equals(side, side(follower)) && rows.size() < MOST_ROWS) {
                        places.put(follower, rows.size());
                        rows.add(row(follower));
                        addFollowers(follower);
                    }
                }
            }
        }

        private @Nullable Boolean side(int index) {
            return steps.get(index).ifConditionPositive().orNull();
        }

        private Row row(int index) {
            int parent = places.getOrDefault(parents[index], -1);
            int above = parent < 0 ? 0 : rows.get(parent).depth();
            Boolean side = side(index);
            int depth = side == null ? above : Math.min(DEEPEST, above + 1);
            StepView view = views.get(index);
            boolean isFollowUp = views.subList(0, index).stream().anyMatch(v -> v.channel() == Channel.EMAIL);
            List<Row.Text> texts = Row.texts(steps.get(index), view, isFollowUp);
            List<Integer> after = followers.getOrDefault(index, List.of());
            long sides = after.stream()
                    .map(this::side)
                    .filter(Objects::nonNull)
                    .distinct()
                    .count();
            if (steps.get(index).id() != null && view.channel() == Channel.CONDITION && sides == 1) {
                texts.add(Row.note("On the other side, no step follows."));
            }
            Moment moment = moments.get(index);
            return new Row(index + 1, moment, pause(index, parent), parent, depth, side, Row.title(view), texts);
        }

        private String pause(int index, int parent) {
            Duration delay = steps.get(index).step().delay();
            if (delay == null) {
                return "wait not given";
            }
            String now = index == 0 || side(index) != null ? "at once" : "at the same time";
            String span = minutes(delay) == 0 ? now : span(minutes(delay)) + " later";
            return parent < rows.size() - 1 ? span + ", after step " + (parents[index] + 1) : span;
        }
    }
}
