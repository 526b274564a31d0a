package dev.replykit.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback interface that plays a script: the first request gets the first {@link Behaviour}, the next
 * one the second, and all further ones the last. A new connection takes its behaviour when it is accepted, before a
 * byte was read; a connection that was kept open, when the next request begins to arrive.
 *
 * <p>It counts connections and requests, and keeps what it {@linkplain #received() received}. Nothing outlives it:
 * threads are daemons, {@link #close()} ends all connections, and no connection lasts longer than {@link #LIMIT}.
 */
public final class MisbehavingServer implements AutoCloseable {
    /** The end of everything that would never end. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @FunctionalInterface
    interface Talk {
        void run() throws IOException;
    }

    private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final URI uri;
    private volatile @Nullable ServerSocket listener;
    private volatile @Nullable Thread acceptor;
    private @Nullable MisbehavingServer elsewhere;
    private volatile @Nullable RuntimeException defect;

    private MisbehavingServer(URI uri) {
        this.uri = uri;
    }

    /** A server whose first requests get these behaviours, in this order. */
    public static MisbehavingServer playing(Behaviour... script) {
        try {
            ServerSocket listener = new ServerSocket(0, 50, LOOPBACK);
            String scheme = script[0].secure() ? "https" : "http";
            MisbehavingServer server = at(scheme, listener.getLocalPort(), listener);
            server.script.addAll(List.of(script));
            server.listener = listener;
            server.acceptor = server.start(() -> server.accept(listener));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that is taken, so that nobody else gets it, but where nobody listens: connections are refused. */
    public static MisbehavingServer refusing() {
        try {
            Socket bound = new Socket();
            bound.bind(new InetSocketAddress(LOOPBACK, 0));
            return at("http", bound.getLocalPort(), bound);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A port whose queue is full, so that the attempt to connect stays without an answer. This is how Linux behaves;
     * other systems may refuse.
     */
    public static MisbehavingServer neverAccepting() {
        try {
            ServerSocket listener = new ServerSocket(0, 1, LOOPBACK);
            MisbehavingServer server = at("http", listener.getLocalPort(), listener);
            for (boolean full = false; !full; ) {
                Socket filler = new Socket();
                server.open.add(filler);
                try {
                    filler.connect(listener.getLocalSocketAddress(), 100);
                } catch (SocketTimeoutException e) {
                    full = true;
                }
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A host name that is promised never to exist (RFC 6761). */
    public static MisbehavingServer unknownHost() {
        return new MisbehavingServer(URI.create("https://replykit.invalid"));
    }

    /** Scheme, host and port, without a path; {@code https} when the first behaviour is secure. */
    public URI uri() {
        return uri;
    }

    /** Makes a client of the JDK send everything through this server. */
    public ProxySelector asProxy() {
        return ProxySelector.of(new InetSocketAddress(LOOPBACK, uri.getPort()));
    }

    public int connections() {
        return connections.get();
    }

    /** How many requests arrived, counted from the end of their headers. */
    public int requests() {
        return received.size();
    }

    public int posts() {
        return count("POST");
    }

    public int deletes() {
        return count("DELETE");
    }

    public int gets() {
        return count("GET");
    }

    /** The requests in the order in which their headers were complete. */
    public List<ReceivedRequest> received() {
        return List.copyOf(received);
    }

    /**
     * A second server on another port, which answers every request with a created sequence. It is where redirects
     * lead to, and counts who followed them.
     */
    public synchronized MisbehavingServer elsewhere() {
        if (elsewhere == null) {
            elsewhere = playing(Answer.created());
            open.add(elsewhere);
        }
        return elsewhere;
    }

    /** Ends everything. Throws what a behaviour threw if that was a defect of its own and not of the network. */
    @Override
    public void close() {
        closed.countDown();
        open.forEach(MisbehavingServer::closeQuietly);
        if (defect != null) {
            throw new IllegalStateException("A behaviour failed on its own account", defect);
        }
    }

    void received(ReceivedRequest request) {
        received.add(request);
    }

    boolean isClosedWithin(Duration duration) {
        try {
            return closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Connections are refused from here on: the port is free only when nobody waits in {@code accept} any more. */
    void stopListening() throws IOException {
        Objects.requireNonNull(listener).close();
        try {
            Objects.requireNonNull(acceptor).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Thread start(Talk talk) {
        Thread thread = new Thread(() -> run(talk));
        thread.setName("misbehaving " + uri);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void run(Talk talk) {
        try {
            talk.run();
        } catch (IOException e) {
            // The other side went away, or this server was closed: both are expected.
        } catch (RuntimeException e) {
            defect = e;
        }
    }

    private void accept(ServerSocket listening) throws IOException {
        while (true) {
            Socket socket = listening.accept();
            connections.incrementAndGet();
            open.add(socket);
            if (closed.getCount() == 0) {
                socket.close();
            }
            start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            // Within, so that a defect is known when the client sees the connection close.
            run(() -> {
                Wire wire = new Wire(this, socket);
                do {
                    next().play(wire);
                } while (wire.hasMore());
            });
        } finally {
            open.remove(socket);
        }
    }

    private synchronized Behaviour next() {
        return script.size() > 1 ? script.remove() : script.element();
    }

    private int count(String method) {
        return (int) received.stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    private static MisbehavingServer at(String scheme, int port, AutoCloseable socket) {
        MisbehavingServer server = new MisbehavingServer(URI.create(scheme + "://127.0.0.1:" + port));
        server.open.add(socket);
        return server;
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // Nothing is lost with it.
        }
    }
}
