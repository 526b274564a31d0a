package dev.replykit.faults;

import java.util.EnumSet;
import java.util.function.Supplier;

/** One row of the matrix: something a server, a proxy or the network does, and what {@code create} (or {@code delete}) must make of it. */
final class Fault {
    /** What it is about; rows of a group follow each other. */
    final String group;
    /** What happens, as the rest of a sentence; unique and stable. */
    final String name;

    /** Starts a server that plays this row. */
    final Supplier<MisbehavingServer> server;

    final EnumSet<Ending> outcomes;
    int posts;
    boolean stalls;
    boolean isWarm;
    boolean deletes;
    boolean isProxy;
    String because = "";
    String saying = "";

    Fault(String group, String name, Ending outcome, Supplier<MisbehavingServer> server) {
        this.group = group;
        this.name = name;
        this.server = server;
        this.outcomes = EnumSet.of(outcome);
        this.posts = outcome == Ending.NOT_SENT ? 0 : 1;
    }

    /** Another outcome is right, too. */
    Fault or(Ending other, String reason) {
        outcomes.add(other);
        return because(reason);
    }

    /** So many POSTs may arrive. */
    Fault posts(int most) {
        posts = most;
        return this;
    }

    /** The server never ends it, so the call may last until its deadline. In all other rows it ends long before. */
    Fault stalling() {
        stalls = true;
        return this;
    }

    /** It happens to {@code delete}, and so many DELETEs may arrive. */
    Fault deleting(int most) {
        deletes = true;
        return posts(most);
    }

    /** The server is the proxy on the way to an {@code https} server. */
    Fault asProxy() {
        isProxy = true;
        return this;
    }

    /** A good call precedes on the same client, so that its connection waits in the pool. Its POST does not count. */
    Fault afterAGoodCall() {
        isWarm = true;
        return this;
    }

    /** The reason of an outcome that is not plain from the table. */
    Fault because(String reason) {
        because = reason;
        return this;
    }

    /** What the exception or a cause of it says, so that it is no other failure. */
    Fault saying(String words) {
        saying = words;
        return this;
    }

    @Override
    public String toString() {
        return group + ": " + name;
    }
}
