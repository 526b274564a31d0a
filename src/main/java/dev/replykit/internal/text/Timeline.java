package dev.replykit.internal.text;

import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import dev.replykit.Step;
import dev.replykit.Step.ExecutionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When each step runs after a contact enters a sequence. The time that a condition waits is not counted. */
public final class Timeline {
    /** The latest time, in minutes: some 2,700 years. */
    public static final long LATEST = 1_000_000 * 1_440L;

    private static final int LONGEST_MODE = 12;
    private static final String OR_LATER = "\n  + or later: a condition before it may take its time";

    private Timeline() {}

    /**
     * When a step runs.
     *
     * @param at minutes since the contact entered
     * @param orLater whether a condition before it may make it later
     */
    public record Time(long at, boolean orLater) {}

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
    public static List<Time> times(List<SequenceStep> steps) {
        List<Time> times = new ArrayList<>(steps.size());
        Map<Long, Time> ends = new HashMap<>();
        Time last = new Time(0, false);
        for (SequenceStep step : steps) {
            Time before = last;
            Long parent = step.parentId().orNull();
            Time from = parent == null ? before : ends.computeIfAbsent(parent, elsewhere -> before);
            long at = Math.min(LATEST, from.at() + minutes(step.step().delay()));
            times.add(new Time(at, from.orLater()));
            last = new Time(at, from.orLater() || StepView.of(step.step()).waits());
            if (step.id() != null) {
                ends.put(step.id(), last);
            }
        }
        return times;
    }

    /** The whole minutes of a duration; 0 for one that is missing or negative. */
    public static long minutes(@Nullable Duration duration) {
        return duration == null ? 0 : Math.max(0, Math.min(LATEST, duration.toMinutes()));
    }

    /** A row for each step below a heading; empty without steps. */
    public static String of(List<Step> drafted, @Nullable Settings settings) {
        return of(drafted(drafted), settings, drafted.size());
    }

    /** A table of the first steps, at most {@code most}, and a line that counts the others. */
    static String of(List<SequenceStep> steps, @Nullable Settings settings, int most) {
        if (steps.isEmpty()) {
            return "";
        }
        List<Time> times = times(steps);
        List<Time> shown = times.subList(0, Math.min(most, times.size()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("#", "since entry", "channel", "mode", "what"));
        for (Time time : shown) {
            StepView view = StepView.of(steps.get(rows.size() - 1).step());
            ExecutionMode mode = view.mode(settings);
            rows.add(List.of(
                    String.valueOf(rows.size()),
                    brief(time.at()) + (time.orLater() ? "+" : ""),
                    view.channel().label(),
                    mode == null ? "" : Columns.cut(mode.value(), LONGEST_MODE),
                    view.what()));
        }
        int more = times.size() - shown.size();
        String later = shown.stream().anyMatch(Time::orLater) ? OR_LATER : "";
        String last = brief(times.get(times.size() - 1).at());
        String others = more == 0 ? "" : "\n  ... and " + more + " more, the last after " + last;
        return "  " + String.join("\n  ", Lines.table(rows)) + later + others;
    }

    /** A duration such as "2 d 3 h", or "at once". */
    static String brief(Duration duration) {
        boolean isWholeMinutes = duration.equals(Duration.ofMinutes(Math.abs(duration.toMinutes())));
        return duration.isZero() ? "at once" : isWholeMinutes ? brief(duration.toMinutes()) : duration.toString();
    }

    private static String brief(long minutes) {
        return inWords(minutes).replaceFirst(" days?", " d");
    }

    /** A number of minutes such as "2 days 3 h", "45 min" or "0 min". */
    public static String inWords(long minutes) {
        long days = minutes / 1_440;
        String words =
                part(days, days == 1 ? "day" : "days") + part(minutes % 1_440 / 60, "h") + part(minutes % 60, "min");
        return words.isEmpty() ? "0 min" : words.strip();
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : " " + number + " " + unit;
    }
}
