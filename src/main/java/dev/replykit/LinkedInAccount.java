package dev.replykit;

import dev.replykit.internal.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A LinkedIn sender, from {@link Reply#linkedInAccounts}; a draft names it by its id alone. A sequence shows only the
 * first four members of its senders. Each member is null where the answer left it out. Limits, usage, photo and other
 * members that no draft needs are not read. Source: published OpenAPI, the first four documentation. The constructor is
 * not API.
 *
 * <pre>{@code
 * reply.create(draft.linkedInAccounts(42)).linkedInAccounts().get(0).status(); // ==> "enabled"
 * }</pre>
 *
 * @param status {@code enabled}, {@code disabled}, {@code dailyLimitReached} or {@code cookieInvalid}
 * @param accountType such as {@code public} or {@code salesNavigator}
 * @param cookieStatus whether LinkedIn accepts the login: {@code valid}, {@code notValid} or {@code neverValidated}
 */
public record LinkedInAccount(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String profileUrl,
        @Nullable String status,
        @Nullable Long ownerUserId,
        @Nullable String accountType,
        @Nullable String cookieStatus) {
    @Override
    public String toString() {
        return Printable.record(this);
    }
}
