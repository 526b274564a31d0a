package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a 429 asks to wait. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    /** @param lines such as {@code Retry-After: 3; Date: ...} */
    private static Duration parse(String lines) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : lines.split("; ")) {
            String[] parts = line.split(": ", 2);
            headers.merge(parts[0], List.of(parts[1]), (a, b) -> List.of(a.get(0), b.get(0)));
        }
        return RetryAfter.parse(HttpHeaders.of(headers, (name, value) -> true), NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Retry-After: 0                                                                | PT1S
            Retry-After: 1.5                                                              | PT1.5S
            Retry-After: 2.0000000001                                                     | PT2.000000001S
            Retry-After: 999999999                                                        | PT277777H46M39S
            Retry-After: 30; Retry-After: 30                                              | PT30S
            Retry-After: Mon, 23 Nov 2026 12:00:30 GMT                                    | PT30S
            Retry-After: Mon, 23 Nov 2026 12:00:30 GMT; Date: Mon, 23 Nov 2026 11:59:00 GMT | PT1M30S
            x-rate-limit-reset: 2026-11-23T13:00:30.5+01:00                               | PT30.5S
            x-rate-limit-reset: 2026-11-23T12:00:30Z; Date: Mon, 23 Nov 2026 12:00:20 GMT | PT10S
            x-rate-limit-reset: 2026-11-23T11:00:00Z                                      | PT1S
            Retry-After: 7; x-rate-limit-reset: 2026-11-23T13:00:00Z                      | PT7S
            Retry-After: -1                                                               |
            Retry-After: 1e3                                                              |
            Retry-After: 30; Retry-After: 31                                              |
            Retry-After: soon; x-rate-limit-reset: 2026-11-23T13:00:00Z                   |
            x-rate-limit-reset: 1h                                                        |
            x-rate-limit-remaining: 0                                                     |
            """)
    void isNeverEarlierThanAskedAndUnknownWhereTheAnswerMakesNoSense(String lines, Duration wait) {
        assertThat(parse(lines)).isEqualTo(wait);
    }
}
