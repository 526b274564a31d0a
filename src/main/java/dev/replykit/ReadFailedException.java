package dev.replykit;

/**
 * No usable answer came when something was read. Reading changes nothing, so it is safe to repeat.
 *
 * <pre>{@code
 * try {
 *     reply.list();
 * } catch (ReadFailedException e) {
 *     reply.list(); // once more, since nothing changed
 * }
 * }</pre>
 */
public final class ReadFailedException extends ReplyException {
    ReadFailedException(String message) {
        super(message);
    }
}
