package dev.replykit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The request was sent, and no answer says what became of it: the sequence may exist or not. Creating is not safe to
 * repeat, so look first, with {@link #reconcile()}. Deleting is safe to repeat, and has neither a draft nor times.
 */
public final class OutcomeUnknownException extends ReplyException {
    /** A call of create that was sent: with which Reply, what, and when. */
    record Sent(Reply reply, SequenceDraft draft, String fingerprint, Instant from, Instant until) {}

    /** Null for a deletion, and after deserialization: a Reply with its key is not written anywhere. */
    private final transient @Nullable Sent sent;

    private final @Nullable Long id;

    OutcomeUnknownException(String message, @Nullable Sent sent, @Nullable Long id) {
        super(message);
        this.sent = sent;
        this.id = id;
    }

    /**
     * {@return what {@link Reply#reconcile} finds, asked through the same Reply; finding none proves nothing}
     *
     * @throws ReplyException if the list can't be read; try again
     * @throws IllegalStateException if that Reply is closed, as after try-with-resources, or this exception tells of a
     *     deletion or was deserialized; the message says how to look
     */
    public Reconciliation reconcile() {
        return sent().reply().reconcile(sent().draft(), sent().from(), id);
    }

    /** {@return what was sent} */
    public SequenceDraft draft() {
        return sent().draft();
    }

    /** {@return the SHA-256 of the body that was sent, to tell calls apart in logs: 64 hexadecimal digits} */
    public String fingerprint() {
        return sent().fingerprint();
    }

    /** {@return when the call began, by the clock of this machine} */
    public Instant from() {
        return sent().from();
    }

    /** {@return when the call was given up, by the clock of this machine; a slow server may still create later} */
    public Instant until() {
        return sent().until();
    }

    /** {@return the id that an incomplete answer contained, or that was to be deleted; null if there was none} */
    public @Nullable Long id() {
        return id;
    }

    private Sent sent() {
        if (sent == null) {
            throw new IllegalStateException("This exception tells of a deletion or was deserialized, so it has neither"
                    + " a draft nor a Reply. Look with reply.reconcile(draft, time) or reply.get(id).");
        }
        return sent;
    }
}
