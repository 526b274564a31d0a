package dev.replykit.internal.http;

import static dev.replykit.fuzz.Harmless.that;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the header says, in one line or several, the wait is none, or at least a second. */
class RetryAfterFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @MethodSource("headers")
    @FuzzTest
    void isNoWaitOrOneThatMakesSense(byte[] bytes) {
        List<String> values = List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1));
        for (Instant now : List.of(NOW, Instant.EPOCH, Instant.MIN, Instant.MAX)) {
            Duration wait = RetryAfter.parse(HttpHeaders.of(Map.of("Retry-After", values), (name, value) -> true), now);
            that(wait == null || wait.compareTo(Duration.ofSeconds(1)) >= 0, "less than a second: " + wait);
            if (values.size() == 1 && values.get(0).matches("[0-9]{1,9}")) {
                long seconds = Math.max(1, Long.parseLong(values.get(0)));
                that(Duration.ofSeconds(seconds).equals(wait), values + " was taken for " + wait);
            }
        }
    }

    static Stream<Arguments> headers() {
        return Stream.of("", "0", "1", " 30 ", "30\n30", "30\n31", "-1", "1.5", "9999999999", "99999999999999999999")
                .map(value -> Arguments.of(Named.of("\"" + value + "\"", value.getBytes(StandardCharsets.ISO_8859_1))));
    }
}
