package dev.replykit;

/**
 * Reading (by id, or the list) got no usable answer. Reading changes nothing, so it is safe to repeat.
 *
 * <pre>{@code
 * Instant before = Instant.now();
 * try {
 *     reply.reconcile(draft, before);
 * } catch (ReadFailedException e) {
 *     reply.reconcile(draft, before); // once more, as nothing changed
 * }
 * }</pre>
 */
public final class ReadFailedException extends ReplyException {
    private static final long serialVersionUID = 1L;

    ReadFailedException(String message) {
        super(message);
    }
}
