package dev.replykit;

import java.util.List;

/**
 * Whether a LinkedIn sender can be used. Source: published OpenAPI, which has the words alone; the documentation shows
 * {@code enabled} only.
 *
 * <pre>{@code
 * LinkedInAccountStatus.of("ENABLED").equals(LinkedInAccountStatus.ENABLED); // ==> true
 * }</pre>
 */
public final class LinkedInAccountStatus extends OpenEnum {
    private static final List<String> KNOWN = List.of("enabled", "disabled", "dailyLimitReached", "cookieInvalid");

    /** By its name, the account can send. */
    public static final LinkedInAccountStatus ENABLED = of("enabled");

    /** By its name, the account was switched off. */
    public static final LinkedInAccountStatus DISABLED = of("disabled");

    /** By its name, the account has sent its limit for today. */
    public static final LinkedInAccountStatus DAILY_LIMIT_REACHED = of("dailyLimitReached");

    /** By its name, LinkedIn no longer accepts the login. */
    public static final LinkedInAccountStatus COOKIE_INVALID = of("cookieInvalid");

    private LinkedInAccountStatus(String value) {
        super(value, KNOWN);
    }

    /** {@return the status that the API writes so} */
    public static LinkedInAccountStatus of(String value) {
        return new LinkedInAccountStatus(value);
    }
}
