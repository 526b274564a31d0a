package dev.replykit.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A request as it arrived, exactly: kept from the moment its head was complete, so the body may be shorter than the
 * client meant it to be.
 */
public final class ReceivedRequest {
    private final List<String> lines;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    ReceivedRequest(String head) {
        this.lines = List.of(head.split("\r\n"));
    }

    /** For example {@code POST /v3/sequences HTTP/1.1}. */
    public String line() {
        return lines.get(0);
    }

    public String method() {
        return line().split(" ")[0];
    }

    /** The path and query, or what was there instead. */
    public String target() {
        return line().split(" ")[1];
    }

    public List<String> headers() {
        return lines.subList(1, lines.size());
    }

    public List<String> headers(String name) {
        return headers().stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** What has been read of the body so far. */
    public byte[] body() {
        return body.toByteArray();
    }

    public String bodyText() {
        return body.toString(StandardCharsets.UTF_8);
    }

    void received(byte[] part) {
        body.writeBytes(part);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n\n" + bodyText();
    }
}
