package dev.replykit.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The faults of one group, while they are written down. */
final class Rows {
    private final String group;
    private final List<Fault> faults = new ArrayList<>();

    Rows(String group) {
        this.group = group;
    }

    /** A server that behaves like this: to the first request, to the next one, and to all further ones. */
    Fault add(String name, Outcome outcome, Behaviour... script) {
        return add(name, outcome, () -> MisbehavingServer.playing(script));
    }

    Fault add(String name, Outcome outcome, Supplier<MisbehavingServer> server) {
        Fault fault = new Fault(group, name, outcome, server);
        faults.add(fault);
        return fault;
    }

    /** A server that never ends it. */
    Fault stalls(String name, Outcome outcome, Behaviour behaviour) {
        return add(name, outcome, behaviour).stalling();
    }

    List<Fault> faults() {
        return faults;
    }
}
