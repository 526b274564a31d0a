package dev.replykit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reply takes no more requests for now (429): nothing was created. It is thrown when the wait that Reply asks for does
 * not fit the deadline, is not usable, or when a second try met the limit again. Limits are 100 requests a minute and
 * 3,000 an hour for a user over all programs. Source: documentation.
 *
 * <pre>{@code
 * try {
 *     reply.create(draft);
 * } catch (RateLimitedException e) {
 *     System.out.println("Wait " + e.retryAfter()); // PT5M, say; null where Reply does not tell
 * }
 * }</pre>
 */
public final class RateLimitedException extends RejectedException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    RateLimitedException(String message, Problem problem, @Nullable Duration retryAfter) {
        super(message, problem);
        this.retryAfter = retryAfter;
    }

    /**
     * How long to wait before the next call.
     *
     * @return the wait, or null where the answer gave no usable one
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
