package dev.replykit.contract;

import static dev.replykit.Step.raw;
import static dev.replykit.contract.ContractTable.*;
import static dev.replykit.contract.Pin.pin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.*;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Refused create calls: what replykit needs in the answer to say what happened and what to do next. */
class RefusalContractTest {
    private static final String NAME_ONLY_BODY = """
            {"name": "Autumn webinar invites"}
            """;
    private static final SequenceDraft DRAFT = SequenceDraft.named("Autumn webinar invites");

    @Test
    void validationProblemHasEveryError() {
        String sent = "{\"name\": \"Autumn webinar invites\", \"steps\": [{\"type\": \"sms\", \"delayInMinutes\": 0}]}";
        String reliedOn = """
                {
                  "title": "Validation failed",
                  "detail": "The request body contains validation errors.",
                  "errors": [
                    {"pointer": "/steps/0/message", "detail": "Field is required."},
                    {"pointer": "/steps/0/executionMode", "detail": "Field is required."}
                  ]
                }
                """;

        pin(INVALID).given("a fresh account").post(sent).refused(400, reliedOn).by(reply -> {
            // A raw step is not checked before it is sent.
            var step = raw("{\"type\": \"sms\", \"delayInMinutes\": 0}");

            var rejected = failure(RejectedException.class, reply, DRAFT.steps(step));

            assertThat(rejected.problem().status()).isEqualTo(400);
            assertThat(rejected.problem().title()).isEqualTo("Validation failed");
            assertThat(rejected.problem().detail()).contains("validation errors");
            assertThat(rejected.problem().errors())
                    .hasSize(2)
                    .contains(Finding.violation("/steps/0/message", "Field is required."));
        });
    }

    @Test
    void businessProblemHasACode() {
        String sent = "{\"name\": \"Autumn webinar invites\", \"emailAccounts\": [2147483647]}";
        String reliedOn = "{\"code\": \"sequence.emailAccountNotFound\"}";

        pin(NO_SUCH_MAILBOX)
                .given("an email account does not exist", Map.of("id", 2147483647))
                .post(sent)
                .refused(404, reliedOn)
                .by(reply ->
                        assertRejected(reply, DRAFT.emailAccounts(2147483647), 404, "sequence.emailAccountNotFound"));
    }

    @Test
    void keyThatIsNotAccepted() {
        pin(KEY_REFUSED)
                .given("the key is not accepted")
                .post(NAME_ONLY_BODY)
                .refused(401)
                .by(reply -> assertRejected(reply, DRAFT, 401, null));
    }

    @Test
    void keyThatLacksTheRight() {
        pin(RIGHT_MISSING)
                .given("the key lacks the right", Map.of("code", false))
                .post(NAME_ONLY_BODY)
                .refused(403)
                .by(reply -> assertRejected(reply, DRAFT, 403, null));
    }

    /** The state refuses twice, with a short wait, because some verifiers repeat the request. */
    @Test
    void tooManyRequestsSayHowLongToWait() {
        pin(RATE_LIMITED)
                .given("the rate limit is exceeded", Map.of("retryAfter", 1, "times", 2))
                .post(NAME_ONLY_BODY)
                .refused(429)
                .answering("Retry-After", "^(\\d{1,10}|[A-Z][a-z]{2}, \\d.+ GMT)$", "60")
                .by(reply -> assertThat(failure(RateLimitedException.class, reply, DRAFT)
                                .retryAfter())
                        .isEqualTo(Duration.ofSeconds(60)));
    }

    @Test
    void unavailableServiceLeavesTheOutcomeUnknown() {
        pin(UNAVAILABLE)
                .given("the service is unavailable", Map.of("times", 2))
                .post(NAME_ONLY_BODY)
                .refused(503)
                .by(reply -> assertThat(failure(OutcomeUnknownException.class, reply, DRAFT)
                                .draft())
                        .isEqualTo(DRAFT));
    }

    private static void assertRejected(Reply reply, SequenceDraft draft, int status, @Nullable String code) {
        var rejected = failure(RejectedException.class, reply, draft);

        assertThat(rejected.problem().status()).isEqualTo(status);
        assertThat(rejected.problem().code()).isEqualTo(code);
    }

    private static <E extends ReplyException> E failure(Class<E> type, Reply reply, SequenceDraft draft) {
        E failure = catchThrowableOfType(type, () -> reply.create(draft));
        assertThat(failure).isNotNull();
        return failure;
    }
}
