package dev.replykit.internal.http;

import dev.replykit.internal.http.Transport.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * One exchange within the deadline, which gathers the evidence of what was sent and what came back. It has a thread of
 * its own, so that the caller returns in time whatever the network does; after that, sending does not begin any more.
 */
final class Attempt {
    private enum Phase {
        CONNECTING,
        SENDING,
        GIVEN_UP
    }

    /** How much is kept of an answer that was given up or is too large: enough for an id and for an excerpt. */
    private static final int KEPT_BYTES = 64 << 10;

    /** The decoded body so far; the caller may read it while more is coming. */
    private static final class Body extends ByteArrayOutputStream {
        synchronized String text(int maxBytes) {
            String text = new String(buf, 0, Math.min(count, maxBytes), StandardCharsets.UTF_8);
            return text.startsWith("\ufeff") ? text.substring(1) : text; // no byte order mark is passed on
        }
    }

    /** What a TLS engine reports until its first handshake is complete. */
    private static final String NO_CIPHER = "SSL_NULL_WITH_NULL_NULL";

    private final long bodyCap;
    private final Time time;
    private final Secret key;
    private final List<SSLEngine> tlsEngines = new CopyOnWriteArrayList<>();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Body body = new Body();

    private volatile @Nullable HttpResponse<?> head;
    private volatile boolean isBodyComplete;
    private volatile boolean isReleased;
    private volatile @Nullable String failure;

    Attempt(long bodyCap, Time time, Secret key) {
        this.bodyCap = bodyCap;
        this.time = time;
        this.key = key;
    }

    /** Runs the exchange on a thread of its own, and returns what is known at its end or at the limit. */
    Result run(Runnable exchange, Duration limit) {
        Thread worker = daemon(() -> finish(exchange), "replykit-call");
        boolean ended = false;
        boolean sent = true;
        String interruption = null;
        try {
            worker.start();
            ended = done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interruption = "the call was interrupted";
        } catch (ThreadDeath e) {
            // Ctrl-C in JShell also interrupts. JShell may drop the result of a thread that stays interrupted.
            Thread.interrupted();
            interruption = "the call was stopped";
        } finally {
            // Also when another Error was thrown into this thread.
            if (!ended) {
                sent = !phase.compareAndSet(Phase.CONNECTING, Phase.GIVEN_UP);
                endHandshakes();
                daemon(() -> release(worker), "replykit-release").start();
            }
        }
        return result(ended ? null : interruption != null ? interruption : timeout(limit, sent));
    }

    private String timeout(Duration limit, boolean sent) {
        String missing = head != null ? "the answer did not end" : sent ? "no answer came" : "no connection was made";
        BigDecimal seconds = BigDecimal.valueOf(limit.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
        return missing + " within " + seconds.stripTrailingZeros().toPlainString() + " s";
    }

    private void finish(Runnable exchange) {
        try {
            exchange.run();
        } catch (Throwable e) {
            failed(e);
        } finally {
            done.countDown();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void failed(Throwable thrown) {
        failure = Failures.explained(thrown, key);
    }

    /**
     * Releases the connection of an exchange that was given up; this may take longer than the caller has time. The body
     * is closed first: an interrupted reader of JDK 17 waits again unless the body is closed.
     */
    private void release(Thread worker) {
        isReleased = true;
        closeBody();
        worker.interrupt();
    }

    private void closeBody() {
        HttpResponse<?> begun = head;
        if (begun != null && begun.body() instanceof InputStream raw) {
            try {
                raw.close();
            } catch (IOException e) {
                // The connection is given up anyway.
            }
        }
    }

    /** {@return what is known, without the key; {@code abandoned} is why the caller gave up, or null} */
    private Result result(@Nullable String abandoned) {
        boolean sent = phase.get() == Phase.SENDING && !isFirstHandshakePending();
        HttpResponse<?> begun = head;
        String error = abandoned != null ? abandoned : failure;
        if (begun == null) {
            return new Result.Broken(sent, error == null ? "no answer came" : error);
        }
        // Read once and first: the body may become complete at any moment, and its text must not be cut then.
        boolean isComplete = isBodyComplete;
        String text;
        try {
            text = key.redact(
                    body.text(isComplete || abandoned == null && failure != null ? Integer.MAX_VALUE : KEPT_BYTES));
        } catch (OutOfMemoryError e) {
            text = key.redact(body.text(KEPT_BYTES));
            isComplete = false;
            error = "memory ran out";
        }
        return new Result.Answer(
                sent,
                begun.statusCode(),
                begun.headers().firstValue("Location").map(key::redact).orElse(null),
                RetryAfter.date(begun.headers()),
                RetryAfter.parse(begun.headers(), time.now()),
                text,
                isComplete ? null : error == null ? "it is larger than " + bodyCap + " bytes" : error);
    }

    /** Adds the engine of a new TLS connection; one from the pool is not reported. */
    void connecting(SSLEngine engine) {
        tlsEngines.add(engine);
    }

    /** Whether there are new TLS connections, and no handshake has completed: then the request can't have been sent. */
    private boolean isFirstHandshakePending() {
        return !tlsEngines.isEmpty()
                && tlsEngines.stream()
                        .allMatch(tls -> NO_CIPHER.equals(tls.getSession().getCipherSuite()));
    }

    /** A handshake may complete at any moment; once its engine is closed, nothing can be sent through it. */
    private void endHandshakes() {
        if (isFirstHandshakePending()) {
            tlsEngines.forEach(SSLEngine::closeOutbound);
        }
    }

    /** Status line and headers have come. The raw body is kept, so that it can be closed from outside. */
    void answered(HttpResponse<?> response) {
        head = response;
        if (isReleased) {
            closeBody();
        }
    }

    /** Reads the decoded body, up to the cap. */
    void read(InputStream decoded) throws IOException {
        byte[] buffer = new byte[8192];
        try (decoded) {
            for (int n = decoded.read(buffer); n >= 0; n = decoded.read(buffer)) {
                body.write(buffer, 0, (int) Math.min(n, bodyCap - body.size() + 1));
                if (body.size() > bodyCap) {
                    return;
                }
            }
        }
        isBodyComplete = true;
    }

    /** Notes that sending begins. After the caller gave up it fails, so that nothing is sent. */
    void sending() {
        if (!phase.compareAndSet(Phase.CONNECTING, Phase.SENDING)) {
            throw new CancellationException("the call was given up, or the body was sent already");
        }
    }

    /** java.net.http asks for the length of the body once, after it has connected and before the first byte leaves. */
    BodyPublisher watched(BodyPublisher publisher) {
        return new BodyPublisher() {
            @Override
            public long contentLength() {
                sending();
                return publisher.contentLength();
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
                publisher.subscribe(subscriber);
            }
        };
    }
}
