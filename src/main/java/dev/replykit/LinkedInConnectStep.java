package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A LinkedIn connection request with a note, at most 300 characters by the published OpenAPI's prose; the empty text is
 * no note (guess). Source: published OpenAPI.
 *
 * <pre>{@code
 * linkedInConnect("We met at the fair, {{firstName}}").after(days(1));
 * }</pre>
 *
 * @param placement when it runs
 * @param executionMode by itself or by a person; null only where an answer left it out
 * @param variants notes tried against each other, at least one in a draft
 */
public record LinkedInConnectStep(
        Placement placement, @Nullable ExecutionMode executionMode, List<LinkedInVariant> variants)
        implements Step.Moded<LinkedInConnectStep> {

    /**
     * Copies the lists.
     *
     * @param placement {@link #placement()}
     * @param executionMode {@link #executionMode()}
     * @param variants {@link #variants()}
     */
    public LinkedInConnectStep {
        variants = Lists.copyOf(variants, "variants");
    }

    @Override
    public String type() {
        return "linkedIn";
    }

    @Override
    public String actionType() {
        return "connect";
    }

    @Override
    public LinkedInConnectStep at(Placement place) {
        return new LinkedInConnectStep(place, executionMode, variants);
    }

    @Override
    public LinkedInConnectStep mode(ExecutionMode mode) {
        return new LinkedInConnectStep(placement, mode, variants);
    }

    /**
     * The step with one more text to try against the others.
     *
     * @param message the note; empty for none
     * @return a step with the variant added
     */
    public LinkedInConnectStep variant(String message) {
        return new LinkedInConnectStep(
                placement, executionMode, Lists.plus(variants, new LinkedInVariant(message, true)));
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
