package dev.replykit.faults;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of one connection: what a {@link Behaviour} is written with. Everything it does ends when the
 * server is closed, and after {@link MisbehavingServer#LIMIT} at the latest.
 */
public final class Wire {
    private static final int LONGEST_HEAD = 1 << 20;

    private final MisbehavingServer server;
    private final Socket transport;
    private final long giveUp = System.nanoTime() + MisbehavingServer.LIMIT.toNanos();
    private @Nullable SSLSocket secure;
    private InputStream in;
    private OutputStream out;
    private @Nullable ReceivedRequest request;

    Wire(MisbehavingServer server, Socket transport) throws IOException {
        this.server = server;
        this.transport = transport;
        transport.setTcpNoDelay(true);
        transport.setSoTimeout((int) MisbehavingServer.LIMIT.toMillis());
        this.in = new BufferedInputStream(transport.getInputStream());
        this.out = transport.getOutputStream();
    }

    /** Waits for the first byte of a further request; false when the client closed instead. */
    public boolean hasMore() throws IOException {
        if (transport.isClosed()) {
            return false;
        }
        in.mark(1);
        int first = in.read();
        in.reset();
        return first >= 0;
    }

    /** Reads the request line and the headers; the request counts from here on. */
    public ReceivedRequest readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new EOFException("no complete request head: " + head);
            }
            head.append((char) next);
        }
        ReceivedRequest received = new ReceivedRequest(head.toString());
        request = received;
        server.received(received);
        return received;
    }

    public ReceivedRequest readRequest() throws IOException {
        ReceivedRequest received = readHead();
        readBody();
        return received;
    }

    /** Reads the rest of the request, by its Content-Length. No client here sends chunks. */
    public void readBody() throws IOException {
        read(contentLength());
    }

    void readHalfTheBody() throws IOException {
        readHead();
        read(contentLength() / 2);
    }

    /** Reads whatever comes first, at least a byte, without calling it a request. */
    void readSome() throws IOException {
        if (in.read(new byte[512]) < 0) {
            throw new EOFException();
        }
    }

    /** The last request on this connection. */
    public ReceivedRequest request() {
        return Objects.requireNonNull(request, "no request has been read yet");
    }

    /** Writes a byte for each character. */
    public void write(String latin1) throws IOException {
        out.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    public void drip(String latin1, Duration pause) throws IOException {
        for (String each : latin1.split("")) {
            write(each);
            pause(pause);
        }
    }

    public void pause(Duration duration) throws IOException {
        if (server.isClosedWithin(duration) || System.nanoTime() > giveUp) {
            throw new IOException("the server was closed, or this took too long");
        }
    }

    /** Says nothing more, with the connection open. */
    public void stall() throws IOException {
        pause(MisbehavingServer.LIMIT);
    }

    /**
     * Closes in order. Closing with unread input would send a RST, so the rest is read until the client has closed
     * too, for a second at most.
     */
    public void close() throws IOException {
        (secure == null ? transport : secure).shutdownOutput();
        transport.setSoTimeout(1000);
        in.transferTo(OutputStream.nullOutputStream());
        transport.close();
    }

    /** Closes with a RST: what is still on its way is lost. */
    public void reset() throws IOException {
        transport.setSoLinger(true, 0);
        transport.close();
    }

    /** Makes what follows TLS, unless it is already. */
    void startTls(TestIdentity identity, Consumer<SSLSocket> settings) throws IOException {
        if (secure == null) {
            SSLSocket made = identity.accept(transport, settings);
            in = new BufferedInputStream(made.getInputStream());
            out = made.getOutputStream();
            secure = made;
        }
    }

    /** Asks for a second handshake and ends the connection as soon as the client has agreed. TLS 1.2 only. */
    void renegotiateAndClose() throws IOException {
        SSLSocket renegotiating = Objects.requireNonNull(secure, "renegotiating needs TLS");
        server.start(renegotiating::startHandshake);
        pause(Duration.ofMillis(30));
        transport.shutdownOutput();
        pause(Duration.ofMillis(30));
        transport.close();
    }

    /**
     * Answers a CONNECT, whatever host it asks for, and carries bytes both ways until one side ends. What the client
     * sends is kept as the body of its CONNECT.
     */
    void tunnelTo(URI to) throws IOException {
        readHead();
        try (Socket onward = new Socket(InetAddress.getByName(to.getHost()), to.getPort())) {
            write("HTTP/1.1 200 Connection established\r\n\r\n");
            server.start(() -> {
                onward.getInputStream().transferTo(out);
                transport.close();
            });
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                byte[] part = Arrays.copyOf(buffer, n);
                request().received(part);
                onward.getOutputStream().write(part);
            }
        }
    }

    void stopListening() throws IOException {
        server.stopListening();
    }

    public URI here() {
        return server.uri();
    }

    /** A second server, which nobody is supposed to contact; see {@link MisbehavingServer#elsewhere()}. */
    public MisbehavingServer elsewhere() {
        return server.elsewhere();
    }

    private int contentLength() {
        return request().header("Content-Length").map(Integer::parseInt).orElse(0);
    }

    /** Keeps each part as it comes, so that a request which breaks off shows how far it got. */
    private void read(int length) throws IOException {
        for (int left = length; left > 0; ) {
            byte[] part = in.readNBytes(Math.min(left, Math.max(1, in.available())));
            if (part.length == 0) {
                throw new EOFException("the request body ended " + left + " bytes early");
            }
            request().received(part);
            left -= part.length;
        }
    }
}
