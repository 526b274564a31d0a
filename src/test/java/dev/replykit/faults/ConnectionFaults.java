package dev.replykit.faults;

import static dev.replykit.faults.Answer.*;
import static dev.replykit.faults.Answer.At.*;
import static dev.replykit.faults.Behaviour.*;
import static dev.replykit.faults.Behaviour.After.*;
import static dev.replykit.faults.Ending.*;
import static dev.replykit.faults.TestIdentity.*;

import java.time.Duration;

/** What goes wrong with the connection: before, during and after the request. */
final class ConnectionFaults extends Faults {
    private static final Duration QUICK = Duration.ofMillis(1);
    private static final Duration SLOW = Duration.ofMillis(100);

    ConnectionFaults() {
        goodAnswers();
        connecting();
        tls();
        connectionLost();
        silence();
        slowAnswers();
        pooled();
    }

    private void goodAnswers() {
        group("Control");
        add("answers 201 with the sequence", CREATED, GOOD);
        add("answers over TLS", CREATED, secure(TRUSTED, GOOD));
        add("closes after the answer", CREATED, GOOD.closing().header("Connection", "close"));
        add("answers before it has read the body", CREATED, answerBeforeBody(GOOD));
        add("sets cookies", CREATED, GOOD.header("Set-Cookie", "session=stolen; Path=/"));
    }

    private void connecting() {
        group("Connecting");
        add("refuses the connection", NOT_SENT, MisbehavingServer::refusing);
        add("never takes the connection", NOT_SENT, MisbehavingServer::neverAccepting)
                .stalling();
        add("has a host name that does not exist", NOT_SENT, MisbehavingServer::unknownHost);
        stalls("accepts the connection and never reads", UNKNOWN, silentAfter(ACCEPTING))
                .because("The request may wait in the server's buffers.");
        add("closes the connection as soon as it has accepted it", UNKNOWN, closeAfter(ACCEPTING))
                .because("From the client's side it looks as if the server had read the request.");
        add("resets the connection as soon as it has accepted it", UNKNOWN, resetAfter(ACCEPTING))
                .or(NOT_SENT, "The reset may come while the client still connects, or after it has sent.");
    }

    private void tls() {
        group("TLS");
        stalls("never begins the handshake", NOT_SENT, beforeHandshake(silentAfter(ACCEPTING)));
        stalls("never completes the handshake", NOT_SENT, beforeHandshake(silentAfter(CLIENT_HELLO)));
        add("closes before the handshake", NOT_SENT, beforeHandshake(closeAfter(ACCEPTING)));
        add("closes in the handshake", NOT_SENT, beforeHandshake(closeAfter(CLIENT_HELLO)))
                .because("The JDK treats the connection as established here, but nothing of the request was sent.");
        add("resets before the handshake", NOT_SENT, beforeHandshake(resetAfter(ACCEPTING)));
        add("resets in the handshake", NOT_SENT, beforeHandshake(resetAfter(CLIENT_HELLO)));
        greeted("sends garbage in the handshake", "garbage");
        greeted("speaks plain HTTP where TLS is expected", problem(400).text());
        greeted("ends the handshake with an alert", "\25\3\3\0\2\2\50").saying("handshake_failure");
        add("has an untrusted certificate", NOT_SENT, secure(UNTRUSTED, GOOD)).saying("PKIX path building failed");
        add("has an expired certificate", NOT_SENT, secure(EXPIRED, GOOD)).saying("validity check failed");
        add("has the certificate of another host", NOT_SENT, secure(WRONG_HOST, GOOD))
                .saying("No subject alternative names");
        add("closes after the handshake", UNKNOWN, secure(TRUSTED, closeAfter(ACCEPTING)));
        add("resets after the request", UNKNOWN, secure(TRUSTED, resetAfter(THE_REQUEST)));
        add("ends within the body", UNKNOWN, secure(TRUSTED, GOOD.cut(IN_BODY)));
        add("demands a certificate of the client", UNKNOWN, demandCertificate(TRUSTED))
                .saying("certificate")
                .because("In TLS 1.3 the client has already sent its request when it learns of the demand.");
        add("reads the request, renegotiates and closes", UNKNOWN, renegotiateAndClose(TRUSTED))
                .because("The JDK reports the same error as for a first handshake that failed.");
    }

    private Fault greeted(String name, String latin1) {
        return add(name, NOT_SENT, beforeHandshake(sayAfter(CLIENT_HELLO, latin1)));
    }

    private void connectionLost() {
        group("Connection lost");
        add("closes after the headers of the request", UNKNOWN, closeAfter(HEADERS));
        add("closes within the body of the request", UNKNOWN, closeAfter(HALF_THE_BODY));
        add("closes after the request", UNKNOWN, closeAfter(THE_REQUEST));
        add("resets after the headers of the request", UNKNOWN, resetAfter(HEADERS));
        add("resets within the body of the request", UNKNOWN, resetAfter(HALF_THE_BODY));
        add("resets after the request", UNKNOWN, resetAfter(THE_REQUEST));
        add("closes within the head of its answer", UNKNOWN, GOOD.cut(IN_HEAD));
        add("closes after the head of its answer", UNKNOWN, GOOD.cut(AFTER_HEAD));
        add("closes within the body of its answer", UNKNOWN, GOOD.cut(IN_BODY));
        add("resets within the body of its answer", UNKNOWN, GOOD.reset(IN_BODY));
        add("closes one byte early", UNKNOWN, GOOD.cutBy(1));
    }

    private void silence() {
        group("Silence");
        stalls("is silent after the headers of the request", UNKNOWN, silentAfter(HEADERS));
        stalls("is silent after the request", UNKNOWN, silentAfter(THE_REQUEST));
        stalls("stalls within the head of its answer", UNKNOWN, GOOD.stalled(IN_HEAD));
        stalls("stalls after the head of its answer", UNKNOWN, GOOD.stalled(AFTER_HEAD));
        stalls("stalls within the body of its answer", UNKNOWN, GOOD.stalled(IN_BODY));
        stalls("stalls one byte before the end", UNKNOWN, GOOD.stalledBy(1));
        stalls("stalls over TLS", UNKNOWN, secure(TRUSTED, GOOD.stalled(IN_BODY)));
        stalls("stalls in the body of a 503", UNKNOWN, problem(503).stalled(IN_BODY));
        stallsAtTheEnd(400, REJECTED, "%", "%");
        stallsAtTheEnd(400, REJECTED, "backslashes", "\"x\\");
        stallsAtTheEnd(400, REJECTED, "entities", "&#x0");
        stallsAtTheEnd(201, UNKNOWN, "%", "%");
    }

    /** The answer is searched for the key after the deadline. */
    private void stallsAtTheEnd(int status, Ending outcome, String what, String fill) {
        String fills = fill.repeat((4 << 20) / fill.length());
        Answer head = status(status).header("Content-Length", String.valueOf(fills.length() + 1));
        stalls(
                "stalls at the end of a " + status + " of 4 MiB of " + what,
                outcome,
                say(head.head() + fills, Wire::stall));
    }

    private void slowAnswers() {
        group("Slow answers");
        add("sends the head byte by byte", CREATED, GOOD.drippingHead(QUICK));
        add("sends the body byte by byte", CREATED, GOOD.drippingBody(QUICK));
        stalls("sends the head too slowly", UNKNOWN, GOOD.drippingHead(SLOW));
        stalls("sends the body too slowly", UNKNOWN, GOOD.drippingBody(SLOW));
        stalls("sends spaces and never the body", UNKNOWN, endless("HTTP/1.1 201 Created\r\n\r\n", " ", SLOW));
    }

    private void pooled() {
        group("Pooled connection");
        warm("closed it while it was idle", CREATED, GOOD.closing(), GOOD)
                .or(
                        UNKNOWN,
                        "The client notices in time, or writes to the closed connection. It never sends the request again.");
        warm("closes it when the request arrives", UNKNOWN, GOOD, closeAfter(ACCEPTING));
        warm("resets it when the request arrives", UNKNOWN, GOOD, resetAfter(ACCEPTING));
        warm("closes it after the request", UNKNOWN, GOOD, closeAfter(THE_REQUEST));
        warm("resets it after the request", UNKNOWN, GOOD, resetAfter(THE_REQUEST));
        warm("never answers on it", UNKNOWN, GOOD, silentAfter(THE_REQUEST)).stalling();
        warm("sent garbage after its first answer", CREATED, GOOD.followedBy("garbage"), GOOD);
        String another = problem(401).text();
        warm("answered the second call in advance", CREATED, GOOD.followedBy(another), GOOD)
                .because("An answer that came before the request belongs to no request.");
        warm("sent a longer body than it declared", CREATED, GOOD.followedBy(another), GOOD);
        warm("set a cookie with its first answer", CREATED, GOOD.header("Set-Cookie", "session=stolen"), GOOD);
        warm("closes over TLS when the request arrives", UNKNOWN, secure(TRUSTED, GOOD), closeAfter(ACCEPTING));
    }

    private Fault warm(String name, Ending outcome, Behaviour first, Behaviour second) {
        return add(name, outcome, first, second).afterAGoodCall();
    }
}
