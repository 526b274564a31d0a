package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.replykit.faults.Behaviour.After;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each TLS behaviour shows the defect in its name and no other, to a client that trusts the test authority. */
@Timeout(20)
class TlsBehavioursTest {
    private static final Answer CREATED = Answer.created();

    /** The first handshake of a JVM takes longer than the short timeouts below. */
    @BeforeAll
    static void warmUp() {
        TestIdentity.warmUp();
    }

    @Test
    void trustedServerAnswersByAddressAndByName() throws Exception {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.TRUSTED, CREATED))) {
            assertThat(server.uri().getScheme()).isEqualTo("https");
            assertThat(post(server)).isEqualTo(201);
            URI byName = URI.create("https://localhost:" + server.uri().getPort());
            assertThat(status(HttpClient.newBuilder(), byName)).isEqualTo(201);
        }
    }

    @Test
    void untrustedCertificateIsRefused() {
        assertHandshakeFails(
                Behaviour.secure(TestIdentity.UNTRUSTED, CREATED), "unable to find valid certification path");
    }

    @Test
    void expiredCertificateIsRefused() {
        assertHandshakeFails(Behaviour.secure(TestIdentity.EXPIRED, CREATED), "validity check failed");
    }

    @Test
    void certificateOfAnotherHostIsRefused() {
        assertHandshakeFails(Behaviour.secure(TestIdentity.WRONG_HOST, CREATED), "No subject alternative names");
    }

    @Test
    void handshakesBreakOff() {
        assertHandshakeFails(
                Behaviour.beforeHandshake(Behaviour.closeAfter(After.CLIENT_HELLO)), "terminated the handshake");
        assertHandshakeFails(Behaviour.beforeHandshake(Behaviour.resetAfter(After.CLIENT_HELLO)), "Connection reset");
        byte[] alert = {21, 3, 3, 0, 2, 2, 40};
        assertHandshakeFails(
                Behaviour.beforeHandshake(Behaviour.sayAfter(After.CLIENT_HELLO, alert)), "handshake_failure");
        try (var server = MisbehavingServer.playing(Behaviour.beforeHandshake(
                Behaviour.sayAfter(After.CLIENT_HELLO, Answer.problem(400).bytes())))) {
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> post(server))
                    .withMessageContaining("plaintext connection?");
        }
    }

    @Test
    void handshakeStalls() {
        try (var server =
                MisbehavingServer.playing(Behaviour.beforeHandshake(Behaviour.silentAfter(After.CLIENT_HELLO)))) {
            HttpClient.Builder hasty = HttpClient.newBuilder().connectTimeout(Duration.ofMillis(150));
            assertThatExceptionOfType(HttpConnectTimeoutException.class).isThrownBy(() -> status(hasty, server.uri()));
        }
    }

    @Test
    void demandForAClientCertificateComesAfterTheClientThinksItIsThrough() {
        assertHandshakeFails(Behaviour.demandCertificate(TestIdentity.TRUSTED), "certificate");
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
    void answersAreCutInsideTls() {
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
            assertThat(proxy.received().get(0).header("Authorization")).isEmpty();
            assertThat(server.received().get(0).header("Authorization")).contains("Bearer test-key");
        }
    }

    @Test
    void proxyRefuses() {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.TRUSTED, CREATED));
                var proxy = MisbehavingServer.playing(Answer.status(502).closing())) {
            assertThatIOException()
                    .isThrownBy(() -> status(HttpClient.newBuilder().proxy(proxy.asProxy()), server.uri()))
                    .withMessageContaining("Tunnel failed, got: 502");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void trustStoreOpensWithItsPassword(@TempDir Path directory) throws Exception {
        KeyStore store =
                KeyStore.getInstance(TestIdentity.trustStore(directory).toFile(), TestIdentity.PASSWORD.toCharArray());
        assertThat(store.isCertificateEntry("test-authority")).isTrue();
    }

    private static void assertHandshakeFails(Behaviour behaviour, String why) {
        try (var server = MisbehavingServer.playing(behaviour)) {
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .isThrownBy(() -> post(server))
                    .withStackTraceContaining(why);
            assertThat(server.posts()).isZero();
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
