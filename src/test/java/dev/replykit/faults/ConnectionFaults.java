package dev.replykit.faults;

import static dev.replykit.faults.Answer.At.AFTER_HEAD;
import static dev.replykit.faults.Answer.At.IN_BODY;
import static dev.replykit.faults.Answer.At.IN_HEAD;
import static dev.replykit.faults.Answer.latin1;
import static dev.replykit.faults.Answer.problem;
import static dev.replykit.faults.Answer.status;
import static dev.replykit.faults.Behaviour.After.ACCEPTING;
import static dev.replykit.faults.Behaviour.After.CLIENT_HELLO;
import static dev.replykit.faults.Behaviour.After.HALF_THE_BODY;
import static dev.replykit.faults.Behaviour.After.HEADERS;
import static dev.replykit.faults.Behaviour.After.THE_REQUEST;
import static dev.replykit.faults.Behaviour.beforeHandshake;
import static dev.replykit.faults.Behaviour.closeAfter;
import static dev.replykit.faults.Behaviour.redirectElsewhere;
import static dev.replykit.faults.Behaviour.resetAfter;
import static dev.replykit.faults.Behaviour.secure;
import static dev.replykit.faults.Behaviour.silentAfter;
import static dev.replykit.faults.Outcome.CREATED;
import static dev.replykit.faults.Outcome.NOT_SENT;
import static dev.replykit.faults.Outcome.REJECTED;
import static dev.replykit.faults.Outcome.UNKNOWN;
import static dev.replykit.faults.TestIdentity.EXPIRED;
import static dev.replykit.faults.TestIdentity.TRUSTED;
import static dev.replykit.faults.TestIdentity.UNTRUSTED;
import static dev.replykit.faults.TestIdentity.WRONG_HOST;

import java.time.Duration;
import java.util.List;

/** What goes wrong with the connection: before, during and after the request, and on the way through a proxy. */
final class ConnectionFaults {
    private static final Answer GOOD = Answer.created();
    private static final Duration QUICK = Duration.ofMillis(1);
    private static final Duration SLOW = Duration.ofMillis(100);

    private ConnectionFaults() {}

    static List<Fault> connecting() {
        Rows rows = new Rows("Connecting");
        rows.add("refuses the connection", NOT_SENT, MisbehavingServer::refusing);
        rows.add("never takes the connection", NOT_SENT, MisbehavingServer::neverAccepting)
                .stalling();
        rows.add("has a host name that does not exist", NOT_SENT, MisbehavingServer::unknownHost);
        rows.stalls("accepts the connection and never reads", UNKNOWN, silentAfter(ACCEPTING))
                .because("The request may wait in the server's buffers.");
        rows.add("closes the connection as soon as it has accepted it", UNKNOWN, closeAfter(ACCEPTING))
                .because("From the client's side it looks as if the server had read the request.");
        rows.add("resets the connection as soon as it has accepted it", UNKNOWN, resetAfter(ACCEPTING))
                .or(NOT_SENT)
                .because("The reset may come while the client still connects, or after it has sent.");
        return rows.faults();
    }

    static List<Fault> tls() {
        Rows rows = new Rows("TLS");
        rows.stalls("never begins the handshake", NOT_SENT, beforeHandshake(silentAfter(ACCEPTING)));
        rows.stalls("never completes the handshake", NOT_SENT, beforeHandshake(silentAfter(CLIENT_HELLO)));
        rows.add("closes before the handshake", NOT_SENT, beforeHandshake(closeAfter(ACCEPTING)));
        rows.add("closes in the handshake", NOT_SENT, beforeHandshake(closeAfter(CLIENT_HELLO)))
                .because("The JDK treats the connection as established here, but nothing of the request was sent.");
        rows.add("resets before the handshake", NOT_SENT, beforeHandshake(resetAfter(ACCEPTING)));
        rows.add("resets in the handshake", NOT_SENT, beforeHandshake(resetAfter(CLIENT_HELLO)));
        rows.add(
                "sends garbage in the handshake",
                NOT_SENT,
                beforeHandshake(Behaviour.sayAfter(CLIENT_HELLO, latin1("garbage"))));
        rows.add(
                "speaks plain HTTP where TLS is expected",
                NOT_SENT,
                beforeHandshake(Behaviour.sayAfter(CLIENT_HELLO, problem(400).bytes())));
        rows.add(
                        "ends the handshake with an alert",
                        NOT_SENT,
                        beforeHandshake(Behaviour.sayAfter(CLIENT_HELLO, new byte[] {21, 3, 3, 0, 2, 2, 40})))
                .saying("handshake_failure");
        rows.add("has an untrusted certificate", NOT_SENT, secure(UNTRUSTED, GOOD))
                .saying("PKIX path building failed");
        rows.add("has an expired certificate", NOT_SENT, secure(EXPIRED, GOOD)).saying("validity check failed");
        rows.add("has the certificate of another host", NOT_SENT, secure(WRONG_HOST, GOOD))
                .saying("No subject alternative names");
        rows.add("closes after the handshake", UNKNOWN, secure(TRUSTED, closeAfter(ACCEPTING)));
        rows.add("resets after the request", UNKNOWN, secure(TRUSTED, resetAfter(THE_REQUEST)));
        rows.add("ends within the body", UNKNOWN, secure(TRUSTED, GOOD.cut(IN_BODY)));
        rows.add("demands a certificate of the client", UNKNOWN, Behaviour.demandCertificate(TRUSTED))
                .saying("certificate")
                .because("In TLS 1.3 the client has already sent its request when it learns of the demand.");
        rows.add("reads the request, renegotiates and closes", UNKNOWN, Behaviour.renegotiateAndClose(TRUSTED))
                .because("The JDK reports the same error as for a first handshake that failed.");
        return rows.faults();
    }

    static List<Fault> connectionLost() {
        Rows rows = new Rows("Connection lost");
        rows.add("closes after the headers of the request", UNKNOWN, closeAfter(HEADERS));
        rows.add("closes within the body of the request", UNKNOWN, closeAfter(HALF_THE_BODY));
        rows.add("closes after the request", UNKNOWN, closeAfter(THE_REQUEST));
        rows.add("resets after the headers of the request", UNKNOWN, resetAfter(HEADERS));
        rows.add("resets within the body of the request", UNKNOWN, resetAfter(HALF_THE_BODY));
        rows.add("resets after the request", UNKNOWN, resetAfter(THE_REQUEST));
        rows.add("closes within the head of its answer", UNKNOWN, GOOD.cut(IN_HEAD));
        rows.add("closes after the head of its answer", UNKNOWN, GOOD.cut(AFTER_HEAD));
        rows.add("closes within the body of its answer", UNKNOWN, GOOD.cut(IN_BODY));
        rows.add("resets within the body of its answer", UNKNOWN, GOOD.reset(IN_BODY));
        rows.add("closes one byte early", UNKNOWN, GOOD.cutBy(1));
        return rows.faults();
    }

    static List<Fault> silence() {
        Rows rows = new Rows("Silence");
        rows.stalls("is silent after the headers of the request", UNKNOWN, silentAfter(HEADERS));
        rows.stalls("is silent after the request", UNKNOWN, silentAfter(THE_REQUEST));
        rows.stalls("stalls within the head of its answer", UNKNOWN, GOOD.stalled(IN_HEAD));
        rows.stalls("stalls after the head of its answer", UNKNOWN, GOOD.stalled(AFTER_HEAD));
        rows.stalls("stalls within the body of its answer", UNKNOWN, GOOD.stalled(IN_BODY));
        rows.stalls("stalls one byte before the end", UNKNOWN, GOOD.stalledBy(1));
        rows.stalls("stalls over TLS", UNKNOWN, secure(TRUSTED, GOOD.stalled(IN_BODY)));
        rows.stalls("stalls in the body of a 503", UNKNOWN, problem(503).stalled(IN_BODY));
        stallsAtTheEnd(rows, 400, REJECTED, "%", "%");
        stallsAtTheEnd(rows, 400, REJECTED, "backslashes", "\"x\\");
        stallsAtTheEnd(rows, 400, REJECTED, "entities", "&#x0");
        stallsAtTheEnd(rows, 201, UNKNOWN, "%", "%");
        return rows.faults();
    }

    /** What came is looked through when the deadline is over. */
    private static void stallsAtTheEnd(Rows rows, int status, Outcome outcome, String what, String fill) {
        byte[] piece = latin1(fill.repeat((1 << 16) / fill.length()));
        Answer head = status(status).header("Content-Length", String.valueOf(64 * piece.length + 1));
        rows.add("stalls at the end of a " + status + " of 4 MiB of " + what, outcome, wire -> {
                    wire.readRequest();
                    wire.write(head.head());
                    for (int i = 0; i < 64; i++) {
                        wire.write(piece);
                    }
                    wire.stall();
                })
                .stalling();
    }

    static List<Fault> slowAnswers() {
        Rows rows = new Rows("Slow answers");
        rows.add("sends the head byte by byte", CREATED, GOOD.drippingHead(QUICK));
        rows.add("sends the body byte by byte", CREATED, GOOD.drippingBody(QUICK));
        rows.stalls("sends the head too slowly", UNKNOWN, GOOD.drippingHead(SLOW));
        rows.stalls("sends the body too slowly", UNKNOWN, GOOD.drippingBody(SLOW));
        rows.stalls(
                "sends spaces and never the body",
                UNKNOWN,
                Behaviour.endless("HTTP/1.1 201 Created\r\n\r\n", " ", SLOW));
        return rows.faults();
    }

    static List<Fault> pooled() {
        Rows rows = new Rows("Pooled connection");
        warm(rows, "closed it while it was idle", CREATED, GOOD.closing(), GOOD)
                .or(UNKNOWN)
                .because(
                        "The client notices in time, or writes to the closed connection. It never sends the request again.");
        warm(rows, "closes it when the request arrives", UNKNOWN, GOOD, closeAfter(ACCEPTING));
        warm(rows, "resets it when the request arrives", UNKNOWN, GOOD, resetAfter(ACCEPTING));
        warm(rows, "closes it after the request", UNKNOWN, GOOD, closeAfter(THE_REQUEST));
        warm(rows, "resets it after the request", UNKNOWN, GOOD, resetAfter(THE_REQUEST));
        warm(rows, "never answers on it", UNKNOWN, GOOD, silentAfter(THE_REQUEST))
                .stalling();
        warm(rows, "sent garbage after its first answer", CREATED, GOOD.followedBy(latin1("garbage")), GOOD);
        warm(
                        rows,
                        "answered the second call in advance",
                        CREATED,
                        GOOD.followedBy(problem(401).bytes()),
                        GOOD)
                .because("An answer that came before the request belongs to no request.");
        warm(
                rows,
                "sent a longer body than it declared",
                CREATED,
                status(201).body("{\"id\": 90210}").followedBy(problem(401).bytes()),
                GOOD);
        warm(rows, "set a cookie with its first answer", CREATED, GOOD.header("Set-Cookie", "session=stolen"), GOOD);
        warm(rows, "closes over TLS when the request arrives", UNKNOWN, secure(TRUSTED, GOOD), closeAfter(ACCEPTING));
        return rows.faults();
    }

    static List<Fault> proxies() {
        Rows rows = new Rows("Proxy");
        for (int status : new int[] {400, 403, 404, 407, 429, 500, 502, 503}) {
            rows.add(
                    "refuses the tunnel with " + status,
                    NOT_SENT,
                    status(status).closing());
        }
        rows.add(
                "demands a password",
                NOT_SENT,
                status(407)
                        .header("Proxy-Authenticate", "Basic realm=\"proxy\"")
                        .closing());
        rows.add("redirects the tunnel", NOT_SENT, redirectElsewhere(307));
        rows.add("closes", NOT_SENT, closeAfter(THE_REQUEST));
        rows.add("resets", NOT_SENT, resetAfter(THE_REQUEST));
        rows.add("answers garbage", NOT_SENT, Behaviour.say("garbage\r\n\r\n"));
        rows.stalls("never answers", NOT_SENT, silentAfter(THE_REQUEST));
        rows.add("refuses the connection", NOT_SENT, MisbehavingServer::refusing);
        return rows.faults();
    }

    private static Fault warm(Rows rows, String name, Outcome outcome, Behaviour first, Behaviour second) {
        return rows.add(name, outcome, first, second).afterAGoodCall();
    }
}
