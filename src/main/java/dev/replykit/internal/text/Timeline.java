package dev.replykit.internal.text;

import dev.replykit.ExecutionMode;
import dev.replykit.Sequence;
import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import dev.replykit.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Steps as a table, on the clock that starts when a contact enters the sequence. */
public final class Timeline {
    /** The most rows of a table that is part of a summary. */
    private static final int MOST_ROWS = 30;

    private static final int LONGEST_MODE = 12;
    private static final int SHORTEST_TEXT = 30;
    /** Narrower tables show too little of a text. */
    private static final int NARROWEST = 72;

    private static final String CLOCK = "what (the clock starts when a contact enters)";
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
        return table(steps.size(), Lines.WIDTH);
    }

    /** A table of at most 30 steps, which is narrower where that makes it fit so many {@code char}s. */
    String cut(int room) {
        int shown = Math.min(steps.size(), MOST_ROWS);
        int note = isAnyLater(shown) ? OR_LATER.length() + 1 : 0;
        int width = Math.min(Lines.WIDTH, (room - note) / (shown + 1) - 1);
        String table = table(shown, width < NARROWEST ? Lines.WIDTH : width);
        int more = steps.size() - shown;
        String last = more == 0 ? "" : day(times.get(times.size() - 1));
        return more == 0 ? table : table + "\n  ... and " + more + " more, the last on day " + last;
    }

    private record Row(String number, String day, String time, String channel, String mode, String what) {}

    private String table(int shown, int width) {
        if (shown == 0) {
            return "";
        }
        List<Row> rows = new ArrayList<>(shown + 1);
        rows.add(new Row("#", "day", "time", "channel", "mode", CLOCK));
        for (int i = 0; i < shown; i++) {
            rows.add(row(i));
        }
        String format = "  %" + widest(rows, Row::number) + "s  %" + widest(rows, Row::day) + "s  %-6s %-"
                + widest(rows, Row::channel) + "s  ";
        int mode = widest(rows, Row::mode);
        return rows.stream()
                .map(row -> {
                    String left = String.format(format, row.number, row.day, row.time, row.channel)
                            + Columns.padded(row.mode, mode) + "  ";
                    return left + Columns.cut(row.what, Math.max(SHORTEST_TEXT, width - Columns.width(left)));
                })
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", isAnyLater(shown) ? "\n" + OR_LATER : ""));
    }

    private static int widest(List<Row> rows, Function<Row, String> column) {
        return rows.stream()
                .mapToInt(row -> Columns.width(column.apply(row)))
                .max()
                .orElse(0);
    }

    private boolean isAnyLater(int shown) {
        return times.stream().limit(shown).anyMatch(Clock.Time::orLater);
    }

    private Row row(int index) {
        Step step = steps.get(index).step();
        StepView view = StepView.of(step);
        ExecutionMode mode = view.mode(settings);
        Clock.Time time = times.get(index);
        Duration at = time.at();
        String clock = String.format(Locale.ROOT, "%02d:%02d", at.toHoursPart(), at.toMinutesPart());
        return new Row(
                String.valueOf(index + 1),
                day(time),
                clock + (time.orLater() ? "+" : " "),
                view.channel().label(),
                mode == null ? "" : Columns.cut(mode.value(), LONGEST_MODE),
                what(step, view));
    }

    private static String day(Clock.Time time) {
        return String.valueOf(time.at().toDays() + 1);
    }

    /** The side of a condition, the action unless the channel says it, the number of variants, and the first words. */
    private static String what(Step step, StepView view) {
        String side = step instanceof Step.Kind<?> kind
                ? kind.placement()
                        .ifConditionPositive()
                        .map(holds -> holds ? "then " : "else ")
                        .orElse("")
                : "";
        String variants = view.variants().size() > 1 ? view.variants().size() + " variants" : "";
        String words = view.firstWords();
        boolean channelSaysIt =
                view.action().equalsIgnoreCase(view.channel().label()) || view.channel() == StepView.Channel.WHATSAPP;
        String action = channelSaysIt && !(words + variants).isBlank() ? "" : view.action();
        String done = action + (action.isEmpty() || variants.isEmpty() ? "" : ", ") + variants;
        return side + done + (done.isEmpty() || words.isBlank() ? "" : ": ") + words;
    }
}
