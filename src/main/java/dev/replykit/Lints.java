package dev.replykit;

import dev.replykit.internal.json.StepCodec;
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
    private final Set<Channel> atThisTime = EnumSet.noneOf(Channel.class);

    private Lints() {}

    /** All lints of the draft, in the order of its JSON. */
    static List<Finding> of(SequenceDraft draft) {
        Lints lints = new Lints();
        List<Step> steps = Objects.requireNonNullElse(draft.steps(), List.of());
        List<StepView> views = draft.knownSteps().stream().map(StepView::of).toList();
        Map<String, String> misspelt = TextLints.misspelt(views);
        lints.lost("/name", draft.name());
        lints.sender(Channel.EMAIL, views, draft.emailAccounts(), "emailAccounts");
        lints.sender(Channel.LINKEDIN, views, draft.linkedInAccounts(), "linkedInAccounts");
        if (steps.isEmpty()) {
            lints.add("/steps", "there are no steps, so the sequence does nothing");
        }
        for (int i = 0; i < steps.size(); i++) {
            StepView view = views.get(i);
            String at = "/steps/" + i;
            if (view.step() instanceof Step.LinkedInConnectStep connect) {
                lints.notes(connect, at);
            }
            if (steps.get(i) instanceof Step.UnknownStep raw && StepCodec.hasId(raw)) {
                lints.add(at + "/id", "the step comes from an answer, where Reply gave it an id; leave it out");
            }
            for (StepView.Text text : view.texts()) {
                TextLints.of(text, misspelt).forEach(detail -> lints.add(at + text.pointer(), detail));
            }
            if (view.channel() == Channel.CONDITION) {
                lints.lost(at + "/conditions", view.action());
            }
            lints.sameTime(view, at);
        }
        return List.copyOf(lints.lints);
    }

    private void lost(String pointer, String text) {
        if (text.indexOf('\ufffd') >= 0) {
            add(pointer, TextLints.LOST);
        }
    }

    private void sender(Channel channel, List<StepView> views, @Nullable List<Long> ids, String member) {
        boolean isUsed = views.stream().anyMatch(view -> view.channel() == channel);
        if (isUsed && (ids == null || ids.isEmpty())) {
            add("/" + member, "there are " + channel.label() + " steps, but no account to send from; set " + member);
        }
    }

    private void notes(Step.LinkedInConnectStep connect, String at) {
        for (int i = 0; i < connect.variants().size(); i++) {
            String note = Objects.requireNonNullElse(connect.variants().get(i).message(), "");
            int length = note.codePointCount(0, note.length());
            if (length > LONGEST_NOTE) {
                String detail = "the note has " + length + " characters; LinkedIn takes at most " + LONGEST_NOTE;
                add(at + "/variants/" + i + "/message", detail);
            }
        }
    }

    /** A contact takes only one side of a branch, so a step on the other side is not at the same time. */
    private void sameTime(StepView view, String at) {
        boolean isBranch = !view.step().placement().parentId().isAbsent();
        if (isBranch || !Duration.ZERO.equals(view.step().delay())) {
            atThisTime.clear();
        }
        if (!atThisTime.add(view.channel()) && view.channel() != Channel.UNKNOWN) {
            String channel = view.channel().label();
            String detail = "runs at the same time as another " + channel + " step before it; give it a delay";
            add(at + "/delayInMinutes", detail);
        }
        if (view.waits()) {
            atThisTime.clear();
        }
    }

    private void add(String pointer, String detail) {
        lints.add(Finding.lint(pointer, detail));
    }
}
