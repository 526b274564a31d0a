package dev.replykit;

import dev.replykit.internal.text.Printable;
import dev.replykit.internal.text.StepView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for one property of a contact. In an answer each member may be missing. The constructors are not API.
 *
 * <pre>{@code
 * Condition.where("linkedInUrl", "isSet");
 * Condition.where("stage", "equals", "Replied");
 * }</pre>
 *
 * <p>{@link Reply#conditionProperties} lists the properties of an account with their operators and values; no list is
 * published. Source: published OpenAPI.
 */
@CheckReturnValue
public record Condition(@Nullable String property, List<Rule> rules) {

    /** {@return a condition whose operator needs no value, such as {@code isSet}; as documented, a null is sent} */
    public static Condition where(String property, String operator) {
        return new Condition(property, List.of(new Rule(operator, JsonField.ofNull())));
    }

    /** {@return a condition that compares a property with a value, by an operator such as {@code equals}} */
    public static Condition where(String property, String operator, String value) {
        return new Condition(property, List.of(new Rule(operator, JsonField.of(value))));
    }

    /** What must hold, such as {@code stage equals "Replied"}. */
    @Override
    public String toString() {
        return Printable.value(StepView.line(this));
    }

    /** One comparison, by an operator such as {@code is, isNot, equals, contains, isSet} or {@code isNotSet}. */
    public record Rule(@Nullable String operator, JsonField<String> value) {
        @Override
        public String toString() {
            return Printable.record(this);
        }
    }
}
