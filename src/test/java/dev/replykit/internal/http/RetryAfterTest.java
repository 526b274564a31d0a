package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fuzz test found; what the header means is asserted through the public face, in OutcomeMatrixTest. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aYearOfFiveDigitsIsNoWaitThatAnybodyMeans() {
        assertThat(RetryAfter.parse(List.of("Mon, 23 Nov 20026 12:00:30 GMT"), NOW))
                .isNull();
        assertThat(RetryAfter.parse(List.of("Mon, 23 Nov 2026 12:00:30 GMT"), NOW))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse(List.of("9999999999"), NOW)).isEqualTo(Duration.ofSeconds(9_999_999_999L));
    }
}
