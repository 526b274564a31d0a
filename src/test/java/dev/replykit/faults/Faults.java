package dev.replykit.faults;

import static dev.replykit.faults.Behaviour.After.ACCEPTING;
import static dev.replykit.faults.Behaviour.After.CLIENT_HELLO;
import static dev.replykit.faults.Behaviour.After.HALF_THE_BODY;
import static dev.replykit.faults.Behaviour.After.HEADERS;
import static dev.replykit.faults.Behaviour.After.THE_REQUEST;
import static dev.replykit.faults.Outcome.CREATED;
import static dev.replykit.faults.Outcome.NOT_SENT;
import static dev.replykit.faults.Outcome.RATE_LIMITED;
import static dev.replykit.faults.Outcome.REJECTED;
import static dev.replykit.faults.Outcome.UNKNOWN;
import static dev.replykit.faults.TestIdentity.EXPIRED;
import static dev.replykit.faults.TestIdentity.TRUSTED;
import static dev.replykit.faults.TestIdentity.UNTRUSTED;
import static dev.replykit.faults.TestIdentity.WRONG_HOST;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything the server can do to one {@code create}, with the outcome that the table of the design demands. The
 * matrix test is a loop over {@link #all()}, and so is the page that people read.
 *
 * <p>A client under test trusts {@link TestIdentity#trusting()}, has a connect timeout below its deadline, and a
 * deadline of three seconds or more, so that a {@code Retry-After} of two fits.
 */
public final class Faults {
    private static final Answer JSON_201 = Answer.status(201).header("Content-Type", "application/json");
    private static final Answer FRAMED_BY_HAND = JSON_201.body(Answer.SEQUENCE);
    private static final int LENGTH = Answer.SEQUENCE.length();
    private static final Duration QUICK = Duration.ofMillis(1);
    private static final Duration SLOW = Duration.ofMillis(100);

    private final List<Row> rows = new ArrayList<>();
    private String group = "";

    private Faults() {}

    /** Every row in which the client talks to the server itself. */
    public static List<Fault> all() {
        Faults all = new Faults();
        all.group("Control").goodAnswers();
        all.group("Connecting").connecting();
        all.group("TLS").tls();
        all.group("Broken off").brokenOff();
        all.group("Silence").silence();
        all.group("Dripping").dripping();
        all.group("Content-Length").contentLength();
        all.group("Chunks").chunks();
        all.group("Compression").compression();
        all.group("Size and depth").sizeAndDepth();
        all.group("Bodies of 2xx").bodies();
        all.group("Encoding").encoding();
        all.group("Status").statuses();
        all.group("Refusals in bad shape").refusals();
        all.group("Interim answers").interim();
        all.group("Heads").heads();
        all.group("Redirects").redirects();
        all.group("Rate limit").rateLimit();
        all.group("Pooled connection").pooled();
        all.group("Echoed key").echoes();
        return all.rows.stream().map(Row::fault).toList();
    }

    /** Rows in which the server is the proxy on the way to an {@code https} server. */
    public static List<Fault> ofProxies() {
        Faults all = new Faults();
        all.group("Proxy").proxies();
        return all.rows.stream().map(Row::fault).toList();
    }

    private void goodAnswers() {
        add("answers 201 with the sequence", CREATED, Answer.created());
        add("answers over TLS", CREATED, Behaviour.secure(TRUSTED, Answer.created()));
        add(
                "closes after the answer",
                CREATED,
                Answer.created().header("Connection", "close").closing());
        add("answers before it has read the body", CREATED, Behaviour.answerBeforeBody(Answer.created()));
        add("sets cookies", CREATED, Answer.created().header("Set-Cookie", "session=stolen; Path=/"));
    }

    private void connecting() {
        row("refuses the connection", NOT_SENT, MisbehavingServer::refusing);
        row("never takes the connection", NOT_SENT, MisbehavingServer::neverAccepting)
                .stalling();
        row("has a host name that does not exist", NOT_SENT, MisbehavingServer::unknownHost);
        add("accepts and never reads", UNKNOWN, Behaviour.silentAfter(ACCEPTING))
                .stalling()
                .because("The request may wait in the server's buffers.");
        add("closes as soon as it has accepted", UNKNOWN, Behaviour.closeAfter(ACCEPTING))
                .because("From the client's side it looks as if the server had read the request.");
        add("resets as soon as it has accepted", UNKNOWN, Behaviour.resetAfter(ACCEPTING))
                .or(NOT_SENT)
                .because("The reset may come while the client still connects, or after it has sent.");
    }

    private void tls() {
        add("never begins the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.silentAfter(ACCEPTING)))
                .stalling();
        add("never completes the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.silentAfter(CLIENT_HELLO)))
                .stalling();
        add("closes before the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.closeAfter(ACCEPTING)));
        add("closes in the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.closeAfter(CLIENT_HELLO)))
                .because("The JDK takes the connection for established here, but nothing of the request was sent.");
        add("resets before the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.resetAfter(ACCEPTING)));
        add("resets in the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.resetAfter(CLIENT_HELLO)));
        add(
                "says garbage in the handshake",
                NOT_SENT,
                Behaviour.beforeHandshake(Behaviour.sayAfter(CLIENT_HELLO, Answer.latin1("garbage"))));
        add(
                "speaks plain HTTP where TLS is expected",
                NOT_SENT,
                Behaviour.beforeHandshake(
                        Behaviour.sayAfter(CLIENT_HELLO, Answer.problem(400).bytes())));
        add(
                "breaks the handshake off with an alert",
                NOT_SENT,
                Behaviour.beforeHandshake(Behaviour.sayAfter(CLIENT_HELLO, new byte[] {21, 3, 3, 0, 2, 2, 40})));
        add("has an untrusted certificate", NOT_SENT, Behaviour.secure(UNTRUSTED, Answer.created()));
        add("has an expired certificate", NOT_SENT, Behaviour.secure(EXPIRED, Answer.created()));
        add("has the certificate of another host", NOT_SENT, Behaviour.secure(WRONG_HOST, Answer.created()));
        add("closes after the handshake", UNKNOWN, Behaviour.secure(TRUSTED, Behaviour.closeAfter(ACCEPTING)));
        add("resets after the request", UNKNOWN, Behaviour.secure(TRUSTED, Behaviour.resetAfter(THE_REQUEST)));
        add(
                "ends within the body",
                UNKNOWN,
                Behaviour.secure(TRUSTED, Answer.created().cutInBody()));
        add("demands a certificate of the client", UNKNOWN, Behaviour.demandCertificate(TRUSTED))
                .because("In TLS 1.3 the client has sent its request when it hears of the demand.");
        add("takes the request, renegotiates and closes", UNKNOWN, Behaviour.renegotiateAndClose(TRUSTED))
                .because("The JDK reports the same as for a first handshake that was broken off.");
    }

    private void brokenOff() {
        add("closes after the headers of the request", UNKNOWN, Behaviour.closeAfter(HEADERS));
        add("closes within the body of the request", UNKNOWN, Behaviour.closeAfter(HALF_THE_BODY));
        add("closes after the request", UNKNOWN, Behaviour.closeAfter(THE_REQUEST));
        add("resets after the headers of the request", UNKNOWN, Behaviour.resetAfter(HEADERS));
        add("resets within the body of the request", UNKNOWN, Behaviour.resetAfter(HALF_THE_BODY));
        add("resets after the request", UNKNOWN, Behaviour.resetAfter(THE_REQUEST));
        add("closes within the head of its answer", UNKNOWN, Answer.created().cutInHead());
        add("closes after the head of its answer", UNKNOWN, Answer.created().cutAfterHead());
        add("closes within the body of its answer", UNKNOWN, Answer.created().cutInBody());
        add("resets within the body of its answer", UNKNOWN, Answer.created().resetInBody());
        add("closes one byte early", UNKNOWN, Answer.created().cutBy(1));
    }

    private void silence() {
        add("is silent after the headers of the request", UNKNOWN, Behaviour.silentAfter(HEADERS))
                .stalling();
        add("is silent after the request", UNKNOWN, Behaviour.silentAfter(THE_REQUEST))
                .stalling();
        add("stalls within the head of its answer", UNKNOWN, Answer.created().stalledInHead())
                .stalling();
        add("stalls after the head of its answer", UNKNOWN, Answer.created().stalledAfterHead())
                .stalling();
        add("stalls within the body of its answer", UNKNOWN, Answer.created().stalledInBody())
                .stalling();
        add("stalls one byte before the end", UNKNOWN, Answer.created().stalledBy(1))
                .stalling();
        add(
                        "stalls over TLS",
                        UNKNOWN,
                        Behaviour.secure(TRUSTED, Answer.created().stalledInBody()))
                .stalling();
        add("stalls in the body of a 503", UNKNOWN, Answer.problem(503).stalledInBody())
                .stalling();
    }

    private void dripping() {
        add("sends the head byte by byte", CREATED, Answer.created().drippingHead(QUICK));
        add("sends the body byte by byte", CREATED, Answer.created().drippingBody(QUICK));
        add("sends the head too slowly", UNKNOWN, Answer.created().drippingHead(SLOW))
                .stalling();
        add("sends the body too slowly", UNKNOWN, Answer.created().drippingBody(SLOW))
                .stalling();
        add(
                        "sends spaces before the body for ever",
                        UNKNOWN,
                        Behaviour.endless("HTTP/1.1 201 Created\r\n\r\n", " ", SLOW))
                .stalling();
    }

    private void contentLength() {
        add("says too little", UNKNOWN, length("100"));
        add("says too much and closes", UNKNOWN, length(LENGTH + 50).closing())
                .because("What came is a whole sequence, but the server promised more.");
        add("says too much and waits", UNKNOWN, length(LENGTH + 50)).stalling();
        add("says nothing and closes", CREATED, FRAMED_BY_HAND.withoutLength().closing())
                .because("A body may end with the connection, and this one is whole.");
        add("says nothing and waits", UNKNOWN, FRAMED_BY_HAND.withoutLength()).stalling();
        add(
                "says nothing and closes within the body",
                UNKNOWN,
                FRAMED_BY_HAND.withoutLength().cutInBody());
        add("says the same twice", CREATED, length(LENGTH).header("Content-Length", "" + LENGTH))
                .because("RFC 9110, section 8.6, lets a recipient take it for one.");
        add("says first the right, then a smaller one", CREATED, length(LENGTH).header("Content-Length", "100"))
                .or(UNKNOWN)
                .because("The JDK believes the first, and what came is whole; who refuses to choose is right as well.");
        add("says first a smaller, then the right one", UNKNOWN, length("100").header("Content-Length", "" + LENGTH));
        add("says a list", UNKNOWN, length(LENGTH + ", " + LENGTH));
        add("says a negative number", UNKNOWN, length("-5").closing());
        add("says -1 and closes", CREATED, length("-1").closing())
                .or(UNKNOWN)
                .because("The JDK reads to the end of the connection, and what came is whole.");
        add("says no number", UNKNOWN, length("abc"));
        add("says a number beyond 64 bits", UNKNOWN, length("18446744073709551616"));
        add(
                "says an absurd number and closes",
                UNKNOWN,
                length("4611686018427387904").closing());
        add("says one although the body is chunked", UNKNOWN, length("10").chunked())
                .or(CREATED)
                .because("The JDK believes the Content-Length; by RFC 9112 the chunks count.");
    }

    private void chunks() {
        add("sends good chunks", CREATED, FRAMED_BY_HAND.chunked());
        add("closes within a chunk", UNKNOWN, FRAMED_BY_HAND.chunked().cutInBody());
        add("closes before the last chunk", UNKNOWN, FRAMED_BY_HAND.chunked().cutBy("0\r\n\r\n".length()));
        add("stalls before the last chunk", UNKNOWN, FRAMED_BY_HAND.chunked().stalledBy("0\r\n\r\n".length()))
                .stalling();
        add("sends a chunk size that is no number", UNKNOWN, byHand("xyz\r\n" + Answer.SEQUENCE + "\r\n0\r\n\r\n"));
        add("sends a negative chunk size", UNKNOWN, byHand("-5\r\n" + Answer.SEQUENCE + "\r\n0\r\n\r\n"));
        add(
                "sends a chunk size beyond 64 bits",
                UNKNOWN,
                byHand("10000000000000002\r\n" + Answer.SEQUENCE + "\r\n0\r\n\r\n"));
        add(
                "sends a chunk extension without end",
                UNKNOWN,
                Behaviour.endless(
                        "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2;",
                        "x".repeat(1000),
                        Duration.ZERO));
        add(
                        "names a transfer coding that does not exist",
                        CREATED,
                        JSON_201.header("Transfer-Encoding", "smoke")
                                .body(Answer.SEQUENCE)
                                .closing())
                .or(UNKNOWN)
                .because("The JDK reads to the end of the connection, and what came is whole.");
    }

    private void compression() {
        add("packs the body", CREATED, FRAMED_BY_HAND.gzip());
        add("packs and chunks the body", CREATED, FRAMED_BY_HAND.gzip().chunked());
        add("sends 1 MB that unpacks to 1 GB", UNKNOWN, JSON_201.gzipBomb());
        add(
                "sends a 422 of 1 MB that unpacks to 1 GB",
                REJECTED,
                Answer.status(422).gzipBomb());
        add("cuts the packed body", UNKNOWN, FRAMED_BY_HAND.gzip().cutInBody());
        add(
                "sends a packed body without its checksum",
                UNKNOWN,
                FRAMED_BY_HAND.gzip().cutBy(8));
        add("calls a plain body packed", UNKNOWN, FRAMED_BY_HAND.header("Content-Encoding", "gzip"));
        add(
                "packs in a way that does not exist",
                UNKNOWN,
                JSON_201.header("Content-Encoding", "smoke").body("\u0001\u0002smoke"));
        add("sends an empty packed body", UNKNOWN, JSON_201.header("Content-Encoding", "gzip"));
    }

    private void sizeAndDepth() {
        add("sends 100 MB", UNKNOWN, Behaviour.huge(JSON_201, 100));
        add("sends a 422 of 100 MB", REJECTED, Behaviour.huge(Answer.status(422), 100));
        add(
                "sends chunks without end",
                UNKNOWN,
                Behaviour.endless(
                        "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n",
                        "3e8\r\n" + " ".repeat(1000) + "\r\n",
                        Duration.ZERO));
        add(
                "nests 100,000 deep",
                CREATED,
                JSON_201.body("{\"id\": 90210, \"steps\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
        add("nests 100,000 deep in a 422", REJECTED, Answer.status(422).json("[".repeat(100_000)));
    }

    private void bodies() {
        for (int status : new int[] {200, 202, 203, 206, 299}) {
            add(
                    "answers " + status + " with the sequence",
                    CREATED,
                    Answer.status(status).json(Answer.SEQUENCE));
        }
        for (int status : new int[] {200, 201, 202, 205}) {
            add("answers " + status + " without a body", UNKNOWN, Answer.status(status));
        }
        add("answers 204", UNKNOWN, Answer.status(204).withoutLength());
        add("answers 204 with a body", UNKNOWN, Answer.status(204).json(Answer.SEQUENCE));
        add("answers 200 with HTML", UNKNOWN, Answer.status(200).html("<h1>Please sign in</h1>"));
        add("answers 201 with HTML", UNKNOWN, Answer.status(201).html("<h1>Welcome to the Wi-Fi</h1>"));
        add("calls the sequence text/html", CREATED, Answer.status(201).html(Answer.SEQUENCE));
        add("has no Content-Type", CREATED, Answer.status(201).body(Answer.SEQUENCE));
        created("only an id", "{\"id\": 90210}");
        created("an id of 2^53 + 1", "{\"id\": 9007199254740993}");
        created("ids of steps before its own", "{\"steps\": [{\"id\": 1, \"type\": \"smoke\"}], \"id\": 90210}");
        created("unknown members", "{\"id\": 90210, \"mood\": {\"good\": true}}");
        created(
                "members of other types than documented",
                "{\"id\": 90210, \"name\": 7, \"created\": \"yesterday\", \"steps\": {}}");
        created("space around it", "\r\n  {\"id\": 90210}\r\n");
        unreadable("nothing but spaces", "   ");
        unreadable("an empty object", "{}");
        unreadable("a list", "[" + Answer.SEQUENCE + "]");
        unreadable("null", "null");
        unreadable("a text", "\"created\"");
        unreadable("a number", "90210");
        unreadable("an id that is a text", "{\"id\": \"90210\"}");
        unreadable("an id with a fraction", "{\"id\": 90210.5}");
        unreadable("an id beyond 64 bits", "{\"id\": 9223372036854775808}");
        unreadable("an id that is null", "{\"id\": null}");
        unreadable("an id further inside", "{\"data\": {\"id\": 90210}}");
        unreadable("a problem", "{\"title\": \"No\", \"status\": 400}");
        unreadable("names without quotes", "{id: 90210}");
        unreadable("a comment", "{\"id\": 90210 /* new */}");
        unreadable("half a sequence", Answer.SEQUENCE.substring(0, LENGTH / 2));
        unreadable("a second object after the first", "{\"id\": 90210} {\"id\": 90211}");
        unreadable("text after the object", "{\"id\": 90210} and more");
        unreadable("guards before the object", ")]}',\n{\"id\": 90210}");
    }

    private void encoding() {
        add("sends a byte order mark", CREATED, JSON_201.body("\ufeff" + Answer.SEQUENCE))
                .because("RFC 8259, section 8.1, lets a reader ignore it.");
        add(
                        "sends a name in invalid UTF-8",
                        CREATED,
                        JSON_201.body(Answer.latin1("{\"id\": 90210, \"name\": \"\u00ff\u00c0\u00af\"}")))
                .because("The id is beyond doubt; the mangled name is told as a difference.");
        add("sends UTF-16", UNKNOWN, JSON_201.body(Answer.SEQUENCE.getBytes(StandardCharsets.UTF_16)))
                .because("JSON between systems is UTF-8.");
        add(
                        "names a charset that does not exist",
                        CREATED,
                        Answer.status(201)
                                .header("Content-Type", "application/json; charset=smoke")
                                .body(Answer.SEQUENCE))
                .because("JSON has no charset parameter; it means nothing.");
        add("sends zero bytes", UNKNOWN, JSON_201.body(new byte[100]));
    }

    private void statuses() {
        int[] refusals = {
            400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423,
            424, 425, 426, 428, 431, 451
        };
        for (int status : refusals) {
            add("answers " + status, REJECTED, Answer.problem(status));
        }
        for (int status : new int[] {408, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 522, 524, 529, 599}) {
            add("answers " + status, UNKNOWN, Answer.problem(status));
        }
        add("answers 503 with Retry-After", UNKNOWN, Answer.problem(503).header("Retry-After", "1"))
                .because("Only a 429 promises that nothing was done.");
        add(
                "answers 408 and closes",
                UNKNOWN,
                Answer.status(408).header("Connection", "close").closing());
        add("answers 999", UNKNOWN, Answer.problem(999)).because("A number without a meaning proves nothing.");
        add(
                "answers 401 with a challenge",
                REJECTED,
                Answer.problem(401).header("WWW-Authenticate", "Basic realm=\"reply\""));
        add("answers 413 before it has read the body", REJECTED, Behaviour.answerBeforeBody(Answer.problem(413)));
    }

    private void refusals() {
        add("answers 400 without a body", REJECTED, Answer.status(400));
        add("answers 403 with HTML", REJECTED, Answer.status(403).html("<h1>Request blocked</h1>"));
        add("answers 502 with HTML", UNKNOWN, Answer.status(502).html("<h1>Bad gateway</h1>"));
        add("answers 400 with half a problem", REJECTED, Answer.status(400).json("{\"title\": \"N"));
        add(
                "answers 400 with a problem of other types",
                REJECTED,
                Answer.status(400)
                        .json("{\"title\": [], \"status\": \"x\", \"detail\": {}, \"errors\": {\"name\": [1]}}"));
        add(
                "answers 422 in invalid UTF-8",
                REJECTED,
                Answer.status(422).body(Answer.latin1("{\"detail\": \"\u00ff\"}")));
        add("calls a plain 422 packed", REJECTED, Answer.problem(422).header("Content-Encoding", "gzip"));
        String status = "The status alone says that nothing was created; the rest is only the reason.";
        add("closes within the body of a 400", REJECTED, Answer.problem(400).cutInBody())
                .because(status);
        add("resets within the body of a 400", REJECTED, Answer.problem(400).resetInBody())
                .because(status);
        add("stalls within the body of a 400", REJECTED, Answer.problem(400).stalledInBody())
                .stalling()
                .because(status);
        add("stalls after the head of a 401", REJECTED, Answer.problem(401).stalledAfterHead())
                .stalling()
                .because(status);
    }

    private void interim() {
        String good = new String(Answer.created().bytes(), StandardCharsets.UTF_8);
        for (String line : List.of("100 Continue", "102 Processing", "103 Early Hints")) {
            add("answers " + line + " first", CREATED, Behaviour.say("HTTP/1.1 " + line + "\r\n\r\n" + good));
        }
        add(
                "answers 103 with headers first",
                CREATED,
                Behaviour.say("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + good));
        add(
                "switches protocols unasked",
                UNKNOWN,
                Behaviour.say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: smoke\r\n\r\n" + good));
        add("answers 100 and closes", UNKNOWN, Behaviour.say("HTTP/1.1 100 Continue\r\n\r\n"));
        add("answers 100 and waits", UNKNOWN, wire -> {
                    wire.readRequest();
                    wire.write(Answer.latin1("HTTP/1.1 100 Continue\r\n\r\n"));
                    wire.stall();
                })
                .stalling();
        add("answers 100 without end", UNKNOWN, Behaviour.endless("", "HTTP/1.1 100 Continue\r\n\r\n", Duration.ZERO));
        add(
                "answers 103 without end, slowly",
                UNKNOWN,
                Behaviour.endless("", "HTTP/1.1 103 Early Hints\r\n\r\n", QUICK));
    }

    private void heads() {
        add("gives no reason phrase", CREATED, Answer.statusLine("HTTP/1.1 201").json(Answer.SEQUENCE));
        add(
                "speaks HTTP/1.0",
                CREATED,
                Answer.statusLine("HTTP/1.0 201 Created").json(Answer.SEQUENCE).closing());
        add("speaks HTTP/0.9", UNKNOWN, Behaviour.say(Answer.SEQUENCE));
        add("speaks HTTP/2 unasked", UNKNOWN, Behaviour.say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        add(
                "speaks HTTP/3.0",
                UNKNOWN,
                Answer.statusLine("HTTP/3.0 201 Created").json(Answer.SEQUENCE));
        add("speaks another protocol", UNKNOWN, Behaviour.say("220 smtp ready\r\n"));
        add("says binary garbage", UNKNOWN, Behaviour.sayAfter(THE_REQUEST, new byte[] {0, 0, 18, 4, 0, 0, 0, 0, 0, -1
        }));
        add(
                        "begins with an empty line",
                        UNKNOWN,
                        Behaviour.say("\r\nHTTP/1.1 201 Created\r\nContent-Length: 13\r\n\r\n{\"id\": 90210}"))
                .or(CREATED)
                .because("The JDK refuses it; RFC 9112 would not forbid a kinder reader.");
        for (String status : List.of("2O1", "99", "099", "000", "-201")) {
            add(
                    "answers status " + status,
                    UNKNOWN,
                    Answer.statusLine("HTTP/1.1 " + status + " Created").json(Answer.SEQUENCE));
        }
        add(
                "answers status 1000 and closes",
                UNKNOWN,
                Answer.statusLine("HTTP/1.1 1000 High").json(Answer.SEQUENCE).closing());
        add(
                        "has a line without a colon",
                        CREATED,
                        Answer.status(201).headerLine("no colon here").json(Answer.SEQUENCE))
                .or(UNKNOWN)
                .because("The JDK passes over it.");
        add(
                        "has a folded header",
                        CREATED,
                        Answer.status(201).header("X-Folded", "a\r\n b").json(Answer.SEQUENCE))
                .or(UNKNOWN)
                .because("RFC 9112, section 5.2, lets a client unfold it.");
        add(
                "has a space before the colon",
                UNKNOWN,
                Answer.status(201).headerLine("X-Odd : b").json(Answer.SEQUENCE));
        add(
                "has a zero byte in a header",
                UNKNOWN,
                Answer.status(201).header("X-Zero", "a\0b").json(Answer.SEQUENCE));
        add(
                        "ends lines with LF only",
                        CREATED,
                        Behaviour.say("HTTP/1.1 201 Created\nContent-Length: 13\n\n{\"id\": 90210}"))
                .or(UNKNOWN)
                .because("RFC 9112, section 2.2, lets a reader accept it.");
        add("has a header of 64 KB", CREATED, Answer.created().header("X-Long", "x".repeat(1 << 16)));
        add("has a header of 10 MB", UNKNOWN, Answer.created().header("X-Long", "x".repeat(10 << 20)));
        add(
                "has headers without end",
                UNKNOWN,
                Behaviour.endless("HTTP/1.1 201 Created\r\n", "X-More: yes\r\n".repeat(100), Duration.ZERO));
        add(
                "has a header without end",
                UNKNOWN,
                Behaviour.endless("HTTP/1.1 201 Created\r\nX-Long: ", "x".repeat(1000), Duration.ZERO));
        add(
                "has a status line without end",
                UNKNOWN,
                Behaviour.endless("HTTP/1.1 201 ", "x".repeat(1000), Duration.ZERO));
    }

    private void redirects() {
        for (int status = 300; status <= 308; status++) {
            redirect(status, "another port", wire -> wire.elsewhere().uri() + "/v3/sequences");
        }
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            redirect(
                    status,
                    "another name of the host",
                    wire -> "http://localhost:" + wire.elsewhere().uri().getPort() + "/");
            redirect(status, "a host that does not exist", wire -> "https://replykit.invalid/v3/sequences");
            redirect(
                    status,
                    "another scheme",
                    wire -> "https://127.0.0.1:" + wire.elsewhere().uri().getPort() + "/");
            redirect(status, "a path of its own", wire -> "/v4/sequences");
            redirect(status, "itself", wire -> wire.here() + "/v3/sequences");
            redirect(status, "nowhere readable", wire -> "http://[::bad/ /");
            redirect(status, "a script", wire -> "javascript:alert(1)");
            add(status + " without a Location", redirected(status), Answer.status(status));
        }
        add(
                "302 over TLS down to plain HTTP",
                UNKNOWN,
                Behaviour.secure(
                        TRUSTED,
                        Behaviour.redirect(302, wire -> wire.elsewhere().uri().toString())));
        add(
                "307 over TLS down to plain HTTP",
                REJECTED,
                Behaviour.secure(
                        TRUSTED,
                        Behaviour.redirect(307, wire -> wire.elsewhere().uri().toString())));
        add("304 without a Location", UNKNOWN, Answer.status(304).withoutLength());
        add(
                        "302 whose body is a sequence",
                        UNKNOWN,
                        Answer.status(302)
                                .header("Location", "/v3/sequences/90210")
                                .json(Answer.SEQUENCE))
                .because("Only a 2xx says that it is the answer.");
    }

    private void rateLimit() {
        Answer limited = Answer.problem(429);
        Answer inASecond = limited.header("Retry-After", "1");
        row("allows it a second later", CREATED, () -> MisbehavingServer.playing(inASecond, Answer.created()))
                .posts(2);
        row(
                        "allows it at once",
                        CREATED,
                        () -> MisbehavingServer.playing(limited.header("Retry-After", "0"), Answer.created()))
                .posts(2);
        row(
                        "allows it at a date",
                        CREATED,
                        () -> MisbehavingServer.playing(limited.header("Retry-After", httpDate(2)), Answer.created()))
                .posts(2);
        row(
                        "allows it since a date",
                        CREATED,
                        () -> MisbehavingServer.playing(
                                limited.header("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"), Answer.created()))
                .posts(2)
                .because("A date that has passed asks for no more waiting.");
        row(
                        "sets a cookie with the limit",
                        CREATED,
                        () -> MisbehavingServer.playing(
                                inASecond.header("Set-Cookie", "limited=yes"), Answer.created()))
                .posts(2);
        row(
                        "closes the connection with the limit",
                        CREATED,
                        () -> MisbehavingServer.playing(inASecond.closing(), Answer.created()))
                .posts(2);
        row("limits twice", RATE_LIMITED, () -> MisbehavingServer.playing(inASecond))
                .posts(2);
        row("refuses after the limit", REJECTED, () -> MisbehavingServer.playing(inASecond, Answer.problem(401)))
                .posts(2);
        row("fails after the limit", UNKNOWN, () -> MisbehavingServer.playing(inASecond, Answer.problem(503)))
                .posts(2);
        row(
                        "closes after the limit",
                        UNKNOWN,
                        () -> MisbehavingServer.playing(inASecond, Behaviour.closeAfter(THE_REQUEST)))
                .posts(2);
        row(
                        "is silent after the limit",
                        UNKNOWN,
                        () -> MisbehavingServer.playing(inASecond, Behaviour.silentAfter(THE_REQUEST)))
                .posts(2)
                .stalling();
        row(
                        "redirects after the limit",
                        REJECTED,
                        () -> MisbehavingServer.playing(
                                inASecond,
                                Behaviour.redirect(
                                        307, wire -> wire.elsewhere().uri().toString())))
                .posts(2);
        row("is gone after the limit", NOT_SENT, () -> MisbehavingServer.playing(Behaviour.lastly(inASecond.closing())))
                .posts(1)
                .because("The first was not executed and the second not sent.");
        add("limits without Retry-After", RATE_LIMITED, limited);
        add("limits for an hour", RATE_LIMITED, limited.header("Retry-After", "3600"));
        add("limits for longer than 64 bits hold", RATE_LIMITED, limited.header("Retry-After", "99999999999999999999"));
        add("limits for 2^63 - 1 seconds", RATE_LIMITED, limited.header("Retry-After", "9223372036854775807"));
        add("limits until a far date", RATE_LIMITED, limited.header("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));
        for (String odd : List.of(
                "",
                "soon",
                "-1",
                "1.5",
                "+1",
                "0x1",
                "1 second",
                "1;x",
                "PT1S",
                "\u00b2",
                "2015-10-21",
                "Wed, 99 Oct 2015 07:28:00 GMT")) {
            add("limits with Retry-After '%s'".formatted(odd), RATE_LIMITED, limited.header("Retry-After", odd));
        }
        add("limits with two different Retry-After", RATE_LIMITED, inASecond.header("Retry-After", "3600"))
                .because("Who can't tell which is meant must not send again too early.");
        add("limits with a list in Retry-After", RATE_LIMITED, limited.header("Retry-After", "1, 3600"));
        add("limits with HTML", RATE_LIMITED, Answer.status(429).html("<h1>Slow down</h1>"));
        add("cuts the body of the limit", RATE_LIMITED, limited.cutInBody());
    }

    private void pooled() {
        warm("closed it while it waited", CREATED, Answer.created().closing(), Answer.created())
                .or(UNKNOWN)
                .because("The client notices in time or sends into the closed connection; sent again it is never.");
        warm("closes it when the request arrives", UNKNOWN, Answer.created(), Behaviour.closeAfter(ACCEPTING));
        warm("resets it when the request arrives", UNKNOWN, Answer.created(), Behaviour.resetAfter(ACCEPTING));
        warm("closes it after the request", UNKNOWN, Answer.created(), Behaviour.closeAfter(THE_REQUEST));
        warm("resets it after the request", UNKNOWN, Answer.created(), Behaviour.resetAfter(THE_REQUEST));
        warm("is silent on it", UNKNOWN, Answer.created(), Behaviour.silentAfter(THE_REQUEST))
                .stalling();
        warm(
                "said garbage after its first answer",
                CREATED,
                Answer.created().followedBy(Answer.latin1("garbage")),
                Answer.created());
        warm(
                        "answered the second call in advance",
                        CREATED,
                        Answer.created().followedBy(Answer.problem(401).bytes()),
                        Answer.created())
                .because("An answer that was there before the request belongs to nobody.");
        warm(
                "sent more than it said",
                CREATED,
                length("13")
                        .body("{\"id\": 90210}" + new String(Answer.problem(401).bytes(), StandardCharsets.UTF_8)),
                Answer.created());
        warm(
                "set a cookie with its first answer",
                CREATED,
                Answer.created().header("Set-Cookie", "session=stolen"),
                Answer.created());
        warm(
                "closes over TLS when the request arrives",
                UNKNOWN,
                Behaviour.secure(TRUSTED, Answer.created()),
                Behaviour.closeAfter(ACCEPTING));
    }

    private void echoes() {
        echo(
                "in the detail of a problem",
                REJECTED,
                key -> Answer.status(401)
                        .json("{\"title\": \"Unauthorized\", \"detail\": \"Bad header: %s\"}".formatted(key)));
        echo(
                "in every member of a problem",
                REJECTED,
                key -> Answer.status(422)
                        .json(
                                "{\"title\": \"%1$s\", \"code\": \"%1$s\", \"errors\": [{\"pointer\": \"/%1$s\", \"detail\": \"%1$s\"}]}"
                                        .formatted(key)));
        echo("in an HTML page", REJECTED, key -> Answer.status(403).html("<pre>" + key + "</pre>"));
        echo(
                "in the reason phrase",
                REJECTED,
                key -> Answer.statusLine("HTTP/1.1 400 " + key).body("no"));
        echo("in a broken status line", UNKNOWN, key -> Answer.statusLine(key));
        echo("in a broken header", UNKNOWN, key -> Answer.created().headerLine(key + " : x"));
        echo("in a Content-Length", UNKNOWN, key -> FRAMED_BY_HAND.header("Content-Length", key));
        echo(
                "in the target of a redirect",
                REJECTED,
                key -> Answer.status(307).header("Location", "https://replykit.invalid/?k=" + key));
        echo(
                "in the host of a redirect",
                REJECTED,
                key -> Answer.status(307).header("Location", "https://" + key.replace("Bearer ", "") + ".invalid/"));
        echo("in a Retry-After", RATE_LIMITED, key -> Answer.problem(429).header("Retry-After", key));
        echo("in a body that is no JSON", UNKNOWN, key -> Answer.status(201).json("{\"id\": " + key));
        echo("in the body of a 500", UNKNOWN, key -> Answer.status(500).body(key));
    }

    private void proxies() {
        for (int status : new int[] {400, 403, 404, 407, 429, 500, 502, 503}) {
            add(
                    "refuses the tunnel with " + status,
                    NOT_SENT,
                    Answer.status(status).closing());
        }
        add(
                "demands a password",
                NOT_SENT,
                Answer.status(407)
                        .header("Proxy-Authenticate", "Basic realm=\"proxy\"")
                        .closing());
        add(
                "redirects the tunnel",
                NOT_SENT,
                Behaviour.redirect(307, wire -> wire.elsewhere().uri().toString()));
        add("closes", NOT_SENT, Behaviour.closeAfter(THE_REQUEST));
        add("resets", NOT_SENT, Behaviour.resetAfter(THE_REQUEST));
        add("says garbage", NOT_SENT, Behaviour.say("garbage\r\n\r\n"));
        add("never answers", NOT_SENT, Behaviour.silentAfter(THE_REQUEST)).stalling();
        row("refuses the connection", NOT_SENT, MisbehavingServer::refusing);
    }

    private Faults group(String name) {
        group = name;
        return this;
    }

    private Row add(String name, Outcome outcome, Behaviour behaviour) {
        return row(name, outcome, () -> MisbehavingServer.playing(behaviour));
    }

    private Row row(String name, Outcome outcome, Supplier<MisbehavingServer> server) {
        Row row = new Row(group, name, outcome, server);
        rows.add(row);
        return row;
    }

    private Row warm(String name, Outcome outcome, Behaviour first, Behaviour second) {
        return row(name, outcome, () -> MisbehavingServer.playing(first, second))
                .afterAGoodCall();
    }

    private void created(String what, String body) {
        add("answers 201 with " + what, CREATED, JSON_201.body(body));
    }

    private void unreadable(String what, String body) {
        add("answers 201 with " + what, UNKNOWN, JSON_201.body(body));
    }

    private void redirect(int status, String where, Function<Wire, String> location) {
        add(status + " to " + where, redirected(status), Behaviour.redirect(status, location));
    }

    private void echo(String where, Outcome outcome, Function<String, Answer> answer) {
        add(
                "repeats it " + where,
                outcome,
                Behaviour.answer(wire -> answer.apply(
                                wire.request().header("Authorization").orElse("none"))
                        .closing()));
    }

    private static Outcome redirected(int status) {
        return Set.of(301, 307, 308).contains(status) ? REJECTED : UNKNOWN;
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

    private static String httpDate(int secondsFromNow) {
        ZonedDateTime then = Instant.now().plusSeconds(secondsFromNow).atZone(ZoneOffset.UTC);
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(then);
    }

    /** A row being written. */
    private static final class Row {
        private final String group;
        private final String name;
        private final Set<Outcome> outcomes;
        private final Supplier<MisbehavingServer> server;
        private int posts;
        private boolean stalls;
        private boolean warm;
        private String because = "";

        Row(String group, String name, Outcome outcome, Supplier<MisbehavingServer> server) {
            this.group = group;
            this.name = name;
            this.outcomes = EnumSet.of(outcome);
            this.server = server;
            this.posts = outcome == NOT_SENT ? 0 : 1;
        }

        Row or(Outcome other) {
            outcomes.add(other);
            return this;
        }

        Row posts(int most) {
            posts = most;
            return this;
        }

        Row stalling() {
            stalls = true;
            return this;
        }

        Row afterAGoodCall() {
            warm = true;
            return this;
        }

        Row because(String reason) {
            because = reason;
            return this;
        }

        Fault fault() {
            return new Fault(group, name, Set.copyOf(outcomes), posts, stalls, warm, because, server);
        }
    }
}
