package dev.replykit;

import dev.replykit.internal.text.Printable;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A word of the API out of a list that may grow. A word that Reply adds later is kept as it was written. A known word
 * is read in any case and becomes the documented constant, so {@code ==} works. A draft may use known words only.
 *
 * <pre>{@code
 * SequenceStatus.of("ACTIVE") == SequenceStatus.ACTIVE; // ==> true
 * Health.of("dizzy").isKnown();                         // ==> false
 * }</pre>
 */
@CheckReturnValue
public abstract class OpenEnum {
    private final String value;
    private final boolean isKnown;

    OpenEnum(String value, boolean isKnown) {
        this.value = value;
        this.isKnown = isKnown;
    }

    @SafeVarargs
    static <E extends OpenEnum> E find(String value, Function<String, E> other, E... known) {
        Objects.requireNonNull(value, "The value is null.");
        for (E word : known) {
            if (word.value().equalsIgnoreCase(value)) {
                return word;
            }
        }
        return other.apply(value);
    }

    /** {@return the word on the wire} */
    public final String value() {
        return value;
    }

    /** {@return whether this library knows the word} */
    public final boolean isKnown() {
        return isKnown;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof OpenEnum that && getClass() == that.getClass() && value.equals(that.value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** The word, with control characters escaped. */
    @Override
    public final String toString() {
        return Printable.value(value);
    }
}
