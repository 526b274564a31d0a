package dev.replykit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reply takes no more requests for now (429); nothing was created. It is thrown if the wait that Reply asks for does
 * not fit the deadline or is not usable, and after a second 429. A user has 100 requests a minute and 3,000 an hour,
 * over all programs. Source: documentation.
 */
public final class RateLimitedException extends RejectedException {
    private final @Nullable Duration retryAfter;

    RateLimitedException(String message, Problem problem, @Nullable Duration retryAfter) {
        super(message, problem);
        this.retryAfter = retryAfter;
    }

    /** {@return how long to wait before the next call, or null if the answer does not say} */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
