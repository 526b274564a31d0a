package dev.replykit;

/**
 * No request was sent, or only one that got a 429: there was no connection, no completed TLS handshake, or the call was
 * interrupted or out of time first. Nothing was created, and it is safe to call again.
 */
public final class NotSentException extends ReplyException {
    NotSentException(String message) {
        super(message);
    }
}
