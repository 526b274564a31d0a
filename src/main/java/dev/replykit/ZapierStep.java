package dev.replykit;

import dev.replykit.internal.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * A signal to a Zap, to make something happen in another program. Source: published OpenAPI.
 *
 * <pre>{@code
 * zapier("Tell the CRM").waiting();
 * }</pre>
 *
 * @param placement when it runs
 * @param name what the signal is called; null only where an answer left it out
 * @param action whether the contact waits for the Zap; null only where an answer left it out
 */
public record ZapierStep(
        Placement placement,
        @Nullable String name,
        @Nullable ZapierAction action) implements Step.Kind<ZapierStep> {

    @Override
    public String type() {
        return "zapier";
    }

    @Override
    public @Nullable String actionType() {
        return null;
    }

    @Override
    public ZapierStep at(Placement place) {
        return new ZapierStep(place, name, action);
    }

    /**
     * The step that lets the contact wait, presumably until the Zap has answered.
     *
     * @return a waiting step
     */
    public ZapierStep waiting() {
        return new ZapierStep(placement, name, ZapierAction.WAIT);
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
