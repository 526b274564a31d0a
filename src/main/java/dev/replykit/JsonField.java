package dev.replykit;

import dev.replykit.internal.text.Printable;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A member for which the API distinguishes absence, null and a value.
 *
 * <p>The best example is {@code issues} of an answer: absent where the answer is not a detail answer, null while the
 * sequence is healthy, a list otherwise.
 *
 * <pre>{@code
 * JsonField<String> subject = JsonField.of("Hello");
 * subject.orNull();            // ==> "Hello"
 * JsonField.absent().orNull(); // ==> null
 * JsonField.ofNull().isNull(); // ==> true
 * }</pre>
 *
 * @param <T> type of the value
 */
@CheckReturnValue
public final class JsonField<T> {
    private static final JsonField<?> ABSENT = new JsonField<>(null, false);
    private static final JsonField<?> NULL = new JsonField<>(null, true);

    private final @Nullable T value;
    private final boolean present;

    private JsonField(@Nullable T value, boolean present) {
        this.value = value;
        this.present = present;
    }

    /** {@return a field that is absent} */
    @SuppressWarnings("unchecked")
    public static <T> JsonField<T> absent() {
        return (JsonField<T>) ABSENT;
    }

    /** {@return a field that is present and null} */
    @SuppressWarnings("unchecked")
    public static <T> JsonField<T> ofNull() {
        return (JsonField<T>) NULL;
    }

    /** {@return a field with this value, which is not null} */
    public static <T> JsonField<T> of(T value) {
        return new JsonField<>(Objects.requireNonNull(value, "The value is null; say JsonField.ofNull()."), true);
    }

    /** {@return a field with this value, or the absent field where it is null} */
    public static <T> JsonField<T> ofNullable(@Nullable T value) {
        return value == null ? absent() : of(value);
    }

    /** {@return whether the JSON has no such member} */
    public boolean isAbsent() {
        return !present;
    }

    /** {@return whether the member is present with the value null} */
    public boolean isNull() {
        return present && value == null;
    }

    /** {@return the value, or null where the field is absent or null} */
    public @Nullable T orNull() {
        return value;
    }

    /** {@return the value, or the other one where the field is absent or null} */
    public T orElse(T other) {
        return value == null ? other : value;
    }

    /** {@return the field with its value changed; an absent field stays absent, and null stays null} */
    @SuppressWarnings("unchecked")
    public <R> JsonField<R> map(Function<? super T, ? extends R> change) {
        return value == null ? (JsonField<R>) this : of(change.apply(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonField<?> field && present == field.present && Objects.equals(value, field.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, present);
    }

    /** The value as text, {@code null} or {@code absent}. */
    @Override
    public String toString() {
        return present ? Printable.value(value) : "absent";
    }
}
