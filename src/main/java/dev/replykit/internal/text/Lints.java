package dev.replykit.internal.text;

import dev.replykit.EmailVariant;
import dev.replykit.Finding;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.Step.EmailStep;
import dev.replykit.Step.LinkedInConnectStep;
import dev.replykit.Step.UnknownStep;
import dev.replykit.internal.json.RawJson;
import dev.replykit.internal.text.StepView.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is allowed, but probably not meant. Each finding here is likely rather than documented, so none blocks. */
public final class Lints {
    private static final int LONGEST_NOTE = 300;

    private final SequenceDraft draft;
    private final List<Step> steps;
    private final List<Finding> lints = new ArrayList<>();

    private Lints(SequenceDraft draft) {
        this.draft = draft;
        this.steps = draft.steps() == null ? List.of() : draft.steps();
    }

    /** All lints of the draft, in the order of its JSON. */
    public static List<Finding> of(SequenceDraft draft) {
        Lints lints = new Lints(draft);
        lints.senders();
        lints.stepsAtAll();
        lints.eachStep();
        return List.copyOf(lints.lints);
    }

    private void senders() {
        Set<Channel> used = EnumSet.noneOf(Channel.class);
        steps.forEach(step -> used.add(StepView.of(step).channel()));
        if (used.contains(Channel.EMAIL) && isEmpty(draft.emailAccounts())) {
            add("/emailAccounts", "there are email steps, but no mailbox to send from; set emailAccounts");
        }
        if (used.contains(Channel.LINKEDIN) && isEmpty(draft.linkedInAccounts())) {
            add("/linkedInAccounts", "there are LinkedIn steps, but no LinkedIn sender; set linkedInAccounts");
        }
    }

    private void stepsAtAll() {
        if (steps.isEmpty()) {
            add("/steps", "there are no steps, so the sequence does nothing");
        }
    }

    private void eachStep() {
        boolean emailSeen = false;
        Set<Channel> atThisTime = EnumSet.noneOf(Channel.class);
        for (int i = 0; i < steps.size(); i++) {
            Step step = RawJson.asKnown(steps.get(i));
            String at = "/steps/" + i;
            StepView view = StepView.of(step);
            if (step instanceof EmailStep email && !emailSeen) {
                emailSeen = true;
                firstEmail(email, at);
            }
            if (step instanceof LinkedInConnectStep connect) {
                notes(connect, at);
            }
            if (steps.get(i) instanceof UnknownStep unknown
                    && !RawJson.integer(unknown.json(), "id").isAbsent()) {
                add(at + "/id", "the step comes from an answer, where Reply gave it an id; leave it out");
            }
            braces(view, at);
            // A contact takes one side of a branch only: what stands on another is not at the same time.
            boolean branch = step instanceof Step.Kind<?> kind
                    && !kind.placement().parentId().isAbsent();
            if (branch || !Duration.ZERO.equals(step.delay())) {
                atThisTime.clear();
            }
            if (!atThisTime.add(view.channel()) && view.channel() != Channel.UNKNOWN) {
                add(
                        at + "/delayInMinutes",
                        "runs at the same time as another " + view.channel().label()
                                + " step before it; give it a delay");
            }
            if (Clock.waits(step)) {
                atThisTime.clear();
            }
        }
    }

    private void firstEmail(EmailStep email, String at) {
        for (int i = 0; i < email.variants().size(); i++) {
            EmailVariant variant = email.variants().get(i);
            if (variant.subject().orElse("").isBlank()) {
                add(at + "/variants/" + i + "/subject", "the first email has no subject; Reply refuses that");
            }
        }
    }

    private void notes(LinkedInConnectStep connect, String at) {
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

    private void braces(StepView view, String at) {
        for (StepView.Text text : view.texts()) {
            MergeFields.scan(
                    text.text(),
                    field -> {},
                    word -> add(
                            at + text.pointer(),
                            "{" + word + "} has one brace on a side and stays as it is; write {{" + word + "}}"));
        }
    }

    private static boolean isEmpty(@Nullable List<Long> ids) {
        return ids == null || ids.isEmpty();
    }

    private void add(String pointer, String detail) {
        lints.add(Finding.lint(pointer, detail));
    }
}
