package dev.replykit.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything the server can do to one {@code create}, with the outcome that the table of the design demands. The
 * matrix test is a loop over {@link #all()}, and so is the page that people read.
 *
 * <p>A client under test trusts {@link TestIdentity#trusting()} and has a deadline of three seconds or more, so that a
 * {@code Retry-After} of two fits, but not of more than its connect timeout of ten: what never connects is a row too.
 */
public final class Faults {
    private Faults() {}

    /** Every row in which the client talks to the server itself. */
    public static List<Fault> all() {
        return Stream.of(
                        AnswerFaults.goodAnswers(),
                        ConnectionFaults.connecting(),
                        ConnectionFaults.tls(),
                        ConnectionFaults.connectionLost(),
                        ConnectionFaults.silence(),
                        ConnectionFaults.slowAnswers(),
                        ConnectionFaults.pooled(),
                        MessageFaults.interim(),
                        MessageFaults.heads(),
                        MessageFaults.contentLength(),
                        MessageFaults.chunks(),
                        MessageFaults.compression(),
                        MessageFaults.sizeAndDepth(),
                        AnswerFaults.bodies(),
                        AnswerFaults.encoding(),
                        AnswerFaults.statuses(),
                        AnswerFaults.refusals(),
                        AnswerFaults.redirects(),
                        AnswerFaults.rateLimit(),
                        AnswerFaults.echoes(),
                        AnswerFaults.deletions())
                .flatMap(List::stream)
                .toList();
    }

    /** Rows in which the server is the proxy on the way to an {@code https} server. */
    public static List<Fault> ofProxies() {
        return ConnectionFaults.proxies();
    }
}
