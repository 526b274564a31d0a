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
 * reply.create(draft.linkedInAccounts(42)).linkedInAccounts().get(0).status(); // ==> enabled
 * }</pre>
 *
 * @param accountType such as {@code public} or {@code salesNavigator}
 */
public record LinkedInAccount(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String profileUrl,
        @Nullable LinkedInAccountStatus status,
        @Nullable Long ownerUserId,
        @Nullable String accountType,
        @Nullable CookieStatus cookieStatus) {
    @Override
    public String toString() {
        return Printable.record(this);
    }

    /** Whether LinkedIn accepts the login of an account. Source: published OpenAPI, which has the words alone. */
    public static final class CookieStatus extends OpenEnum {
        public static final CookieStatus VALID = new CookieStatus("valid", true);
        public static final CookieStatus NOT_VALID = new CookieStatus("notValid", true);
        public static final CookieStatus NEVER_VALIDATED = new CookieStatus("neverValidated", true);

        private CookieStatus(String value, boolean isKnown) {
            super(value, isKnown);
        }

        /** {@return the status that the API writes so} */
        public static CookieStatus of(String value) {
            return find(value, other -> new CookieStatus(other, false), VALID, NOT_VALID, NEVER_VALIDATED);
        }
    }
}
