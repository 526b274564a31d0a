package dev.replykit.internal.json;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Codecs of single tokens, of words, and of arrays. */
final class Codecs {
    /** Text, as it is. */
    static final Codec<String> TEXT = new Simple<>(
            "a string", json -> json instanceof Json.Text text ? text.value() : null, Json.Text::new, value -> true);

    /** Text with at least one character that is not blank. */
    static final Codec<String> NAME = new Simple<>(
            "a string that is not blank",
            json -> json instanceof Json.Text text ? text.value() : null,
            Json.Text::new,
            value -> !value.isBlank());

    static final Codec<Boolean> BOOLEAN = new Simple<>(
            "true or false",
            json -> json instanceof Json.Bool bool ? bool.value() : null,
            Json.Bool::new,
            value -> true);

    static final Codec<Long> INTEGER = integer("an integer (64 bits)", Long.MIN_VALUE, Long.MAX_VALUE);

    static final Codec<Long> ID = integer("an id, an integer of at least 1", 1, Long.MAX_VALUE);

    /** Minutes on the wire, a duration in code; a duration that is not whole minutes is written so that it fails. */
    static final Codec<java.time.Duration> MINUTES = new Simple<>(
            "whole minutes, an integer of at least 0", Minutes::read, Minutes::write, value -> !value.isNegative());

    static Codec<Long> integer(String expected, long least, long most) {
        return new Simple<>(
                expected,
                json -> json instanceof Json.Num num ? Numbers.exactLong(num.text()) : null,
                value -> new Json.Num(value.toString()),
                value -> least <= value && value <= most);
    }

    /** An enum that stays open in answers: any text is read; a request may only say one of the documented words. */
    static <V> Codec<V> word(List<V> known, Function<String, V> toValue, Function<V, String> toText) {
        List<String> words = known.stream().map(toText).toList();
        String expected = "one of " + String.join(", ", words);
        return new Codec<>() {
            @Override
            public void check(Json json, Pointer at, Findings findings) {
                if (!(json instanceof Json.Text text)
                        || !(findings.isLikeServer()
                                ? words.contains(text.value())
                                : containsIgnoringCase(words, text.value()))) {
                    findings.add(at, "must be " + expected + ", but is " + json.described());
                }
            }

            @Override
            public @Nullable V read(Json json) {
                return json instanceof Json.Text text ? toValue.apply(text.value()) : null;
            }

            @Override
            public Json write(V value) {
                return new Json.Text(toText.apply(value));
            }
        };
    }

    /**
     * An array of at least {@code fewest} and at most {@code most} items; in an answer, what does not fit is left out.
     */
    static <V> Codec<List<V>> list(Codec<V> item, int fewest, int most) {
        return new Codec<>() {
            @Override
            public void check(Json json, Pointer at, Findings findings) {
                if (!(json instanceof Json.Arr arr)) {
                    findings.add(at, "must be an array, but is " + json.described());
                    return;
                }
                if (arr.size() < fewest) {
                    findings.add(at, "must have at least " + fewest + (fewest == 1 ? " item" : " items"));
                }
                if (arr.size() > most) {
                    findings.add(at, "may have at most " + most + " items, but has " + arr.size());
                }
                for (int i = 0; i < arr.size(); i++) {
                    item.check(arr.get(i), at.to(i), findings);
                }
            }

            @Override
            public @Nullable List<V> read(Json json) {
                if (!(json instanceof Json.Arr arr)) {
                    return null;
                }
                @SuppressWarnings("unchecked")
                V[] values = (V[]) new Object[arr.size()];
                int size = 0;
                for (int i = 0; i < arr.size(); i++) {
                    V value = item.read(arr.get(i));
                    if (value != null) {
                        values[size++] = value;
                    }
                }
                return size == values.length ? List.of(values) : List.of(java.util.Arrays.copyOf(values, size));
            }

            @Override
            public Json known(Json json) {
                return json instanceof Json.Arr arr
                        ? Json.array(arr.items().stream().map(item::known).toList())
                        : json;
            }

            @Override
            public Json write(List<V> value) {
                Json[] items = new Json[value.size()];
                for (int i = 0; i < items.length; i++) {
                    items[i] = item.write(value.get(i));
                }
                return new Json.Arr(items);
            }
        };
    }

    static <V> Codec<List<V>> list(Codec<V> item) {
        return list(item, 0, Integer.MAX_VALUE);
    }

    private static boolean containsIgnoringCase(Collection<String> words, String text) {
        return words.stream().anyMatch(word -> word.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)));
    }

    /** A codec of one JSON token with a condition on its value. */
    record Simple<V>(
            String expected,
            Function<Json, @Nullable V> reading,
            Function<V, Json> writing,
            java.util.function.Predicate<V> allowed)
            implements Codec<V> {
        @Override
        public void check(Json json, Pointer at, Findings findings) {
            V value = reading.apply(json);
            if (value == null || !allowed.test(value)) {
                findings.add(at, "must be " + expected + ", but is " + json.described());
            }
        }

        @Override
        public @Nullable V read(Json json) {
            return reading.apply(json);
        }

        @Override
        public Json write(V value) {
            return writing.apply(value);
        }
    }

    private Codecs() {}
}
