package dev.replykit;

/** No usable answer came when something was read. Reading changes nothing, so it is safe to repeat. */
public final class ReadFailedException extends ReplyException {
    ReadFailedException(String message) {
        super(message);
    }
}
