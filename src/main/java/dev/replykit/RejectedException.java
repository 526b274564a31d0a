package dev.replykit;

/**
 * Reply answered that it did not carry the request out: nothing was created. Repeating the same call gives the same
 * answer; mend what the problem names first.
 *
 * <pre>{@code
 * try {
 *     reply.get(7);
 * } catch (RejectedException e) {
 *     System.out.println(e.problem().code());
 * }
 * // prints: sequence.notFound
 * }</pre>
 */
public sealed class RejectedException extends ReplyException permits RateLimitedException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RejectedException(String message, Problem problem) {
        super(message);
        this.problem = problem;
    }

    /**
     * What the server said.
     *
     * @return the problem; bare where the answer was no problem document
     */
    public Problem problem() {
        return problem;
    }
}
