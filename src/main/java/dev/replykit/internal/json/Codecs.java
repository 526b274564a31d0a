package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Codecs of single tokens, of words, and of arrays. */
final class Codecs {
    /** More minutes than this don't fit a {@link Duration}. */
    private static final long MOST_MINUTES = Long.MAX_VALUE / 60;

    /** Text, as it is. */
    static final Codec<String> TEXT = new Text("a string", value -> true);

    /** Text with at least one character that is not blank. */
    static final Codec<String> NAME = new Text("a string that is not blank", value -> !value.isBlank());

    static final Codec<Boolean> BOOLEAN = new Token<>("true or false", JsonValues::bool, value -> value, value -> true);

    static final Codec<Long> INTEGER = integer("an integer (64 bits)", Long.MIN_VALUE, Long.MAX_VALUE);

    static final Codec<Long> ID = integer("an id, an integer of at least 1", 1, Long.MAX_VALUE);

    /** Minutes in JSON, a duration in code. A duration of no whole minutes is written so that it fails. */
    static final Codec<Duration> MINUTES = new Token<>(
            "whole minutes, an integer of at least 0",
            Codecs::minutes,
            value -> isWholeMinutes(value) ? (Object) value.toMinutes() : value.toString(),
            value -> isWholeMinutes(value) && !value.isNegative());

    private Codecs() {}

    static Codec<Long> integer(String expected, long least, long most) {
        return new Token<>(expected, JsonValues::integer, value -> value, value -> least <= value && value <= most);
    }

    private static @Nullable Duration minutes(JsonElement json) {
        Long minutes = JsonValues.integer(json);
        return minutes == null || minutes > MOST_MINUTES || minutes < -MOST_MINUTES
                ? null
                : Duration.ofMinutes(minutes);
    }

    private static boolean isWholeMinutes(Duration duration) {
        return duration.getNano() == 0 && duration.getSeconds() % 60 == 0;
    }

    /** An enum that is open in answers: any text is read. A request may only say one of the documented words. */
    static <V> Codec<V> word(List<V> known, Function<String, V> toValue, Function<V, String> toText) {
        Map<String, V> byText = new LinkedHashMap<>();
        known.forEach(value -> byText.put(toText.apply(value), value));
        return new Word<>(byText, toValue, toText);
    }

    /** A value of answers only: it is read, and never checked or written. */
    static <V> Codec<V> readOnly(Function<JsonElement, @Nullable V> reading) {
        return new Token<>("part of an answer", reading, value -> "", value -> true);
    }

    static <V> Codec<List<V>> list(Codec<V> item) {
        return new Items<>(item, 0, Integer.MAX_VALUE);
    }

    /** An array of at least {@code fewest} and at most {@code most} items. */
    static <V> Codec<List<V>> list(Codec<V> item, int fewest, int most) {
        return new Items<>(item, fewest, most);
    }

    /** A codec of one JSON token. */
    private static class Token<V> implements Codec<V> {
        private final String expected;
        private final Function<JsonElement, @Nullable V> reading;
        private final Function<V, Object> token;
        private final Predicate<V> allowed;

        /**
         * @param expected what messages call the values that are allowed
         * @param token makes the {@link String}, {@link Long} or {@link Boolean} that is written
         */
        Token(
                String expected,
                Function<JsonElement, @Nullable V> reading,
                Function<V, Object> token,
                Predicate<V> allowed) {
            this.expected = expected;
            this.reading = reading;
            this.token = token;
            this.allowed = allowed;
        }

        @Override
        public @Nullable V read(JsonElement json, Findings findings) {
            V value = reading.apply(json);
            if (findings.isStrict() && (value == null || !allowed.test(value))) {
                findings.add(refusal(JsonValues.described(json)));
            }
            return value;
        }

        @Override
        public void check(V value, Findings findings) {
            if (!allowed.test(value)) {
                Object written = token.apply(value);
                findings.add(
                        refusal(written instanceof String text ? JsonValues.describedText(text) : written.toString()));
            }
        }

        String refusal(String described) {
            return "must be " + expected + ", but is " + described;
        }

        @Override
        public void write(V value, JsonWriter out) throws IOException {
            Object written = token.apply(value);
            if (written instanceof Long number) {
                out.value(number.longValue());
            } else if (written instanceof Boolean bool) {
                out.value(bool.booleanValue());
            } else {
                out.value((String) written);
            }
        }
    }

    private static final class Text extends Token<String> {
        Text(String expected, Predicate<String> allowed) {
            super(expected, JsonValues::text, value -> value, allowed);
        }

        @Override
        public void check(String value, Findings findings) {
            super.check(value, findings);
            if (hasHalfPair(value)) {
                findings.add("has half of a surrogate pair, which is no character and can't be sent; remove it");
            }
        }

        private static boolean hasHalfPair(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    boolean pair =
                            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                    if (!pair) {
                        return true;
                    }
                    i++;
                }
            }
            return false;
        }
    }

    private static final class Word<V> extends Token<V> {
        private final Set<String> words;

        Word(Map<String, V> known, Function<String, V> toValue, Function<V, String> toText) {
            super(
                    "one of " + String.join(", ", known.keySet()),
                    json -> read(JsonValues.text(json), known, toValue),
                    toText::apply,
                    value -> known.containsKey(toText.apply(value)));
            this.words = known.keySet();
        }

        private static <V> @Nullable V read(@Nullable String text, Map<String, V> known, Function<String, V> toValue) {
            V value = known.get(text);
            return value == null && text != null ? toValue.apply(text) : value;
        }

        @Override
        public @Nullable V read(JsonElement json, Findings findings) {
            int before = findings.size();
            V value = super.read(json, findings);
            if (findings.isLikeServer() && findings.size() == before && !words.contains(JsonValues.text(json))) {
                findings.add(refusal(JsonValues.described(json)));
            }
            return value;
        }
    }

    private record Items<V>(Codec<V> item, int fewest, int most) implements Codec<List<V>> {
        @Override
        public @Nullable List<V> read(JsonElement json, Findings findings) {
            if (!(json instanceof JsonArray array)) {
                if (findings.isStrict()) {
                    findings.add("must be an array, but is " + JsonValues.described(json));
                }
                return null;
            }
            checkSize(array.size(), findings);
            @SuppressWarnings("unchecked")
            V[] values = (V[]) new Object[array.size()];
            int size = 0;
            for (int i = 0; i < values.length; i++) {
                int before = findings.size();
                V value = item.read(array.get(i), findings);
                findings.placeUnderItem(i, before);
                if (value != null) {
                    values[size++] = value;
                }
            }
            return List.of(size == values.length ? values : Arrays.copyOf(values, size));
        }

        @Override
        public void check(List<V> value, Findings findings) {
            checkSize(value.size(), findings);
            for (int i = 0; i < value.size(); i++) {
                int before = findings.size();
                item.check(value.get(i), findings);
                findings.placeUnderItem(i, before);
            }
        }

        private void checkSize(int size, Findings findings) {
            if (size < fewest) {
                findings.add("must have at least " + fewest + (fewest == 1 ? " item" : " items"));
            }
            if (size > most) {
                findings.add("may have at most " + most + " items, but has " + size);
            }
        }

        @Override
        public void write(List<V> value, JsonWriter out) throws IOException {
            out.beginArray();
            for (V each : value) {
                item.write(each, out);
            }
            out.endArray();
        }
    }
}
