package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A member for which the API tells apart that it is absent, that it is null, and that it has a value.
 *
 * <p>An answer's {@code issues} is the most visible one: absent where the answer is not a detail answer, null while the
 * sequence is healthy, a list otherwise.
 *
 * <pre>{@code
 * JsonField<String> subject = JsonField.of("Hello");
 * subject.orNull();        // ==> "Hello"
 * JsonField.absent().orNull(); // ==> null
 * JsonField.ofNull().isNull(); // ==> true
 * }</pre>
 *
 * @param <T> type of the value
 */
public final class JsonField<T> {
    private static final JsonField<?> ABSENT = new JsonField<>(null, false);
    private static final JsonField<?> NULL = new JsonField<>(null, true);

    private final @Nullable T value;
    private final boolean present;

    private JsonField(@Nullable T value, boolean present) {
        this.value = value;
        this.present = present;
    }

    /**
     * A field that is not there.
     *
     * @param <T> type of the value
     * @return the absent field
     */
    @SuppressWarnings("unchecked")
    public static <T> JsonField<T> absent() {
        return (JsonField<T>) ABSENT;
    }

    /**
     * A field that is there and says null.
     *
     * @param <T> type of the value
     * @return the null field
     */
    @SuppressWarnings("unchecked")
    public static <T> JsonField<T> ofNull() {
        return (JsonField<T>) NULL;
    }

    /**
     * A field with a value.
     *
     * @param value the value, not null
     * @param <T> type of the value
     * @return a field that has it
     */
    public static <T> JsonField<T> of(T value) {
        return new JsonField<>(Objects.requireNonNull(value, "value; use JsonField.ofNull() for null"), true);
    }

    /**
     * A field with the value, or the absent one.
     *
     * @param value the value, or null for an absent field
     * @param <T> type of the value
     * @return the field
     */
    public static <T> JsonField<T> ofNullable(@Nullable T value) {
        return value == null ? absent() : of(value);
    }

    /**
     * Whether the JSON has no such member.
     *
     * @return true where it is absent
     */
    public boolean isAbsent() {
        return !present;
    }

    /**
     * Whether the JSON has the member and it is null.
     *
     * @return true where it is null
     */
    public boolean isNull() {
        return present && value == null;
    }

    /**
     * The value.
     *
     * @return the value, or null where the field is absent or null
     */
    public @Nullable T orNull() {
        return value;
    }

    /**
     * The value or another one.
     *
     * @param other what to return for an absent field or a null one
     * @return the value, or {@code other}
     */
    public T orElse(T other) {
        return value == null ? other : value;
    }

    /**
     * The same field with its value turned into another; absent stays absent, null stays null.
     *
     * @param change what to make of the value
     * @param <R> type of the new value
     * @return the changed field
     */
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

    /** The value as text, or {@code null} or {@code absent}. */
    @Override
    public String toString() {
        return present ? Printed.text(value) : "absent";
    }
}
