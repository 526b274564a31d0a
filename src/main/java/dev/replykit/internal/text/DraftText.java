package dev.replykit.internal.text;

import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.internal.json.Excerpt;
import java.util.List;

/** A draft as a small table. */
public final class DraftText {
    private DraftText() {}

    /** Name and steps. */
    public static String of(SequenceDraft draft) {
        List<Step> steps = draft.steps() == null ? List.of() : draft.steps();
        return "Draft " + Excerpt.quoted(draft.name()) + (steps.isEmpty() ? "" : "\n" + Timeline.of(steps));
    }
}
