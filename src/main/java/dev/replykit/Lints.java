package dev.replykit;

import dev.replykit.internal.json.RawJson;
import dev.replykit.internal.text.StepView;
import dev.replykit.internal.text.StepView.Channel;
import dev.replykit.internal.text.TextLints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is allowed, but probably not intended. No rule here is documented, so a lint never stops a draft. */
final class Lints {
    private static final int LONGEST_NOTE = 300;

    private final List<Finding> lints = new ArrayList<>();

    private Lints() {}

    /** All lints of the draft, in the order of its JSON. */
    static List<Finding> of(SequenceDraft draft) {
        Lints lints = new Lints();
        List<Step> steps = Objects.requireNonNullElse(draft.steps(), List.of());
        List<StepView> views = draft.knownSteps().stream().map(StepView::of).toList();
        Map<String, String> misspelt = TextLints.misspelt(views);
        if (draft.name().indexOf('\ufffd') >= 0) {
            lints.add("/name", TextLints.LOST);
        }
        lints.senders(draft, views);
        if (steps.isEmpty()) {
            lints.add("/steps", "there are no steps, so the sequence does nothing");
        }
        boolean isFirstEmail = true;
        Set<Channel> atThisTime = EnumSet.noneOf(Channel.class);
        for (int i = 0; i < steps.size(); i++) {
            StepView view = views.get(i);
            String at = "/steps/" + i;
            if (isFirstEmail && view.step() instanceof Step.EmailStep) {
                isFirstEmail = false;
                if (steps.get(i) instanceof Step.UnknownStep) { // else it is a violation
                    lints.subjects(view, at);
                }
            }
            if (view.step() instanceof Step.LinkedInConnectStep) {
                lints.notes(view, at);
            }
            if (steps.get(i) instanceof Step.UnknownStep raw && RawJson.hasId(raw)) {
                lints.add(at + "/id", "the step comes from an answer, where Reply gave it an id; leave it out");
            }
            for (StepView.Text text : view.texts()) {
                TextLints.of(text, misspelt).forEach(detail -> lints.add(at + text.pointer(), detail));
            }
            if (view.channel() == Channel.CONDITION && view.action().indexOf('\ufffd') >= 0) {
                lints.add(at + "/conditions", TextLints.LOST);
            }
            lints.sameTime(view, at, atThisTime);
        }
        return List.copyOf(lints.lints);
    }

    private void senders(SequenceDraft draft, List<StepView> views) {
        if (isUsed(Channel.EMAIL, views) && isEmpty(draft.emailAccounts())) {
            add("/emailAccounts", "there are email steps, but no mailbox to send from; set emailAccounts");
        }
        if (isUsed(Channel.LINKEDIN, views) && isEmpty(draft.linkedInAccounts())) {
            add("/linkedInAccounts", "there are LinkedIn steps, but no LinkedIn sender; set linkedInAccounts");
        }
    }

    private static boolean isUsed(Channel channel, List<StepView> views) {
        return views.stream().anyMatch(view -> view.channel() == channel);
    }

    private static boolean isEmpty(@Nullable List<Long> ids) {
        return ids == null || ids.isEmpty();
    }

    private void subjects(StepView email, String at) {
        for (int i = 0; i < email.variants().size(); i++) {
            String subject = email.variants().get(i).subject();
            if (subject == null || subject.isBlank()) {
                add(at + "/variants/" + i + "/subject", "the first email has no subject; Reply refuses that");
            }
        }
    }

    private void notes(StepView connect, String at) {
        for (int i = 0; i < connect.variants().size(); i++) {
            String note = connect.variants().get(i).message();
            int length = note == null ? 0 : note.codePointCount(0, note.length());
            if (length > LONGEST_NOTE) {
                add(
                        at + "/variants/" + i + "/message",
                        "the note has " + length + " characters; LinkedIn takes at most " + LONGEST_NOTE);
            }
        }
    }

    /** A contact takes only one side of a branch, so a step on the other side is not at the same time. */
    private void sameTime(StepView view, String at, Set<Channel> atThisTime) {
        boolean isBranch = view.step() instanceof Step.Kind<?> kind
                && !kind.placement().parentId().isAbsent();
        if (isBranch || !Duration.ZERO.equals(view.step().delay())) {
            atThisTime.clear();
        }
        if (!atThisTime.add(view.channel()) && view.channel() != Channel.UNKNOWN) {
            String channel = view.channel().label();
            add(
                    at + "/delayInMinutes",
                    "runs at the same time as another " + channel + " step before it; give it a delay");
        }
        if (view.waits()) {
            atThisTime.clear();
        }
    }

    private void add(String pointer, String detail) {
        lints.add(Finding.lint(pointer, detail));
    }
}
