package dev.replykit.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends a request and reads what really comes back, byte for byte, and how it ends. */
final class RawClient implements AutoCloseable {
    static final String BODY = "{\"name\": \"Hello\"}";
    static final String POST =
            "POST /v3/sequences HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s".formatted(BODY.length(), BODY);

    enum Ending {
        CLOSED,
        RESET,
        /** As much was read as was asked for. */
        OPEN
    }

    record Reply(String text, Ending ending) {}

    private final Socket socket;

    RawClient(MisbehavingServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort());
    }

    /** One POST on a connection of its own, and all that comes until the connection ends. */
    static Reply post(MisbehavingServer server) throws IOException {
        return post(server, Integer.MAX_VALUE);
    }

    static Reply post(MisbehavingServer server, int length) throws IOException {
        try (RawClient client = new RawClient(server)) {
            return client.send(POST, length);
        }
    }

    /** Sends this and reads so many bytes. */
    Reply send(String request, int length) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        Ending ending = Ending.OPEN;
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            while (ending == Ending.OPEN && read.size() < length) {
                byte[] part = new byte[Math.min(1 << 16, length - read.size())];
                int size = in.read(part);
                read.write(part, 0, Math.max(0, size));
                ending = size < 0 ? Ending.CLOSED : Ending.OPEN;
            }
        } catch (SocketException e) {
            ending = Ending.RESET;
        }
        return new Reply(read.toString(StandardCharsets.ISO_8859_1), ending);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
