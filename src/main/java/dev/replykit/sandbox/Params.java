package dev.replykit.sandbox;

import dev.replykit.internal.json.Excerpt;
import dev.replykit.internal.json.Json;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parameters of a state, from JSON or from Java: of the names that states know, each is of its type. */
final class Params {
    /** Leaves room for counting on from it. */
    private static final long LARGEST = Long.MAX_VALUE / 2;

    private final Map<String, ?> values;

    /**
     * The parameters.
     *
     * @throws IllegalArgumentException where one is of another type, or out of its range
     */
    Params(Map<String, ?> values) {
        this.values = Map.copyOf(values);
        values.forEach(Params::check);
    }

    private static void check(String name, Object value) {
        boolean right =
                switch (name) {
                    case "id", "times", "retryAfter", "limit" ->
                        (value instanceof Long || value instanceof Integer)
                                && ((Number) value).longValue() >= least(name)
                                && ((Number) value).longValue() <= LARGEST;
                    case "name", "type", "health" -> value instanceof String;
                    case "body" -> value instanceof Boolean;
                    case "time" -> value instanceof String text && timeIn(text) != null;
                    default -> true;
                };
        if (!right) {
            throw new IllegalArgumentException("The parameter " + name + " must be " + expected(name) + ", but is "
                    + (value instanceof Json json ? json.described() : Excerpt.of(String.valueOf(value))) + ".");
        }
    }

    private static long least(String name) {
        return name.equals("id") ? 1 : 0;
    }

    private static String expected(String name) {
        return switch (name) {
            case "body" -> "true or false";
            case "time" -> "a time with an offset and a year of four digits, such as 2026-01-31T09:00:00Z";
            case "name", "type", "health" -> "a string";
            default -> "an integer from " + least(name) + " to " + LARGEST;
        };
    }

    static Map<String, Object> of(@Nullable Json json) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (json instanceof Json.Obj obj) {
            obj.toMap().forEach((name, value) -> {
                Long number = obj.integer(name);
                if (number != null) {
                    values.put(name, number);
                } else if (value instanceof Json.Text text) {
                    values.put(name, text.value());
                } else if (value instanceof Json.Bool bool) {
                    values.put(name, bool.value());
                } else if (!(value instanceof Json.Null)) {
                    values.put(name, value);
                }
            });
        } else if (json != null && !(json instanceof Json.Null)) {
            throw new IllegalArgumentException("The params must be an object, but are " + json.described() + ".");
        }
        return values;
    }

    long integer(String name, long otherwise) {
        return values.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    String text(String name, String otherwise) {
        return values.get(name) instanceof String text ? text : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return values.get(name) instanceof Boolean flag ? flag : otherwise;
    }

    OffsetDateTime time(String name, OffsetDateTime otherwise) {
        return values.get(name) instanceof String text ? Objects.requireNonNull(timeIn(text)) : otherwise;
    }

    private static @Nullable OffsetDateTime timeIn(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() >= 1 && time.getYear() <= 9999 ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
