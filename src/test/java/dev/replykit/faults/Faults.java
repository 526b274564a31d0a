package dev.replykit.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything the server can do to one {@code create} or {@code delete}, group by group, with the outcome that the table
 * of the design demands. The matrix test is a loop over {@link #all()}, and so is the page that people read.
 *
 * <p>A client under test trusts {@link TestIdentity#trusting()} and has a deadline of three seconds or more, so that a
 * {@code Retry-After} of two fits, but not of more than its connect timeout of ten: what never connects is a row too.
 */
abstract class Faults {
    static final Answer GOOD = Answer.created();
    static final Answer JSON_201 = Answer.status(201).header("Content-Type", "application/json");

    private final List<Fault> faults = new ArrayList<>();
    private String group = "";

    static List<Fault> all() {
        return Stream.<Faults>of(new ConnectionFaults(), new MessageFaults(), new AnswerFaults())
                .flatMap(part -> part.faults.stream())
                .toList();
    }

    /** All further rows are about this. */
    final void group(String name) {
        group = name;
    }

    /** A server that behaves like this: to the first request, to the next one, and to all further ones. */
    final Fault add(String name, Ending outcome, Behaviour... script) {
        return add(name, outcome, () -> MisbehavingServer.playing(script));
    }

    final Fault add(String name, Ending outcome, Supplier<MisbehavingServer> server) {
        Fault fault = new Fault(group, name, outcome, server);
        faults.add(fault);
        return fault;
    }

    /** A server that never ends it. */
    final Fault stalls(String name, Ending outcome, Behaviour... script) {
        return add(name, outcome, script).stalling();
    }
}
