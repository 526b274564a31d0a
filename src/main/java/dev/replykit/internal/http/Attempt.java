package dev.replykit.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.jspecify.annotations.Nullable;

/**
 * One try, watched: it runs on a thread of its own, so that its caller gets away at the deadline or when interrupted,
 * whatever the network does. Evidence is gathered as it goes. Once the caller has given up before sending began,
 * nothing can be sent any more.
 */
final class Attempt {
    private enum Phase {
        CONNECTING,
        SENDING,
        GIVEN_UP
    }

    /** What the server's answer began with. */
    private record Head(
            int status, HttpHeaders headers, @Nullable InputStream body) {}

    /**
     * So many bytes are kept of an answer that did not end in time: enough for the id of a sequence and for words to
     * people, and few enough to be looked through when the caller's time is over.
     */
    private static final int KEPT = 64 << 10;

    /** What has come of the decoded body; the caller may look at it while more is coming. */
    private static final class Body extends ByteArrayOutputStream {
        /** As much of it as was asked for, and no copy of the rest. */
        synchronized String text(int most) {
            return new String(buf, 0, Math.min(count, most), StandardCharsets.UTF_8);
        }
    }

    /** What a connection says before its first handshake is complete. */
    private static final String NO_CIPHER = "SSL_NULL_WITH_NULL_NULL";

    private final long bodyCap;
    private final List<SSLEngine> connections = new CopyOnWriteArrayList<>();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Body bytes = new Body();
    private volatile @Nullable Head head;
    private volatile boolean watched = true;
    private volatile boolean whole;
    private volatile @Nullable String failure;

    Attempt(long bodyCap) {
        this.bodyCap = bodyCap;
    }

    /** Runs the exchange on a thread of its own and tells what is known when it ends, or when the time is over. */
    Result run(Runnable exchange, Duration limit) {
        Thread worker = daemon(() -> finish(exchange), "replykit-call");
        boolean ended = false;
        String stop = null;
        boolean sent = true;
        try {
            worker.start();
            ended = done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop = "the call was interrupted";
        } catch (ThreadDeath e) {
            // Ctrl-C in JShell. It interrupts, too; with that sign left up JShell may drop what comes of this.
            Thread.interrupted();
            stop = "the call was stopped";
        } finally {
            // Also where another Error was thrown into this thread.
            if (!ended) {
                sent = !phase.compareAndSet(Phase.CONNECTING, Phase.GIVEN_UP);
                endHandshakes();
                daemon(() -> release(worker), "replykit-release").start();
            }
        }
        if (ended) {
            return result(null);
        }
        String missing = head != null
                ? "the answer did not end"
                : sent || !watched ? "no answer came" : "no connection was made";
        String late = missing + " within " + Failures.seconds(limit) + (isHandshakeUnanswered() ? Failures.NO_TLS : "");
        return result(stop == null ? late : stop);
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
        failed(Failures.explained(thrown, isHandshakeUnanswered()));
    }

    /** It failed for this reason, a clause. */
    void failed(String what) {
        failure = what;
    }

    /** Lets go of the connection, not on the caller's time. */
    private void release(Thread worker) {
        worker.interrupt();
        Head begun = head;
        if (begun != null && begun.body() != null) {
            try {
                begun.body().close();
            } catch (IOException e) {
                // The connection is given up; that closing it failed changes nothing.
            }
        }
    }

    private Result result(@Nullable String abandoned) {
        boolean sent = phase.get() == Phase.SENDING && !isStillShakingHands();
        Head begun = head;
        String broken = abandoned != null ? abandoned : failure;
        if (begun == null) {
            return new Result.Broken(sent, broken == null ? "no answer came" : broken);
        }
        // In this order: it may become whole at any moment, and the text of a whole answer must not be cut.
        boolean all = whole;
        String text = bytes.text(all || abandoned == null ? Integer.MAX_VALUE : KEPT);
        String flaw = all ? null : broken == null ? "it is larger than " + bodyCap + " bytes" : broken;
        return new Result.Answer(sent, begun.status(), lowerCased(begun.headers()), text, flaw);
    }

    private static Map<String, List<String>> lowerCased(HttpHeaders headers) {
        Map<String, List<String>> copy = new TreeMap<>();
        headers.map().forEach((name, values) -> copy.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return copy;
    }

    /** A new TLS connection for this attempt; one from the pool is not told. */
    void connecting(SSLEngine connection) {
        connections.add(connection);
    }

    /** Whether there are new TLS connections and none of them ever stood: then the request can't have passed. */
    private boolean isStillShakingHands() {
        return !connections.isEmpty()
                && connections.stream()
                        .allMatch(tls -> NO_CIPHER.equals(tls.getSession().getCipherSuite()));
    }

    /**
     * Nothing passes a connection that was closed before its handshake was complete. It may complete at any moment, so
     * whether something passed is asked afterwards.
     */
    private void endHandshakes() {
        if (isStillShakingHands()) {
            connections.forEach(SSLEngine::closeOutbound);
        }
    }

    /** Whether a connection stands on which the server has not completed the first handshake. */
    private boolean isHandshakeUnanswered() {
        return isStillShakingHands()
                && connections.stream().anyMatch(tls -> tls.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING);
    }

    /** The status line and headers are here; the raw body is kept at hand so that it can be closed from outside. */
    void answered(HttpResponse<?> response) {
        head = new Head(
                response.statusCode(), response.headers(), response.body() instanceof InputStream in ? in : null);
    }

    /** Reads the decoded body, at most as much as the cap allows. */
    void read(InputStream decoded) throws IOException {
        byte[] buffer = new byte[8192];
        try (decoded) {
            for (int n = decoded.read(buffer); n >= 0; n = decoded.read(buffer)) {
                bytes.write(buffer, 0, (int) Math.min(n, bodyCap - bytes.size() + 1));
                if (bytes.size() > bodyCap) {
                    return;
                }
            }
        }
        whole = true;
    }

    /** This attempt only reads: the JDK may repeat it on a new connection, and whether sending began is not known. */
    void unwatched() {
        watched = false;
    }

    /**
     * Notes when sending begins: java.net.http asks for the length of the body once, after it has connected and before
     * the first byte leaves. After the caller gave up it gets no answer, so nothing is sent.
     */
    BodyPublisher witnessed(BodyPublisher body) {
        return new BodyPublisher() {
            @Override
            public long contentLength() {
                if (!phase.compareAndSet(Phase.CONNECTING, Phase.SENDING)) {
                    throw new CancellationException("the call was given up, or the body was sent already");
                }
                return body.contentLength();
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
                body.subscribe(subscriber);
            }
        };
    }
}
