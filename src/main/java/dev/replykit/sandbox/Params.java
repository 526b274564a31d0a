package dev.replykit.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.internal.json.JsonValues;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a state, each with its default. The {@code id} is 0 where none is given. */
record Params(
        long id,
        String name,
        String type,
        String health,
        String status,
        long user,
        long team,
        boolean code,
        long times,
        long retryAfter,
        long limit,
        boolean body,
        OffsetDateTime time) {
    /** Leaves room to count on from an id. */
    private static final long LARGEST = Long.MAX_VALUE / 2;

    /** Reads the names that states know, and ignores others: verifiers send those of other providers too. */
    static Params of(@Nullable JsonElement json) {
        if (json != null && !json.isJsonNull() && !(json instanceof JsonObject)) {
            throw new IllegalArgumentException(
                    "The params must be an object, but are " + JsonValues.described(json) + ".");
        }
        JsonObject values = json instanceof JsonObject object ? object : new JsonObject();
        return new Params(
                integer(values, "id", 1, LARGEST, 0),
                text(values, "name", "Sales Outreach 2024"),
                text(values, "type", "emailAccountSendingBlocked"),
                text(values, "health", "degraded"),
                text(values, "status", "new"),
                integer(values, "user", 1, LARGEST, Account.OWNER),
                integer(values, "team", 1, LARGEST, 7),
                value(values, "code", "true or false", true, JsonValues::bool),
                integer(values, "times", 0, LARGEST, 1),
                integer(values, "retryAfter", 0, LARGEST, 1),
                integer(values, "limit", 0, LARGEST, 100),
                value(values, "body", "true or false", true, JsonValues::bool),
                value(
                        values,
                        "time",
                        "a time with an offset and a year of four digits, such as 2026-01-31T09:00:00Z",
                        OffsetDateTime.parse("2026-01-01T09:00:00Z"),
                        Params::time));
    }

    static Params of(Map<String, ?> values) {
        return of(Answer.object(Objects.requireNonNull(values, "The params are null.")));
    }

    private static long integer(JsonObject values, String name, long least, long most, long otherwise) {
        return value(values, name, "an integer from " + least + " to " + most, otherwise, given -> {
            Long number = JsonValues.integer(given);
            return number != null && number >= least && number <= most ? number : null;
        });
    }

    private static String text(JsonObject values, String name, String otherwise) {
        return value(values, name, "a string", otherwise, JsonValues::text);
    }

    private static @Nullable OffsetDateTime time(JsonElement given) {
        try {
            String text = String.valueOf(JsonValues.text(given));
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() >= 1 && time.getYear() <= 9999 ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static <T> T value(
            JsonObject values, String name, String expected, T otherwise, Function<JsonElement, @Nullable T> read) {
        JsonElement given = values.get(name);
        if (given == null || given.isJsonNull()) {
            return otherwise;
        }
        T value = read.apply(given);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The parameter " + name + " must be " + expected + ", but is " + JsonValues.described(given) + ".");
        }
        return value;
    }
}
