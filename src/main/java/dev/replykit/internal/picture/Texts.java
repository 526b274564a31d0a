package dev.replykit.internal.picture;

import dev.replykit.SequenceStep;
import dev.replykit.Step;
import dev.replykit.Step.LinkedInConnectStep;
import dev.replykit.Step.LinkedInInMailStep;
import dev.replykit.Step.LinkedInMessageStep;
import dev.replykit.internal.picture.Plan.Text;
import dev.replykit.internal.text.StepView;
import dev.replykit.internal.text.StepView.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step says: one text, or variants tried against each other; plain, and no longer than a picture needs. */
final class Texts {
    private static final int MOST = 6;

    private Texts() {}

    /** The texts of the step; empty where it says nothing. */
    static List<Text> of(SequenceStep step, StepView view) {
        if (view.channel() == Channel.CONDITION) {
            return List.of(new Text("", "", Prose.plain(view.action()), false));
        } else if (view.channel() == Channel.UNKNOWN) {
            return List.of(new Text("", "", "A kind that this version does not know; it is kept as it is.", false));
        }
        List<Text> texts = new ArrayList<>();
        int shown = Math.min(Math.max(1, view.variants()), MOST);
        for (int i = 0; i < shown; i++) {
            texts.add(text(step, view, i));
        }
        if (view.variants() > shown) {
            texts.add(new Text("", "", "and " + (view.variants() - shown) + " more variants", false));
        }
        return texts.stream()
                .filter(text -> !text.equals(new Text("", "", "", false)))
                .toList();
    }

    private static Text text(SequenceStep step, StepView view, int variant) {
        String subject = "";
        String message = "";
        String prefix = view.variants() == 0 ? "/" : "/variants/" + variant + "/";
        for (StepView.Text text : view.texts()) {
            if (text.pointer().startsWith(prefix) && text.pointer().endsWith("/subject")) {
                subject = Prose.plain(text.text());
            } else if (text.pointer().startsWith(prefix)) {
                message = view.channel() == Channel.EMAIL ? Prose.fromHtml(text.text()) : Prose.plain(text.text());
            }
        }
        String sign = view.variants() > 1 ? String.valueOf((char) ('A' + variant)) : "";
        boolean isEmpty = subject.isEmpty() && message.isEmpty() && view.variants() > 0;
        return new Text(sign, subject, isEmpty ? "(no text)" : message, isOff(step, variant));
    }

    private static boolean isOff(SequenceStep step, int variant) {
        if (variant < step.variants().size() && step.variants().get(variant).isEnabled() != null) {
            return Boolean.FALSE.equals(step.variants().get(variant).isEnabled());
        }
        return Boolean.FALSE.equals(isEnabled(step.step(), variant));
    }

    private static @Nullable Boolean isEnabled(Step step, int variant) {
        if (step instanceof LinkedInMessageStep s && variant < s.variants().size()) {
            return s.variants().get(variant).isEnabled();
        } else if (step instanceof LinkedInConnectStep s
                && variant < s.variants().size()) {
            return s.variants().get(variant).isEnabled();
        } else if (step instanceof LinkedInInMailStep s
                && variant < s.variants().size()) {
            return s.variants().get(variant).isEnabled();
        }
        return null;
    }
}
