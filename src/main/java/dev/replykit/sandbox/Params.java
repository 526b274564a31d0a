package dev.replykit.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.internal.json.Excerpt;
import dev.replykit.internal.json.JsonValues;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a state, each with its default. The {@code id} is 0 where none is given. */
record Params(
        long id,
        String name,
        String type,
        String health,
        long times,
        long retryAfter,
        long limit,
        boolean body,
        OffsetDateTime time) {
    /** Leaves room to count on from an id. */
    private static final long LARGEST = Long.MAX_VALUE / 2;

    /** Reads the names that states know, and ignores others: verifiers send those of other providers too. */
    static Params of(Map<String, ?> values) {
        return new Params(
                integer(values, "id", 1, 0),
                text(values, "name", "Sales Outreach 2024"),
                text(values, "type", "emailAccountSendingBlocked"),
                text(values, "health", "degraded"),
                integer(values, "times", 0, 1),
                integer(values, "retryAfter", 0, 1),
                integer(values, "limit", 0, 100),
                value(values, "body", "true or false", true, given -> given instanceof Boolean flag ? flag : null),
                value(
                        values,
                        "time",
                        "a time with an offset and a year of four digits, such as 2026-01-31T09:00:00Z",
                        OffsetDateTime.parse("2026-01-01T09:00:00Z"),
                        Params::time));
    }

    static Params of(@Nullable JsonElement json) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (json instanceof JsonObject object) {
            object.asMap().forEach((name, value) -> {
                Object read = JsonValues.integer(value);
                read = read == null ? JsonValues.text(value) : read;
                read = read == null ? JsonValues.bool(value) : read;
                if (!value.isJsonNull()) {
                    values.put(name, read == null ? value : read);
                }
            });
        } else if (json != null && !json.isJsonNull()) {
            throw new IllegalArgumentException(
                    "The params must be an object, but are " + JsonValues.described(json) + ".");
        }
        return of(values);
    }

    private static long integer(Map<String, ?> values, String name, long least, long otherwise) {
        String expected = "an integer from " + least + " to " + LARGEST;
        return value(values, name, expected, otherwise, given -> {
            boolean whole = given instanceof Long || given instanceof Integer;
            long number = whole ? ((Number) given).longValue() : -1;
            return number >= least && number <= LARGEST ? number : null;
        });
    }

    private static String text(Map<String, ?> values, String name, String otherwise) {
        return value(values, name, "a string", otherwise, given -> given instanceof String text ? text : null);
    }

    private static @Nullable OffsetDateTime time(Object given) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(String.valueOf(given)).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() >= 1 && time.getYear() <= 9999 ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static <T> T value(
            Map<String, ?> values, String name, String expected, T otherwise, Function<Object, @Nullable T> read) {
        Object given = values.get(name);
        if (given == null) {
            return otherwise;
        }
        T value = read.apply(given);
        if (value == null) {
            throw new IllegalArgumentException("The parameter " + name + " must be " + expected + ", but is "
                    + (given instanceof JsonElement json
                            ? JsonValues.described(json)
                            : Excerpt.of(String.valueOf(given)))
                    + ".");
        }
        return value;
    }
}
