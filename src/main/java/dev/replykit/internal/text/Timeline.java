package dev.replykit.internal.text;

import dev.replykit.SequenceStep;
import dev.replykit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Steps as a table, on the clock that starts when a contact enters the sequence. */
public final class Timeline {
    /** More steps are not shown where a table is a part of something else. */
    private static final int MOST_ROWS = 30;

    private static final int LONGEST_WORD = 12;
    private static final int SHORTEST_TEXT = 30;
    private static final String CLOCK = "what (the clock starts when a contact enters)";

    private static final String OR_LATER = "  + or later: a condition before it may take its time";

    private Timeline() {}

    /** A row for each step below a heading. */
    public static String of(List<Step> steps) {
        return table(steps, Clock.of(steps), steps.size(), Lines.WIDTH);
    }

    /** The same for at most thirty steps, within so many {@code char}s where that can be done. */
    static String cut(List<Step> steps, int room) {
        return cut(steps, Clock.of(steps), room);
    }

    static String cutAnswer(List<SequenceStep> steps, int room) {
        return cut(steps.stream().map(SequenceStep::step).toList(), Clock.ofAnswer(steps), room);
    }

    private static String cut(List<Step> steps, List<Clock.Time> times, int room) {
        int shown = Math.min(steps.size(), MOST_ROWS);
        int width = Math.min(Lines.WIDTH, room / (shown + 1) - 1);
        String table = table(steps, times, shown, width < NARROWEST ? Lines.WIDTH : width);
        int more = steps.size() - shown;
        return more == 0
                ? table
                : table + "\n  ... and " + more + " more, the last on day " + Clock.day(times.get(times.size() - 1));
    }

    /** Narrower tables show too little of a text. */
    private static final int NARROWEST = 72;

    private record Row(String number, String day, String time, String channel, String mode, String what) {}

    private static String table(List<Step> steps, List<Clock.Time> times, int shown, int width) {
        List<Row> rows = new ArrayList<>(shown + 1);
        rows.add(new Row("#", "day", "time", "channel", "mode", CLOCK));
        for (int i = 0; i < shown; i++) {
            rows.add(row(i + 1, steps.get(i), times.get(i)));
        }
        int number = rows.stream().mapToInt(row -> row.number.length()).max().orElse(0);
        int day = rows.stream().mapToInt(row -> row.day.length()).max().orElse(0);
        int channel = rows.stream().mapToInt(row -> row.channel.length()).max().orElse(0);
        int mode = rows.stream().mapToInt(row -> Columns.width(row.mode)).max().orElse(0);
        boolean orLater = times.stream().limit(shown).anyMatch(Clock.Time::orLater);
        return rows.stream()
                .map(row -> {
                    String left = "  " + Columns.right(row.number, number) + "  " + Columns.right(row.day, day) + "  "
                            + Columns.left(row.time, 6) + " " + Columns.left(row.channel, channel) + "  "
                            + Columns.left(row.mode, mode) + "  ";
                    return left + Columns.cut(row.what, Math.max(SHORTEST_TEXT, width - Columns.width(left)));
                })
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", orLater ? "\n" + OR_LATER : ""));
    }

    private static Row row(int number, Step step, Clock.Time at) {
        StepView view = StepView.of(step);
        return new Row(
                String.valueOf(number),
                Clock.day(at),
                Clock.time(at) + (at.orLater() ? "+" : " "),
                view.channel().label(),
                view.mode() == null ? "" : Columns.cut(view.mode().value(), LONGEST_WORD),
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
        String variants = view.variants() > 1 ? view.variants() + " variants" : "";
        String words = view.firstWords();
        boolean channelSaysIt =
                view.action().equalsIgnoreCase(view.channel().label()) || view.channel() == StepView.Channel.WHATSAPP;
        String action = channelSaysIt && !(words + variants).isBlank() ? "" : view.action();
        String done = action + (action.isEmpty() || variants.isEmpty() ? "" : ", ") + variants;
        return side + done + (done.isEmpty() || words.isBlank() ? "" : ": ") + words;
    }
}
