package dev.replykit;

/**
 * No usable answer came when something was read. Reading changes nothing, so it is safe to repeat.
 *
 * <pre>{@code
 * Instant before = Instant.now();
 * try {
 *     reply.reconcile(draft, before);
 * } catch (ReadFailedException e) {
 *     reply.reconcile(draft, before); // once more, since nothing changed
 * }
 * }</pre>
 */
public final class ReadFailedException extends ReplyException {
    ReadFailedException(String message) {
        super(message);
    }
}
