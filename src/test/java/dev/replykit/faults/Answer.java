package dev.replykit.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** A sequence with a name of 100 MB, in pieces. */
    static final List<String> HUGE = Stream.of(
                    List.of("{\"id\": 90210, \"name\": \""),
                    Collections.nCopies(100, "a".repeat(1 << 20)),
                    List.of("\"}"))
            .flatMap(List::stream)
            .toList();

    private final String head;

    /** Each character is a byte. */
    private final String body;

    private final boolean framed;
    private final boolean closing;

    private Answer(String head, String body, boolean framed, boolean closing) {
        this.head = head;
        this.body = body;
        this.framed = framed;
        this.closing = closing;
    }

    public static Answer status(int status) {
        return statusLine("HTTP/1.1 " + status + " Because");
    }

    /** An empty answer whose first line is this, whatever it means. */
    public static Answer statusLine(String line) {
        return new Answer(line + "\r\n", "", false, false);
    }

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
        return new Answer(head, new String(bytes, ISO_8859_1), framed, closing);
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
        String chunks = Pattern.compile(".{1,100}", Pattern.DOTALL)
                .matcher(body)
                .results()
                .map(chunk -> Integer.toHexString(chunk.group().length()) + "\r\n" + chunk.group() + "\r\n")
                .collect(Collectors.joining());
        return header("Transfer-Encoding", "chunked").body(latin1(chunks + "0\r\n\r\n"));
    }

    /** The body compressed, with a header that says so. */
    public Answer gzip() {
        return gzip(List.of(body));
    }

    /** A sequence with a name of 100 MB, compressed to 100 KB. */
    public Answer gzipBomb() {
        return gzip(HUGE);
    }

    private Answer gzip(List<String> pieces) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (String piece : pieces) {
                gzip.write(latin1(piece));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return header("Content-Encoding", "gzip").body(packed.toByteArray());
    }

    /** A place in an answer. */
    public enum At {
        /** After half of the head. */
        IN_HEAD,
        AFTER_HEAD,
        /** After half of the body. */
        IN_BODY
    }

    /** The connection ends here. */
    public Behaviour cut(At place) {
        return partly(bytesUntil(place), Wire::close);
    }

    /** The connection ends this many bytes early. */
    public Behaviour cutBy(int missing) {
        return partly(text().length() - missing, Wire::close);
    }

    /** The connection is reset here, once the client has had time to read so far. */
    public Behaviour reset(At place) {
        return partly(bytesUntil(place), wire -> {
            wire.pause(Duration.ofMillis(50));
            wire.reset();
        });
    }

    /** Nothing more comes from here on. */
    public Behaviour stalled(At place) {
        return partly(bytesUntil(place), Wire::stall);
    }

    /** All but the last bytes, then nothing more. */
    public Behaviour stalledBy(int missing) {
        return partly(text().length() - missing, Wire::stall);
    }

    /** The head byte by byte, then the body at once. */
    public Behaviour drippingHead(Duration pause) {
        return partly(0, wire -> {
            wire.drip(head(), pause);
            wire.write(body);
        });
    }

    /** The head at once, then the body byte by byte. */
    public Behaviour drippingBody(Duration pause) {
        return partly(head().length(), wire -> wire.drip(body, pause));
    }

    /** The whole answer and, together with it, what nobody asked for. */
    public Behaviour followedBy(String surplus) {
        return Behaviour.say(text() + surplus, wire -> {});
    }

    @Override
    public void play(Wire wire) throws IOException {
        wire.readRequest();
        send(wire);
    }

    void send(Wire wire) throws IOException {
        wire.write(text());
        if (closing) {
            wire.close();
        }
    }

    /** Each character is a byte. */
    String head() {
        return framed ? head + "\r\n" : head + "Content-Length: " + body.length() + "\r\n\r\n";
    }

    /** Each character is a byte. */
    String text() {
        return head() + body;
    }

    static byte[] latin1(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private int bytesUntil(At place) {
        int afterHead = head().length();
        return switch (place) {
            case IN_HEAD -> afterHead / 2;
            case AFTER_HEAD -> afterHead;
            case IN_BODY -> afterHead + body.length() / 2;
        };
    }

    private Behaviour partly(int bytes, Behaviour afterwards) {
        return Behaviour.say(text().substring(0, bytes), afterwards);
    }
}
