package dev.replykit.internal.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as it was written: numbers keep their text, objects keep the order of their members and even duplicate
 * names. Gson's own tree can't serve here: it drops duplicates, and reading from it turns 1.5 into 1 silently.
 */
public sealed interface Json {

    /** An object of these members, in their order. */
    static Obj object(Map<String, ? extends Json> members) {
        return new Obj(members.keySet().toArray(String[]::new), members.values().toArray(Json[]::new));
    }

    /** An array of these items. */
    static Arr array(List<? extends Json> items) {
        return new Arr(items.toArray(Json[]::new));
    }

    /** A string. */
    static Json of(String text) {
        return new Text(text);
    }

    /** An integer. */
    static Json of(long number) {
        return new Num(Long.toString(number));
    }

    /** Texts by their names. */
    static Map<String, Json> texts(Map<String, String> texts) {
        Map<String, Json> members = new LinkedHashMap<>();
        texts.forEach((name, text) -> members.put(name, of(text)));
        return members;
    }

    /** True or false. */
    static Json of(boolean value) {
        return new Bool(value);
    }

    /** The literal null. */
    static Json ofNull() {
        return Null.NULL;
    }

    /** What the value is called in a message for a person: "an object", "the string \"x\"", "null". */
    default String described() {
        if (this instanceof Obj) {
            return "an object";
        }
        if (this instanceof Arr) {
            return "an array";
        }
        if (this instanceof Text text) {
            return "the string " + Excerpt.quoted(text.value());
        }
        return Excerpt.of(JsonText.write(this));
    }

    /** An object: {@code names[i]} has {@code values[i]}. The arrays are never changed. */
    final class Obj implements Json {
        final String[] names;
        final Json[] values;

        Obj(String[] names, Json[] values) {
            this.names = names;
            this.values = values;
        }

        public int size() {
            return names.length;
        }

        public String name(int index) {
            return names[index];
        }

        public Json value(int index) {
            return values[index];
        }

        /** The value of the last member of this name, as most parsers see it, or null where there is none. */
        public @Nullable Json get(String name) {
            for (int i = names.length - 1; i >= 0; i--) {
                if (names[i].equals(name)) {
                    return values[i];
                }
            }
            return null;
        }

        /** The integer of the member, or null where it is absent or none. */
        public @Nullable Long integer(String name) {
            return get(name) instanceof Num num ? Numbers.exactLong(num.text()) : null;
        }

        /** A copy that can be changed; of duplicate names the last one stays. */
        public Map<String, Json> toMap() {
            Map<String, Json> members = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                members.put(names[i], values[i]);
            }
            return members;
        }

        /** The text of the member, or null where it is absent or not a string. */
        public @Nullable String text(String name) {
            return get(name) instanceof Text text ? text.value() : null;
        }
    }

    /** An array. The array inside is never changed. */
    final class Arr implements Json {
        final Json[] items;

        Arr(Json... items) {
            this.items = items;
        }

        public int size() {
            return items.length;
        }

        public Json get(int index) {
            return items[index];
        }

        public List<Json> items() {
            return List.of(items);
        }
    }

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, as written. */
    record Num(String text) implements Json {
        /** The integer that this number was checked to be. */
        public long exactLong() {
            return Objects.requireNonNull(Numbers.exactLong(text), text);
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Json {}

    /** JSON text that was checked when it came and goes out as it is. */
    record Raw(String text) implements Json {}

    /** The literal null. */
    record Null() implements Json {
        static final Null NULL = new Null();
    }
}
