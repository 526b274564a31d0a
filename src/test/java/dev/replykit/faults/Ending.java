package dev.replykit.faults;

/**
 * How {@code create} ends for its caller, with the sequence or with the exception of a similar name; and {@code delete},
 * which may also end with the sequence deleted, kept because it is not new, or not read.
 */
enum Ending {
    CREATED,
    REJECTED,
    RATE_LIMITED,
    NOT_SENT,
    UNKNOWN,
    DELETED,
    KEPT,
    NOT_READ;

    static Ending of(RuntimeException e) {
        return switch (e.getClass().getSimpleName()) {
            case "RejectedException" -> REJECTED;
            case "RateLimitedException" -> RATE_LIMITED;
            case "NotSentException" -> NOT_SENT;
            case "OutcomeUnknownException" -> UNKNOWN;
            case "IllegalStateException" -> KEPT;
            case "ReadFailedException" -> NOT_READ;
            default -> throw new AssertionError("an exception that is not promised", e);
        };
    }
}
