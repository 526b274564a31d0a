package dev.replykit.internal.json;

import com.google.gson.JsonElement;
import com.google.gson.internal.bind.JsonTreeReader;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of value in JSON and in Java: how it is read and written, and what a request may say. */
interface Codec<V> {
    /**
     * The value that comes next, or null where the JSON has another form. Adds what a request may not say to the
     * findings; with {@link Findings#LENIENT} it reads an answer, which never fails over one member. Objects and lists
     * are read without a tree where that is possible, since it would outgrow a processor's caches.
     */
    @Nullable
    V read(JsonReader in, Findings findings) throws IOException;

    /** The same, of a value that was read to a tree before. */
    default @Nullable V read(JsonElement json, Findings findings) {
        try {
            return read(new JsonTreeReader(json), findings);
        } catch (IOException e) {
            throw new UncheckedIOException("A tree can always be read", e);
        }
    }

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
        public @Nullable List<V> read(JsonReader in, Findings findings) throws IOException {
            if (in.peek() != JsonToken.BEGIN_ARRAY) {
                findings.refuseType("an array", JsonText.value(in, findings));
                return null;
            }
            List<V> values = new ArrayList<>();
            int size = 0;
            in.beginArray();
            for (int i = 0; in.hasNext(); i++) {
                if (findings.isOfCopy() && in.peek() == JsonToken.NULL) {
                    in.nextNull();
                } else {
                    int before = findings.size();
                    V value = item.read(in, findings);
                    if (value != null) {
                        values.add(value);
                    }
                    findings.placeUnder(i, before);
                    size++;
                }
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
