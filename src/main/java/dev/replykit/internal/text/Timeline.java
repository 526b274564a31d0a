package dev.replykit.internal.text;

import dev.replykit.Sequence;
import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import dev.replykit.Step;
import dev.replykit.Step.ExecutionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps as a table, at the time after a contact enters the sequence. */
public final class Timeline {
    /** The most rows of a table that is part of a summary. */
    private static final int MOST_ROWS = 30;

    private static final int LONGEST_MODE = 12;

    private static final String OR_LATER = "  + or later: a condition before it may take its time";

    private final List<SequenceStep> steps;
    private final List<Clock.Time> times;
    private final @Nullable Settings settings;

    private Timeline(List<SequenceStep> steps, @Nullable Settings settings) {
        this.steps = steps;
        this.times = Clock.of(steps);
        this.settings = settings;
    }

    public static Timeline of(List<Step> drafted, @Nullable Settings settings) {
        return new Timeline(Clock.drafted(drafted), settings);
    }

    static Timeline of(Sequence sequence) {
        return new Timeline(Objects.requireNonNullElse(sequence.steps(), List.of()), sequence.settings());
    }

    /** A row for each step below a heading; empty without steps. */
    @Override
    public String toString() {
        return table(steps.size());
    }

    /** A table of the first 30 steps, and a line that counts the others. */
    String cut() {
        int more = steps.size() - MOST_ROWS;
        return more <= 0
                ? toString()
                : table(MOST_ROWS) + "\n  ... and " + more + " more, the last after "
                        + since(times.get(times.size() - 1));
    }

    private String table(int shown) {
        if (shown == 0) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>(shown + 1);
        rows.add(List.of("#", "since entry", "channel", "mode", "what"));
        for (int i = 0; i < shown; i++) {
            rows.add(row(i));
        }
        boolean isAnyLater = times.stream().limit(shown).anyMatch(Clock.Time::orLater);
        return "  " + String.join("\n  ", Lines.table(rows)) + (isAnyLater ? "\n" + OR_LATER : "");
    }

    private List<String> row(int index) {
        StepView view = StepView.of(steps.get(index).step());
        ExecutionMode mode = view.mode(settings);
        Clock.Time time = times.get(index);
        return List.of(
                String.valueOf(index + 1),
                since(time) + (time.orLater() ? "+" : ""),
                view.channel().label(),
                mode == null ? "" : Columns.cut(mode.value(), LONGEST_MODE),
                view.what());
    }

    private static String since(Clock.Time time) {
        return Clock.brief(time.at().toMinutes());
    }
}
