package dev.replykit.notebook.kernel;

/** A cell that is not Java; the message shows every fault below the line it is in. */
final class CompilationException extends Exception {
    private static final long serialVersionUID = 1;

    CompilationException(String message) {
        super(message);
    }
}
