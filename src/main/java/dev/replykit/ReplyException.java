package dev.replykit;

/**
 * A call that did not succeed; there is one subclass for each outcome. The message alone says what happened, where, and
 * what to do next, since JShell and Java kernels drop the causes of exceptions.
 *
 * <pre>{@code
 * try {
 *     reply.create(draft);
 * } catch (OutcomeUnknownException e) {
 *     System.out.println(e.reconcile());  // it may exist: look before you create it again
 * } catch (NotSentException e) {
 *     reply.create(draft);                // nothing happened: safe to repeat
 * } catch (RateLimitedException e) {
 *     System.out.println(e.retryAfter()); // such as PT5M; null if Reply does not say
 * } catch (RejectedException e) {
 *     System.out.println(e.problem());    // Reply refused, and says why
 * } catch (InvalidDraftException e) {
 *     System.out.println(e.violations()); // nothing was sent
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
