package dev.replykit.internal.text;

import dev.replykit.ExecutionMode;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import dev.replykit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Steps as a table, on the clock that starts when a contact enters the sequence. */
public final class Timeline {
    /** More steps are not shown where a table is a part of something else. */
    private static final int MOST_ROWS = 30;

    private static final int LONGEST_WORD = 12;
    private static final int SHORTEST_TEXT = 30;
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

    private static Timeline timeline(SequenceDraft draft) {
        return new Timeline(Clock.steps(draft), draft.settings());
    }

    /** A row for each step below a heading; empty without steps. */
    public static String of(SequenceDraft draft) {
        Timeline timeline = timeline(draft);
        return timeline.table(timeline.steps.size(), Lines.WIDTH);
    }

    /** The same for at most thirty steps, within so many {@code char}s where that can be done. */
    static String cut(SequenceDraft draft, int room) {
        return timeline(draft).cut(room);
    }

    static String cut(Sequence sequence, int room) {
        return new Timeline(Objects.requireNonNullElse(sequence.steps(), List.of()), sequence.settings()).cut(room);
    }

    private String cut(int room) {
        int shown = Math.min(steps.size(), MOST_ROWS);
        int note = isAnyLater(shown) ? OR_LATER.length() + 1 : 0;
        int width = Math.min(Lines.WIDTH, (room - note) / (shown + 1) - 1);
        String table = table(shown, width < NARROWEST ? Lines.WIDTH : width);
        int more = steps.size() - shown;
        return more == 0
                ? table
                : table + "\n  ... and " + more + " more, the last on day " + Clock.day(times.get(times.size() - 1));
    }

    /** Narrower tables show too little of a text. */
    private static final int NARROWEST = 72;

    private record Row(String number, String day, String time, String channel, String mode, String what) {}

    private String table(int shown, int width) {
        if (shown == 0) {
            return "";
        }
        List<Row> rows = new ArrayList<>(shown + 1);
        rows.add(new Row("#", "day", "time", "channel", "mode", CLOCK));
        for (int i = 0; i < shown; i++) {
            rows.add(row(i + 1, steps.get(i).step(), times.get(i)));
        }
        int number = rows.stream().mapToInt(row -> row.number.length()).max().orElse(0);
        int day = rows.stream().mapToInt(row -> row.day.length()).max().orElse(0);
        int channel = rows.stream().mapToInt(row -> row.channel.length()).max().orElse(0);
        int mode = rows.stream().mapToInt(row -> Columns.width(row.mode)).max().orElse(0);
        return rows.stream()
                .map(row -> {
                    String left = "  " + Columns.right(row.number, number) + "  " + Columns.right(row.day, day) + "  "
                            + Columns.left(row.time, 6) + " " + Columns.left(row.channel, channel) + "  "
                            + Columns.left(row.mode, mode) + "  ";
                    return left + Columns.cut(row.what, Math.max(SHORTEST_TEXT, width - Columns.width(left)));
                })
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", isAnyLater(shown) ? "\n" + OR_LATER : ""));
    }

    private boolean isAnyLater(int shown) {
        return times.stream().limit(shown).anyMatch(Clock.Time::orLater);
    }

    private Row row(int number, Step step, Clock.Time at) {
        StepView view = StepView.of(step);
        ExecutionMode mode = view.mode(settings);
        return new Row(
                String.valueOf(number),
                Clock.day(at),
                Clock.time(at) + (at.orLater() ? "+" : " "),
                view.channel().label(),
                mode == null ? "" : Columns.cut(mode.value(), LONGEST_WORD),
                what(step, view));
    }

    /** The side of a condition, what is done unless the channel says it, variants, and first words. */
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
