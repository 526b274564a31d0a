package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.faults.Answer;
import dev.replykit.faults.MisbehavingServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After a 429: how long is waited, and that it is once only. What it does on the wire is in the matrix of faults. */
class RateLimitTest {
    private static final SequenceDraft DRAFT = SequenceDraft.named("Limited");
    private static final Answer LIMITED = Answer.problem(429);

    private final TestTime time = new TestTime("2026-11-22T10:00:00Z");

    private Reply replyTo(MisbehavingServer server) {
        return Replies.to(server).deadline(Duration.ofSeconds(60)).time(time).build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                             | 7
            59                            | 59
            0                             | 1
            Sun, 22 Nov 2026 10:00:20 GMT | 20
            Sun, 22 Nov 2026 09:00:00 GMT | 1
            """)
    void waitThatFitsTheDeadlineIsWaitedAndTheRequestSentOnceMore(String retryAfter, int seconds) {
        try (var server = MisbehavingServer.playing(LIMITED.header("Retry-After", retryAfter), Answer.created());
                Reply reply = replyTo(server)) {
            assertThat(reply.create(DRAFT).id()).isEqualTo(90210);
            assertThat(time.waits()).containsExactly(Duration.ofSeconds(seconds));
            assertThat(server.posts()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 3600})
    void waitThatDoesNotFitTheDeadlineIsReported(int seconds) {
        try (var server = MisbehavingServer.playing(LIMITED.header("Retry-After", "" + seconds), Answer.created());
                Reply reply = replyTo(server)) {
            var limited = catchThrowableOfType(RateLimitedException.class, () -> reply.create(DRAFT));

            assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(limited).hasMessageEndingWith("Wait " + seconds + " s before you call again.");
            assertThat(time.waits()).isEmpty();
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @Test
    void secondLimitIsTheLast() {
        try (var server = MisbehavingServer.playing(
                        LIMITED.header("Retry-After", "2"), LIMITED.header("Retry-After", "3"), Answer.created());
                Reply reply = replyTo(server)) {
            var limited = catchThrowableOfType(RateLimitedException.class, () -> reply.create(DRAFT));

            assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(3));
            assertThat(time.waits()).containsExactly(Duration.ofSeconds(2));
            assertThat(server.posts()).isEqualTo(2);
        }
    }

    @Test
    void limitThatDoesNotSayForHowLongIsNotWaitedFor() {
        try (var server = MisbehavingServer.playing(LIMITED, Answer.created());
                Reply reply = replyTo(server)) {
            var limited = catchThrowableOfType(RateLimitedException.class, () -> reply.create(DRAFT));

            assertThat(limited.retryAfter()).isNull();
            assertThat(limited).hasMessageContaining("wait a minute");
            assertThat(time.waits()).isEmpty();
        }
    }

    @Test
    void secondAttemptHasOnlyTheRestOfTheDeadline() {
        try (var server = MisbehavingServer.playing(
                        LIMITED.header("Retry-After", "59"), Answer.created().stalled(Answer.At.IN_BODY));
                Reply reply = replyTo(server)) {
            assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> reply.create(DRAFT)))
                    .hasMessageContaining("within 1 s");
        }
    }

    @ParameterizedTest
    @CsvSource({"89, true", "90, false"})
    void deadlineIsNinetySecondsUnlessItIsSet(int retryAfter, boolean fits) {
        try (var server = MisbehavingServer.playing(LIMITED.header("Retry-After", "" + retryAfter), Answer.created());
                Reply reply = Replies.to(server).time(time).build()) {
            assertThat(catchThrowable(() -> reply.create(DRAFT)) == null).isEqualTo(fits);
            assertThat(server.posts()).isEqualTo(fits ? 2 : 1);
        }
    }
}
