package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.replykit.internal.http.Transport.Time;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import org.junit.jupiter.api.Test;

@SuppressWarnings("InputStreamSlowMultibyteRead") // The streams of this test only wait.
class AttemptTest {
    private static final int KEPT = 64 << 10;
    private static final String KEY = "s3cret-Key-of-the-tests";

    private final Attempt attempt = new Attempt(4L << 20, Time.SYSTEM, Secret.of(KEY));
    private final BodyPublisher body = attempt.watched(BodyPublishers.ofString("{}"));

    /** An exchange that never ends. */
    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingIsSentAfterTheCallWasReportedAsNotSent() {
        assertThat(attempt.run(AttemptTest::hang, Duration.ofMillis(1)).sent()).isFalse();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(body::contentLength);
    }

    @Test
    void requestThatBeganIsReportedAsSentAndSentOnce() {
        assertThat(body.contentLength()).isEqualTo(2);

        assertThatExceptionOfType(CancellationException.class).isThrownBy(body::contentLength);
        assertThat(attempt.run(AttemptTest::hang, Duration.ofMillis(1)).sent()).isTrue();
    }

    /** A handshake may complete just when the time is over; the composed request would be sent then. */
    @Test
    void nothingPassesAHandshakeThatCompletesTooLate() throws Exception {
        SSLEngine connection = SSLContext.getDefault().createSSLEngine("127.0.0.1", 1);
        connection.setUseClientMode(true);
        connection.beginHandshake();
        attempt.connecting(connection);
        assertThat(body.contentLength()).isEqualTo(2);

        assertThat(attempt.run(AttemptTest::hang, Duration.ofMillis(1)).sent()).isFalse();
        ByteBuffer out = ByteBuffer.allocate(connection.getSession().getPacketBufferSize());
        for (int i = 0; i < 5 && !connection.isOutboundDone(); i++) { // It may send an alert.
            out.clear();
            connection.wrap(ByteBuffer.wrap(new byte[] {'{', '}'}), out);
        }
        SSLEngineResult last = connection.wrap(ByteBuffer.wrap(new byte[] {'{', '}'}), out);
        assertThat(last.getStatus()).isEqualTo(SSLEngineResult.Status.CLOSED);
        assertThat(last.bytesConsumed()).isZero();
    }

    /** The result of a call that is interrupted when all of this has come and the answer goes on. */
    private Result.Answer unfinished(String text) {
        Thread caller = Thread.currentThread();
        Result.Answer answer = brokenOff(text, () -> {
            caller.interrupt();
            hang();
        });
        assertThat(Thread.interrupted()).isTrue();
        return answer;
    }

    /** The result of a call whose answer fails after this text, when the action has run. */
    private Result.Answer brokenOff(String text, Runnable before) {
        InputStream start = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        InputStream input = new SequenceInputStream(start, new InputStream() {
            @Override
            public int read() throws IOException {
                before.run();
                throw new IOException("closed before the end");
            }
        });
        Result result = attempt.run(
                () -> {
                    attempt.answered(response(201, input));
                    try {
                        attempt.read(input);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Duration.ofSeconds(50));
        return (Result.Answer) result;
    }

    private static HttpResponse<?> response(int status, InputStream body) {
        HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
        return (HttpResponse<?>) Proxy.newProxyInstance(
                AttemptTest.class.getClassLoader(),
                new Class<?>[] {HttpResponse.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "statusCode" -> status;
                    case "headers" -> none;
                    case "body" -> body;
                    default -> null;
                });
    }

    /** A reader of JDK 17 that is interrupted looks whether its body is closed, and else waits again, for ever. */
    @Test
    void bodyThatWasGivenUpIsClosedBeforeItsReaderIsInterrupted() throws Exception {
        Thread caller = Thread.currentThread();
        CompletableFuture<Boolean> wasInterrupted = new CompletableFuture<>();
        InputStream silent = new InputStream() {
            private volatile Thread reader = caller;

            @Override
            public int read() {
                reader = Thread.currentThread();
                caller.interrupt();
                wasInterrupted.join();
                return -1;
            }

            @Override
            public void close() {
                wasInterrupted.complete(reader.isInterrupted());
            }
        };
        attempt.run(
                () -> {
                    attempt.answered(response(201, silent));
                    assertThatNoException().isThrownBy(() -> attempt.read(silent));
                },
                Duration.ofSeconds(50));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(wasInterrupted.get()).isFalse();
    }

    @Test
    void bodyThatArrivesAfterTheCallWasGivenUpIsClosed() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        InputStream late = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.complete(true);
            }
        };
        attempt.run(
                () -> {
                    hang();
                    attempt.answered(response(201, late));
                },
                Duration.ofMillis(1));

        assertThat(closed.get()).isTrue();
    }

    @Test
    void answerThatBreaksOffIsKeptWhole() {
        String text = "x".repeat(2 * KEPT);

        assertThat(brokenOff(text, () -> {}).body()).isEqualTo(text);
    }

    @Test
    void startOfAnUnfinishedAnswerIsKeptWithoutTheKeyAcrossItsEnd() {
        String before = "x".repeat(KEPT - 9);

        Result.Answer answer = unfinished(before + KEY.replace("-", "%2D") + "y".repeat(KEPT));

        assertThat(answer.body()).isEqualTo(before + "[key]");
        assertThat(answer.bodyError()).isEqualTo("the call was interrupted");
    }
}
