package dev.replykit.faults;

import java.util.Set;
import java.util.function.Supplier;

/**
 * One row of the matrix: something a server, a proxy or the network does, and what {@code create} must make of it.
 *
 * @param group what it is about; rows of a group follow each other
 * @param name what happens, as the rest of a sentence; unique and stable
 * @param outcomes what the caller may get to see: one outcome, or several where the row says why
 * @param posts how many POSTs may arrive at most
 * @param stalls the server never ends it: the call may last until its deadline; in all other rows it ends long before
 * @param warm a good call precedes on the same client, so that its connection waits in the pool; {@code posts} does
 *     not count it
 * @param because the reason of an outcome that is not plain from the table, or nothing
 * @param server starts the server
 */
public record Fault(
        String group,
        String name,
        Set<Outcome> outcomes,
        int posts,
        boolean stalls,
        boolean warm,
        String because,
        Supplier<MisbehavingServer> server) {

    /** A server that plays this row; the caller closes it. */
    public MisbehavingServer start() {
        return server.get();
    }

    @Override
    public String toString() {
        return group + ": " + name;
    }
}
