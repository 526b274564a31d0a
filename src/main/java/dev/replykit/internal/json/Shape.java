package dev.replykit.internal.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import dev.replykit.JsonField;
import dev.replykit.internal.text.Similar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, named once each: from this list it is read, checked and written. A shape is
 * declared by naming its members in the order of writing, and saying how the values make a Java object:
 *
 * <pre>{@code
 * Shape.of("rule", members -> {
 *     var operator = members.required("operator", TEXT, Rule::operator);
 *     var value = members.nullable("value", TEXT, Rule::value);
 *     return in -> new Rule(in.get(operator), in.field(value));
 * });
 * }</pre>
 */
final class Shape<T> implements Codec<T> {
    /** The JSON value null, which is told from absence. */
    private static final Object NULL = new Object();

    private final String what;
    private final List<Member<T, ?>> members = new ArrayList<>();
    private final Map<String, Member<T, ?>> byName = new HashMap<>();
    private final boolean open;
    private final Function<Shape<T>, Function<Values, T>> declaration;
    private volatile @Nullable Function<Values, T> making;

    private Shape(String what, boolean open, Function<Shape<T>, Function<Values, T>> declaration) {
        this.what = what;
        this.open = open;
        this.declaration = declaration;
    }

    /** Declares the members at the first use, so that a program starts with the shapes that it needs. */
    private Function<Values, T> declared() {
        Function<Values, T> declared = making;
        if (declared == null) {
            synchronized (this) {
                declared = making;
                if (declared == null) {
                    declared = declaration.apply(this);
                    making = declared;
                }
            }
        }
        return declared;
    }

    /** Declares a shape. Messages call such an object {@code what}. */
    static <T> Shape<T> of(String what, Function<Shape<T>, Function<Values, T>> declaration) {
        return new Shape<>(what, false, declaration);
    }

    /** Declares a shape of which only some members are known. Others are no mistake. */
    static <T> Shape<T> open(String what, Function<Shape<T>, Function<Values, T>> declaration) {
        return new Shape<>(what, true, declaration);
    }

    /** A member with the same text in each such object, which tells its kind. */
    Member<T, String> constant(String name, String text) {
        Function<String, String> spelling = word -> word.equalsIgnoreCase(text) ? text : word;
        return add(new Member<>(
                name, members.size(), Codecs.word(List.of(text), spelling, word -> word), true, false, value -> text));
    }

    <V> Member<T, V> required(String name, Codec<V> codec, Function<T, @Nullable V> getter) {
        return add(new Member<>(name, members.size(), codec, true, false, getter));
    }

    <V> Member<T, V> optional(String name, Codec<V> codec, Function<T, @Nullable V> getter) {
        return add(new Member<>(name, members.size(), codec, false, false, getter));
    }

    /** An optional member for which the API tells null from absence. */
    <V> Member<T, V> nullable(String name, Codec<V> codec, Function<T, JsonField<V>> getter) {
        return add(new Member<>(name, members.size(), codec, false, true, getter));
    }

    /** A member of answers only, which a draft may not have. */
    <V> Member<T, V> answerOnly(String name, Codec<V> codec) {
        return add(new Member<>(name, members.size(), codec, false, true, null));
    }

    private <V> Member<T, V> add(Member<T, V> member) {
        members.add(member);
        byName.put(member.name(), member);
        return member;
    }

    @Override
    public @Nullable T read(JsonElement json, Findings findings) {
        if (!(json instanceof JsonObject object)) {
            if (findings.isStrict()) {
                findings.add("must be " + what + ", an object, but is " + JsonValues.described(json));
            }
            return null;
        }
        Function<Values, T> maker = declared();
        @Nullable Object[] values = new Object[members.size()];
        int next = 0;
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            Member<T, ?> member = member(entry.getKey(), next);
            if (member == null || (member.getter() == null && findings.isStrict())) {
                refuse(entry.getKey(), member, findings);
            } else {
                next = member.index() + 1;
                int before = findings.size();
                values[member.index()] = read(member, entry.getValue(), findings);
                findings.checkDuplicate(object, member.name());
                findings.placeUnder(member.name(), before);
            }
        }
        if (findings.isStrict()) {
            checkRequired(object, values, findings);
        }
        return findings.size() == 0 ? maker.apply(new Values(values)) : null;
    }

    /** The member of that name. The expected one is tried first, since most texts keep the documented order. */
    private @Nullable Member<T, ?> member(String name, int expected) {
        return expected < members.size() && members.get(expected).name().equals(name)
                ? members.get(expected)
                : byName.get(name);
    }

    private static @Nullable Object read(Member<?, ?> member, JsonElement json, Findings findings) {
        if (!json.isJsonNull()) {
            return member.codec().read(json, findings);
        }
        if (!member.isNullable()) {
            findings.add("may not be null" + (member.isRequired() ? "" : "; leave it out"));
        }
        return NULL;
    }

    private void refuse(String name, @Nullable Member<T, ?> answerOnly, Findings findings) {
        if (!findings.isStrict() || findings.isLikeServer()) {
            return;
        }
        if (answerOnly != null) {
            findings.add(name, "is set by Reply and can't be sent; leave it out");
        } else if (!open) {
            List<String> names = members.stream()
                    .filter(member -> member.getter() != null)
                    .map(Member::name)
                    .toList();
            findings.add(name, "is not a member of " + what + Similar.suggestion(name, names));
        }
    }

    private void checkRequired(JsonObject object, @Nullable Object[] values, Findings findings) {
        for (Member<T, ?> member : members) {
            if (member.isRequired() && values[member.index()] == null && !object.has(member.name())) {
                findings.add(member.name(), "is required in " + what);
            }
        }
    }

    @Override
    public void check(T object, Findings findings) {
        declared();
        boolean complete = true;
        for (Member<T, ?> member : members) {
            complete &= member.check(object, findings);
        }
        if (!complete) {
            for (Member<T, ?> member : members) {
                if (member.isRequired() && member.value(object) == null) {
                    findings.add(member.name(), "is required in " + what);
                }
            }
        }
    }

    @Override
    public void write(T object, JsonWriter out) throws IOException {
        declared();
        out.beginObject();
        for (Member<T, ?> member : members) {
            member.write(object, out);
        }
        out.endObject();
    }

    /** {@return the object with other values of the members of these names} */
    T with(T object, Map<String, JsonField<?>> changes) {
        Function<Values, T> maker = declared();
        @Nullable Object[] values = new Object[members.size()];
        for (Member<T, ?> member : members) {
            JsonField<?> change = changes.get(member.name());
            values[member.index()] = change == null ? member.value(object) : Member.value(change);
        }
        return maker.apply(new Values(values));
    }

    /**
     * One member.
     *
     * @param getter gives null for absent, or a {@link JsonField} where null is a value of its own; null for a member
     *     of answers only
     */
    record Member<T, V>(
            String name,
            int index,
            Codec<V> codec,
            boolean isRequired,
            boolean isNullable,
            @Nullable Function<T, ?> getter) {

        /** The value, {@link #NULL}, or null where it is absent. */
        private @Nullable Object value(T object) {
            Object value = getter == null ? null : getter.apply(object);
            return value instanceof JsonField<?> field ? value(field) : value;
        }

        private static @Nullable Object value(JsonField<?> field) {
            return field.isNull() ? NULL : field.orNull();
        }

        /** Checks the value, and returns whether it is not missing. */
        private boolean check(T object, Findings findings) {
            Object value = value(object);
            if (value != null && value != NULL) {
                int before = findings.size();
                codec.check(typed(value), findings);
                findings.placeUnder(name, before);
            }
            return value != null || !isRequired;
        }

        private void write(T object, JsonWriter out) throws IOException {
            Object value = value(object);
            if (value == NULL) {
                out.name(name).nullValue();
            } else if (value != null) {
                codec.write(typed(value), out.name(name));
            }
        }

        @SuppressWarnings("unchecked")
        private V typed(Object value) {
            return (V) value;
        }
    }

    /** What one object holds, by member. */
    static final class Values {
        private final @Nullable Object[] values;

        private Values(@Nullable Object[] values) {
            this.values = values;
        }

        /** The value, or null where it is absent, null, or of another form. */
        <V> @Nullable V get(Member<?, V> member) {
            Object value = values[member.index()];
            return value == null || value == NULL ? null : member.typed(value);
        }

        <V> JsonField<V> field(Member<?, V> member) {
            return values[member.index()] == NULL ? JsonField.ofNull() : JsonField.ofNullable(get(member));
        }

        /** The object changed by the value, or as it is where there is none. */
        <O, V> O change(O object, Member<O, V> member, BiFunction<O, V, O> setter) {
            V value = get(member);
            return value == null ? object : setter.apply(object, value);
        }

        /** The object changed by the value or by null, or as it is where the member is absent. */
        <O, V> O changeNullable(O object, Member<O, V> member, BiFunction<O, @Nullable V, O> setter) {
            return field(member).isAbsent() ? object : setter.apply(object, get(member));
        }

        /** The list, empty where there is none. */
        <V> List<V> list(Member<?, List<V>> member) {
            List<V> list = get(member);
            return list == null ? List.of() : list;
        }
    }
}
