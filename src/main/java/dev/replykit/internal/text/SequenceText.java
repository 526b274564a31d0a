package dev.replykit.internal.text;

import dev.replykit.Sequence;
import dev.replykit.SequenceStep;
import dev.replykit.internal.json.Excerpt;
import java.util.List;

/** A sequence as a small table. */
public final class SequenceText {
    private SequenceText() {}

    /** Id, name, status, health and steps. */
    public static String of(Sequence sequence) {
        List<SequenceStep> steps = sequence.steps() == null ? List.of() : sequence.steps();
        String name = sequence.name() == null ? "" : " " + Excerpt.quoted(sequence.name());
        return "Sequence " + sequence.id() + name + ", " + sequence.status() + ", " + sequence.health()
                + (steps.isEmpty() ? "" : "\n" + Timeline.of(steps.stream().map(SequenceStep::step).toList()));
    }
}
