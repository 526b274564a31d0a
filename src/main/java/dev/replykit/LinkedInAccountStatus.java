package dev.replykit;

/**
 * Whether a LinkedIn sender can be used. Source: published OpenAPI, which has the words alone; the documentation shows
 * {@code enabled} only.
 *
 * <pre>{@code
 * LinkedInAccountStatus.of("ENABLED").equals(LinkedInAccountStatus.ENABLED); // ==> true
 * }</pre>
 */
public final class LinkedInAccountStatus extends OpenEnum {
    public static final LinkedInAccountStatus ENABLED = new LinkedInAccountStatus("enabled", true);
    public static final LinkedInAccountStatus DISABLED = new LinkedInAccountStatus("disabled", true);
    public static final LinkedInAccountStatus DAILY_LIMIT_REACHED =
            new LinkedInAccountStatus("dailyLimitReached", true);
    public static final LinkedInAccountStatus COOKIE_INVALID = new LinkedInAccountStatus("cookieInvalid", true);

    private LinkedInAccountStatus(String value, boolean isKnown) {
        super(value, isKnown);
    }

    /** {@return the status that the API writes so} */
    public static LinkedInAccountStatus of(String value) {
        return find(
                value,
                other -> new LinkedInAccountStatus(other, false),
                ENABLED,
                DISABLED,
                DAILY_LIMIT_REACHED,
                COOKIE_INVALID);
    }
}
