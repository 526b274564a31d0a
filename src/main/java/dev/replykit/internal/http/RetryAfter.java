package dev.replykit.internal.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer asks to wait: {@code Retry-After} (RFC 9110) in seconds, as Reply documents it, possibly with a
 * fraction, or as a date. Where it is missing, {@code x-rate-limit-reset}, a time of ISO 8601, as was recorded.
 */
final class RetryAfter {
    private static final Duration LEAST = Duration.ofSeconds(1);
    /** The longest wait of ten digits, 300 years. A date may be later: Java reads years of nine digits. */
    private static final Duration MOST = Duration.ofSeconds(9_999_999_999L);

    private RetryAfter() {}

    /**
     * {@return the wait, at least a second, or null if the headers say nothing, contradict themselves or make no sense}
     *
     * @param now counts where the answer has no date of its own
     */
    static @Nullable Duration parse(HttpHeaders headers, Instant now) {
        String value = only(headers.allValues("Retry-After"));
        Instant date = date(headers);
        Instant sent = date == null ? now : date;
        Duration wait;
        if (value != null) {
            wait = value.matches("\\d{1,10}(\\.\\d{1,20})?") ? seconds(value) : until(httpDate(value), sent);
        } else if (headers.firstValue("Retry-After").isEmpty()) {
            wait = until(isoTime(only(headers.allValues("x-rate-limit-reset"))), sent);
        } else {
            return null;
        }
        if (wait == null || wait.compareTo(MOST) > 0) {
            return null;
        }
        return wait.compareTo(LEAST) >= 0 ? wait : LEAST;
    }

    /** {@return when the answer was sent by the server's clock, or null if it does not say} */
    static @Nullable Instant date(HttpHeaders headers) {
        return httpDate(only(headers.allValues("Date")));
    }

    /** {@return the value that all these headers have, or null} */
    private static @Nullable String only(List<String> values) {
        List<String> different = values.stream().map(String::strip).distinct().toList();
        return different.size() == 1 ? different.get(0) : null;
    }

    /** Rounded up, since less than was asked for would be refused again. */
    private static Duration seconds(String value) {
        BigDecimal seconds = new BigDecimal(value);
        long whole = seconds.longValue();
        BigDecimal fraction = seconds.subtract(BigDecimal.valueOf(whole));
        return Duration.ofSeconds(
                whole,
                fraction.movePointRight(9).setScale(0, RoundingMode.CEILING).longValue());
    }

    private static @Nullable Duration until(@Nullable Instant time, Instant now) {
        return time == null ? null : Duration.between(now, time);
    }

    private static @Nullable Instant httpDate(@Nullable String value) {
        try {
            return value == null
                    ? null
                    : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant isoTime(@Nullable String value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
