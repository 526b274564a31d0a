package dev.replykit;

import dev.replykit.internal.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A LinkedIn sender of a sequence, as answers show it; a draft names it by its id alone. Source: documentation, the
 * statuses and a null profile published OpenAPI. The constructor is not API.
 *
 * <pre>{@code
 * reply.create(draft.linkedInAccounts(42)).linkedInAccounts().get(0).status(); // ==> enabled
 * }</pre>
 *
 * @param id the account, or null where the answer left it out
 * @param name the person's name, or null where the answer left it out
 * @param profileUrl address of the profile, or null
 * @param status whether it can be used, or null where the answer left it out
 */
public record LinkedInAccount(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String profileUrl,
        @Nullable LinkedInAccountStatus status) {
    @Override
    public String toString() {
        return Printable.record(this);
    }
}
