package dev.replykit;

/**
 * A call that did not end with a sequence; one subclass for each outcome. The message alone tells the whole story,
 * since JShell and Java kernels drop the causes of exceptions: what happened, where, and what to do next.
 *
 * <pre>{@code
 * try {
 *     reply.create(draft);
 * } catch (OutcomeUnknownException e) {
 *     e.reconcile();          // it may exist: look before you repeat
 * } catch (NotSentException e) {
 *     reply.create(draft);    // nothing happened: safe to repeat
 * } catch (RejectedException e) {
 *     e.problem().errors();   // Reply said no, and why
 * }
 * }</pre>
 */
public abstract sealed class ReplyException extends RuntimeException
        permits InvalidDraftException,
                RejectedException,
                NotSentException,
                OutcomeUnknownException,
                ReadFailedException {
    private static final long serialVersionUID = 1L;

    ReplyException(String message) {
        super(message);
    }
}
