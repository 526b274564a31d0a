package dev.replykit.internal.text;

import dev.replykit.ExecutionMode;
import dev.replykit.Sequence;
import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import dev.replykit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Steps as a table, at the time after a contact enters the sequence. */
public final class Timeline {
    /** The most rows of a table that is part of a summary. */
    private static final int MOST_ROWS = 30;

    private static final int LONGEST_MODE = 12;
    private static final int SHORTEST_TEXT = 20;

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

    private record Row(String number, String since, String channel, String mode, String what) {}

    private String table(int shown) {
        if (shown == 0) {
            return "";
        }
        List<Row> rows = new ArrayList<>(shown + 1);
        rows.add(new Row("#", "since entry", "channel", "mode", "what"));
        for (int i = 0; i < shown; i++) {
            rows.add(row(i));
        }
        int number = widest(rows, Row::number);
        int since = widest(rows, Row::since);
        int channel = widest(rows, Row::channel);
        int mode = widest(rows, Row::mode);
        int left = number + since + channel + mode + 10;
        int what = Math.max(SHORTEST_TEXT, Lines.width() - left);
        boolean isAnyLater = times.stream().limit(shown).anyMatch(Clock.Time::orLater);
        return rows.stream()
                .map(row -> " ".repeat(2 + number - row.number.length()) + row.number + "  "
                        + Columns.padded(row.since, since) + "  "
                        + Columns.padded(row.channel, channel) + "  "
                        + Columns.padded(row.mode, mode) + "  "
                        + Columns.cut(row.what, what))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", isAnyLater ? "\n" + OR_LATER : ""));
    }

    private static int widest(List<Row> rows, Function<Row, String> column) {
        return rows.stream()
                .mapToInt(row -> Columns.width(column.apply(row)))
                .max()
                .orElse(0);
    }

    private Row row(int index) {
        StepView view = StepView.of(steps.get(index).step());
        ExecutionMode mode = view.mode(settings);
        Clock.Time time = times.get(index);
        return new Row(
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
