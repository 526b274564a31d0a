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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, named once each: from this list it is read, checked and written. A shape is declared by
 * how its Java object is made, with the members in the order of writing:
 *
 * <pre>{@code
 * Shape.of("rule", in -> new Rule(in.required("operator", TEXT, Rule::operator), in.nullable("value", TEXT, Rule::value)));
 * }</pre>
 *
 * <p>This runs once without values, which gives the list of members, and then for each object. So it has to name the
 * same members each time, in the same order.
 */
final class Shape<T> implements Codec<T> {
    /** JSON null, or a wrong value in a request. Java's null means absent. */
    private static final Object NULL = new Object();
    /** For a member of answers that drafts don't know: the message lists those that they know. */
    static final String UNKNOWN = "unknown to drafts";

    final String what;
    private final Function<Values<T>, T> making;
    private volatile @Nullable List<Member<T, ?>> members;

    private Shape(String what, Function<Values<T>, T> making) {
        this.what = what;
        this.making = making;
    }

    /** Declares a shape. Messages call such an object {@code what}. */
    static <T> Shape<T> of(String what, Function<Values<T>, T> making) {
        return new Shape<>(what, making);
    }

    /** Declares the members at the first use, so that a program starts with the shapes that it needs. */
    private List<Member<T, ?>> members() {
        List<Member<T, ?>> declared = members;
        if (declared == null) {
            declared = new ArrayList<>();
            var unused = making.apply(new Values<>(new Object[0], declared, Findings.LENIENT));
            members = declared;
        }
        return declared;
    }

    /** The members that a request may have, in the order of writing. */
    List<Member<T, ?>> ofRequests() {
        return members().stream().filter(member -> member.getter() != null).toList();
    }

    @Override
    public @Nullable T read(JsonReader in, Findings findings) throws IOException {
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            findings.refuseType(what + ", an object", JsonText.value(in, findings));
            return null;
        }
        in.beginObject();
        return new Reading(findings).readRest(in);
    }

    /** Reads an object whose first members were read before. */
    T readRest(JsonObject begun, JsonReader in, Findings findings) throws IOException {
        Reading reading = new Reading(findings);
        for (Map.Entry<String, JsonElement> member : begun.entrySet()) {
            reading.read(member.getKey(), member.getValue(), in);
        }
        return reading.readRest(in);
    }

    private final class Reading {
        private final List<Member<T, ?>> declared = members();
        private final @Nullable Object[] values = new Object[declared.size()];
        private final Findings findings;
        private int next;
        private int at;

        Reading(Findings findings) {
            this.findings = findings;
        }

        /** Reads the member of that name. Its value comes next, unless it was read to a tree before. */
        void read(String name, @Nullable JsonElement known, JsonReader in) throws IOException {
            int before = findings.size();
            Member<T, ?> member = member(name);
            boolean isSkippedOrNull = known == null && (member == null || in.peek() == JsonToken.NULL);
            JsonElement json = isSkippedOrNull ? JsonText.value(in, Findings.LENIENT) : known;
            if (member != null) {
                take(json == null ? member.codec().read(in, findings) : member.read(json, findings));
            }
            findings.placeUnder(name, before);
        }

        /** The member of that name, if it may be here. Begins at the expected one, since most texts keep the order. */
        private @Nullable Member<T, ?> member(String name) {
            Member<T, ?> member = null;
            for (int i = next; member == null && i < next + values.length; i++) {
                at = i < values.length ? i : i - values.length;
                Member<T, ?> candidate = declared.get(at);
                member = candidate.name().equals(name) ? candidate : null;
            }
            if (findings.isStrict() && (member == null || !isRead(member, findings))) {
                refuse(member, name, findings);
                return null;
            }
            return member;
        }

        private void take(@Nullable Object value) {
            if (values[at] != null) {
                findings.addDuplicate(declared.get(at).name());
            }
            values[at] = value == null && findings.isStrict() ? NULL : value; // wrong is not missing
            next = at + 1;
        }

        private T readRest(JsonReader in) throws IOException {
            while (in.hasNext()) {
                read(in.nextName(), null, in);
            }
            in.endObject();
            for (int i = 0; findings.isStrict() && i < values.length; i++) {
                declared.get(i).checkPresence(values[i], what, findings);
            }
            return making.apply(new Values<>(values, null, findings));
        }
    }

    /** Reply ignores ids of steps and variants, but not what is no integer there. Source: its own description. */
    private static boolean isRead(Member<?, ?> member, Findings findings) {
        return member.getter() != null || findings.isLikeServer() && member.codec() == Token.INTEGER;
    }

    private void refuse(@Nullable Member<T, ?> member, String name, Findings findings) {
        if (findings.allowUnknownMembers()) {
            return;
        }
        if (member == null || UNKNOWN.equals(member.remedy())) {
            List<String> names = ofRequests().stream().map(Member::name).toList();
            String similar = Similar.suggestion(name, names);
            findings.add("is not a member of " + what
                    + (similar.isEmpty() ? "; its members are " + String.join(", ", names) : similar));
        } else if (member.remedy() == null) {
            findings.add("is set by Reply and can't be sent; leave it out");
        } else if (!member.remedy().isEmpty()) {
            findings.add("is not a member of " + what + "; " + member.remedy());
        }
    }

    @Override
    public void write(T object, JsonWriter out, Findings findings) throws IOException {
        boolean isWhole = true;
        out.beginObject();
        for (Member<T, ?> member : members()) {
            isWhole &= member.write(object, out, findings);
        }
        out.endObject();
        if (!isWhole) {
            members().forEach(member -> member.checkPresence(member.value(object), what, findings));
        }
    }

    /** {@return the object with another value of the member of this name} */
    T with(T object, String name, Object value) {
        List<Member<T, ?>> declared = members();
        @Nullable Object[] values = new Object[declared.size()];
        for (int i = 0; i < values.length; i++) {
            Member<T, ?> member = declared.get(i);
            values[i] = member.name().equals(name) ? value : member.value(object);
        }
        return made(values);
    }

    /** {@return an object of these values, null or absent where there is none, in the order of the members} */
    T made(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Member.valueOf(values[i]);
        }
        return making.apply(new Values<>(values, null, Findings.LENIENT));
    }

    /**
     * One member.
     *
     * @param getter gives null for absent, or a {@link JsonField} where null is a value of its own; null for a member
     *     that a request may not have
     * @param remedy what to do about a member that is not part of the shape; empty where it is no mistake
     */
    record Member<T, V>(
            String name,
            Codec<V> codec,
            boolean isRequired,
            boolean isNullable,
            @Nullable Function<T, ?> getter,
            @Nullable String remedy) {

        private @Nullable Object read(JsonElement json, Findings findings) {
            if (!json.isJsonNull()) {
                return codec.read(json, findings);
            } else if (isRequired || !isNullable && !findings.isOfCopy()) {
                findings.add("may not be null" + (isRequired ? "" : "; leave it out"));
            }
            return NULL;
        }

        private void checkPresence(@Nullable Object value, String what, Findings findings) {
            if (value == null && isRequired) {
                findings.require(name, "is required in " + what);
            }
        }

        /** The value, {@link #NULL}, or null where it is absent. */
        private @Nullable Object value(T object) {
            return getter == null ? null : valueOf(getter.apply(object));
        }

        private static @Nullable Object valueOf(@Nullable Object given) {
            return given instanceof JsonField<?> field ? field.isNull() ? NULL : field.orNull() : given;
        }

        /** Writes the value; returns false if it is required and absent. */
        @SuppressWarnings("unchecked")
        private boolean write(T object, JsonWriter out, Findings findings) throws IOException {
            Object value = value(object);
            if (value == NULL) {
                out.name(name).nullValue();
            } else if (value != null) {
                int before = findings.size();
                codec.write((V) value, out.name(name), findings);
                findings.placeUnder(name, before);
            }
            return value != null || !isRequired;
        }
    }

    /** What one object holds. Each call names the next member, and gives its value. */
    static final class Values<T> {
        private final @Nullable Object[] values;
        private final @Nullable List<Member<T, ?>> declaring;
        private final Findings findings;
        private int next;

        private Values(@Nullable Object[] values, @Nullable List<Member<T, ?>> declaring, Findings findings) {
            this.values = values;
            this.declaring = declaring;
            this.findings = findings;
        }

        <V> @Nullable V required(String name, Codec<V> codec, Function<T, @Nullable V> getter) {
            return next(name, codec, true, false, getter, null);
        }

        <V> List<V> requiredList(String name, Codec<List<V>> codec, Function<T, @Nullable List<V>> getter) {
            return orEmpty(required(name, codec, getter));
        }

        <V> @Nullable V optional(String name, Codec<V> codec, Function<T, @Nullable V> getter) {
            return next(name, codec, false, false, getter, null);
        }

        /** An optional member for which the API tells null from absence. */
        <V> JsonField<V> nullable(String name, Codec<V> codec, @Nullable Function<T, JsonField<V>> getter) {
            boolean isNull = declaring == null && values[next] == NULL;
            V value = next(name, codec, false, true, getter, null);
            return isNull ? JsonField.ofNull() : JsonField.ofNullable(value);
        }

        /** A member of answers only, which a draft may not have. */
        <V> @Nullable V get(String name, Codec<V> codec) {
            return next(name, codec, false, true, null, null);
        }

        <V> List<V> list(String name, Codec<List<V>> codec) {
            return orEmpty(get(name, codec));
        }

        /** Keeps what the object itself has no place for. */
        void keep(@Nullable Object value) {
            if (findings != Findings.LENIENT && !findings.isStrict()) {
                findings.kept.add(value);
            }
        }

        /** A member that drafts don't have, and what to do about it; empty where it is no mistake. */
        <V> @Nullable V notAMember(String name, Codec<V> codec, String remedy) {
            return next(name, codec, false, true, null, remedy);
        }

        /** The value, or null where it is absent, null, or of another form. */
        @SuppressWarnings("unchecked")
        private <V> @Nullable V next(
                String name,
                Codec<V> codec,
                boolean isRequired,
                boolean isNullable,
                @Nullable Function<T, ?> getter,
                @Nullable String remedy) {
            if (declaring == null) {
                Object value = values[next++];
                return value == NULL ? null : (V) value;
            }
            declaring.add(new Member<>(name, codec, isRequired, isNullable, getter, remedy));
            return null;
        }

        private static <V> List<V> orEmpty(@Nullable List<V> list) {
            return list == null ? List.of() : list;
        }
    }
}
