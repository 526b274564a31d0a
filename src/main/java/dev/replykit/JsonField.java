package dev.replykit;

import dev.replykit.internal.text.Printable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member for which the API distinguishes absence, null and a value, such as {@link Sequence#issues()}. The
 * constructor is not API.
 *
 * <pre>{@code
 * JsonField<String> subject = JsonField.of("Hello");
 * subject.orNull();            // ==> "Hello"
 * JsonField.absent().orNull(); // ==> null
 * JsonField.ofNull().isNull(); // ==> true
 * }</pre>
 *
 * @param orNull the value, or null where the field is absent or null
 * @param isAbsent whether the JSON has no such member
 */
@CheckReturnValue
public record JsonField<T>(@Nullable T orNull, boolean isAbsent) {
    /** {@return a field that is absent} */
    public static <T> JsonField<T> absent() {
        return new JsonField<>(null, true);
    }

    /** {@return a field that is present and null} */
    public static <T> JsonField<T> ofNull() {
        return new JsonField<>(null, false);
    }

    /** {@return a field with this value, which is not null} */
    public static <T> JsonField<T> of(T value) {
        return new JsonField<>(Objects.requireNonNull(value, "The value is null; say JsonField.ofNull()."), false);
    }

    /** {@return a field with this value, or the absent field where it is null} */
    public static <T> JsonField<T> ofNullable(@Nullable T value) {
        return value == null ? absent() : of(value);
    }

    /** {@return whether the member is present with the value null} */
    public boolean isNull() {
        return !isAbsent && orNull == null;
    }

    /** {@return the value, or the other one where the field is absent or null} */
    public T orElse(T other) {
        return orNull == null ? other : orNull;
    }

    /** The value as text, {@code null} or {@code absent}. */
    @Override
    public String toString() {
        return isAbsent ? "absent" : Printable.value(orNull);
    }
}
