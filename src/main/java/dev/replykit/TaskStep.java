package dev.replykit;

import dev.replykit.internal.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * A task for a person, outside the other channels. Source: published OpenAPI.
 *
 * <pre>{@code
 * task("Send the printed invitation").after(days(2));
 * task("Meet at the booth").meeting().after(days(7));
 * }</pre>
 *
 * @param placement when it runs
 * @param action something to do, or a meeting: the {@code actionType} on the wire; null only where an answer left
 *     it out
 * @param description what to do; null only where an answer left it out
 */
public record TaskStep(
        Placement placement,
        @Nullable TaskAction action,
        @Nullable String description) implements Step.Kind<TaskStep> {

    @Override
    public String type() {
        return "task";
    }

    @Override
    public @Nullable String actionType() {
        return action == null ? null : action.value();
    }

    @Override
    public TaskStep at(Placement place) {
        return new TaskStep(place, action, description);
    }

    /**
     * The step as a meeting instead of something to do.
     *
     * @return a meeting
     */
    public TaskStep meeting() {
        return new TaskStep(placement, TaskAction.MEETING, description);
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
