package dev.replykit;

import dev.replykit.internal.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * A phone call. Source: published OpenAPI.
 *
 * <pre>{@code
 * call("Ask about the demo").after(days(2));
 * }</pre>
 *
 * @param placement when it runs
 * @param message script or notes for the caller, or null
 */
public record CallStep(Placement placement, @Nullable String message) implements Step.Kind<CallStep> {

    @Override
    public String type() {
        return "call";
    }

    @Override
    public @Nullable String actionType() {
        return null;
    }

    @Override
    public CallStep at(Placement place) {
        return new CallStep(place, message);
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
