package dev.replykit.faults;

import static dev.replykit.faults.Answer.At.AFTER_HEAD;
import static dev.replykit.faults.Answer.At.IN_BODY;
import static dev.replykit.faults.Answer.At.IN_HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replykit.faults.Behaviour.After;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The test server does on the wire what its names say. Otherwise many rows of the matrix would test the same. */
class MisbehavingServerTest {
    private static final Answer GOOD = Answer.created();
    private static final String WHOLE = new String(GOOD.bytes(), StandardCharsets.UTF_8);

    static Stream<Arguments> answers() {
        int head = GOOD.head().length;
        int middle = head + Answer.SEQUENCE.length() / 2;
        return Stream.of(
                arguments(GOOD.closing(), WHOLE),
                arguments(GOOD.cut(IN_HEAD), WHOLE.substring(0, head / 2)),
                arguments(GOOD.cut(AFTER_HEAD), WHOLE.substring(0, head)),
                arguments(GOOD.cut(IN_BODY), WHOLE.substring(0, middle)),
                arguments(GOOD.cutBy(3), WHOLE.substring(0, WHOLE.length() - 3)),
                arguments(GOOD.reset(IN_BODY), WHOLE.substring(0, middle) + "(reset)"),
                arguments(closing(GOOD.drippingHead(Duration.ZERO)), WHOLE),
                arguments(closing(GOOD.drippingBody(Duration.ZERO)), WHOLE),
                arguments(closing(GOOD.followedBy((byte) '!')), WHOLE + "!"),
                arguments(closing(Behaviour.answerBeforeBody(GOOD)), WHOLE),
                arguments(Behaviour.say("HTTP/0.9?"), "HTTP/0.9?"),
                arguments(
                        Answer.status(200).body("ab").chunked().closing(),
                        "HTTP/1.1 200 Because\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"),
                arguments(Answer.status(204).withoutLength().closing(), "HTTP/1.1 204 Because\r\n\r\n"));
    }

    private static Behaviour closing(Behaviour behaviour) {
        return wire -> {
            behaviour.play(wire);
            wire.close();
        };
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAsFarAsItIsTold(Behaviour behaviour, String received) throws IOException {
        try (var server = MisbehavingServer.playing(behaviour)) {
            assertThat(received(server)).isEqualTo(received);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLIENT_HELLO")
    void endsWhereItIsTold(After point) throws IOException {
        try (var server = MisbehavingServer.playing(Behaviour.closeAfter(point), Behaviour.resetAfter(point))) {
            assertThat(received(server)).isEmpty();
            assertThat(received(server)).isEqualTo("(reset)");
            assertThat(server.posts()).isEqualTo(point == After.ACCEPTING ? 0 : 2);
        }
    }

    @Test
    void closingReportsADefectOfABehaviour() throws IOException {
        var server = MisbehavingServer.playing(wire -> {
            throw new IllegalArgumentException("my own mistake");
        });
        var unused = received(server);
        assertThatIllegalStateException().isThrownBy(server::close).withStackTraceContaining("my own mistake");
    }

    /** Without this, a row of the matrix might fail for another reason than the one in its name. */
    static Stream<Arguments> failedHandshakes() {
        byte[] alert = {21, 3, 3, 0, 2, 2, 40};
        Behaviour created = Answer.created();
        return Stream.of(
                arguments("valid certification path", Behaviour.secure(TestIdentity.UNTRUSTED, created)),
                arguments("validity check failed", Behaviour.secure(TestIdentity.EXPIRED, created)),
                arguments("No subject alternative names", Behaviour.secure(TestIdentity.WRONG_HOST, created)),
                arguments(
                        "handshake_failure", Behaviour.beforeHandshake(Behaviour.sayAfter(After.CLIENT_HELLO, alert))),
                arguments("certificate", Behaviour.demandCertificate(TestIdentity.TRUSTED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failedHandshakes")
    void handshakeFailsForThisReason(String why, Behaviour behaviour) {
        try (var server = MisbehavingServer.playing(behaviour)) {
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> handshake(server))
                    .withStackTraceContaining(why);
        }
    }

    private static void handshake(MisbehavingServer server) throws IOException {
        try (Socket plain = new Socket(
                        InetAddress.getLoopbackAddress(), server.uri().getPort());
                SSLSocket secure = (SSLSocket) TestIdentity.trusting()
                        .getSocketFactory()
                        .createSocket(plain, "127.0.0.1", plain.getPort(), true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            // Nothing is written: a server that is gone would break the pipe before its alert is read.
            var unused = secure.getInputStream().read();
        }
    }

    /** All that comes back until the connection ends. */
    private static String received(MisbehavingServer server) throws IOException {
        StringBuilder read = new StringBuilder();
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody".getBytes(StandardCharsets.UTF_8));
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                read.append((char) next);
            }
        } catch (SocketException e) {
            read.append("(reset)");
        }
        return read.toString();
    }
}
