package dev.replykit.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header that says how long to wait (RFC 9110): seconds, as Reply documents it, or a date. */
final class RetryAfter {
    private static final Duration LEAST = Duration.ofSeconds(1);
    /** The longest wait of ten digits, 300 years. A date may be later: Java reads years of nine digits. */
    private static final Duration MOST = Duration.ofSeconds(9_999_999_999L);

    private RetryAfter() {}

    /** {@return the wait, at least a second, or null if the header is absent, contradicts itself or makes no sense} */
    static @Nullable Duration parse(List<String> values, Instant now) {
        if (values.stream().map(String::strip).distinct().count() != 1) {
            return null;
        }
        String value = values.get(0).strip();
        Duration wait = value.matches("\\d{1,10}") ? Duration.ofSeconds(Long.parseLong(value)) : untilDate(value, now);
        if (wait == null || wait.compareTo(MOST) > 0) {
            return null;
        }
        return wait.compareTo(LEAST) >= 0 ? wait : LEAST;
    }

    private static @Nullable Duration untilDate(String value, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(now, date);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
