package dev.replykit;

import dev.replykit.internal.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * A text message to a phone. Source: published OpenAPI.
 *
 * <pre>{@code
 * sms("Hello {{firstName}}, your seat is kept").after(minutes(90)).manual();
 * }</pre>
 *
 * @param placement when it runs
 * @param executionMode by itself or by a person; null only where an answer left it out
 * @param message the text; null only where an answer left it out
 */
public record SmsStep(
        Placement placement,
        @Nullable ExecutionMode executionMode,
        @Nullable String message) implements Step.Moded<SmsStep> {

    @Override
    public String type() {
        return "sms";
    }

    @Override
    public @Nullable String actionType() {
        return null;
    }

    @Override
    public SmsStep at(Placement place) {
        return new SmsStep(place, executionMode, message);
    }

    @Override
    public SmsStep mode(ExecutionMode mode) {
        return new SmsStep(placement, mode, message);
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
