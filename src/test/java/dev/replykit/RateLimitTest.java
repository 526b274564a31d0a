package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After a 429: how long is waited, and that it is once only. What it does on the wire is in the matrix of faults. */
class RateLimitTest {
    private static final SequenceDraft DRAFT = SequenceDraft.named("Limited");
    private static final Answer LIMITED = Answer.problem(429);

    private final TestTime time = new TestTime("2026-11-22T10:00:00Z");

    private Reply replyTo(MisbehavingServer server) {
        return Replies.to(server).deadline(Duration.ofSeconds(60)).time(time).build();
    }

    /** The {@code Retry-After} of each 429, how long is waited, and what is reported if the call fails. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            59                            | 59 |
            0                             | 1  |
            Sun, 22 Nov 2026 10:00:20 GMT | 20 |
            Sun, 22 Nov 2026 09:00:00 GMT | 1  |
            60                            |    | Wait 60 s before you call again.
            3600                          |    | Wait 3600 s before you call again.
            2; 3                          | 2  | Wait 3 s before you call again.
            soon                          |    | wait a minute
            """)
    void waitThatFitsTheDeadlineIsWaitedOnceAndOthersAreReported(String retryAfter, Long seconds, String message) {
        List<Behaviour> script = new ArrayList<>();
        for (String wait : retryAfter.split("; ")) {
            script.add(LIMITED.header("Retry-After", wait));
        }
        script.add(Answer.created());
        try (var server = MisbehavingServer.playing(script.toArray(Behaviour[]::new));
                Reply reply = replyTo(server)) {
            Throwable thrown = catchThrowable(() -> reply.create(DRAFT));

            assertThat(time.waits()).isEqualTo(seconds == null ? List.of() : List.of(Duration.ofSeconds(seconds)));
            assertThat(server.posts()).isEqualTo(seconds == null ? 1 : 2);
            if (message == null) {
                assertThat(thrown).isNull();
            } else {
                assertThat(thrown).isInstanceOf(RateLimitedException.class).hasMessageContaining(message);
            }
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
