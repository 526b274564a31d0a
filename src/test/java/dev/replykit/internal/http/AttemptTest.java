package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import org.junit.jupiter.api.Test;

class AttemptTest {
    /** A handshake may complete just when the time is over; what was composed before would go out then. */
    @Test
    void whatIsCalledNotSentCanNotBeSentAnyMoreThoughTheHandshakeGoesOn() throws Exception {
        SSLEngine connection = SSLContext.getDefault().createSSLEngine("127.0.0.1", 1);
        connection.setUseClientMode(true);
        connection.beginHandshake();
        Attempt attempt = new Attempt(1, Time.SYSTEM);
        attempt.connecting(connection);
        assertThat(attempt.watched(BodyPublishers.ofString("{}")).contentLength())
                .isEqualTo(2);
        CountDownLatch never = new CountDownLatch(1);
        Result result = attempt.run(() -> waitFor(never), Duration.ofMillis(10));

        assertThat(result.sent()).isFalse();
        ByteBuffer out = ByteBuffer.allocate(connection.getSession().getPacketBufferSize());
        for (int i = 0; i < 5 && !connection.isOutboundDone(); i++) { // it may say farewell
            out.clear();
            connection.wrap(ByteBuffer.wrap(new byte[] {'{', '}'}), out);
        }
        SSLEngineResult last = connection.wrap(ByteBuffer.wrap(new byte[] {'{', '}'}), out);
        assertThat(last.getStatus()).isEqualTo(SSLEngineResult.Status.CLOSED);
        assertThat(last.bytesConsumed()).isZero();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
