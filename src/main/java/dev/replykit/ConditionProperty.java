package dev.replykit;

import dev.replykit.internal.text.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rule of a condition step can test, from {@link Reply#conditionProperties}. Source: published OpenAPI. The
 * constructor is not API.
 *
 * <pre>{@code
 * reply.conditionProperties().get(0).operators(); // ==> [is, isNot, equals]
 * }</pre>
 *
 * @param name the property that a rule names
 * @param operators how it can be tested; empty where the answer does not say
 * @param values all that it can be compared with, or null where any text can be
 */
public record ConditionProperty(
        String name, List<String> operators, @Nullable List<String> values) {
    @Override
    public String toString() {
        return Printable.record(this);
    }
}
