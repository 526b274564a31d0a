package dev.replykit.faults;

import static dev.replykit.faults.Answer.At.IN_BODY;
import static dev.replykit.faults.Answer.SEQUENCE;
import static dev.replykit.faults.Answer.status;
import static dev.replykit.faults.Answer.statusLine;
import static dev.replykit.faults.Behaviour.After.THE_REQUEST;
import static dev.replykit.faults.Behaviour.endless;
import static dev.replykit.faults.Behaviour.say;
import static dev.replykit.faults.Outcome.CREATED;
import static dev.replykit.faults.Outcome.REJECTED;
import static dev.replykit.faults.Outcome.UNKNOWN;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What goes wrong with the form of an answer: its head, its framing, its compression and its size. */
final class MessageFaults {
    private static final Answer GOOD = Answer.created();
    private static final Answer JSON_201 = status(201).header("Content-Type", "application/json");
    private static final Answer FRAMED_BY_HAND = JSON_201.body(SEQUENCE);
    private static final Answer UNFRAMED = FRAMED_BY_HAND.withoutLength();
    private static final Answer CHUNKED = FRAMED_BY_HAND.chunked();
    private static final Answer GZIPPED = FRAMED_BY_HAND.gzip();
    private static final String ENDLESS_CHUNKS = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final int LENGTH = SEQUENCE.length();

    private MessageFaults() {}

    static List<Fault> interim() {
        Rows rows = new Rows("Interim answers");
        String good = new String(GOOD.bytes(), StandardCharsets.UTF_8);
        for (String line : List.of("100 Continue", "102 Processing", "103 Early Hints")) {
            rows.add("answers " + line + " first", CREATED, say("HTTP/1.1 " + line + "\r\n\r\n" + good));
        }
        rows.add(
                "answers 103 with headers first",
                CREATED,
                say("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + good));
        rows.add(
                "switches protocols without being asked",
                UNKNOWN,
                say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: smoke\r\n\r\n" + good));
        rows.add("answers 100 and closes", UNKNOWN, say("HTTP/1.1 100 Continue\r\n\r\n"));
        rows.add("answers 100 and waits", UNKNOWN, wire -> {
                    wire.readRequest();
                    wire.write(Answer.latin1("HTTP/1.1 100 Continue\r\n\r\n"));
                    wire.stall();
                })
                .stalling();
        rows.add("answers 100 forever", UNKNOWN, endless("", "HTTP/1.1 100 Continue\r\n\r\n"));
        rows.add(
                "answers 103 forever, slowly",
                UNKNOWN,
                endless("", "HTTP/1.1 103 Early Hints\r\n\r\n", Duration.ofMillis(1)));
        return rows.faults();
    }

    static List<Fault> heads() {
        Rows rows = new Rows("Heads");
        rows.add("gives no reason phrase", CREATED, startingWith("HTTP/1.1 201"));
        rows.add(
                "speaks HTTP/1.0", CREATED, startingWith("HTTP/1.0 201 Created").closing());
        rows.add("speaks HTTP/0.9", UNKNOWN, say(SEQUENCE));
        rows.add("speaks HTTP/2 without being asked", UNKNOWN, say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        rows.add("speaks HTTP/3.0", UNKNOWN, startingWith("HTTP/3.0 201 Created"));
        rows.add("speaks another protocol", UNKNOWN, say("220 smtp ready\r\n"));
        rows.add("sends binary garbage", UNKNOWN, Behaviour.sayAfter(THE_REQUEST, new byte[] {
            0, 0, 18, 4, 0, 0, 0, 0, 0, -1
        }));
        rows.add(
                        "begins with an empty line",
                        UNKNOWN,
                        say("\r\nHTTP/1.1 201 Created\r\nContent-Length: 13\r\n\r\n{\"id\": 90210}"))
                .or(CREATED)
                .because("The JDK refuses it. RFC 9112 allows a client to accept it.");
        for (String status : List.of("2O1", "99", "099", "000", "-201")) {
            rows.add("answers status " + status, UNKNOWN, startingWith("HTTP/1.1 " + status + " Created"));
        }
        rows.add(
                "answers status 1000 and closes",
                UNKNOWN,
                startingWith("HTTP/1.1 1000 High").closing());
        rows.add("has a line without a colon", CREATED, FRAMED_BY_HAND.headerLine("no colon here"))
                .or(UNKNOWN)
                .because("The JDK skips the line.");
        rows.add("has a folded header", CREATED, FRAMED_BY_HAND.header("X-Folded", "a\r\n b"))
                .or(UNKNOWN)
                .because("RFC 9112, section 5.2, lets a client unfold it.");
        rows.add("has a space before the colon", UNKNOWN, FRAMED_BY_HAND.headerLine("X-Odd : b"));
        rows.add("has a zero byte in a header", UNKNOWN, FRAMED_BY_HAND.header("X-Zero", "a\0b"));
        rows.add("ends lines with LF only", CREATED, say("HTTP/1.1 201 Created\nContent-Length: 13\n\n{\"id\": 90210}"))
                .or(UNKNOWN)
                .because("RFC 9112, section 2.2, lets a reader accept it.");
        rows.add("has a header of 64 KB", CREATED, GOOD.header("X-Long", "x".repeat(1 << 16)));
        rows.add("has a header of 10 MB", UNKNOWN, GOOD.header("X-Long", "x".repeat(10 << 20)));
        rows.add("sends headers forever", UNKNOWN, endless("HTTP/1.1 201 Created\r\n", "X-More: yes\r\n".repeat(100)));
        rows.add("sends one header forever", UNKNOWN, endless("HTTP/1.1 201 Created\r\nX-Long: ", "x".repeat(1000)));
        rows.add("sends the status line forever", UNKNOWN, endless("HTTP/1.1 201 ", "x".repeat(1000)));
        return rows.faults();
    }

    static List<Fault> contentLength() {
        Rows rows = new Rows("Content-Length");
        rows.add("declares too little", UNKNOWN, length("100"));
        rows.add("declares too much and closes", UNKNOWN, length(LENGTH + 50).closing())
                .because("A whole sequence arrived, but the server announced more.");
        rows.stalls("declares too much and waits", UNKNOWN, length(LENGTH + 50));
        rows.add("declares nothing and closes", CREATED, UNFRAMED.closing())
                .because("A body may end with the connection, and this one is complete.");
        rows.stalls("declares nothing and waits", UNKNOWN, UNFRAMED);
        rows.add("declares nothing and closes within the body", UNKNOWN, UNFRAMED.cut(IN_BODY));
        rows.add("declares the same length twice", CREATED, length(LENGTH).header("Content-Length", "" + LENGTH))
                .because("RFC 9110, section 8.6, lets a client accept it.");
        rows.add(
                        "declares the right length, then a smaller one",
                        CREATED,
                        length(LENGTH).header("Content-Length", "100"))
                .or(UNKNOWN)
                .because(
                        "The JDK uses the first one, and the body is complete. A client may refuse such an answer, too.");
        rows.add(
                "declares a smaller length, then the right one",
                UNKNOWN,
                length("100").header("Content-Length", "" + LENGTH));
        rows.add("declares a list of lengths", UNKNOWN, length(LENGTH + ", " + LENGTH));
        rows.add("declares a negative length", UNKNOWN, length("-5").closing());
        rows.add("declares -1 and closes", CREATED, length("-1").closing())
                .or(UNKNOWN)
                .because("The JDK reads to the end of the connection, and the body is complete.");
        rows.add("declares a word", UNKNOWN, length("abc"));
        rows.add("declares a length beyond 64 bits", UNKNOWN, length("18446744073709551616"));
        rows.add(
                "declares an absurd length and closes",
                UNKNOWN,
                length("4611686018427387904").closing());
        rows.add(
                        "declares a length although the body is chunked",
                        UNKNOWN,
                        length("10").chunked())
                .or(CREATED)
                .because("The JDK uses the Content-Length. RFC 9112 says that the chunks count.");
        return rows.faults();
    }

    static List<Fault> chunks() {
        Rows rows = new Rows("Chunks");
        rows.add("sends correct chunks", CREATED, CHUNKED);
        rows.add("closes within a chunk", UNKNOWN, CHUNKED.cut(IN_BODY));
        rows.add("closes before the last chunk", UNKNOWN, CHUNKED.cutBy("0\r\n\r\n".length()));
        rows.stalls("stalls before the last chunk", UNKNOWN, CHUNKED.stalledBy("0\r\n\r\n".length()));
        rows.add("sends a chunk size that is no number", UNKNOWN, byHand("xyz\r\n" + SEQUENCE + "\r\n0\r\n\r\n"));
        rows.add("sends a negative chunk size", UNKNOWN, byHand("-5\r\n" + SEQUENCE + "\r\n0\r\n\r\n"));
        rows.add(
                "sends a chunk size beyond 64 bits",
                UNKNOWN,
                byHand("10000000000000002\r\n" + SEQUENCE + "\r\n0\r\n\r\n"));
        rows.add("sends a chunk extension forever", UNKNOWN, endless(ENDLESS_CHUNKS + "2;", "x".repeat(1000)));
        rows.add(
                        "names a transfer coding that does not exist",
                        CREATED,
                        JSON_201.header("Transfer-Encoding", "smoke")
                                .body(SEQUENCE)
                                .closing())
                .or(UNKNOWN)
                .because("The JDK reads to the end of the connection, and the body is complete.");
        return rows.faults();
    }

    static List<Fault> compression() {
        Rows rows = new Rows("Compression");
        rows.add("compresses the body", CREATED, GZIPPED);
        rows.add("compresses and chunks the body", CREATED, GZIPPED.chunked());
        rows.add("sends 100 KB that decompress to 100 MB", UNKNOWN, JSON_201.gzipBomb());
        rows.add(
                "sends a 422 of 100 KB that decompress to 100 MB",
                REJECTED,
                status(422).gzipBomb());
        rows.add("closes within the compressed body", UNKNOWN, GZIPPED.cut(IN_BODY));
        rows.add("sends a compressed body without its checksum", UNKNOWN, GZIPPED.cutBy(8));
        rows.add("labels a plain body as compressed", UNKNOWN, FRAMED_BY_HAND.header("Content-Encoding", "gzip"));
        rows.add(
                "names an encoding that does not exist",
                UNKNOWN,
                JSON_201.header("Content-Encoding", "smoke").body("\u0001\u0002smoke"));
        rows.add("labels an empty body as compressed", UNKNOWN, JSON_201.header("Content-Encoding", "gzip"));
        return rows.faults();
    }

    static List<Fault> sizeAndDepth() {
        Rows rows = new Rows("Size and depth");
        rows.add("sends 100 MB", UNKNOWN, Behaviour.huge(JSON_201, 100));
        rows.add("sends a 422 of 100 MB", REJECTED, Behaviour.huge(status(422), 100));
        rows.add("sends 4 MiB", CREATED, sized(4 << 20));
        rows.add("sends 5 MiB for a request of some hundred bytes", UNKNOWN, sized(5 << 20));
        rows.add("sends chunks forever", UNKNOWN, endless(ENDLESS_CHUNKS, "3e8\r\n" + " ".repeat(1000) + "\r\n"));
        rows.add(
                "nests JSON 100,000 levels deep",
                UNKNOWN,
                JSON_201.body("{\"id\": 90210, \"steps\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
        rows.add(
                "nests the JSON of a 422 100,000 levels deep",
                REJECTED,
                status(422).json("[".repeat(100_000)));
        return rows.faults();
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
