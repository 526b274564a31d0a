package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.OutcomeUnknownException;
import dev.replykit.RejectedException;
import dev.replykit.Reply;
import dev.replykit.SequenceDraft;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Of a large answer that does not end in time its beginning is kept. */
class GivenUpAnswerTest {
    private static final String KEY = "s3cret-Key-of-the-tests";
    private static final int KEPT = 64 << 10;
    private static final SequenceDraft DRAFT = SequenceDraft.named("n");

    private static <T extends Throwable> T thrown(Class<T> type, int status, String body) {
        Behaviour stalling = Answer.status(status).body(body).stalledBy(5);
        try (MisbehavingServer server = MisbehavingServer.playing(stalling);
                Reply reply = Reply.builder()
                        .apiKey(KEY)
                        .baseUrl(server.uri().toString())
                        .deadline(Duration.ofSeconds(1))
                        .build()) {
            return catchThrowableOfType(type, () -> reply.create(DRAFT));
        }
    }

    @Test
    void aKeyAcrossItsEndIsBlottedOut() {
        String before = "x".repeat(KEPT - 9);
        String body = before + KEY + "y".repeat(KEPT);

        assertThat(thrown(RejectedException.class, 400, body).problem().body()).isEqualTo(before + "[key]");
    }

    @Test
    void anEscapedKeyAcrossItsEndIsBlottedOut() {
        String before = "x".repeat(KEPT - 9);
        String body = before + KEY.replace("-", "%2D") + "y".repeat(KEPT);

        assertThat(thrown(RejectedException.class, 400, body).problem().body()).isEqualTo(before + "[key]");
    }

    @Test
    void theIdOfASequenceIsTaken() {
        String body = "{\"id\": 90210, \"name\": \"" + "x".repeat(2 * KEPT);

        assertThat(thrown(OutcomeUnknownException.class, 201, body).id()).isEqualTo(90210);
    }

    @Test
    void anIdAcrossItsEndIsNotTaken() {
        String before = "{\"name\": \"";
        String after = "\", \"id\": 90";
        String body =
                before + "x".repeat(KEPT - before.length() - after.length()) + after + "210, \"steps\": [],        ";

        assertThat(thrown(OutcomeUnknownException.class, 201, body).id()).isNull();
    }
}
