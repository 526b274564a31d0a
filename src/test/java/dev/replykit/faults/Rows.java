package dev.replykit.faults;

import static dev.replykit.faults.Outcome.NOT_SENT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The rows of one group of faults, while they are written down. */
final class Rows {
    private final String group;
    private final List<Row> rows = new ArrayList<>();

    Rows(String group) {
        this.group = group;
    }

    /** A server that behaves like this, to every request. */
    Row add(String name, Outcome outcome, Behaviour behaviour) {
        return add(name, outcome, () -> MisbehavingServer.playing(behaviour));
    }

    Row add(String name, Outcome outcome, Supplier<MisbehavingServer> server) {
        Row row = new Row(group, name, outcome, server);
        rows.add(row);
        return row;
    }

    List<Fault> faults() {
        return rows.stream().map(Row::fault).toList();
    }

    /** A row being written. */
    static final class Row {
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
