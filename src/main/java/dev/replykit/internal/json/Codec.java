package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One kind of value in JSON and in Java: how it is read and written, and what a request may say. */
interface Codec<V> {
    /** Text, as it is. */
    Codec<String> TEXT = new Token<>("a string", JsonValues::text, value -> value, value -> true);

    /** Text with at least one character that is not blank. */
    Codec<String> NAME =
            new Token<>("a string that is not blank", JsonValues::text, value -> value, value -> !value.isBlank());

    Codec<Boolean> BOOLEAN = new Token<>("true or false", JsonValues::bool, value -> value, value -> true);

    Codec<Long> INTEGER = integer("an integer (64 bits)", Long.MIN_VALUE, Long.MAX_VALUE);

    Codec<Long> ID = integer(Findings.AN_ID, 1, Long.MAX_VALUE);

    /** Minutes in JSON, a duration in code. A duration of no whole minutes is written so that it fails. */
    Codec<Duration> MINUTES = new Token<>(
            "whole minutes, an integer of at least 0",
            JsonValues::minutes,
            value -> isWholeMinutes(value) ? (Object) value.toMinutes() : value.toString(),
            value -> isWholeMinutes(value) && !value.isNegative());

    Codec<List<String>> TEXTS = list(TEXT);

    /**
     * The value that comes next, or null where the JSON has another form. Adds what a request may not say to the
     * findings; with {@link Findings#NONE} it reads an answer, which never fails over one member.
     */
    default @Nullable V read(JsonReader in, Findings findings) throws IOException {
        return read(JsonText.value(in, findings), findings);
    }

    /** The value of a tree. Large objects and lists are read without one, since it outgrows a processor's caches. */
    @Nullable
    V read(JsonElement json, Findings findings);

    /** Writes a value that was made in Java. Adds what a request may not say to the findings, as reading does. */
    void write(V value, JsonWriter out, Findings findings) throws IOException;

    static <V> Codec<List<V>> list(Codec<V> item) {
        return new Items<>(item, 0, Integer.MAX_VALUE);
    }

    /** A list of one item or more. */
    static <V> Codec<List<V>> some(Codec<V> item) {
        return new Items<>(item, 1, Integer.MAX_VALUE);
    }

    static Codec<Long> integer(String expected, long least, long most) {
        return new Token<>(expected, JsonValues::integer, value -> value, value -> least <= value && value <= most);
    }

    /** An enum that is open in answers: any text is read. A request may only say one of the known words. */
    static <V> Codec<V> word(List<V> known, Function<String, V> toValue, Function<V, String> toText) {
        Function<JsonElement, @Nullable V> reading = json -> {
            String text = JsonValues.text(json);
            return text == null ? null : toValue.apply(text);
        };
        String words = known.stream().map(toText).collect(Collectors.joining(", "));
        return new Token<>(Findings.ONE_OF + words, reading, toText::apply, known::contains);
    }

    /** One of these words; any other text in answers. */
    static Codec<String> oneOf(String... words) {
        List<String> known = List.of(words);
        return word(
                known,
                text -> known.stream()
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .orElse(text),
                text -> text);
    }

    /** A value of answers only: it is read, and never checked or written. */
    static <V> Codec<V> readOnly(Function<JsonElement, @Nullable V> reading) {
        return new Token<>("part of an answer", reading, value -> "", value -> true);
    }

    private static boolean isWholeMinutes(Duration duration) {
        return duration.getNano() == 0 && duration.getSeconds() % 60 == 0;
    }

    /**
     * A string, number, true or false.
     *
     * @param expected what messages call the values that are allowed
     * @param reading gives null where the JSON has another form
     * @param token makes the {@link String}, {@link Long} or {@link Boolean} that is written
     */
    record Token<V>(
            String expected,
            Function<JsonElement, @Nullable V> reading,
            Function<V, Object> token,
            Predicate<V> allowed)
            implements Codec<V> {
        @Override
        public @Nullable V read(JsonElement json, Findings findings) {
            V value = reading.apply(json);
            if (value == null) {
                findings.refuseType(expected, json);
            } else if (findings.isStrict()) {
                check(value, json, isOtherCase(value, json, findings), findings);
            }
            return value;
        }

        /** Whether a word has another case than in the documentation, which only the server minds. */
        private boolean isOtherCase(V value, JsonElement json, Findings findings) {
            String text = findings.isLikeServer() ? JsonValues.text(json) : null;
            return text != null && !text.equals(token.apply(value));
        }

        @Override
        public void write(V value, JsonWriter out, Findings findings) throws IOException {
            Object written = token.apply(value);
            if (written instanceof Boolean bool) {
                out.value(bool.booleanValue());
            } else if (written instanceof Long number) {
                out.value(number.longValue());
                if (findings.isStrict()) {
                    check(value, new JsonPrimitive(number), false, findings);
                }
            } else {
                out.value((String) written);
                if (findings.isStrict()) {
                    check(value, new JsonPrimitive((String) written), false, findings);
                }
            }
        }

        private void check(V value, JsonElement json, boolean isOtherCase, Findings findings) {
            if (isOtherCase || !allowed.test(value)) {
                findings.refuse(expected, json);
            } else if (value instanceof String text && hasHalfPair(text)) {
                findings.add("has half of a surrogate pair, which is no character and can't be sent; remove it");
            }
        }

        private static boolean hasHalfPair(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))
                        && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** An array. In an answer, items of another form are left out. */
    record Items<V>(Codec<V> item, int fewest, int most) implements Codec<List<V>> {
        @Override
        public @Nullable List<V> read(JsonElement json, Findings findings) {
            if (!(json instanceof JsonArray array)) {
                findings.refuseType("an array", json);
                return null;
            }
            List<V> values = new ArrayList<>(array.size());
            for (int i = 0; i < array.size(); i++) {
                int before = findings.size();
                add(values, item.read(array.get(i), findings));
                findings.placeUnder(i, before);
            }
            checkSize(array.size(), findings);
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
