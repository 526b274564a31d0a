package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.Behaviour.After;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.internal.http.Transport.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limits of a call other than its deadline, and what is said in a request. */
class TransportTest {
    private static final Duration BRIEF = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(8);
    private static final String WHY = " (the TLS handshake was not answered: is https spoken there?)";

    private static Result post(MisbehavingServer server, Limits limits) {
        return post(server.uri().toString(), limits);
    }

    private static Result post(String url, Limits limits) {
        BaseUrl base = BaseUrl.of(url);
        Transport transport = new Transport(base, Secret.of("any-word-will-do"), Map.of(), LONG, Time.SYSTEM, limits);
        try {
            return transport.post("/v3/sequences", "{}");
        } finally {
            transport.close();
        }
    }

    @Test
    void toConnectMayTakeTenSecondsAndOneTryThirty() {
        assertThat(Limits.USUAL).isEqualTo(new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30)));
    }

    @Test
    void aConnectionThatDoesNotStandInTimeMeansNotSentLongBeforeTheDeadline() {
        try (MisbehavingServer server = MisbehavingServer.neverAccepting()) {
            assertThat(post(server, new Limits(BRIEF, LONG)))
                    .isEqualTo(new Result.Broken(false, "no connection could be made in time"));
        }
    }

    @Test
    void aHandshakeThatIsNotAnsweredInTimeMakesOneAskWhetherHttpsIsSpokenThere() {
        try (MisbehavingServer server =
                MisbehavingServer.playing(Behaviour.beforeHandshake(Behaviour.silentAfter(After.ACCEPTING)))) {
            assertThat(post(server, new Limits(BRIEF, LONG)))
                    .isEqualTo(new Result.Broken(false, "no connection could be made in time" + WHY));
            assertThat(post(server, new Limits(LONG, BRIEF)))
                    .isEqualTo(new Result.Broken(false, "no connection was made within 0.3 s" + WHY));
        }
    }

    @Test
    void aServerThatDoesNotTakeAConnectionIsNotTakenForOneThatDoesNotSpeakHttps() {
        try (MisbehavingServer server = MisbehavingServer.neverAccepting()) {
            String url = server.uri().toString().replace("http:", "https:");

            assertThat(post(url, new Limits(BRIEF, LONG)))
                    .isEqualTo(new Result.Broken(false, "no connection could be made in time"));
            assertThat(post(url, new Limits(LONG, BRIEF)))
                    .isEqualTo(new Result.Broken(false, "no connection was made within 0.3 s"));
        }
    }

    @Test
    void oneTryEndsBeforeALongerDeadline() {
        try (MisbehavingServer server = MisbehavingServer.playing(Behaviour.silentAfter(After.THE_REQUEST))) {
            assertThat(post(server, new Limits(LONG, BRIEF)))
                    .isEqualTo(new Result.Broken(true, "no answer came within 0.3 s"));
        }
    }

    @Test
    void aRequestSaysWhatItHasToAndNothingElse() {
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created())) {
            assertThat(post(server, Limits.USUAL).sent()).isTrue();
            List<String> headers = server.received().get(0).headers();

            assertThat(headers)
                    .containsExactlyInAnyOrder(
                            "Host: 127.0.0.1:" + server.uri().getPort(),
                            "User-Agent: replykit/" + Version.VERSION,
                            "Accept: application/json, application/problem+json",
                            "Authorization: Bearer any-word-will-do",
                            "Content-Type: application/json",
                            "Content-Length: 2");
        }
    }
}
