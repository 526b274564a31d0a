package dev.replykit.faults;

import dev.replykit.ReplyException;

/** How {@code create} ends for its caller: with the sequence, or with the exception of a similar name. */
enum Outcome {
    CREATED,
    REJECTED,
    RATE_LIMITED,
    NOT_SENT,
    UNKNOWN;

    static Outcome of(ReplyException e) {
        return switch (e.getClass().getSimpleName()) {
            case "RejectedException" -> REJECTED;
            case "RateLimitedException" -> RATE_LIMITED;
            case "NotSentException" -> NOT_SENT;
            case "OutcomeUnknownException" -> UNKNOWN;
            default -> throw new AssertionError("an exception that create does not promise", e);
        };
    }
}
