package dev.replykit;

import static dev.replykit.Step.call;
import static dev.replykit.Step.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.replykit.faults.Answer;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.sandbox.Sandbox;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * The exact messages of exceptions. JShell and the Java kernels drop causes, so the message alone says what happened,
 * where, and what to do.
 */
final class MessagesTest {
    @AutoClose
    private static final Sandbox SANDBOX = Sandbox.start();

    @AutoClose
    private static final Reply REPLY = Replies.to(SANDBOX);

    private static final SequenceDraft DRAFT =
            SequenceDraft.named("Hello").emailAccounts(7).steps(email("Hi", "<p>Hi</p>"));

    /** The message without what differs from run to run. */
    private static String message(ThrowingCallable call) {
        return String.valueOf(catchThrowable(call).getMessage())
                .replace(SANDBOX.url(), "http://sandbox")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("[0-9a-f]{64}", "SHA");
    }

    private static String inState(String state, Map<String, ?> params, ThrowingCallable call) {
        SANDBOX.state(state, params);
        return message(call);
    }

    @Test
    void ofAnInvalidDraft() {
        assertThat(message(() -> REPLY.create(DRAFT.steps(call().after(Duration.ofSeconds(90))))))
                .isEqualTo("""
                The draft is invalid, nothing was sent. Fix this:
                  /steps/0/delayInMinutes (step 1): must be whole minutes, an integer of at least 0, but is 90
                      seconds""");
        assertThat(message(() -> REPLY.create(DRAFT.settings(Settings.of().dailyThrottling(1)))))
                .isEqualTo("""
                The draft is invalid, nothing was sent. Fix these 6:
                  /settings/emailsCountPerDay: is required in the settings
                  /settings/daysToFinishProspect: is required in the settings
                  /settings/emailSendingDelaySeconds: is required in the settings
                  /settings/disableOpensTracking: is required in the settings
                  /settings/repliesHandlingType: is required in the settings
                  /settings/enableLinksTracking: is required in the settings""");
    }

    @Test
    void ofARejection() {
        assertThat(inState("the key is not accepted", Map.of(), () -> REPLY.create(DRAFT)))
                .isEqualTo("""
                http://sandbox answered 401 Unauthorized: Authentication credentials are missing or invalid.
                No sequence was created. The API key is missing, wrong or revoked. Check where it comes from
                  (REPLY_API_KEY?), and make a new Reply with the right one.""");
        assertThat(inState("an email account does not exist", Map.of("id", 7), () -> REPLY.create(DRAFT)))
                .isEqualTo("""
                        http://sandbox/v3/sequences answered 404 Not Found (sequence.emailAccountNotFound): Some of
                          the email accounts are not found.
                        No sequence was created. Something that was named does not exist for this API key: check the ids and
                          the base URL.""");
        assertThat(message(() -> REPLY.get(0))).isEqualTo("""
                http://sandbox answered 400 Validation failed: The request body contains validation errors.
                  /id: The value must be between 1 and 2147483647.
                Nothing was read. Fix what is named above and try again.""");
    }

    @Test
    void ofTheRateLimit() {
        assertThat(inState("the rate limit is exceeded", Map.of("retryAfter", 300), () -> REPLY.create(DRAFT)))
                .isEqualTo("""
                        Too many requests: http://sandbox answered 429 Too Many Requests: Rate limit exceeded. Retry
                          after 300 seconds.
                        No sequence was created. Wait 300 s before you call again.""");
    }

    @Test
    void ofAnUnknownOutcome() {
        assertThat(inState("the service is unavailable", Map.of(), () -> REPLY.create(DRAFT)))
                .isEqualTo("""
                Outcome unknown: "Hello" may or may not have been created.
                The server answered 503 Service Unavailable (service.unavailable): A service behind the API is down.
                Look before you create it again: e.reconcile() where this exception was caught as e, or
                  reply.reconcile(draft, java.time.Instant.parse("TIME"))
                Sent TIME to http://sandbox, given up TIME.
                SHA-256 of the body: SHA""");
    }

    @Test
    void ofAnIncompleteAnswerWithAnId() {
        try (MisbehavingServer server =
                        MisbehavingServer.playing(Answer.created().cutBy(3));
                Reply reply = Replies.to(server).build()) {
            assertThat(message(() -> reply.create(DRAFT))).contains("""
                    The server answered 201, but the body is incomplete: the connection closed before the answer was
                      complete. The answer contained the id 90210: reply.get(90210) reads it.
                    Look before you create it again:""");
        }
    }

    @Test
    void ofARequestThatWasNotSent() {
        Reply nobody = Replies.to("http://127.0.0.1:1").build();

        assertThat(message(() -> nobody.create(DRAFT))).isEqualTo("""
                Nothing was sent to http://127.0.0.1:1: the connection was refused.
                No sequence was created; it is safe to call again.""");
        assertThat(message(() -> nobody.get(1))).isEqualTo("""
                Reading from http://127.0.0.1:1 failed: the connection was refused.
                Reading changes nothing, so try again.""");
    }

    @Test
    void ofAClosedReply() {
        Reply closed = Reply.sandbox();
        closed.close();

        assertThat(message(() -> closed.create(DRAFT)))
                .isEqualTo(
                        "This Reply is closed. Make another one. It can look for what an OutcomeUnknownException e left:"
                                + " other.reconcile(e.draft(), e.from())");
    }

    @Test
    void ofAMalformedKey() {
        assertThat(message(() -> Reply.builder().apiKey("two words")))
                .isEqualTo("The API key is malformed: it has white space, a control or a non-ASCII character at"
                        + " position 4. Copy it again from Reply's settings: the key alone, without a name, quotes, spaces"
                        + " or line breaks.");
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    void ofNull() {
        assertThat(message(() -> Reply.builder().apiKey(null))).isEqualTo("The API key is null.");
        assertThat(message(() -> REPLY.create(null))).isEqualTo("The draft is null.");
        assertThat(message(() -> REPLY.preview(null))).isEqualTo("The draft is null.");
        assertThat(message(() -> REPLY.reconcile(DRAFT, null)))
                .isEqualTo("The time is null; give the one at which the call began.");
        assertThat(message(() -> SequenceDraft.named(null))).isEqualTo("The name is null.");
        assertThat(message(() -> SequenceDraft.fromJson(null))).isEqualTo("The JSON text is null.");
        assertThat(message(() -> DRAFT.steps((Step[]) null))).isEqualTo("The steps are null.");
        assertThat(message(() -> DRAFT.steps(call(), null))).isEqualTo("One of the steps is null.");
        assertThat(message(() -> DRAFT.then(null))).isEqualTo("The step is null.");
        assertThat(message(() -> DRAFT.settings(null))).isEqualTo("The settings are null.");
        assertThat(message(() -> DRAFT.differences(null))).isEqualTo("The sequence is null.");
        assertThat(message(() -> Step.raw(null))).isEqualTo("The JSON text is null.");
    }
}
