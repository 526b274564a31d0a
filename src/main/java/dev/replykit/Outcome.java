package dev.replykit;

import dev.replykit.internal.http.Result;
import java.util.Set;

/** What became of a request, decided from the evidence alone. If the evidence allows two outcomes, it is unknown. */
enum Outcome {
    /** No byte of the request was sent. */
    NOT_SENT,
    /** A complete answer says that the server did what was asked. */
    SUCCEEDED,
    /** The server did nothing, because of too many requests. */
    RATE_LIMITED,
    /** The server did nothing. */
    REJECTED,
    /** The server may have done what was asked, or not. */
    UNKNOWN;

    private static final int TOO_MANY_REQUESTS = 429;
    /** Redirects that keep the method: the server did nothing and named another address. */
    private static final Set<Integer> METHOD_KEEPING_REDIRECTS = Set.of(301, 307, 308);
    /** Client errors by which a server, or a proxy before it, says that it stopped waiting. */
    private static final Set<Integer> TIMEOUTS = Set.of(408, 499);

    /** {@return the outcome of a request that changes something} */
    static Outcome ofChange(Result result) {
        return result.sent() ? ofReading(result) : NOT_SENT;
    }

    /** {@return the outcome of a request that only reads, for which it does not matter whether it was sent} */
    static Outcome ofReading(Result result) {
        if (!(result instanceof Result.Answer answer)) {
            return UNKNOWN;
        }
        int status = answer.status();
        if (status / 100 == 2) {
            return answer.bodyError() == null ? SUCCEEDED : UNKNOWN;
        }
        if (status == TOO_MANY_REQUESTS) {
            return RATE_LIMITED;
        }
        boolean isClientError = status / 100 == 4 && !TIMEOUTS.contains(status);
        return isClientError || isRejectedByRedirect(status) ? REJECTED : UNKNOWN;
    }

    static boolean isRejectedByRedirect(int status) {
        return METHOD_KEEPING_REDIRECTS.contains(status);
    }
}
