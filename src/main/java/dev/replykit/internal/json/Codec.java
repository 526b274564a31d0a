package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of value in JSON and in Java: how it is read and written, and what a request may say. */
interface Codec<V> {
    /**
     * The value that comes next, or null where the JSON has another form. Adds what a request may not say to the
     * findings; with {@link Findings#LENIENT} it reads an answer, which never fails over one member.
     */
    default @Nullable V read(JsonReader in, Findings findings) throws IOException {
        return read(JsonText.value(in, findings), findings);
    }

    /** Reads from a tree. Large objects and lists are read without one, since it outgrows a processor's caches. */
    @Nullable
    V read(JsonElement json, Findings findings);

    /** Writes a value of a request. Adds what a request may not say to the findings, as reading does. */
    default void write(V value, JsonWriter out, Findings findings) throws IOException {
        throw new UnsupportedOperationException("A value of answers only is never written");
    }

    static <V> Codec<List<V>> list(Codec<V> item) {
        return new Items<>(item, 0, Integer.MAX_VALUE);
    }

    /** A list of one item or more. */
    static <V> Codec<List<V>> some(Codec<V> item) {
        return new Items<>(item, 1, Integer.MAX_VALUE);
    }

    /** An array. In an answer, items of another form are left out; in a copy of one, those that are null. */
    record Items<V>(Codec<V> item, int fewest, int most) implements Codec<List<V>> {
        @Override
        public @Nullable List<V> read(JsonElement json, Findings findings) {
            if (!(json instanceof JsonArray array)) {
                findings.refuseType("an array", json);
                return null;
            }
            List<V> values = new ArrayList<>(array.size());
            int size = 0;
            for (int i = 0; i < array.size(); i++) {
                if (!findings.isOfCopy() || !array.get(i).isJsonNull()) {
                    int before = findings.size();
                    add(values, item.read(array.get(i), findings));
                    findings.placeUnder(i, before);
                    size++;
                }
            }
            checkSize(size, findings);
            return List.copyOf(values);
        }

        private static <V> void add(List<V> values, @Nullable V value) {
            if (value != null) {
                values.add(value);
            }
        }

        @Override
        public @Nullable List<V> read(JsonReader in, Findings findings) throws IOException {
            if (in.peek() != JsonToken.BEGIN_ARRAY) {
                return Codec.super.read(in, findings);
            }
            List<V> values = new ArrayList<>();
            int size = 0;
            in.beginArray();
            while (in.hasNext()) {
                int before = findings.size();
                add(values, item.read(in, findings));
                findings.placeUnder(size++, before);
            }
            in.endArray();
            checkSize(size, findings);
            return List.copyOf(values);
        }

        private void checkSize(int size, Findings findings) {
            if (size < fewest) {
                findings.add("must have at least " + fewest + " item");
            }
            if (size > most) {
                findings.add("may have at most " + most + " items, but has " + size);
            }
        }

        @Override
        public void write(List<V> values, JsonWriter out, Findings findings) throws IOException {
            checkSize(values.size(), findings);
            out.beginArray();
            for (int i = 0; i < values.size(); i++) {
                int before = findings.size();
                item.write(values.get(i), out, findings);
                findings.placeUnder(i, before);
            }
            out.endArray();
        }
    }
}
