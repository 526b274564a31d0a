package dev.replykit.faults;

import static dev.replykit.faults.Behaviour.After.THE_REQUEST;
import static dev.replykit.faults.Outcome.CREATED;
import static dev.replykit.faults.Outcome.REJECTED;
import static dev.replykit.faults.Outcome.UNKNOWN;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What goes wrong with the form of an answer: its head, its framing, its compression and its size. */
final class MessageFaults {
    private static final Answer JSON_201 = Answer.status(201).header("Content-Type", "application/json");
    private static final Answer FRAMED_BY_HAND = JSON_201.body(Answer.SEQUENCE);
    private static final int LENGTH = Answer.SEQUENCE.length();

    private MessageFaults() {}

    static List<Fault> interim() {
        Rows rows = new Rows("Interim answers");
        String good = new String(Answer.created().bytes(), StandardCharsets.UTF_8);
        for (String line : List.of("100 Continue", "102 Processing", "103 Early Hints")) {
            rows.add("answers " + line + " first", CREATED, Behaviour.say("HTTP/1.1 " + line + "\r\n\r\n" + good));
        }
        rows.add(
                "answers 103 with headers first",
                CREATED,
                Behaviour.say("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + good));
        rows.add(
                "switches protocols unasked",
                UNKNOWN,
                Behaviour.say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: smoke\r\n\r\n" + good));
        rows.add("answers 100 and closes", UNKNOWN, Behaviour.say("HTTP/1.1 100 Continue\r\n\r\n"));
        rows.add("answers 100 and waits", UNKNOWN, wire -> {
                    wire.readRequest();
                    wire.write(Answer.latin1("HTTP/1.1 100 Continue\r\n\r\n"));
                    wire.stall();
                })
                .stalling();
        rows.add(
                "answers 100 without end",
                UNKNOWN,
                Behaviour.endless("", "HTTP/1.1 100 Continue\r\n\r\n", Duration.ZERO));
        rows.add(
                "answers 103 without end, slowly",
                UNKNOWN,
                Behaviour.endless("", "HTTP/1.1 103 Early Hints\r\n\r\n", Duration.ofMillis(1)));
        return rows.faults();
    }

    static List<Fault> heads() {
        Rows rows = new Rows("Heads");
        rows.add(
                "gives no reason phrase",
                CREATED,
                Answer.statusLine("HTTP/1.1 201").json(Answer.SEQUENCE));
        rows.add(
                "speaks HTTP/1.0",
                CREATED,
                Answer.statusLine("HTTP/1.0 201 Created").json(Answer.SEQUENCE).closing());
        rows.add("speaks HTTP/0.9", UNKNOWN, Behaviour.say(Answer.SEQUENCE));
        rows.add("speaks HTTP/2 unasked", UNKNOWN, Behaviour.say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        rows.add(
                "speaks HTTP/3.0",
                UNKNOWN,
                Answer.statusLine("HTTP/3.0 201 Created").json(Answer.SEQUENCE));
        rows.add("speaks another protocol", UNKNOWN, Behaviour.say("220 smtp ready\r\n"));
        rows.add("says binary garbage", UNKNOWN, Behaviour.sayAfter(THE_REQUEST, new byte[] {
            0, 0, 18, 4, 0, 0, 0, 0, 0, -1
        }));
        rows.add(
                        "begins with an empty line",
                        UNKNOWN,
                        Behaviour.say("\r\nHTTP/1.1 201 Created\r\nContent-Length: 13\r\n\r\n{\"id\": 90210}"))
                .or(CREATED)
                .because("The JDK refuses it; RFC 9112 would not forbid a kinder reader.");
        for (String status : List.of("2O1", "99", "099", "000", "-201")) {
            rows.add(
                    "answers status " + status,
                    UNKNOWN,
                    Answer.statusLine("HTTP/1.1 " + status + " Created").json(Answer.SEQUENCE));
        }
        rows.add(
                "answers status 1000 and closes",
                UNKNOWN,
                Answer.statusLine("HTTP/1.1 1000 High").json(Answer.SEQUENCE).closing());
        rows.add(
                        "has a line without a colon",
                        CREATED,
                        Answer.status(201).headerLine("no colon here").json(Answer.SEQUENCE))
                .or(UNKNOWN)
                .because("The JDK passes over it.");
        rows.add(
                        "has a folded header",
                        CREATED,
                        Answer.status(201).header("X-Folded", "a\r\n b").json(Answer.SEQUENCE))
                .or(UNKNOWN)
                .because("RFC 9112, section 5.2, lets a client unfold it.");
        rows.add(
                "has a space before the colon",
                UNKNOWN,
                Answer.status(201).headerLine("X-Odd : b").json(Answer.SEQUENCE));
        rows.add(
                "has a zero byte in a header",
                UNKNOWN,
                Answer.status(201).header("X-Zero", "a\0b").json(Answer.SEQUENCE));
        rows.add(
                        "ends lines with LF only",
                        CREATED,
                        Behaviour.say("HTTP/1.1 201 Created\nContent-Length: 13\n\n{\"id\": 90210}"))
                .or(UNKNOWN)
                .because("RFC 9112, section 2.2, lets a reader accept it.");
        rows.add("has a header of 64 KB", CREATED, Answer.created().header("X-Long", "x".repeat(1 << 16)));
        rows.add("has a header of 10 MB", UNKNOWN, Answer.created().header("X-Long", "x".repeat(10 << 20)));
        rows.add(
                "has headers without end",
                UNKNOWN,
                Behaviour.endless("HTTP/1.1 201 Created\r\n", "X-More: yes\r\n".repeat(100), Duration.ZERO));
        rows.add(
                "has a header without end",
                UNKNOWN,
                Behaviour.endless("HTTP/1.1 201 Created\r\nX-Long: ", "x".repeat(1000), Duration.ZERO));
        rows.add(
                "has a status line without end",
                UNKNOWN,
                Behaviour.endless("HTTP/1.1 201 ", "x".repeat(1000), Duration.ZERO));
        return rows.faults();
    }

    static List<Fault> contentLength() {
        Rows rows = new Rows("Content-Length");
        rows.add("says too little", UNKNOWN, length("100"));
        rows.add("says too much and closes", UNKNOWN, length(LENGTH + 50).closing())
                .because("What came is a whole sequence, but the server promised more.");
        rows.add("says too much and waits", UNKNOWN, length(LENGTH + 50)).stalling();
        rows.add(
                        "says nothing and closes",
                        CREATED,
                        FRAMED_BY_HAND.withoutLength().closing())
                .because("A body may end with the connection, and this one is whole.");
        rows.add("says nothing and waits", UNKNOWN, FRAMED_BY_HAND.withoutLength())
                .stalling();
        rows.add(
                "says nothing and closes within the body",
                UNKNOWN,
                FRAMED_BY_HAND.withoutLength().cutInBody());
        rows.add("says the same twice", CREATED, length(LENGTH).header("Content-Length", "" + LENGTH))
                .because("RFC 9110, section 8.6, lets a recipient take it for one.");
        rows.add(
                        "says first the right, then a smaller one",
                        CREATED,
                        length(LENGTH).header("Content-Length", "100"))
                .or(UNKNOWN)
                .because("The JDK believes the first, and what came is whole; who refuses to choose is right as well.");
        rows.add(
                "says first a smaller, then the right one",
                UNKNOWN,
                length("100").header("Content-Length", "" + LENGTH));
        rows.add("says a list", UNKNOWN, length(LENGTH + ", " + LENGTH));
        rows.add("says a negative number", UNKNOWN, length("-5").closing());
        rows.add("says -1 and closes", CREATED, length("-1").closing())
                .or(UNKNOWN)
                .because("The JDK reads to the end of the connection, and what came is whole.");
        rows.add("says no number", UNKNOWN, length("abc"));
        rows.add("says a number beyond 64 bits", UNKNOWN, length("18446744073709551616"));
        rows.add(
                "says an absurd number and closes",
                UNKNOWN,
                length("4611686018427387904").closing());
        rows.add("says one although the body is chunked", UNKNOWN, length("10").chunked())
                .or(CREATED)
                .because("The JDK believes the Content-Length; by RFC 9112 the chunks count.");
        return rows.faults();
    }

    static List<Fault> chunks() {
        Rows rows = new Rows("Chunks");
        rows.add("sends good chunks", CREATED, FRAMED_BY_HAND.chunked());
        rows.add("closes within a chunk", UNKNOWN, FRAMED_BY_HAND.chunked().cutInBody());
        rows.add(
                "closes before the last chunk",
                UNKNOWN,
                FRAMED_BY_HAND.chunked().cutBy("0\r\n\r\n".length()));
        rows.add(
                        "stalls before the last chunk",
                        UNKNOWN,
                        FRAMED_BY_HAND.chunked().stalledBy("0\r\n\r\n".length()))
                .stalling();
        rows.add(
                "sends a chunk size that is no number", UNKNOWN, byHand("xyz\r\n" + Answer.SEQUENCE + "\r\n0\r\n\r\n"));
        rows.add("sends a negative chunk size", UNKNOWN, byHand("-5\r\n" + Answer.SEQUENCE + "\r\n0\r\n\r\n"));
        rows.add(
                "sends a chunk size beyond 64 bits",
                UNKNOWN,
                byHand("10000000000000002\r\n" + Answer.SEQUENCE + "\r\n0\r\n\r\n"));
        rows.add(
                "sends a chunk extension without end",
                UNKNOWN,
                Behaviour.endless(
                        "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2;",
                        "x".repeat(1000),
                        Duration.ZERO));
        rows.add(
                        "names a transfer coding that does not exist",
                        CREATED,
                        JSON_201.header("Transfer-Encoding", "smoke")
                                .body(Answer.SEQUENCE)
                                .closing())
                .or(UNKNOWN)
                .because("The JDK reads to the end of the connection, and what came is whole.");
        return rows.faults();
    }

    static List<Fault> compression() {
        Rows rows = new Rows("Compression");
        rows.add("packs the body", CREATED, FRAMED_BY_HAND.gzip());
        rows.add("packs and chunks the body", CREATED, FRAMED_BY_HAND.gzip().chunked());
        rows.add("sends 100 KB that unpack to 100 MB", UNKNOWN, JSON_201.gzipBomb());
        rows.add(
                "sends a 422 of 100 KB that unpack to 100 MB",
                REJECTED,
                Answer.status(422).gzipBomb());
        rows.add("cuts the packed body", UNKNOWN, FRAMED_BY_HAND.gzip().cutInBody());
        rows.add(
                "sends a packed body without its checksum",
                UNKNOWN,
                FRAMED_BY_HAND.gzip().cutBy(8));
        rows.add("calls a plain body packed", UNKNOWN, FRAMED_BY_HAND.header("Content-Encoding", "gzip"));
        rows.add(
                "packs in a way that does not exist",
                UNKNOWN,
                JSON_201.header("Content-Encoding", "smoke").body("\u0001\u0002smoke"));
        rows.add("sends an empty packed body", UNKNOWN, JSON_201.header("Content-Encoding", "gzip"));
        return rows.faults();
    }

    static List<Fault> sizeAndDepth() {
        Rows rows = new Rows("Size and depth");
        rows.add("sends 100 MB", UNKNOWN, Behaviour.huge(JSON_201, 100));
        rows.add("sends a 422 of 100 MB", REJECTED, Behaviour.huge(Answer.status(422), 100));
        rows.add("sends 4 MiB", CREATED, sized(4 << 20));
        rows.add("sends a byte more than 4 MiB", UNKNOWN, sized((4 << 20) + 1));
        rows.add(
                "sends chunks without end",
                UNKNOWN,
                Behaviour.endless(
                        "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n",
                        "3e8\r\n" + " ".repeat(1000) + "\r\n",
                        Duration.ZERO));
        rows.add(
                "nests 100,000 deep",
                UNKNOWN,
                JSON_201.body("{\"id\": 90210, \"steps\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
        rows.add("nests 100,000 deep in a 422", REJECTED, Answer.status(422).json("[".repeat(100_000)));
        return rows.faults();
    }

    /** A created sequence in so many bytes. */
    private static Behaviour sized(int bytes) {
        String start = "{\"id\": 90210, \"name\": \"";
        String end = "\"}";
        return wire -> JSON_201.body(start + "a".repeat(bytes - start.length() - end.length()) + end)
                .play(wire);
    }

    private static Answer length(int length) {
        return length(Integer.toString(length));
    }

    private static Answer length(String length) {
        return FRAMED_BY_HAND.header("Content-Length", length);
    }

    private static Answer byHand(String chunks) {
        return JSON_201.header("Transfer-Encoding", "chunked").body(chunks);
    }
}
