package dev.replykit.internal.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer asks to wait: {@code Retry-After} (RFC 9110) in seconds, as Reply documents it, possibly with a
 * fraction, or as a date. Where it is missing, {@code x-rate-limit-reset}, a time of ISO 8601, as was recorded.
 */
final class RetryAfter {
    private static final Duration LEAST = Duration.ofSeconds(1);

    private RetryAfter() {}

    /** {@return the wait, at least a second, or null if none is said; {@code now} is for answers without a Date} */
    static @Nullable Duration parse(HttpHeaders headers, Instant now) {
        String value = value(headers, "Retry-After");
        if (value.matches("\\d{1,9}(\\.\\d{1,20})?")) {
            // Rounded up, since less than was asked for would be refused again.
            BigDecimal nanos = new BigDecimal(value).movePointRight(9).setScale(0, RoundingMode.CEILING);
            return atLeast(Duration.ofNanos(nanos.longValueExact()));
        }
        Instant until = value.isEmpty()
                ? time(headers, "x-rate-limit-reset", DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                : time(headers, "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME);
        Instant sent = Objects.requireNonNullElse(date(headers), now);
        return until == null ? null : atLeast(Duration.between(sent, until));
    }

    private static Duration atLeast(Duration wait) {
        return wait.compareTo(LEAST) >= 0 ? wait : LEAST;
    }

    /** {@return when the answer was sent by the server's clock, or null if it does not say} */
    static @Nullable Instant date(HttpHeaders headers) {
        return time(headers, "Date", DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static @Nullable Instant time(HttpHeaders headers, String name, DateTimeFormatter format) {
        try {
            return format.parse(value(headers, name), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Different headers of a name are a list, which is no number and no date. */
    private static String value(HttpHeaders headers, String name) {
        return headers.allValues(name).stream().map(String::strip).distinct().collect(Collectors.joining(", "));
    }
}
