package dev.replykit.internal.json;

/** The text is not JSON as RFC 8259 has it; the message says where. */
public final class MalformedJsonTextException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedJsonTextException(String message) {
        super(message);
    }
}
