package dev.replykit.faults;

import static dev.replykit.faults.RawClient.Ending.CLOSED;
import static dev.replykit.faults.RawClient.Ending.RESET;
import static dev.replykit.faults.RawClient.Ending.SILENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.replykit.faults.Behaviour.After;
import dev.replykit.faults.RawClient.Ending;
import dev.replykit.faults.RawClient.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The fixture does on the wire what its names say. */
@Timeout(20)
class MisbehavingServerTest {
    private static final String WHOLE = new String(Answer.created().bytes(), UTF_8);

    @Test
    void countsRequestsAndKeepsWhatItReceived() throws IOException {
        try (var server = MisbehavingServer.playing(Answer.created());
                var client = new RawClient(server)) {
            client.send(RawClient.POST);
            client.send("GET /v3/sequences/7 HTTP/1.1\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n");

            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests()).isEqualTo(2);
            assertThat(server.posts()).isEqualTo(1);
            assertThat(server.gets()).isEqualTo(1);
            assertThat(server.received().get(0).line()).isEqualTo("POST /v3/sequences HTTP/1.1");
            assertThat(server.received().get(0).bodyText()).isEqualTo(RawClient.BODY);
            assertThat(server.received().get(1).target()).isEqualTo("/v3/sequences/7");
            assertThat(server.received().get(1).headers("authorization")).containsExactly("Bearer a", "Bearer b");
        }
    }

    @Test
    void readsChunkedRequests() throws IOException {
        try (var server = MisbehavingServer.playing(Answer.created());
                var client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

            assertThat(server.received().get(0).bodyText()).isEqualTo("abcde");
        }
    }

    @Test
    void playsItsScriptRequestByRequestAndRepeatsTheLast() throws IOException {
        try (var server = MisbehavingServer.playing(Answer.status(429)).then(Answer.created());
                var client = new RawClient(server)) {
            assertThat(client.send(RawClient.POST).text()).startsWith("HTTP/1.1 429");
            assertThat(client.send(RawClient.POST).text()).startsWith("HTTP/1.1 201");
            assertThat(RawClient.post(server).text()).startsWith("HTTP/1.1 201");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void refusesConnectionsOnAPortThatStaysTaken() {
        try (var server = MisbehavingServer.refusing()) {
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawClient.post(server));
        }
    }

    @Test
    void neverTakesAConnection() throws IOException {
        try (var server = MisbehavingServer.neverAccepting();
                var socket = new Socket()) {
            var address = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), server.uri().getPort());
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> socket.connect(address, 200));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = After.class,
            names = {"ACCEPTING", "HEADERS", "HALF_THE_BODY", "THE_REQUEST"})
    void endsAtThePointItIsTold(After point) throws IOException {
        assertThat(ending(Behaviour.closeAfter(point))).isEqualTo(new Reply("", CLOSED));
        assertThat(ending(Behaviour.resetAfter(point))).isEqualTo(new Reply("", RESET));
        assertThat(ending(Behaviour.silentAfter(point))).isEqualTo(new Reply("", SILENCE));
    }

    @Test
    void keepsWhatItHadReadOfARequestWhenItClosed() throws IOException {
        try (var server = MisbehavingServer.playing(Behaviour.closeAfter(After.HALF_THE_BODY))) {
            RawClient.post(server);
            assertThat(server.received().get(0).bodyText()).isEqualTo(RawClient.BODY.substring(0, 8));
        }
    }

    static Stream<Arguments> spoiltAnswers() {
        Answer good = Answer.created();
        int head = good.head().length;
        int middle = head + Answer.SEQUENCE.length() / 2;
        return Stream.of(
                Arguments.of(good, WHOLE, SILENCE),
                Arguments.of(good.closing(), WHOLE, CLOSED),
                Arguments.of(good.cutInHead(), WHOLE.substring(0, head / 2), CLOSED),
                Arguments.of(good.cutAfterHead(), WHOLE.substring(0, head), CLOSED),
                Arguments.of(good.cutInBody(), WHOLE.substring(0, middle), CLOSED),
                Arguments.of(good.cutBy(3), WHOLE.substring(0, WHOLE.length() - 3), CLOSED),
                Arguments.of(good.resetInBody(), WHOLE.substring(0, middle), RESET),
                Arguments.of(good.stalledInHead(), WHOLE.substring(0, head / 2), SILENCE),
                Arguments.of(good.stalledAfterHead(), WHOLE.substring(0, head), SILENCE),
                Arguments.of(good.stalledInBody(), WHOLE.substring(0, middle), SILENCE),
                Arguments.of(good.stalledBy(1), WHOLE.substring(0, WHOLE.length() - 1), SILENCE),
                Arguments.of(good.drippingHead(Duration.ZERO), WHOLE, SILENCE),
                Arguments.of(good.drippingBody(Duration.ZERO), WHOLE, SILENCE),
                Arguments.of(good.followedBy((byte) '!'), WHOLE + "!", SILENCE),
                Arguments.of(Behaviour.answerBeforeBody(good), WHOLE, SILENCE),
                Arguments.of(Behaviour.say("HTTP/0.9?"), "HTTP/0.9?", CLOSED),
                Arguments.of(
                        Answer.status(200).body("ab").chunked(),
                        "HTTP/1.1 200 Because\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
                        SILENCE),
                Arguments.of(
                        Answer.status(200).header("Content-Length", "9").header("Content-Length", "-1"),
                        "HTTP/1.1 200 Because\r\nContent-Length: 9\r\nContent-Length: -1\r\n\r\n",
                        SILENCE),
                Arguments.of(Answer.status(204).withoutLength(), "HTTP/1.1 204 Because\r\n\r\n", SILENCE));
    }

    @ParameterizedTest
    @MethodSource("spoiltAnswers")
    void answersAsFarAsItIsTold(Behaviour behaviour, String text, Ending ending) throws IOException {
        assertThat(ending(behaviour)).isEqualTo(new Reply(text, ending));
    }

    @Test
    void answersBeforeTheBodyHasArrived() throws IOException {
        try (var server = MisbehavingServer.playing(Behaviour.answerBeforeBody(Answer.created()));
                var client = new RawClient(server)) {
            Reply reply = client.send("POST / HTTP/1.1\r\nContent-Length: 17\r\n\r\n");
            assertThat(reply.text()).isEqualTo(WHOLE);
        }
    }

    @Test
    void dripsByteByByte() throws IOException {
        try (var server = MisbehavingServer.playing(Answer.created().drippingHead(Duration.ofMillis(100)));
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            socket.getOutputStream().write(RawClient.POST.getBytes(UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            assertThat(socket.getInputStream().available()).isZero();
            assertThat(socket.getInputStream().read()).isEqualTo('T');
        }
    }

    @Test
    void streamsHugeBodiesWithTheirTrueLength() throws IOException {
        try (var server = MisbehavingServer.playing(Behaviour.huge(Answer.status(201), 3))) {
            String text = RawClient.post(server).text();
            String body = text.substring(text.indexOf("\r\n\r\n") + 4);
            assertThat(body).startsWith("{\"id\": 90210,").endsWith("aaa\"}").hasSizeGreaterThan(3 << 20);
            assertThat(text).contains("Content-Length: " + body.length());
        }
    }

    @Test
    void bombIsSmallAndUnpacksToAGigabyteOfJson() throws IOException {
        byte[] bomb = GzipBomb.sequence();
        assertThat(bomb).hasSizeBetween(1_000_000, 1_200_000);
        // Unpacking all of it takes seconds: its first 20 MB, and the size that stands at the end, are enough.
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bomb))) {
            String start = new String(unpacked.readNBytes(20 << 20), UTF_8);
            assertThat(start).startsWith("{\"id\": 90210, \"name\": \"aaa").endsWith("aaa");
        }
        int size = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).getInt(bomb.length - 4);
        assertThat(size).isEqualTo((1 << 30) + "{\"id\": 90210, \"name\": \"\"}".length());
    }

    @Test
    void whoFollowsARedirectIsCountedElsewhere() throws IOException {
        try (var server = MisbehavingServer.playing(
                Behaviour.redirect(307, wire -> wire.elsewhere().uri().toString()))) {
            assertThat(RawClient.post(server).text())
                    .contains("Location: " + server.elsewhere().uri());
            assertThat(server.elsewhere().connections()).isZero();
            RawClient.post(server.elsewhere());
            assertThat(server.elsewhere().posts()).isEqualTo(1);
        }
    }

    @Test
    void whoComesAgainAfterTheLastAnswerIsRefused() throws IOException {
        try (var server =
                MisbehavingServer.playing(Behaviour.lastly(Answer.status(429).closing()))) {
            assertThat(RawClient.post(server).text()).startsWith("HTTP/1.1 429");
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawClient.post(server));
        }
    }

    @Test
    void closingEndsWhatWouldNeverEnd() throws IOException {
        var server = MisbehavingServer.playing(Behaviour.silentAfter(After.THE_REQUEST));
        try (var client = new RawClient(server)) {
            assertThat(client.send(RawClient.POST).ending()).isEqualTo(SILENCE);
            server.close();
            assertThat(client.send("").ending()).isNotEqualTo(SILENCE);
        }
    }

    @Test
    void closingTellsOfADefectInABehaviour() throws IOException {
        var server = MisbehavingServer.playing(wire -> {
            throw new IllegalArgumentException("my own mistake");
        });
        RawClient.post(server);
        assertThatIllegalStateException().isThrownBy(server::close).withStackTraceContaining("my own mistake");
    }

    private static Reply ending(Behaviour behaviour) throws IOException {
        try (var server = MisbehavingServer.playing(behaviour)) {
            return RawClient.post(server);
        }
    }
}
