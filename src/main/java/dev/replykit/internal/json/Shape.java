package dev.replykit.internal.json;

import dev.replykit.JsonField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final String what;
    private final List<Member<T, ?>> members = new ArrayList<>();
    private final Map<String, Member<T, ?>> byName = new HashMap<>();
    private final boolean open;
    private final Function<Values, T> making;

    private Shape(String what, boolean open, Function<Shape<T>, Function<Values, T>> declaration) {
        this.what = what;
        this.open = open;
        this.making = declaration.apply(this);
    }

    /** Declares a shape; {@code what} is what messages call such an object. */
    static <T> Shape<T> of(String what, Function<Shape<T>, Function<Values, T>> declaration) {
        return new Shape<>(what, false, declaration);
    }

    /** Declares a shape of which only some members are known: others are no mistake. */
    static <T> Shape<T> open(String what, Function<Shape<T>, Function<Values, T>> declaration) {
        return new Shape<>(what, true, declaration);
    }

    /** A member with the same text in each such object, by which kinds are told apart. */
    Member<T, String> constant(String name, String text) {
        return member(name, Codecs.word(List.of(text), word -> word, word -> word), true, false, value -> text);
    }

    <V> Member<T, V> required(String name, Codec<V> codec, Function<T, @Nullable V> getter) {
        return member(name, codec, true, false, getter);
    }

    <V> Member<T, V> optional(String name, Codec<V> codec, Function<T, @Nullable V> getter) {
        return member(name, codec, false, false, getter);
    }

    /** An optional member for which the API tells null from absence. */
    <V> Member<T, V> nullable(String name, Codec<V> codec, Function<T, JsonField<V>> getter) {
        return member(name, codec, false, true, getter);
    }

    /** A member that only answers have: known, but never written, and refused in a draft. */
    <V> Member<T, V> answerOnly(String name, Codec<V> codec) {
        Member<T, V> member = new Member<>(name, members.size(), codec, false, true, value -> null, true);
        members.add(member);
        byName.put(name, member);
        return member;
    }

    private <V> Member<T, V> member(
            String name, Codec<V> codec, boolean required, boolean nullable, Function<T, ?> getter) {
        Member<T, V> member = new Member<>(name, members.size(), codec, required, nullable, getter, false);
        members.add(member);
        byName.put(name, member);
        return member;
    }

    @Override
    public void check(Json json, Pointer at, Findings findings) {
        if (!(json instanceof Json.Obj obj)) {
            findings.add(at, "must be " + what + ", an object, but is " + json.described());
            return;
        }
        boolean[] seen = new boolean[members.size()];
        Member<T, ?> last = null;
        for (int i = 0; i < obj.size(); i++) {
            String name = obj.name(i);
            Member<T, ?> member = member(name, last);
            last = member == null ? last : member;
            if (member == null) {
                if (!open && !findings.isLikeServer()) {
                    findings.add(at.to(name), "is not a member of " + what + Similar.suggestion(name, writable()));
                }
            } else if (member.answerOnly()) {
                if (!findings.isLikeServer()) {
                    findings.add(at.to(name), "is set by Reply and can't be sent; leave it out");
                }
            } else if (seen[member.index()]) {
                if (!findings.isLikeServer()) {
                    findings.add(at.to(name), "appears more than once; keep one");
                }
            } else {
                seen[member.index()] = true;
                checkValue(member, Objects.requireNonNull(obj.get(name)), at.to(name), findings);
            }
        }
        for (Member<T, ?> member : members) {
            if (member.required() && !seen[member.index()]) {
                findings.add(at.to(member.name()), "is required in " + what);
            }
        }
    }

    private static void checkValue(Member<?, ?> member, Json json, Pointer at, Findings findings) {
        if (!(json instanceof Json.Null)) {
            member.codec().check(json, at, findings);
        } else if (!member.nullable()) {
            findings.add(at, "may not be null" + (member.required() ? "" : "; leave it out"));
        }
    }

    @Override
    public Json known(Json json) {
        if (!(json instanceof Json.Obj obj)) {
            return json;
        }
        Map<String, Json> known = obj.toMap();
        known.keySet().retainAll(writable());
        known.replaceAll((name, value) ->
                Objects.requireNonNull(byName.get(name)).codec().known(value));
        return Json.object(known);
    }

    private List<String> writable() {
        return members.stream().filter(m -> !m.answerOnly()).map(Member::name).toList();
    }

    @Override
    public @Nullable T read(Json json) {
        return json instanceof Json.Obj obj ? making.apply(values(obj)) : null;
    }

    /** The member of that name; the one after the last is tried first, since most texts keep the documented order. */
    private @Nullable Member<T, ?> member(String name, @Nullable Member<T, ?> last) {
        int next = last == null ? 0 : last.index() + 1;
        return next < members.size() && members.get(next).name().equals(name) ? members.get(next) : byName.get(name);
    }

    /** Of duplicates the last one counts that says something. */
    private Values values(Json.Obj obj) {
        @Nullable Object[] values = new Object[members.size()];
        Member<T, ?> last = null;
        for (int i = 0; i < obj.size(); i++) {
            Member<T, ?> member = member(obj.name(i), last);
            if (member != null) {
                last = member;
                Json json = obj.value(i);
                Object value =
                        json instanceof Json.Null ? Values.NULL : member.codec().read(json);
                if (value != null && (value != Values.NULL || values[member.index()] == null)) {
                    values[member.index()] = value;
                }
            }
        }
        return new Values(values);
    }

    @Override
    public Json write(T value) {
        String[] names = new String[members.size()];
        Json[] values = new Json[members.size()];
        int size = 0;
        for (Member<T, ?> member : members) {
            Json json = member.write(value);
            if (json != null) {
                names[size] = member.name();
                values[size++] = json;
            }
        }
        return new Json.Obj(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
    }

    /** One member; the getter gives null for absent, or a {@link JsonField} where null is a value of its own. */
    record Member<T, V>(
            String name,
            int index,
            Codec<V> codec,
            boolean required,
            boolean nullable,
            Function<T, ?> getter,
            boolean answerOnly) {
        @Nullable
        Json write(T object) {
            Object value = getter.apply(object);
            if (value instanceof JsonField<?> field) {
                if (field.isNull()) {
                    return Json.Null.NULL;
                }
                value = field.orNull();
            }
            @SuppressWarnings("unchecked")
            V typed = (V) value;
            return typed == null ? null : codec.write(typed);
        }
    }

    /** What one object holds, by member. */
    static final class Values {
        private static final Object NULL = new Object();
        private final @Nullable Object[] values;

        private Values(@Nullable Object[] values) {
            this.values = values;
        }

        /** The value, or null where it is absent, null, or of another form. */
        <V> @Nullable V get(Member<?, V> member) {
            Object value = values[member.index()];
            @SuppressWarnings("unchecked")
            V typed = value == NULL ? null : (V) value;
            return typed;
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
