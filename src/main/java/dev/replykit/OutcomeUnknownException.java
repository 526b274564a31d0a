package dev.replykit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The request went out, and no answer tells what became of it: the sequence may exist or not. Creation can't be
 * repeated safely, so look first: {@link #reconcile()}.
 *
 * <pre>{@code
 * try {
 *     reply.create(draft);
 * } catch (OutcomeUnknownException e) {
 *     System.out.println(e.reconcile()); // and only then decide
 * }
 * }</pre>
 */
public final class OutcomeUnknownException extends ReplyException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;
    private final transient SequenceDraft draft;
    private final String fingerprint;
    private final Instant from;
    private final Instant until;
    private final @Nullable Long id;

    OutcomeUnknownException(
            String message,
            Reply reply,
            SequenceDraft draft,
            String fingerprint,
            Instant from,
            Instant until,
            @Nullable Long id) {
        super(message);
        this.reply = reply;
        this.draft = draft;
        this.fingerprint = fingerprint;
        this.from = from;
        this.until = until;
        this.id = id;
    }

    /**
     * Lists what was created under this name in the time window, reads each candidate and compares it with the draft.
     * It asks through the Reply that sent; a try-with-resources statement has closed that before it comes to catch.
     *
     * @return the candidates: none (which is no proof that nothing was created), one or several; and what is listed
     *     under the name, but is not there when it is read
     * @throws ReplyException where the list can't be read, or a candidate for another reason; nothing changes by that,
     *     so try again
     * @throws IllegalStateException after that Reply was closed; the message says how to look through another one
     */
    public Reconciliation reconcile() {
        if (reply.isClosed()) {
            throw new IllegalStateException("The Reply that sent this is closed. Open another one to the same server,"
                    + " and look through that:\n  other.reconcile(e.draft(), e.from())"
                    + (id == null ? "" : "\n  other.get(" + id + ")"));
        }
        return reply.reconcile(draft, from, id);
    }

    /**
     * What was sent.
     *
     * @return the draft
     */
    public SequenceDraft draft() {
        return draft;
    }

    /**
     * SHA-256 of the body that was sent, to tell calls apart in logs.
     *
     * @return 64 hexadecimal digits
     */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * When the call began, by the clock of this machine.
     *
     * @return start of the time window in which the sequence may have been created
     */
    public Instant from() {
        return from;
    }

    /**
     * When the call was given up, by the clock of this machine. A slow server may still create later.
     *
     * @return end of the time window
     */
    public Instant until() {
        return until;
    }

    /**
     * The id that a broken answer gave away.
     *
     * @return the id, or null where none was seen
     */
    public @Nullable Long id() {
        return id;
    }
}
