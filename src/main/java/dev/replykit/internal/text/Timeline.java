package dev.replykit.internal.text;

import dev.replykit.Step;
import dev.replykit.internal.json.Excerpt;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Steps on the clock that starts when a contact enters the sequence. */
public final class Timeline {
    private static final int FIRST_WORDS = 44;

    private Timeline() {}

    /** A line for each step: number, day and hour, channel, what it does, and its first words. */
    public static String of(List<Step> steps) {
        StringBuilder out = new StringBuilder();
        Duration at = Duration.ZERO;
        for (int i = 0; i < steps.size(); i++) {
            at = plus(at, steps.get(i).delay());
            StepView view = StepView.of(steps.get(i));
            out.append(String.format(
                    Locale.ROOT,
                    "%3d  %-16s %-10s %s%n",
                    i + 1,
                    clock(at),
                    view.channel().label(),
                    what(view)));
        }
        return out.toString().stripTrailing();
    }

    private static String clock(Duration at) {
        return String.format(Locale.ROOT, "day %d, %02d:%02d", at.toDays() + 1, at.toHoursPart(), at.toMinutesPart());
    }

    private static String what(StepView view) {
        String mode = view.mode() == null ? "" : ", " + Excerpt.of(view.mode().value());
        String variants = view.variants() > 1 ? ", " + view.variants() + " variants" : "";
        String words = view.texts().stream().limit(1).map(StepView.Text::text).collect(Collectors.joining());
        return Excerpt.of(view.action()) + mode + variants
                + (words.isBlank() ? "" : ": " + Excerpt.of(words, FIRST_WORDS));
    }

    /** Saturates instead of overflowing; a delay that is missing or negative counts as none. */
    private static Duration plus(Duration at, @org.jspecify.annotations.Nullable Duration delay) {
        if (delay == null || delay.isNegative()) {
            return at;
        }
        return Long.MAX_VALUE - at.toSeconds() < delay.toSeconds() + 1 ? at : at.plus(delay);
    }
}
