package dev.replykit;

import dev.replykit.Step.UnknownStep;
import dev.replykit.internal.text.Printed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step as Reply answers it: what was drafted, and around it what only the server can set.
 *
 * <pre>{@code
 * for (SequenceStep step : sequence.steps()) {
 *     System.out.println(step.id() + " " + step.step().type()); // one line a step: 5001 email
 * }
 * }</pre>
 *
 * @param id the step's id, or null where the answer left it out
 * @param step the step itself; an {@link UnknownStep} where its kind is not known here
 * @param variants what the server says of each variant, in their order; empty for kinds without variants
 */
public record SequenceStep(@Nullable Long id, Step step, List<VariantInfo> variants) {
    /**
     * Copies the list.
     *
     * @param id {@link #id()}
     * @param step {@link #step()}
     * @param variants {@link #variants()}
     */
    public SequenceStep {
        Objects.requireNonNull(step, "step");
        variants = List.copyOf(variants);
    }

    /** {@return the id of the step that this one follows; null or absent where there is none} */
    public JsonField<Long> parentId() {
        return step.placement().parentId();
    }

    /** {@return on which side of the condition above: true where it holds; null or absent in the trunk} */
    public JsonField<Boolean> ifConditionPositive() {
        return step.placement().ifConditionPositive();
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }

    /**
     * What only the server knows of a variant.
     *
     * @param id the variant's id, or null where the answer left it out
     * @param hasAttachments whether files are attached, or null where the answer left it out
     * @param isEnabled whether it takes part, or null where the answer left it out
     */
    public record VariantInfo(
            @Nullable Long id,
            @Nullable Boolean hasAttachments,
            @Nullable Boolean isEnabled) {}
}
