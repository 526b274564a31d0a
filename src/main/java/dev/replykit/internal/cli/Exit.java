package dev.replykit.internal.cli;

import dev.replykit.NotSentException;
import dev.replykit.OutcomeUnknownException;
import dev.replykit.ReadFailedException;
import dev.replykit.ReplyException;

/** The exit codes, which are a stable interface. */
final class Exit {
    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int UNKNOWN = 3;
    static final int NOT_SENT = 4;

    private Exit() {}

    static int of(ReplyException e) {
        boolean isSafe = e instanceof NotSentException || e instanceof ReadFailedException;
        return e instanceof OutcomeUnknownException ? UNKNOWN : isSafe ? NOT_SENT : REFUSED;
    }

    /** The program was called wrongly; the message says what to change. */
    static class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
