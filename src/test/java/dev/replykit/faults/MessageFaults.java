package dev.replykit.faults;

import static dev.replykit.faults.Answer.*;
import static dev.replykit.faults.Answer.At.IN_BODY;
import static dev.replykit.faults.Behaviour.*;
import static dev.replykit.faults.Ending.*;

import java.time.Duration;
import java.util.List;

/** What goes wrong with the form of an answer: its head, its framing, its compression and its size. */
final class MessageFaults extends Faults {
    private static final Answer FRAMED_BY_HAND = JSON_201.body(SEQUENCE);
    private static final Answer UNFRAMED = FRAMED_BY_HAND.withoutLength();
    private static final Answer CHUNKED = FRAMED_BY_HAND.chunked();
    private static final Answer GZIPPED = FRAMED_BY_HAND.gzip();
    private static final String ENDLESS_CHUNKS = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final int LENGTH = SEQUENCE.length();

    MessageFaults() {
        interim();
        heads();
        contentLength();
        chunks();
        compression();
        sizeAndDepth();
    }

    private void interim() {
        group("Interim answers");
        String good = GOOD.text();
        for (String line : List.of("100 Continue", "102 Processing", "103 Early Hints")) {
            add("answers " + line + " first", CREATED, say("HTTP/1.1 " + line + "\r\n\r\n" + good));
        }
        add("answers 103 with headers first", CREATED, say("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + good));
        String switching = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: smoke\r\n\r\n";
        add("switches protocols without being asked", UNKNOWN, say(switching + good));
        add("answers 100 and closes", UNKNOWN, say("HTTP/1.1 100 Continue\r\n\r\n"));
        stalls("answers 100 and waits", UNKNOWN, say("HTTP/1.1 100 Continue\r\n\r\n", Wire::stall));
        add("answers 100 forever", UNKNOWN, endless("", "HTTP/1.1 100 Continue\r\n\r\n"));
        String hints = "HTTP/1.1 103 Early Hints\r\n\r\n";
        add("answers 103 forever, slowly", UNKNOWN, endless("", hints, Duration.ofMillis(1)));
    }

    private void heads() {
        group("Heads");
        add("gives no reason phrase", CREATED, startingWith("HTTP/1.1 201"));
        add("speaks HTTP/1.0", CREATED, startingWith("HTTP/1.0 201 Created").closing());
        add("speaks HTTP/0.9", UNKNOWN, say(SEQUENCE));
        add("speaks HTTP/2 without being asked", UNKNOWN, say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        add("speaks HTTP/3.0", UNKNOWN, startingWith("HTTP/3.0 201 Created"));
        add("speaks another protocol", UNKNOWN, say("220 smtp ready\r\n"));
        add("sends binary garbage", UNKNOWN, say("\0\0\22\4\0\0\0\0\0\377"));
        String afterALine = "\r\nHTTP/1.1 201 Created\r\nContent-Length: 13\r\n\r\n{\"id\": 90210}";
        add("begins with an empty line", UNKNOWN, say(afterALine))
                .or(CREATED, "The JDK refuses it. RFC 9112 allows a client to accept it.");
        for (String status : List.of("2O1", "99", "099", "000", "-201")) {
            add("answers status " + status, UNKNOWN, startingWith("HTTP/1.1 " + status + " Created"));
        }
        Answer high = startingWith("HTTP/1.1 1000 High").closing();
        add("answers status 1000 and closes", UNKNOWN, high);
        add("has a line without a colon", CREATED, FRAMED_BY_HAND.headerLine("no colon here"))
                .or(UNKNOWN, "The JDK skips the line.");
        add("has a folded header", CREATED, FRAMED_BY_HAND.header("X-Folded", "a\r\n b"))
                .or(UNKNOWN, "RFC 9112, section 5.2, lets a client unfold it.");
        add("has a space before the colon", UNKNOWN, FRAMED_BY_HAND.headerLine("X-Odd : b"));
        add("has a zero byte in a header", UNKNOWN, FRAMED_BY_HAND.header("X-Zero", "a\0b"));
        add("ends lines with LF only", CREATED, say("HTTP/1.1 201 Created\nContent-Length: 13\n\n{\"id\": 90210}"))
                .or(UNKNOWN, "RFC 9112, section 2.2, lets a reader accept it.");
        add("has a header of 64 KB", CREATED, GOOD.header("X-Long", "x".repeat(1 << 16)));
        add("has a header of 10 MB", UNKNOWN, GOOD.header("X-Long", "x".repeat(10 << 20)));
        add("sends headers forever", UNKNOWN, endless("HTTP/1.1 201 Created\r\n", "X-More: yes\r\n".repeat(100)));
        add("sends one header forever", UNKNOWN, endless("HTTP/1.1 201 Created\r\nX-Long: ", "x".repeat(1000)));
        add("sends the status line forever", UNKNOWN, endless("HTTP/1.1 201 ", "x".repeat(1000)));
    }

    private void contentLength() {
        group("Content-Length");
        add("declares too little", UNKNOWN, length("100"));
        add("declares too much and closes", UNKNOWN, length(LENGTH + 50).closing())
                .because("A whole sequence arrived, but the server announced more.");
        stalls("declares too much and waits", UNKNOWN, length(LENGTH + 50));
        add("declares nothing and closes", CREATED, UNFRAMED.closing())
                .because("A body may end with the connection, and this one is complete.");
        stalls("declares nothing and waits", UNKNOWN, UNFRAMED);
        add("declares nothing and closes within the body", UNKNOWN, UNFRAMED.cut(IN_BODY));
        Answer right = length(LENGTH);
        add("declares the same length twice", CREATED, right.header("Content-Length", "" + LENGTH))
                .because("RFC 9110, section 8.6, lets a client accept it.");
        add("declares the right length, then a smaller one", CREATED, right.header("Content-Length", "100"))
                .or(
                        UNKNOWN,
                        "The JDK uses the first one, and the body is complete. A client may refuse such an answer, too.");
        Answer smaller = length("100");
        add("declares a smaller length, then the right one", UNKNOWN, smaller.header("Content-Length", "" + LENGTH));
        add("declares a list of lengths", UNKNOWN, length(LENGTH + ", " + LENGTH));
        add("declares a negative length", UNKNOWN, length("-5").closing());
        add("declares -1 and closes", CREATED, length("-1").closing())
                .or(UNKNOWN, "The JDK reads to the end of the connection, and the body is complete.");
        add("declares a word", UNKNOWN, length("abc"));
        add("declares a length beyond 64 bits", UNKNOWN, length("18446744073709551616"));
        Answer absurd = length("4611686018427387904").closing();
        add("declares an absurd length and closes", UNKNOWN, absurd);
        Answer both = length("10").chunked();
        add("declares a length although the body is chunked", UNKNOWN, both)
                .or(CREATED, "The JDK uses the Content-Length. RFC 9112 says that the chunks count.");
    }

    private void chunks() {
        group("Chunks");
        add("sends correct chunks", CREATED, CHUNKED);
        add("closes within a chunk", UNKNOWN, CHUNKED.cut(IN_BODY));
        add("closes before the last chunk", UNKNOWN, CHUNKED.cutBy("0\r\n\r\n".length()));
        stalls("stalls before the last chunk", UNKNOWN, CHUNKED.stalledBy("0\r\n\r\n".length()));
        add("sends a chunk size that is no number", UNKNOWN, byHand("xyz\r\n" + SEQUENCE + "\r\n0\r\n\r\n"));
        add("sends a negative chunk size", UNKNOWN, byHand("-5\r\n" + SEQUENCE + "\r\n0\r\n\r\n"));
        add("sends a chunk size beyond 64 bits", UNKNOWN, byHand("10000000000000002\r\n" + SEQUENCE + "\r\n0\r\n\r\n"));
        add("sends a chunk extension forever", UNKNOWN, endless(ENDLESS_CHUNKS + "2;", "x".repeat(1000)));
        Answer smoke = FRAMED_BY_HAND.header("Transfer-Encoding", "smoke").closing();
        add("names a transfer coding that does not exist", CREATED, smoke)
                .or(UNKNOWN, "The JDK reads to the end of the connection, and the body is complete.");
    }

    private void compression() {
        group("Compression");
        add("compresses the body", CREATED, GZIPPED);
        add("compresses and chunks the body", CREATED, GZIPPED.chunked());
        add("sends 100 KB that decompress to 100 MB", UNKNOWN, JSON_201.gzipBomb());
        Answer refused = status(422).gzipBomb();
        add("sends a 422 of 100 KB that decompress to 100 MB", REJECTED, refused);
        add("closes within the compressed body", UNKNOWN, GZIPPED.cut(IN_BODY));
        add("sends a compressed body without its checksum", UNKNOWN, GZIPPED.cutBy(8));
        add("labels a plain body as compressed", UNKNOWN, FRAMED_BY_HAND.header("Content-Encoding", "gzip"));
        Answer smoke = JSON_201.header("Content-Encoding", "smoke").body("\u0001\u0002smoke");
        add("names an encoding that does not exist", UNKNOWN, smoke);
        add("labels an empty body as compressed", UNKNOWN, JSON_201.header("Content-Encoding", "gzip"));
    }

    private void sizeAndDepth() {
        group("Size and depth");
        add("sends 100 MB", UNKNOWN, huge(JSON_201));
        add("sends a 422 of 100 MB", REJECTED, huge(status(422)));
        add("sends 4 MiB", CREATED, sized(4 << 20));
        add("sends 5 MiB for a request of some hundred bytes", UNKNOWN, sized(5 << 20));
        add("sends chunks forever", UNKNOWN, endless(ENDLESS_CHUNKS, "3e8\r\n" + " ".repeat(1000) + "\r\n"));
        String deep = "[".repeat(100_000);
        add("nests JSON 100,000 levels deep", UNKNOWN, JSON_201.body("{\"id\": 90210, \"steps\": " + deep));
        add("nests the JSON of a 422 100,000 levels deep", REJECTED, status(422).json(deep));
    }

    /** A created sequence in so many bytes. */
    private static Behaviour sized(int bytes) {
        String start = "{\"id\": 90210, \"name\": \"";
        String end = "\"}";
        return wire -> JSON_201.body(start + "a".repeat(bytes - start.length() - end.length()) + end)
                .play(wire);
    }

    private static Answer length(Object length) {
        return FRAMED_BY_HAND.header("Content-Length", length.toString());
    }

    private static Answer startingWith(String statusLine) {
        return Answer.statusLine(statusLine).json(SEQUENCE);
    }

    private static Answer byHand(String chunks) {
        return JSON_201.header("Transfer-Encoding", "chunked").body(chunks);
    }
}
