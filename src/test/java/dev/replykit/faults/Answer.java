package dev.replykit.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * An HTTP/1.1 answer, right until something is done to it. As a {@link Behaviour} it reads the whole request, answers
 * and keeps the connection open. Unless a header says otherwise, a correct Content-Length is added.
 */
public final class Answer implements Behaviour {
    /** A sequence with the id 90210, as Reply answers it. */
    public static final String SEQUENCE = """
            {"id": 90210, "ownerUserId": 1204, "name": "Autumn webinar invites", \
            "created": "2026-09-08T13:42:07.49+00:00", "status": "new", "isArchived": false, "health": "healthy", \
            "emailAccounts": [], "linkedInAccounts": [], "steps": [], "issues": null}""";

    private final String head;
    private final byte[] body;
    private final boolean framed;
    private final boolean closing;

    private Answer(String head, byte[] body, boolean framed, boolean closing) {
        this.head = head;
        this.body = body;
        this.framed = framed;
        this.closing = closing;
    }

    /** An empty answer. */
    public static Answer status(int status) {
        return statusLine("HTTP/1.1 " + status + " Because");
    }

    /** An empty answer whose first line is this, whatever it means. */
    public static Answer statusLine(String line) {
        return new Answer(line + "\r\n", new byte[0], false, false);
    }

    /** What a good server says: 201 with {@link #SEQUENCE}. */
    public static Answer created() {
        return status(201).json(SEQUENCE);
    }

    /** A refusal as Reply words it: {@code application/problem+json}. */
    public static Answer problem(int status) {
        return status(status)
                .header("Content-Type", "application/problem+json")
                .body("{\"title\": \"No\", \"status\": %d, \"detail\": \"Not this time.\"}".formatted(status));
    }

    public Answer json(String json) {
        return header("Content-Type", "application/json").body(json);
    }

    public Answer html(String html) {
        return header("Content-Type", "text/html; charset=utf-8").body(html);
    }

    public Answer body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public Answer body(byte... bytes) {
        return new Answer(head, bytes, framed, closing);
    }

    /** Adds a header; the same one may be added again. */
    public Answer header(String name, String value) {
        return headerLine(name + ": " + value);
    }

    /** Adds a line to the head as it is. */
    public Answer headerLine(String line) {
        String name = line.toLowerCase(Locale.ROOT);
        boolean frames = name.startsWith("content-length:") || name.startsWith("transfer-encoding:");
        return new Answer(head + line + "\r\n", body, framed || frames, closing);
    }

    /** No Content-Length: the body ends when the connection does, if it does. */
    public Answer withoutLength() {
        return new Answer(head, body, true, closing);
    }

    /** Closes the connection in order after the answer, without having said so; the client may have pooled it. */
    public Answer closing() {
        return new Answer(head, body, framed, true);
    }

    /** The body in chunks of up to 100 bytes. */
    public Answer chunked() {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += 100) {
            int size = Math.min(100, body.length - at);
            chunks.writeBytes(latin1(Integer.toHexString(size) + "\r\n"));
            chunks.write(body, at, size);
            chunks.writeBytes(latin1("\r\n"));
        }
        chunks.writeBytes(latin1("0\r\n\r\n"));
        return header("Transfer-Encoding", "chunked").body(chunks.toByteArray());
    }

    /** The body compressed, with a header that says so. */
    public Answer gzip() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return header("Content-Encoding", "gzip").body(packed.toByteArray());
    }

    /** A sequence with a name of 100 MB, compressed to 100 KB. */
    public Answer gzipBomb() {
        return header("Content-Encoding", "gzip").body(Bomb.PACKED);
    }

    /** Made once, when it is first used. */
    private static final class Bomb {
        static final byte[] PACKED = pack();

        private static byte[] pack() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(latin1("{\"id\": 90210, \"name\": \""));
                byte[] megabyte = latin1("a".repeat(1 << 20));
                for (int i = 0; i < 100; i++) {
                    gzip.write(megabyte);
                }
                gzip.write(latin1("\"}"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
    }

    /** The connection ends after half of the head. */
    public Behaviour cutInHead() {
        return partly(head().length / 2, Wire::close);
    }

    /** The connection ends where the body would begin. */
    public Behaviour cutAfterHead() {
        return partly(head().length, Wire::close);
    }

    /** The connection ends after half of the body. */
    public Behaviour cutInBody() {
        return partly(halfway(), Wire::close);
    }

    /** The connection ends this many bytes early. */
    public Behaviour cutBy(int missing) {
        return partly(bytes().length - missing, Wire::close);
    }

    /** The connection is reset after half of the body, once the client has had time to read so far. */
    public Behaviour resetInBody() {
        return partly(halfway(), wire -> {
            wire.pause(Duration.ofMillis(50));
            wire.reset();
        });
    }

    /** Half of the head, then nothing more. */
    public Behaviour stalledInHead() {
        return partly(head().length / 2, Wire::stall);
    }

    /** The head, then nothing more. */
    public Behaviour stalledAfterHead() {
        return partly(head().length, Wire::stall);
    }

    /** Half of the body, then nothing more. */
    public Behaviour stalledInBody() {
        return partly(halfway(), Wire::stall);
    }

    /** All but the last bytes, then nothing more. */
    public Behaviour stalledBy(int missing) {
        return partly(bytes().length - missing, Wire::stall);
    }

    /** The head byte by byte, then the body at once. */
    public Behaviour drippingHead(Duration pause) {
        return wire -> {
            wire.readRequest();
            wire.drip(head(), pause);
            wire.write(body);
        };
    }

    /** The head at once, then the body byte by byte. */
    public Behaviour drippingBody(Duration pause) {
        return wire -> {
            wire.readRequest();
            wire.write(head());
            wire.drip(body, pause);
        };
    }

    /** The whole answer and, in the same breath, what nobody asked for. */
    public Behaviour followedBy(byte... surplus) {
        return wire -> {
            wire.readRequest();
            wire.write(concat(bytes(), surplus));
        };
    }

    @Override
    public void play(Wire wire) throws IOException {
        wire.readRequest();
        send(wire);
    }

    void send(Wire wire) throws IOException {
        wire.write(bytes());
        if (closing) {
            wire.close();
        }
    }

    byte[] head() {
        return latin1(framed ? head + "\r\n" : head + "Content-Length: " + body.length + "\r\n\r\n");
    }

    byte[] bytes() {
        return concat(head(), body);
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private int halfway() {
        return head().length + body.length / 2;
    }

    private Behaviour partly(int bytes, Behaviour afterwards) {
        return wire -> {
            wire.readRequest();
            wire.write(Arrays.copyOf(bytes(), bytes));
            afterwards.play(wire);
        };
    }
}
