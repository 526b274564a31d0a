package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A word of the API out of a list that may grow.
 *
 * <p>A word that Reply adds later is kept as it was written. A known word is read in any case and becomes the
 * documented spelling. A draft may use known words only.
 *
 * <pre>{@code
 * SequenceStatus.of("ACTIVE").equals(SequenceStatus.ACTIVE); // ==> true
 * Health.of("dizzy").isKnown();                              // ==> false
 * }</pre>
 */
@CheckReturnValue
public abstract sealed class OpenEnum
        permits ExecutionMode,
                GeneratedTaskOwner,
                Health,
                LinkedInAccountStatus,
                RepliesHandlingType,
                SequenceStatus,
                TaskAction,
                ZapierAction {
    private final String value;
    private final boolean isKnown;

    OpenEnum(String value, List<String> known) {
        Objects.requireNonNull(value, "The value is null.");
        String documented = null;
        for (String word : known) {
            if (word.equalsIgnoreCase(value)) {
                documented = word;
            }
        }
        this.value = documented == null ? value : documented;
        this.isKnown = documented != null;
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
        return Printed.text(value);
    }
}
