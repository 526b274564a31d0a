package dev.replykit;

/**
 * The request provably never left: no connection, no TLS, or interrupted before. Nothing was created, and it is safe to
 * call again.
 *
 * <pre>{@code
 * try {
 *     reply.create(draft);
 * } catch (NotSentException e) {
 *     reply.create(draft); // once more, as nothing happened
 * }
 * }</pre>
 */
public final class NotSentException extends ReplyException {
    private static final long serialVersionUID = 1L;

    NotSentException(String message) {
        super(message);
    }
}
