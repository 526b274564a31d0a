package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A LinkedIn message to a connection. Source: documentation, required members published OpenAPI.
 *
 * <pre>{@code
 * linkedInMessage("Hi {{firstName}}").variant("Hello {{firstName}}").after(days(1));
 * }</pre>
 *
 * @param placement when it runs
 * @param executionMode by itself or by a person; null only where an answer left it out
 * @param variants texts tried against each other, at least one in a draft
 */
public record LinkedInMessageStep(
        Placement placement, @Nullable ExecutionMode executionMode, List<LinkedInVariant> variants)
        implements Step.Moded<LinkedInMessageStep> {

    /**
     * Copies the lists.
     *
     * @param placement {@link #placement()}
     * @param executionMode {@link #executionMode()}
     * @param variants {@link #variants()}
     */
    public LinkedInMessageStep {
        variants = Lists.copyOf(variants, "variants");
    }

    @Override
    public String type() {
        return "linkedIn";
    }

    @Override
    public String actionType() {
        return "message";
    }

    @Override
    public LinkedInMessageStep at(Placement place) {
        return new LinkedInMessageStep(place, executionMode, variants);
    }

    @Override
    public LinkedInMessageStep mode(ExecutionMode mode) {
        return new LinkedInMessageStep(placement, mode, variants);
    }

    /**
     * The step with one more text to try against the others.
     *
     * @param message the text; may hold merge fields such as {@code {{firstName}}}
     * @return a step with the variant added
     */
    public LinkedInMessageStep variant(String message) {
        return new LinkedInMessageStep(
                placement, executionMode, Lists.plus(variants, new LinkedInVariant(message, true)));
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
