package dev.replykit.faults;

/** How {@code create} ends for its caller; the rows of the outcome table. */
public enum Outcome {
    /** It returns the sequence. */
    CREATED,
    /** {@code RejectedException}: the server refused, nothing was created. */
    REJECTED,
    /** {@code RateLimitedException}: not executed, and says how long to wait. */
    RATE_LIMITED,
    /** {@code NotSentException}: nothing reached the server, safe to repeat. */
    NOT_SENT,
    /** {@code OutcomeUnknownException}: it may have been created. */
    UNKNOWN
}
