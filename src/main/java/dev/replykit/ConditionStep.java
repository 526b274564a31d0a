package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fork: waits until the conditions come true, or for at most a time. Its branches can't be part of the same create
 * call, since they name this step by an id it does not have yet: create the trunk, then add them with
 * {@code POST /v3/sequences/{id}/steps}. How several conditions or rules are joined is not documented. Source:
 * published OpenAPI.
 *
 * <pre>{@code
 * condition(days(3), Condition.where("stage", "equals", "Replied")); // within three days, or not
 * }</pre>
 *
 * @param placement when it runs
 * @param waitFor how long the conditions may take to come true, whole minutes of at least 0: {@code waitInMinutes}
 *     on the wire; null
 *     only where an answer left it out
 * @param conditions what must hold
 */
public record ConditionStep(Placement placement, @Nullable Duration waitFor, List<Condition> conditions)
        implements Step.Kind<ConditionStep> {

    /**
     * Copies the lists.
     *
     * @param placement {@link #placement()}
     * @param waitFor {@link #waitFor()}
     * @param conditions {@link #conditions()}
     */
    public ConditionStep {
        conditions = Lists.copyOf(conditions, "conditions");
    }

    @Override
    public String type() {
        return "condition";
    }

    @Override
    public @Nullable String actionType() {
        return null;
    }

    @Override
    public ConditionStep at(Placement place) {
        return new ConditionStep(place, waitFor, conditions);
    }

    /**
     * The step with one more condition.
     *
     * @param condition what must hold
     * @return a step with the condition added
     */
    public ConditionStep and(Condition condition) {
        return new ConditionStep(placement, waitFor, Lists.plus(conditions, condition));
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
