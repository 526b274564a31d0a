package dev.replykit.internal.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import dev.replykit.JsonField;
import dev.replykit.internal.text.Similar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<String, Optional<String>> unused = new HashMap<>(0);
    private final boolean open;
    private final Function<Shape<T>, Function<Values, T>> declaration;
    private volatile @Nullable Function<Values, T> making;

    private Shape(String what, boolean open, Function<Shape<T>, Function<Values, T>> declaration) {
        this.what = what;
        this.open = open;
        this.declaration = declaration;
    }

    /** Declares a shape. Messages call such an object {@code what}. */
    static <T> Shape<T> of(String what, Function<Shape<T>, Function<Values, T>> declaration) {
        return new Shape<>(what, false, declaration);
    }

    /** Declares a shape of which only some members are known. Others are no mistake. */
    static <T> Shape<T> open(String what, Function<Shape<T>, Function<Values, T>> declaration) {
        return new Shape<>(what, true, declaration);
    }

    /** Declares the members at the first use, so that a program starts with the shapes that it needs. */
    private Function<Values, T> declared() {
        Function<Values, T> declared = making;
        return declared == null ? declare() : declared;
    }

    private synchronized Function<Values, T> declare() {
        Function<Values, T> declared = making;
        if (declared == null) {
            declared = declaration.apply(this);
            making = declared;
        }
        return declared;
    }

    /** What messages call such an object. */
    String what() {
        return what;
    }

    /** The members that a request may have, in the order of writing. */
    List<Member<T, ?>> ofRequests() {
        declared();
        return members.stream().filter(member -> member.getter() != null).toList();
    }

    /** Whether the member is no mistake, but left out. */
    boolean ignores(String name) {
        return unused.containsKey(name) && unused.get(name).isEmpty();
    }

    /** A member with the same text in each such object, which tells its kind. */
    Member<T, String> constant(String name, String text) {
        return add(new Member<>(name, members.size(), Token.oneOf(text), true, false, value -> text));
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

    /**
     * Names a member that is not part of the shape.
     *
     * @param remedy what to do about it; null where it is no mistake, and is left out
     */
    void unused(String name, @Nullable String remedy) {
        unused.put(name, Optional.ofNullable(remedy));
    }

    private <V> Member<T, V> add(Member<T, V> member) {
        members.add(member);
        return member;
    }

    @Override
    public @Nullable T read(JsonElement json, Findings findings) {
        if (!(json instanceof JsonObject object)) {
            findings.refuseType(what + ", an object", json);
            return null;
        }
        declared();
        @Nullable Object[] values = new Object[members.size()];
        int next = 0;
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            int before = findings.size();
            Member<T, ?> member = member(entry.getKey(), next, findings);
            if (member != null) {
                JsonElement value = entry.getValue();
                Object read = value.isJsonNull()
                        ? checkedNull(member, findings)
                        : member.codec().read(value, findings);
                values[member.index()] = read == null && findings.isStrict() ? NULL : read; // wrong is not missing
                findings.checkDuplicate(object, member.name());
                next = member.index() + 1;
            }
            findings.placeUnder(entry.getKey(), before);
        }
        return made(values, findings);
    }

    @Override
    public @Nullable T read(JsonReader in, Findings findings) throws IOException {
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            return Codec.super.read(in, findings);
        }
        declared();
        @Nullable Object[] values = new Object[members.size()];
        int next = 0;
        in.beginObject();
        while (in.hasNext()) {
            Member<T, ?> member = member(in.nextName(), next, findings);
            if (member == null) {
                var ignored = JsonText.value(in, Findings.NONE);
                continue;
            }
            if (values[member.index()] != null) {
                findings.addDuplicate();
            }
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                values[member.index()] = checkedNull(member, findings);
            } else {
                values[member.index()] = member.codec().read(in, findings);
            }
            next = member.index() + 1;
        }
        in.endObject();
        return made(values, findings);
    }

    /** The member of that name, if it may be here. Begins at the expected one, since most texts keep the order. */
    private @Nullable Member<T, ?> member(String name, int expected, Findings findings) {
        Member<T, ?> found = null;
        for (int i = expected; found == null && i < expected + members.size(); i++) {
            Member<T, ?> member = members.get(i < members.size() ? i : i - members.size());
            found = member.name().equals(name) ? member : null;
        }
        boolean isChecked = found != null && (found.getter() != null || isCheckedId(found, findings));
        if (findings.isStrict() && !isChecked) {
            refuse(found, name, findings);
            return null;
        }
        return found;
    }

    /** Reply ignores ids of steps and variants, but not what is no integer there. Source: its own description. */
    private static boolean isCheckedId(Member<?, ?> member, Findings findings) {
        return findings.isLikeServer() && member.codec() == Token.INTEGER;
    }

    private static Object checkedNull(Member<?, ?> member, Findings findings) {
        if (!member.isNullable()) {
            findings.add("may not be null" + (member.isRequired() ? "" : "; leave it out"));
        }
        return NULL;
    }

    private void refuse(@Nullable Member<T, ?> answerOnly, String name, Findings findings) {
        if (findings.allowUnknownMembers()) {
            return;
        }
        if (answerOnly != null) {
            findings.add("is set by Reply and can't be sent; leave it out");
        } else if (unused.containsKey(name)) {
            unused.get(name).ifPresent(remedy -> findings.add("is not a member of " + what + "; " + remedy));
        } else if (!open) {
            List<String> names = ofRequests().stream().map(Member::name).toList();
            String similar = Similar.suggestion(name, names);
            findings.add("is not a member of " + what
                    + (similar.isEmpty() ? "; its members are " + String.join(", ", names) : similar));
        }
    }

    private @Nullable T made(@Nullable Object[] values, Findings findings) {
        if (findings.isStrict()) {
            addMissing(member -> values[member.index()], findings);
        }
        return findings.size() == 0 ? declared().apply(new Values(values)) : null;
    }

    private void addMissing(Function<Member<T, ?>, @Nullable Object> value, Findings findings) {
        for (Member<T, ?> member : members) {
            if (member.isRequired() && value.apply(member) == null) {
                findings.require(member.name(), "is required in " + what);
            }
        }
    }

    @Override
    public void write(T object, JsonWriter out, Findings findings) throws IOException {
        declared();
        boolean complete = true;
        out.beginObject();
        for (Member<T, ?> member : members) {
            complete &= member.write(object, out, findings);
        }
        out.endObject();
        if (!complete && findings.isStrict()) {
            addMissing(member -> member.value(object), findings);
        }
    }

    /** {@return the object with other values of the members of these names} */
    T with(T object, Map<String, ?> changes) {
        Function<Values, T> maker = declared();
        @Nullable Object[] values = new Object[members.size()];
        for (Member<T, ?> member : members) {
            Object change = changes.get(member.name());
            values[member.index()] = change == null ? member.value(object) : Member.valueOf(change);
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
            return getter == null ? null : valueOf(getter.apply(object));
        }

        private static @Nullable Object valueOf(@Nullable Object given) {
            return given instanceof JsonField<?> field ? field.isNull() ? NULL : field.orNull() : given;
        }

        /** Writes the value, and returns whether it is not missing. */
        private boolean write(T object, JsonWriter out, Findings findings) throws IOException {
            Object value = value(object);
            if (value == NULL) {
                out.name(name).nullValue();
            } else if (value != null) {
                int before = findings.size();
                codec.write(typed(value), out.name(name), findings);
                findings.placeUnder(name, before);
            }
            return value != null || !isRequired;
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

        /** The list, empty where there is none. */
        <V> List<V> list(Member<?, List<V>> member) {
            List<V> list = get(member);
            return list == null ? List.of() : list;
        }
    }
}
