package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replykit.faults.Behaviour.After;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the JDK's client does where its documentation says nothing, and "not sent" or "unknown" depends on it. If one fails
 * on a new JDK, look at {@code Attempt}.
 */
class HttpClientFactsTest {
    private static final Duration BRIEFLY = Duration.ofMillis(200);

    private final Body body = new Body();

    @BeforeAll
    static void firstHandshakeOfAJvmTakesLong() {
        TestIdentity.warmUp();
    }

    static Stream<Fault> notSent() {
        return Stream.concat(Faults.all().stream(), Faults.ofProxies().stream())
                .filter(fault -> fault.outcomes().contains(Outcome.NOT_SENT) && fault.posts() == 0)
                .filter(fault -> !fault.name.startsWith("closes "));
    }

    @ParameterizedTest
    @MethodSource("notSent")
    void lengthOfTheBodyIsNotAskedForBeforeAConnectionIsMade(Fault notSent) throws InterruptedException {
        try (var server = notSent.start()) {
            HttpClient.Builder client = client().connectTimeout(BRIEFLY);
            URI target = server.uri();
            if (notSent.group.equals("Proxy")) {
                client.proxy(server.asProxy());
                target = URI.create("https://replykit.invalid");
            }
            try {
                send(client, target, body);
            } catch (IOException e) {
                // Any failure will do.
            }
            assertThat(body.asked).isFalse();
        }
    }

    @Test
    void lengthOfTheBodyIsAskedForWhereTheRequestMayHaveBeenRead() {
        try (var server = MisbehavingServer.playing(Behaviour.closeAfter(After.ACCEPTING))) {
            assertThatIOException().isThrownBy(() -> send(client(), server, body));
            assertThat(body.asked).isTrue();
        }
    }

    @Test
    void orderlyCloseInTheHandshakeAsksForTheBodyAlthoughNothingCanBeSent() {
        try (var server =
                MisbehavingServer.playing(Behaviour.beforeHandshake(Behaviour.closeAfter(After.CLIENT_HELLO)))) {
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> send(client(), server, body));
            assertThat(body.asked).as("so that the body alone is no evidence").isTrue();
        }
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
                arguments("certificate", Behaviour.demandCertificate(TestIdentity.TRUSTED)),
                arguments("terminated the handshake", Behaviour.renegotiateAndClose(TestIdentity.TRUSTED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failedHandshakes")
    void handshakeFailsForThisReason(String why, Behaviour behaviour) {
        try (var server = MisbehavingServer.playing(behaviour)) {
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .isThrownBy(() -> send(client(), server, body))
                    .withStackTraceContaining(why);
        }
    }

    @Test
    void closingTheBodyFromAnotherThreadFreesItsReader() throws Exception {
        try (var server = MisbehavingServer.playing(Answer.created().stalled(Answer.At.IN_BODY))) {
            InputStream content = send(client(), server, body).body();
            CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> {
                try {
                    return "read " + content.readAllBytes().length;
                } catch (IOException e) {
                    return "closed";
                }
            });
            content.close();

            assertThat(reader.get()).isEqualTo("closed");
        }
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(TestIdentity.trusting());
    }

    private static HttpResponse<InputStream> send(HttpClient.Builder client, MisbehavingServer server, Body body)
            throws IOException, InterruptedException {
        return send(client, server.uri(), body);
    }

    private static HttpResponse<InputStream> send(HttpClient.Builder client, URI target, Body body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(2))
                .POST(body)
                .build();
        return client.build().send(request, BodyHandlers.ofInputStream());
    }

    /** A body that remembers whether the client asked for its length, which it does when it writes the head. */
    private static final class Body implements BodyPublisher {
        private final BodyPublisher text = BodyPublishers.ofString("{\"name\": \"Hello\"}");
        volatile boolean asked;

        @Override
        public long contentLength() {
            asked = true;
            return text.contentLength();
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            text.subscribe(subscriber);
        }
    }
}
