package dev.replykit;

/**
 * Reply answered that it did not do what was asked: nothing was created, or nothing was read. The same call would get
 * the same answer, so fix what the problem names first.
 */
public sealed class RejectedException extends ReplyException permits RateLimitedException {
    private final transient Problem problem;

    RejectedException(String message, Problem problem) {
        super(message);
        this.problem = problem;
    }

    /** {@return what the server said; only the status and the body if the answer was no problem document} */
    public Problem problem() {
        return problem;
    }
}
