package dev.replykit;

import dev.replykit.internal.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * A visit to the contact's LinkedIn profile. Source: published OpenAPI.
 *
 * <pre>{@code
 * linkedInViewProfile().description("Look before you connect").manual();
 * }</pre>
 *
 * @param placement when it runs
 * @param executionMode by itself or by a person; null only where an answer left it out
 * @param description notes for the person who does it by hand, or null
 */
public record LinkedInViewProfileStep(
        Placement placement,
        @Nullable ExecutionMode executionMode,
        @Nullable String description) implements Step.Moded<LinkedInViewProfileStep> {

    @Override
    public String type() {
        return "linkedIn";
    }

    @Override
    public String actionType() {
        return "viewProfile";
    }

    @Override
    public LinkedInViewProfileStep at(Placement place) {
        return new LinkedInViewProfileStep(place, executionMode, description);
    }

    @Override
    public LinkedInViewProfileStep mode(ExecutionMode mode) {
        return new LinkedInViewProfileStep(placement, mode, description);
    }

    /**
     * The step with notes for the person who does it by hand.
     *
     * @param text the notes
     * @return a step with the notes
     */
    public LinkedInViewProfileStep description(String text) {
        return new LinkedInViewProfileStep(placement, executionMode, text);
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
