package dev.replykit;

import dev.replykit.internal.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp message. Source: published OpenAPI.
 *
 * <pre>{@code
 * whatsApp("Hello {{firstName}}").after(hours(4));
 * }</pre>
 *
 * @param placement when it runs
 * @param message the text; null only where an answer left it out
 */
public record WhatsAppStep(Placement placement, @Nullable String message) implements Step.Kind<WhatsAppStep> {

    @Override
    public String type() {
        return "whatsApp";
    }

    @Override
    public @Nullable String actionType() {
        return null;
    }

    @Override
    public WhatsAppStep at(Placement place) {
        return new WhatsAppStep(place, message);
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
