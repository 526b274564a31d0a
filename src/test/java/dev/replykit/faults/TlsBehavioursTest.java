package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replykit.faults.Behaviour.After;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each TLS behaviour has the defect in its name and no other, for a client that trusts the test authority. */
class TlsBehavioursTest {
    private static final Answer CREATED = Answer.created();

    @Test
    void trustedServerAnswersByAddressAndByName() throws Exception {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.TRUSTED, CREATED))) {
            assertThat(post(server)).isEqualTo(201);
            URI byName = URI.create("https://localhost:" + server.uri().getPort());
            assertThat(status(HttpClient.newBuilder(), byName)).isEqualTo(201);
        }
    }

    static Stream<Arguments> failedHandshakes() {
        byte[] alert = {21, 3, 3, 0, 2, 2, 40};
        return Stream.of(
                arguments("valid certification path", Behaviour.secure(TestIdentity.UNTRUSTED, CREATED)),
                arguments("validity check failed", Behaviour.secure(TestIdentity.EXPIRED, CREATED)),
                arguments("No subject alternative names", Behaviour.secure(TestIdentity.WRONG_HOST, CREATED)),
                arguments("terminated the handshake", beforeHandshake(Behaviour.closeAfter(After.CLIENT_HELLO))),
                arguments("Connection reset", beforeHandshake(Behaviour.resetAfter(After.CLIENT_HELLO))),
                arguments("handshake_failure", beforeHandshake(Behaviour.sayAfter(After.CLIENT_HELLO, alert))),
                arguments("certificate", Behaviour.demandCertificate(TestIdentity.TRUSTED)));
    }

    private static Behaviour beforeHandshake(Behaviour behaviour) {
        return Behaviour.beforeHandshake(behaviour);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failedHandshakes")
    void handshakeFailsForThisReason(String why, Behaviour behaviour) {
        try (var server = MisbehavingServer.playing(behaviour)) {
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .isThrownBy(() -> post(server))
                    .withStackTraceContaining(why);
            assertThat(server.posts()).isZero();
        }
    }

    @Test
    void plainAnswerIsNoHandshake() {
        try (var server = MisbehavingServer.playing(beforeHandshake(
                Behaviour.sayAfter(After.CLIENT_HELLO, Answer.problem(400).bytes())))) {
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> post(server))
                    .withMessageContaining("plaintext connection?");
        }
    }

    @Test
    void renegotiationTakesTheRequestAndStillLooksLikeABrokenHandshake() {
        try (var server = MisbehavingServer.playing(Behaviour.renegotiateAndClose(TestIdentity.TRUSTED))) {
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .isThrownBy(() -> post(server))
                    .withMessageContaining("terminated the handshake");
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @Test
    void answerIsCutInsideTls() {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.TRUSTED, CREATED.cutInBody()))) {
            assertThatIOException().isThrownBy(() -> post(server)).withMessageContaining("bytes received: 122");
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @Test
    void proxyTunnelsAndSeesNothingOfTheRequest() throws Exception {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.TRUSTED, CREATED));
                var proxy = MisbehavingServer.playing(Behaviour.tunnel())) {
            assertThat(status(HttpClient.newBuilder().proxy(proxy.asProxy()), server.uri()))
                    .isEqualTo(201);
            assertThat(proxy.received().get(0).line())
                    .isEqualTo("CONNECT 127.0.0.1:%d HTTP/1.1"
                            .formatted(server.uri().getPort()));
            assertThat(proxy.received().get(0).toString()).doesNotContain("test-key");
            assertThat(server.received().get(0).header("Authorization")).contains("Bearer test-key");
        }
    }

    private static int post(MisbehavingServer server) throws IOException, InterruptedException {
        return status(HttpClient.newBuilder(), server.uri());
    }

    private static int status(HttpClient.Builder builder, URI uri) throws IOException, InterruptedException {
        HttpClient client = builder.sslContext(TestIdentity.trusting())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer test-key")
                .POST(BodyPublishers.ofString(RawClient.BODY))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }
}
