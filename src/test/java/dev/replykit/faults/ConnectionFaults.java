package dev.replykit.faults;

import static dev.replykit.faults.Behaviour.After.ACCEPTING;
import static dev.replykit.faults.Behaviour.After.CLIENT_HELLO;
import static dev.replykit.faults.Behaviour.After.HALF_THE_BODY;
import static dev.replykit.faults.Behaviour.After.HEADERS;
import static dev.replykit.faults.Behaviour.After.THE_REQUEST;
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
    private static final Duration QUICK = Duration.ofMillis(1);
    private static final Duration SLOW = Duration.ofMillis(100);

    private ConnectionFaults() {}

    static List<Fault> connecting() {
        Rows rows = new Rows("Connecting");
        rows.add("refuses the connection", NOT_SENT, MisbehavingServer::refusing);
        rows.add("never takes the connection", NOT_SENT, MisbehavingServer::neverAccepting)
                .stalling();
        rows.add("has a host name that does not exist", NOT_SENT, MisbehavingServer::unknownHost);
        rows.add("accepts and never reads", UNKNOWN, Behaviour.silentAfter(ACCEPTING))
                .stalling()
                .because("The request may wait in the server's buffers.");
        rows.add("closes as soon as it has accepted", UNKNOWN, Behaviour.closeAfter(ACCEPTING))
                .because("From the client's side it looks as if the server had read the request.");
        rows.add("resets as soon as it has accepted", UNKNOWN, Behaviour.resetAfter(ACCEPTING))
                .or(NOT_SENT)
                .because("The reset may come while the client still connects, or after it has sent.");
        return rows.faults();
    }

    static List<Fault> tls() {
        Rows rows = new Rows("TLS");
        rows.add("never begins the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.silentAfter(ACCEPTING)))
                .stalling();
        rows.add(
                        "never completes the handshake",
                        NOT_SENT,
                        Behaviour.beforeHandshake(Behaviour.silentAfter(CLIENT_HELLO)))
                .stalling();
        rows.add("closes before the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.closeAfter(ACCEPTING)));
        rows.add("closes in the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.closeAfter(CLIENT_HELLO)))
                .because("The JDK takes the connection for established here, but nothing of the request was sent.");
        rows.add("resets before the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.resetAfter(ACCEPTING)));
        rows.add("resets in the handshake", NOT_SENT, Behaviour.beforeHandshake(Behaviour.resetAfter(CLIENT_HELLO)));
        rows.add(
                "says garbage in the handshake",
                NOT_SENT,
                Behaviour.beforeHandshake(Behaviour.sayAfter(CLIENT_HELLO, Answer.latin1("garbage"))));
        rows.add(
                "speaks plain HTTP where TLS is expected",
                NOT_SENT,
                Behaviour.beforeHandshake(
                        Behaviour.sayAfter(CLIENT_HELLO, Answer.problem(400).bytes())));
        rows.add(
                "breaks the handshake off with an alert",
                NOT_SENT,
                Behaviour.beforeHandshake(Behaviour.sayAfter(CLIENT_HELLO, new byte[] {21, 3, 3, 0, 2, 2, 40})));
        rows.add("has an untrusted certificate", NOT_SENT, Behaviour.secure(UNTRUSTED, Answer.created()));
        rows.add("has an expired certificate", NOT_SENT, Behaviour.secure(EXPIRED, Answer.created()));
        rows.add("has the certificate of another host", NOT_SENT, Behaviour.secure(WRONG_HOST, Answer.created()));
        rows.add("closes after the handshake", UNKNOWN, Behaviour.secure(TRUSTED, Behaviour.closeAfter(ACCEPTING)));
        rows.add("resets after the request", UNKNOWN, Behaviour.secure(TRUSTED, Behaviour.resetAfter(THE_REQUEST)));
        rows.add(
                "ends within the body",
                UNKNOWN,
                Behaviour.secure(TRUSTED, Answer.created().cutInBody()));
        rows.add("demands a certificate of the client", UNKNOWN, Behaviour.demandCertificate(TRUSTED))
                .because("In TLS 1.3 the client has sent its request when it hears of the demand.");
        rows.add("takes the request, renegotiates and closes", UNKNOWN, Behaviour.renegotiateAndClose(TRUSTED))
                .because("The JDK reports the same as for a first handshake that was broken off.");
        return rows.faults();
    }

    static List<Fault> brokenOff() {
        Rows rows = new Rows("Broken off");
        rows.add("closes after the headers of the request", UNKNOWN, Behaviour.closeAfter(HEADERS));
        rows.add("closes within the body of the request", UNKNOWN, Behaviour.closeAfter(HALF_THE_BODY));
        rows.add("closes after the request", UNKNOWN, Behaviour.closeAfter(THE_REQUEST));
        rows.add("resets after the headers of the request", UNKNOWN, Behaviour.resetAfter(HEADERS));
        rows.add("resets within the body of the request", UNKNOWN, Behaviour.resetAfter(HALF_THE_BODY));
        rows.add("resets after the request", UNKNOWN, Behaviour.resetAfter(THE_REQUEST));
        rows.add(
                "closes within the head of its answer",
                UNKNOWN,
                Answer.created().cutInHead());
        rows.add(
                "closes after the head of its answer", UNKNOWN, Answer.created().cutAfterHead());
        rows.add(
                "closes within the body of its answer",
                UNKNOWN,
                Answer.created().cutInBody());
        rows.add(
                "resets within the body of its answer",
                UNKNOWN,
                Answer.created().resetInBody());
        rows.add("closes one byte early", UNKNOWN, Answer.created().cutBy(1));
        return rows.faults();
    }

    static List<Fault> silence() {
        Rows rows = new Rows("Silence");
        rows.add("is silent after the headers of the request", UNKNOWN, Behaviour.silentAfter(HEADERS))
                .stalling();
        rows.add("is silent after the request", UNKNOWN, Behaviour.silentAfter(THE_REQUEST))
                .stalling();
        rows.add(
                        "stalls within the head of its answer",
                        UNKNOWN,
                        Answer.created().stalledInHead())
                .stalling();
        rows.add(
                        "stalls after the head of its answer",
                        UNKNOWN,
                        Answer.created().stalledAfterHead())
                .stalling();
        rows.add(
                        "stalls within the body of its answer",
                        UNKNOWN,
                        Answer.created().stalledInBody())
                .stalling();
        rows.add("stalls one byte before the end", UNKNOWN, Answer.created().stalledBy(1))
                .stalling();
        rows.add(
                        "stalls over TLS",
                        UNKNOWN,
                        Behaviour.secure(TRUSTED, Answer.created().stalledInBody()))
                .stalling();
        rows.add("stalls in the body of a 503", UNKNOWN, Answer.problem(503).stalledInBody())
                .stalling();
        stallsAtTheEnd(rows, 400, REJECTED, "%", "%");
        stallsAtTheEnd(rows, 400, REJECTED, "backslashes", "\"x\\");
        stallsAtTheEnd(rows, 400, REJECTED, "entities", "&#x0");
        stallsAtTheEnd(rows, 201, UNKNOWN, "%", "%");
        return rows.faults();
    }

    /** What came is looked through when the deadline is over. */
    private static void stallsAtTheEnd(Rows rows, int status, Outcome outcome, String what, String fill) {
        byte[] piece = Answer.latin1(fill.repeat((1 << 16) / fill.length()));
        Answer head = Answer.status(status).header("Content-Length", String.valueOf(64 * piece.length + 1));
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

    static List<Fault> dripping() {
        Rows rows = new Rows("Dripping");
        rows.add("sends the head byte by byte", CREATED, Answer.created().drippingHead(QUICK));
        rows.add("sends the body byte by byte", CREATED, Answer.created().drippingBody(QUICK));
        rows.add("sends the head too slowly", UNKNOWN, Answer.created().drippingHead(SLOW))
                .stalling();
        rows.add("sends the body too slowly", UNKNOWN, Answer.created().drippingBody(SLOW))
                .stalling();
        rows.add(
                        "sends spaces before the body for ever",
                        UNKNOWN,
                        Behaviour.endless("HTTP/1.1 201 Created\r\n\r\n", " ", SLOW))
                .stalling();
        return rows.faults();
    }

    static List<Fault> pooled() {
        Rows rows = new Rows("Pooled connection");
        warm(rows, "closed it while it waited", CREATED, Answer.created().closing(), Answer.created())
                .or(UNKNOWN)
                .because("The client notices in time or sends into the closed connection; sent again it is never.");
        warm(rows, "closes it when the request arrives", UNKNOWN, Answer.created(), Behaviour.closeAfter(ACCEPTING));
        warm(rows, "resets it when the request arrives", UNKNOWN, Answer.created(), Behaviour.resetAfter(ACCEPTING));
        warm(rows, "closes it after the request", UNKNOWN, Answer.created(), Behaviour.closeAfter(THE_REQUEST));
        warm(rows, "resets it after the request", UNKNOWN, Answer.created(), Behaviour.resetAfter(THE_REQUEST));
        warm(rows, "is silent on it", UNKNOWN, Answer.created(), Behaviour.silentAfter(THE_REQUEST))
                .stalling();
        warm(
                rows,
                "said garbage after its first answer",
                CREATED,
                Answer.created().followedBy(Answer.latin1("garbage")),
                Answer.created());
        warm(
                        rows,
                        "answered the second call in advance",
                        CREATED,
                        Answer.created().followedBy(Answer.problem(401).bytes()),
                        Answer.created())
                .because("An answer that was there before the request belongs to nobody.");
        warm(
                rows,
                "sent more than it said",
                CREATED,
                Answer.status(201)
                        .body("{\"id\": 90210}")
                        .followedBy(Answer.problem(401).bytes()),
                Answer.created());
        warm(
                rows,
                "set a cookie with its first answer",
                CREATED,
                Answer.created().header("Set-Cookie", "session=stolen"),
                Answer.created());
        warm(
                rows,
                "closes over TLS when the request arrives",
                UNKNOWN,
                Behaviour.secure(TRUSTED, Answer.created()),
                Behaviour.closeAfter(ACCEPTING));
        return rows.faults();
    }

    static List<Fault> proxies() {
        Rows rows = new Rows("Proxy");
        for (int status : new int[] {400, 403, 404, 407, 429, 500, 502, 503}) {
            rows.add(
                    "refuses the tunnel with " + status,
                    NOT_SENT,
                    Answer.status(status).closing());
        }
        rows.add(
                "demands a password",
                NOT_SENT,
                Answer.status(407)
                        .header("Proxy-Authenticate", "Basic realm=\"proxy\"")
                        .closing());
        rows.add(
                "redirects the tunnel",
                NOT_SENT,
                Behaviour.redirect(307, wire -> wire.elsewhere().uri().toString()));
        rows.add("closes", NOT_SENT, Behaviour.closeAfter(THE_REQUEST));
        rows.add("resets", NOT_SENT, Behaviour.resetAfter(THE_REQUEST));
        rows.add("says garbage", NOT_SENT, Behaviour.say("garbage\r\n\r\n"));
        rows.add("never answers", NOT_SENT, Behaviour.silentAfter(THE_REQUEST)).stalling();
        rows.add("refuses the connection", NOT_SENT, MisbehavingServer::refusing);
        return rows.faults();
    }

    private static Rows.Row warm(Rows rows, String name, Outcome outcome, Behaviour first, Behaviour second) {
        return rows.add(name, outcome, () -> MisbehavingServer.playing(first, second))
                .afterAGoodCall();
    }
}
