package dev.replykit.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends a request and reports what really came back, byte for byte, and how it ended. */
final class RawClient implements AutoCloseable {
    static final String BODY = "{\"name\": \"Hello\"}";
    static final String POST =
            "POST /v3/sequences HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s".formatted(BODY.length(), BODY);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    enum Ending {
        CLOSED,
        RESET,
        SILENCE
    }

    record Reply(String text, Ending ending) {}

    private final Socket socket;

    RawClient(MisbehavingServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    /** One POST on a connection of its own. */
    static Reply post(MisbehavingServer server) throws IOException {
        try (RawClient client = new RawClient(server)) {
            return client.send(POST);
        }
    }

    Reply send(String request) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        Ending ending = Ending.CLOSED;
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            byte[] part = new byte[1 << 16];
            for (int size = in.read(part); size >= 0; size = in.read(part)) {
                read.write(part, 0, size);
            }
        } catch (SocketTimeoutException e) {
            ending = Ending.SILENCE;
        } catch (SocketException e) {
            ending = Ending.RESET;
        } catch (IOException e) {
            throw new AssertionError("neither an answer nor an ending", e);
        }
        return new Reply(read.toString(StandardCharsets.ISO_8859_1), ending);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
