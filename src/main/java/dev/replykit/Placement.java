package dev.replykit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a step runs and below which step: what all kinds have in common.
 *
 * <pre>{@code
 * email("Hi", "<p>Hi</p>").after(days(2)).placement().delay(); // ==> PT48H
 * }</pre>
 *
 * <p>The constructor is not API: {@code after} and {@code under} of a step make one.
 *
 * @param delay the wait before the step, whole minutes of at least 0 in a draft; null where an answer left it out
 * @param parentId the step that this one follows, for branches; rarely set by hand, since a step has no id before it is
 *     created
 * @param ifConditionPositive under a condition: true for the branch where it holds, false for the other
 */
public record Placement(@Nullable Duration delay, JsonField<Long> parentId, JsonField<Boolean> ifConditionPositive) {
    /** At once, in the trunk. */
    public static final Placement AT_ONCE = new Placement(Duration.ZERO, JsonField.absent(), JsonField.absent());
}
