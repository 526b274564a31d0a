package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.Behaviour.After;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.internal.http.Transport.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The limits of a call other than its deadline, and what is said in a request. */
class TransportTest {
    private static final Duration BRIEF = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(8);

    private static final SharedClient PATIENT = new SharedClient(LONG, true);
    private static final SharedClient IMPATIENT = new SharedClient(BRIEF, true);

    private static Result post(MisbehavingServer server, SharedClient client, Duration attemptLimit) {
        BaseUrl base = BaseUrl.of(server.uri().toString());
        Secret key = Secret.of("any-word-will-do");
        return new Transport(base, key, Map.of(), LONG, Time.SYSTEM, client, attemptLimit).post("/v3/sequences", "{}");
    }

    @Test
    void limitsAreTheDocumentedOnes() {
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created())) {
            assertThat(post(server, PATIENT, LONG).sent()).isTrue();
        }
        assertThat(SharedClient.CONNECT_TIMEOUT).isEqualTo(Duration.ofSeconds(10));
        assertThat(Transport.ATTEMPT_LIMIT).isEqualTo(Duration.ofSeconds(30));
        assertThat(System.getProperty("jdk.httpclient.keepalive.timeout")).isEqualTo("20");
    }

    /** Out of memory, or interrupted with the group of threads that it belongs to. */
    @Test
    void clientWhoseThreadDiedIsReplaced() throws Exception {
        SharedClient client = new SharedClient(LONG, true);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created())) {
            assertThat(post(server, client, LONG)).isInstanceOf(Result.Answer.class);
            Thread selector = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread ->
                            !before.contains(thread) && thread.getName().endsWith("-SelectorManager"))
                    .findFirst()
                    .orElseThrow();
            selector.interrupt();
            selector.join();

            assertThat(post(server, client, LONG)).isInstanceOf(Result.Answer.class);
        }
    }

    @Test
    void connectionOrHandshakeThatIsNotMadeInTimeMeansNotSentLongBeforeTheDeadline() {
        Behaviour noHandshake = Behaviour.beforeHandshake(Behaviour.silentAfter(After.ACCEPTING));
        try (MisbehavingServer deaf = MisbehavingServer.neverAccepting();
                MisbehavingServer silent = MisbehavingServer.playing(noHandshake)) {
            var late = new Result.Broken(false, "no connection could be made in time");
            assertThat(post(deaf, IMPATIENT, LONG)).isEqualTo(late);
            assertThat(post(silent, IMPATIENT, LONG)).isEqualTo(late);
            assertThat(post(silent, PATIENT, BRIEF))
                    .isEqualTo(new Result.Broken(false, "no connection was made within 0.3 s"));
        }
    }

    @Test
    void oneTryEndsBeforeALongerDeadline() {
        try (MisbehavingServer server = MisbehavingServer.playing(Behaviour.silentAfter(After.THE_REQUEST))) {
            assertThat(post(server, PATIENT, BRIEF)).isEqualTo(new Result.Broken(true, "no answer came within 0.3 s"));
        }
    }

    @Test
    void aRequestSaysWhatItHasToAndNothingElse() {
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created())) {
            assertThat(post(server, PATIENT, LONG).sent()).isTrue();

            assertThat(server.received().get(0).headers())
                    .containsExactlyInAnyOrder(
                            "Host: 127.0.0.1:" + server.uri().getPort(),
                            "User-Agent: replykit/" + Transport.VERSION,
                            "Accept: application/json, application/problem+json",
                            "Authorization: Bearer any-word-will-do",
                            "Content-Type: application/json",
                            "Content-Length: 2");
        }
    }
}
