package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A LinkedIn InMail, a message to somebody who is not a connection. Source: published OpenAPI.
 *
 * <pre>{@code
 * linkedInInMail("A short question", "Hello {{firstName}}").after(days(1));
 * }</pre>
 *
 * @param placement when it runs
 * @param executionMode by itself or by a person; null only where an answer left it out
 * @param variants texts tried against each other, at least one in a draft
 */
public record LinkedInInMailStep(
        Placement placement, @Nullable ExecutionMode executionMode, List<InMailVariant> variants)
        implements Step.Moded<LinkedInInMailStep> {

    /**
     * Copies the lists.
     *
     * @param placement {@link #placement()}
     * @param executionMode {@link #executionMode()}
     * @param variants {@link #variants()}
     */
    public LinkedInInMailStep {
        variants = Lists.copyOf(variants, "variants");
    }

    @Override
    public String type() {
        return "linkedIn";
    }

    @Override
    public String actionType() {
        return "inMail";
    }

    @Override
    public LinkedInInMailStep at(Placement place) {
        return new LinkedInInMailStep(place, executionMode, variants);
    }

    @Override
    public LinkedInInMailStep mode(ExecutionMode mode) {
        return new LinkedInInMailStep(placement, mode, variants);
    }

    /**
     * The step with one more text to try against the others.
     *
     * @param subject subject of the InMail
     * @param message the text; may hold merge fields such as {@code {{firstName}}}
     * @return a step with the variant added
     */
    public LinkedInInMailStep variant(String subject, String message) {
        return new LinkedInInMailStep(
                placement, executionMode, Lists.plus(variants, new InMailVariant(subject, message, true)));
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
