package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An email. Its first text comes from {@link Step#email}; {@link #variant} adds more to try against it.
 *
 * <pre>{@code
 * email("Quick question", "<p>Hi {{firstName}}</p>").
 *         variant("Hello", "<p>Hello {{firstName}}</p>").
 *         after(days(1));
 * }</pre>
 *
 * <p>The first email of a sequence needs a subject (documentation); a later one without a subject presumably stays in
 * the thread (guess). Source: documentation, required members and attachments published OpenAPI.
 *
 * @param placement when it runs
 * @param executionMode by itself or by a person; null only where an answer left it out
 * @param variants texts tried against each other, at least one in a draft
 */
public record EmailStep(Placement placement, @Nullable ExecutionMode executionMode, List<EmailVariant> variants)
        implements Step.Moded<EmailStep> {

    /**
     * Copies the lists.
     *
     * @param placement {@link #placement()}
     * @param executionMode {@link #executionMode()}
     * @param variants {@link #variants()}
     */
    public EmailStep {
        variants = Lists.copyOf(variants, "variants");
    }

    @Override
    public String type() {
        return "email";
    }

    @Override
    public @Nullable String actionType() {
        return null;
    }

    @Override
    public EmailStep at(Placement place) {
        return new EmailStep(place, executionMode, variants);
    }

    @Override
    public EmailStep mode(ExecutionMode mode) {
        return new EmailStep(placement, mode, variants);
    }

    /**
     * The step with one more text to try against the others.
     *
     * @param subject subject of the email, or null to leave it out
     * @param message body, HTML; may hold merge fields such as {@code {{firstName}}}
     * @return a step with the variant added
     */
    public EmailStep variant(@Nullable String subject, String message) {
        return new EmailStep(placement, executionMode, Lists.plus(variants, EmailVariant.of(subject, message)));
    }

    /**
     * The step with files attached to the text added last. They must have been uploaded before.
     *
     * @param attachmentIds ids of the uploads, at most 3
     * @return a step whose last variant has these attachments
     */
    public EmailStep attachments(long... attachmentIds) {
        return new EmailStep(
                placement, executionMode, Lists.changeLast(variants, last -> last.attachments(attachmentIds)));
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
