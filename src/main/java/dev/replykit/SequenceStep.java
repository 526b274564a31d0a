package dev.replykit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step as Reply answers it: the step that was drafted, and around it what only the server can set. The constructors
 * are not API.
 *
 * <pre>{@code
 * for (SequenceStep step : sequence.steps()) {
 *     System.out.println(step.id() + " " + step.step().type()); // one line a step: 5001 email
 * }
 * }</pre>
 *
 * @param step the step itself; a {@link Step.UnknownStep} where its kind is not known here
 * @param variants what the server says of each variant, in their order; empty for kinds without variants
 */
public record SequenceStep(@Nullable Long id, Step step, List<VariantInfo> variants) {

    /** {@return the id of the step that this one follows, which orders the steps; null or absent for the first} */
    public JsonField<Long> parentId() {
        return step.placement().parentId();
    }

    /** {@return under a condition: true for the branch where it holds, false for the other; else null or absent} */
    public JsonField<Boolean> ifConditionPositive() {
        return step.placement().ifConditionPositive();
    }

    /** The id and the step on one line, for people. */
    @Override
    public String toString() {
        return (id == null ? "" : id + " ") + step;
    }

    /** What only the server knows of a variant. Each member is null where the answer left it out. */
    public record VariantInfo(
            @Nullable Long id,
            @Nullable Boolean hasAttachments,
            @Nullable Boolean isEnabled) {}
}
