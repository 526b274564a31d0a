package dev.replykit.faults;

import static dev.replykit.faults.RawClient.Ending.CLOSED;
import static dev.replykit.faults.RawClient.Ending.OPEN;
import static dev.replykit.faults.RawClient.Ending.RESET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replykit.faults.Behaviour.After;
import dev.replykit.faults.RawClient.Ending;
import dev.replykit.faults.RawClient.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The test server does on the wire what its names say. */
class MisbehavingServerTest {
    private static final String COMPLETE = new String(Answer.created().bytes(), UTF_8);

    @Test
    void countsRequestsAndKeepsWhatItReceived() throws IOException {
        try (var server = MisbehavingServer.playing(Answer.created());
                var client = new RawClient(server)) {
            client.send(RawClient.POST, COMPLETE.length());
            client.send(
                    "GET /v3/sequences/7 HTTP/1.1\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n",
                    COMPLETE.length());
            client.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 1);

            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests()).isEqualTo(3);
            assertThat(server.posts()).isEqualTo(2);
            assertThat(server.gets()).isEqualTo(1);
            assertThat(server.received().get(0).line()).isEqualTo("POST /v3/sequences HTTP/1.1");
            assertThat(server.received().get(0).bodyText()).isEqualTo(RawClient.BODY);
            assertThat(server.received().get(1).target()).isEqualTo("/v3/sequences/7");
            assertThat(server.received().get(1).headers("authorization")).containsExactly("Bearer a", "Bearer b");
            assertThat(server.received().get(2).bodyText()).isEqualTo("abcde");
        }
    }

    @Test
    void playsItsScriptRequestByRequestAndRepeatsTheLast() throws IOException {
        String limited = new String(Answer.status(429).bytes(), UTF_8);
        try (var server = MisbehavingServer.playing(Answer.status(429), Answer.created());
                var client = new RawClient(server)) {
            assertThat(client.send(RawClient.POST, limited.length()).text()).isEqualTo(limited);
            assertThat(client.send(RawClient.POST, COMPLETE.length()).text()).isEqualTo(COMPLETE);
            assertThat(RawClient.post(server, COMPLETE.length()).text()).isEqualTo(COMPLETE);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void refusesConnectionsOnAPortThatStaysTaken() {
        try (var server = MisbehavingServer.refusing()) {
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawClient.post(server));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = After.class,
            names = {"ACCEPTING", "HEADERS", "HALF_THE_BODY", "THE_REQUEST"})
    void endsAtThePointItIsTold(After point) throws IOException {
        assertThat(reply(Behaviour.resetAfter(point), RESET, 1)).isEqualTo(new Reply("", RESET));
        try (var server = MisbehavingServer.playing(Behaviour.closeAfter(point))) {
            assertThat(RawClient.post(server)).isEqualTo(new Reply("", CLOSED));
            if (point == After.HALF_THE_BODY) {
                assertThat(server.received().get(0).bodyText()).isEqualTo(RawClient.BODY.substring(0, 8));
            }
        }
    }

    static Stream<Arguments> answers() {
        Answer good = Answer.created();
        int head = good.head().length;
        int middle = head + Answer.SEQUENCE.length() / 2;
        return Stream.of(
                arguments(good, COMPLETE, OPEN),
                arguments(good.closing(), COMPLETE, CLOSED),
                arguments(good.cutInHead(), COMPLETE.substring(0, head / 2), CLOSED),
                arguments(good.cutAfterHead(), COMPLETE.substring(0, head), CLOSED),
                arguments(good.cutInBody(), COMPLETE.substring(0, middle), CLOSED),
                arguments(good.cutBy(3), COMPLETE.substring(0, COMPLETE.length() - 3), CLOSED),
                arguments(good.resetInBody(), COMPLETE.substring(0, middle), RESET),
                arguments(good.drippingHead(Duration.ZERO), COMPLETE, OPEN),
                arguments(good.drippingBody(Duration.ZERO), COMPLETE, OPEN),
                arguments(good.followedBy((byte) '!'), COMPLETE + "!", OPEN),
                arguments(Behaviour.answerBeforeBody(good), COMPLETE, OPEN),
                arguments(Behaviour.say("HTTP/0.9?"), "HTTP/0.9?", CLOSED),
                arguments(
                        Answer.status(200).body("ab").chunked().closing(),
                        "HTTP/1.1 200 Because\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
                        CLOSED),
                arguments(
                        Answer.status(200).header("Content-Length", "9").closing(),
                        "HTTP/1.1 200 Because\r\nContent-Length: 9\r\n\r\n",
                        CLOSED),
                arguments(Answer.status(204).withoutLength().closing(), "HTTP/1.1 204 Because\r\n\r\n", CLOSED));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAsFarAsItIsTold(Behaviour behaviour, String text, Ending ending) throws IOException {
        assertThat(reply(behaviour, ending, text.length())).isEqualTo(new Reply(text, ending));
    }

    private static Reply reply(Behaviour behaviour, Ending ending, int length) throws IOException {
        try (var server = MisbehavingServer.playing(behaviour)) {
            return RawClient.post(server, ending == OPEN ? length : Integer.MAX_VALUE);
        }
    }

    @Test
    void answersBeforeTheBodyHasArrived() throws IOException {
        try (var server = MisbehavingServer.playing(Behaviour.answerBeforeBody(Answer.created()));
                var client = new RawClient(server)) {
            assertThat(client.send("POST / HTTP/1.1\r\nContent-Length: 17\r\n\r\n", COMPLETE.length())
                            .text())
                    .isEqualTo(COMPLETE);
        }
    }

    @Test
    void streamsHugeBodiesWithTheirTrueLength() throws IOException {
        Answer head = Answer.status(201).header("Connection", "close");
        Behaviour closing = wire -> {
            Behaviour.huge(head, 3).play(wire);
            wire.close();
        };
        String text = reply(closing, CLOSED, 0).text();
        String body = text.substring(text.indexOf("\r\n\r\n") + 4);

        assertThat(body).startsWith("{\"id\": 90210,").endsWith("aaa\"}").hasSizeGreaterThan(3 << 20);
        assertThat(text).contains("Content-Length: " + body.length());
    }

    @Test
    void countsWhoFollowsARedirectElsewhere() throws IOException {
        try (var server = MisbehavingServer.playing(wire -> {
            Behaviour.redirect(307, to -> to.elsewhere().uri().toString()).play(wire);
            wire.close();
        })) {
            assertThat(RawClient.post(server).text())
                    .contains("Location: " + server.elsewhere().uri());
            assertThat(server.elsewhere().connections()).isZero();
            RawClient.post(server.elsewhere(), COMPLETE.length());
            assertThat(server.elsewhere().posts()).isEqualTo(1);
        }
    }

    @Test
    void refusesAfterItsLastAnswer() throws IOException {
        try (var server =
                MisbehavingServer.playing(Behaviour.lastly(Answer.status(429).closing()))) {
            assertThat(RawClient.post(server).text()).startsWith("HTTP/1.1 429");
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawClient.post(server));
        }
    }

    @Test
    void closingEndsWhatWouldNeverEnd() throws IOException {
        var server = MisbehavingServer.playing(Answer.created().stalledInBody());
        try (var client = new RawClient(server)) {
            assertThat(client.send(RawClient.POST, 10).ending()).isEqualTo(OPEN);
            server.close();
            assertThat(client.send("", Integer.MAX_VALUE).ending()).isNotEqualTo(OPEN);
        }
    }

    @Test
    void closingReportsADefectOfABehaviour() throws IOException {
        var server = MisbehavingServer.playing(wire -> {
            throw new IllegalArgumentException("my own mistake");
        });
        RawClient.post(server);
        assertThatIllegalStateException().isThrownBy(server::close).withStackTraceContaining("my own mistake");
    }
}
