package dev.replykit;

/**
 * A call that did not succeed; there is one subclass for each outcome. The message alone says what happened, where, and
 * what to do next, since JShell and Java kernels drop the causes of exceptions.
 *
 * <pre>{@code
 * try {
 *     reply.create(draft);
 * } catch (OutcomeUnknownException e) {
 *     e.reconcile();          // it may exist: look before you create it again
 * } catch (NotSentException e) {
 *     reply.create(draft);    // nothing happened: safe to repeat
 * } catch (RejectedException e) {
 *     e.problem().errors();   // Reply refused, and says why
 * }
 * }</pre>
 */
public abstract sealed class ReplyException extends RuntimeException
        permits InvalidDraftException,
                RejectedException,
                NotSentException,
                OutcomeUnknownException,
                ReadFailedException {
    ReplyException(String message) {
        super(message);
    }
}
