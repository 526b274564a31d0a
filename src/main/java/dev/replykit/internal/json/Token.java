package dev.replykit.internal.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A string, number, true or false.
 *
 * @param expected what messages call the values that are allowed
 * @param reading gives null where the JSON has another form
 * @param token makes the {@link String}, {@link Long} or {@link Boolean} that is written
 */
record Token<V>(
        String expected, Function<JsonElement, @Nullable V> reading, Function<V, Object> token, Predicate<V> allowed)
        implements Codec<V> {
    static final Codec<String> TEXT = new Token<>("a string", JsonValues::text, value -> value, value -> true);

    /** Text with at least one character that is not blank. */
    static final Codec<String> NAME =
            new Token<>("a string that is not blank", JsonValues::text, value -> value, value -> !value.isBlank());

    static final Codec<Boolean> BOOLEAN = new Token<>("true or false", JsonValues::bool, value -> value, value -> true);

    static final Codec<Long> INTEGER = integer("an integer (64 bits)", Long.MIN_VALUE, Long.MAX_VALUE);

    static final Codec<Long> ID = integer(Findings.AN_ID, 1, Long.MAX_VALUE);

    /** Minutes in JSON, a duration in code. A duration of no whole minutes is written so that it fails. */
    static final Codec<Duration> MINUTES = new Token<>(
            "whole minutes, an integer of at least 0",
            JsonValues::minutes,
            value -> isWholeMinutes(value) ? (Object) value.toMinutes() : seconds(value),
            value -> isWholeMinutes(value) && !value.isNegative());

    static final Codec<List<String>> TEXTS = Codec.list(TEXT);

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
        Map<String, String> documented = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List.of(words).forEach(word -> documented.put(word, word));
        return word(List.of(words), text -> documented.getOrDefault(text, text), text -> text);
    }

    private static String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString() + " seconds";
    }

    private static boolean isWholeMinutes(Duration duration) {
        return duration.getNano() == 0 && duration.getSeconds() % 60 == 0;
    }

    @Override
    public @Nullable V read(JsonReader in, Findings findings) throws IOException {
        return read(JsonText.value(in, findings), findings);
    }

    @Override
    public @Nullable V read(JsonElement json, Findings findings) {
        V value = reading.apply(json);
        if (value == null) {
            findings.refuseType(expected, json);
        } else if (findings.isStrict() && (!isFine(value) || isOtherCase(value, json, findings))) {
            refuse(value, json, findings);
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
        } else {
            out.value((String) written);
        }
        if (findings.isStrict() && !isFine(value)) {
            if (value instanceof Duration) {
                findings.add("must be " + expected + ", but is " + written);
            } else if (written instanceof Long number) {
                refuse(value, new JsonPrimitive(number), findings);
            } else {
                refuse(value, new JsonPrimitive((String) written), findings);
            }
        }
    }

    private boolean isFine(V value) {
        return allowed.test(value) && !hasHalfPair(value);
    }

    private void refuse(V value, JsonElement json, Findings findings) {
        if (allowed.test(value) && hasHalfPair(value)) {
            findings.add("has half of a surrogate pair, which is no character and can't be sent; remove it");
        } else {
            findings.refuse(expected, json);
        }
    }

    private static boolean hasHalfPair(Object value) {
        String text = value instanceof String given ? given : "";
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
                return true;
            }
        }
        return false;
    }
}
