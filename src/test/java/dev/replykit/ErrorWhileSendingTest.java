package dev.replykit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replykit.faults.Answer;
import dev.replykit.faults.MisbehavingServer;
import org.junit.jupiter.api.Test;

class ErrorWhileSendingTest {
    /** Anywhere in it; the wait after a 429 is where a test can have one thrown. */
    private static final StillTime FAILING = duration -> {
        throw new StackOverflowError("deep");
    };

    @Test
    void anErrorWhileSendingLeavesTheOutcomeUnknown() {
        try (MisbehavingServer server =
                        MisbehavingServer.playing(Answer.problem(429).header("Retry-After", "5"));
                Reply reply = Reply.builder()
                        .baseUrl(server.uri().toString())
                        .apiKey("any-word-will-do")
                        .time(FAILING)
                        .build()) {
            assertThatThrownBy(() -> reply.create(SequenceDraft.named("Failed")))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageStartingWith("""
                            Outcome unknown: "Failed" may or may not have been created.
                            It failed with java.lang.StackOverflowError: deep.
                            Look before you create it again: """);
        }
    }
}
