package dev.replykit.internal.picture;

import dev.replykit.SequenceStep;
import dev.replykit.Step;
import dev.replykit.internal.picture.Course.Moment;
import dev.replykit.internal.text.Html;
import dev.replykit.internal.text.Printable;
import dev.replykit.internal.text.StepView;
import dev.replykit.internal.text.StepView.Channel;
import dev.replykit.internal.text.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step as it is drawn.
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
        List<Text> texts) {

    private static final int MOST_VARIANTS = 6;
    private static final int MOST_CONDITIONS = 4;

    /**
     * What a step says. Subject, remark and message are empty where there is none.
     *
     * @param letter {@code A}, {@code B}, ... where several variants are tested, else empty
     * @param remark what is said of the text, such as that it is switched off
     */
    record Text(String letter, String remark, String subject, String message) {}

    /** Whether the step has variants that are tested against each other. */
    boolean isTested() {
        return !texts.isEmpty() && !texts.get(0).letter.isEmpty();
    }

    /** What is said of its first text, such as {@code A/B, same thread}; empty where nothing is. */
    String remarks() {
        return Stream.of(isTested() ? "A/B" : "", texts.isEmpty() ? "" : texts.get(0).remark)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Its first words; empty where it says nothing. */
    String firstWords() {
        Text first = texts.isEmpty() ? note("") : texts.get(0);
        return first.subject.isEmpty() ? first.message : first.subject;
    }

    /** {@code  Step 3, day 2, if yes: Call, by a person.} */
    String inWords() {
        return " Step " + number + ", " + Course.day(moment.at()).toLowerCase(Locale.ROOT)
                + (side == null ? "" : ", " + sideInWords()) + ": " + title
                + (remarks().isEmpty() ? "" : ", " + remarks())
                + (firstWords().isEmpty() ? "" : " " + Printable.quoted(firstWords()))
                + (moment.isByPerson() ? ", by a person." : ".");
    }

    String sideInWords() {
        return side == null ? "" : side ? "if yes" : "if no";
    }

    static String title(StepView view) {
        String label = view.channel().label();
        if (view.step() instanceof Step.ConditionStep condition) {
            long wait = Timeline.minutes(condition.waitFor());
            return wait == 0 ? label : label + ": within " + Course.span(wait);
        }
        return view.action().equalsIgnoreCase(label) ? label : label + ": " + Plan.oneLine(view.action());
    }

    /** What the step says; {@code isFollowUp} tells whether an email comes before it. */
    static List<Text> texts(SequenceStep step, StepView view, boolean isFollowUp) {
        List<Text> texts = new ArrayList<>();
        if (view.step() instanceof Step.ConditionStep condition) {
            conditions(condition).forEach(words -> texts.add(note(words)));
        } else if (view.channel() == Channel.UNKNOWN) {
            texts.add(note("A kind that this version does not know; it is kept as it is."));
        } else if (view.text() != null) {
            texts.add(note(view.text().text()));
        } else {
            int all = view.variants().size();
            for (int i = 0; i < Math.min(all, MOST_VARIANTS); i++) {
                texts.add(text(step, view, i, isFollowUp));
            }
            if (all > MOST_VARIANTS) {
                texts.add(note("and " + (all - MOST_VARIANTS) + " more variants"));
            }
        }
        texts.removeIf(text -> text.equals(note("")));
        return texts;
    }

    static Text note(String message) {
        return new Text("", "", "", Plan.oneLine(message));
    }

    /** The documentation does not say whether several conditions are joined by "and" or by "or". */
    private static List<String> conditions(Step.ConditionStep step) {
        List<String> all = Plan.first(step.conditions(), MOST_CONDITIONS, StepView::line, " more");
        return switch (all.size()) {
            case 0 -> List.of("if (nothing)");
            case 1 -> List.of("if " + all.get(0));
            default ->
                Stream.concat(all.stream(), Stream.of("Reply does not document whether all or any of these must hold."))
                        .toList();
        };
    }

    private static Text text(SequenceStep step, StepView view, int index, boolean isFollowUp) {
        StepView.Variant variant = view.variants().get(index);
        String subject = variant.subject() == null ? "" : Plan.oneLine(variant.subject());
        String words = variant.message() == null ? "" : variant.message();
        String message = Plan.oneLine(view.channel() == Channel.EMAIL ? Html.firstWords(words, Plan.LONGEST) : words);
        String letter = view.variants().size() > 1 ? String.valueOf((char) ('A' + index)) : "";
        Boolean answered =
                index < step.variants().size() ? step.variants().get(index).isEnabled() : null;
        boolean isOff = Boolean.FALSE.equals(answered == null ? variant.isEnabled() : answered);
        String thread =
                view.channel() != Channel.EMAIL || !subject.isEmpty() ? "" : isFollowUp ? "same thread" : "no subject";
        String remark = thread + (isOff && !thread.isEmpty() ? ", " : "") + (isOff ? "switched off" : "");
        boolean isEmpty = subject.isEmpty() && message.isEmpty();
        return new Text(letter, remark, subject, isEmpty ? "(no text)" : message);
    }
}
