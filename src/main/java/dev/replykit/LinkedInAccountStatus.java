package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;

/**
 * Whether a LinkedIn sender can be used.
 *
 * <pre>{@code
 * LinkedInAccountStatus.known(); // ==> [enabled, disabled, dailyLimitReached, cookieInvalid]
 * }</pre>
 *
 * <p>An open enum: a word that Reply adds tomorrow is kept as it was written, known words are read without regard to
 * case and become the documented spelling. Source: published OpenAPI, which has the words alone; the documentation
 * shows {@code enabled} only.
 *
 * @param value the word on the wire
 */
public record LinkedInAccountStatus(String value) {
    private static final List<String> WORDS = List.of("enabled", "disabled", "dailyLimitReached", "cookieInvalid");

    /** By its name, it can send. */
    public static final LinkedInAccountStatus ENABLED = new LinkedInAccountStatus("enabled");

    /** By its name, it was switched off. */
    public static final LinkedInAccountStatus DISABLED = new LinkedInAccountStatus("disabled");

    /** By its name, done for today. */
    public static final LinkedInAccountStatus DAILY_LIMIT_REACHED = new LinkedInAccountStatus("dailyLimitReached");

    /** By its name, LinkedIn does not take its login any more. */
    public static final LinkedInAccountStatus COOKIE_INVALID = new LinkedInAccountStatus("cookieInvalid");

    /**
     * Takes the word, in the documented spelling where it is a documented one.
     *
     * @param value {@link #value()}
     */
    public LinkedInAccountStatus {
        value = Words.documented(value, WORDS);
    }

    /**
     * The documented ones.
     *
     * @return all constants of this class
     */
    public static List<LinkedInAccountStatus> known() {
        return List.of(ENABLED, DISABLED, DAILY_LIMIT_REACHED, COOKIE_INVALID);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return Printed.text(value);
    }
}
