package dev.replykit;

import dev.replykit.internal.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox of a sequence, as answers show it; a draft names it by its id alone. Source: documentation. The constructor
 * is not API.
 *
 * <pre>{@code
 * sequence.emailAccounts().get(0).email(); // ==> "sender1@example.com"
 * }</pre>
 *
 * @param id the mailbox, or null where the answer left it out
 * @param email its address, or null where the answer left it out
 */
public record EmailAccount(@Nullable Long id, @Nullable String email) {
    @Override
    public String toString() {
        return Printable.record(this);
    }
}
