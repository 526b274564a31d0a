package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for one property of a contact.
 *
 * <pre>{@code
 * Condition.where("linkedInUrl", "isSet");
 * Condition.where("stage", "equals", "Replied");
 * }</pre>
 *
 * <p>Which properties exist, with which operators and values, is answered per account by
 * {@code GET /v3/sequences/steps/contact-filter-properties}; no list is published. Source: published OpenAPI.
 *
 * @param property name of the contact's property; null only where an answer left it out
 * @param rules what the property is held against
 */
public record Condition(@Nullable String property, List<Rule> rules) {
    /**
     * Copies the list.
     *
     * @param property {@link #property()}
     * @param rules {@link #rules()}
     */
    public Condition {
        rules = Lists.copyOf(rules, "rules");
    }

    /**
     * A condition with an operator that needs no value, such as {@code isSet}.
     *
     * @param property name of the contact's property
     * @param operator the operator; its {@code value} goes out as null, as documented
     * @return the condition
     */
    public static Condition where(String property, String operator) {
        return new Condition(property, List.of(new Rule(operator, JsonField.ofNull())));
    }

    /**
     * A condition that holds a property against a value.
     *
     * @param property name of the contact's property
     * @param operator the operator, such as {@code equals}
     * @param value the value
     * @return the condition
     */
    public static Condition where(String property, String operator, String value) {
        return new Condition(property, List.of(new Rule(operator, JsonField.of(value))));
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }

    /**
     * One comparison.
     *
     * @param operator an open word: {@code is}, {@code isNot}, {@code equals}, {@code contains}, {@code isSet} and
     *     {@code isNotSet} are named in the documents; null only where an answer left it out
     * @param value what to compare with; null for operators without an operand
     */
    public record Rule(@Nullable String operator, JsonField<String> value) {
        /**
         * Checks that the field is there; absence is {@link JsonField#absent()}.
         *
         * @param operator {@link #operator()}
         * @param value {@link #value()}
         */
        public Rule {
            Objects.requireNonNull(value, "The value is null; say JsonField.ofNull() or JsonField.absent().");
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }
}
