package dev.replykit;

import dev.replykit.internal.text.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that can send, from {@link Reply#emailAccounts}; a draft names it by its id alone. A sequence shows only
 * {@code id} and {@code email} of its mailboxes. Each member is null where the answer left it out. Source: published
 * OpenAPI, {@code id} and {@code email} documentation. The constructor is not API.
 *
 * <pre>{@code
 * sequence.emailAccounts().get(0).email(); // ==> "sender1@example.com"
 * }</pre>
 *
 * @param senderName the name that recipients see
 * @param emailAccountType such as {@code outlook} or {@code exchange}
 * @param connectionStatus {@code connected}, {@code disconnected} or {@code unknown}
 */
public record EmailAccount(
        @Nullable Long id,
        @Nullable String email,
        @Nullable String senderName,
        @Nullable Long ownerUserId,
        @Nullable String emailAccountType,
        @Nullable Boolean isDefault,
        @Nullable Long dailyLimit,
        @Nullable String connectionStatus,
        @Nullable List<String> tags) {
    @Override
    public String toString() {
        return Printable.record(this);
    }
}
