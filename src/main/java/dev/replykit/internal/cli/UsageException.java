package dev.replykit.internal.cli;

/** The program was called in a way that can't work; the message says how to call it. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
