package dev.replykit;

import dev.replykit.internal.text.StepView;
import org.jspecify.annotations.Nullable;

/**
 * One text of a LinkedIn message, a connection request or an InMail. Source: documentation; InMail published OpenAPI.
 * The constructor is not API.
 *
 * <pre>{@code
 * linkedInMessage("Hi {{firstName}}").variant("Hello").variants().get(1).message(); // ==> "Hello"
 * }</pre>
 *
 * @param subject the subject of an InMail; null for the other kinds, and where an answer left it out
 * @param message the text; null only where an answer left it out
 * @param isEnabled whether the variant takes part; null only where an answer left it out
 */
public record LinkedInVariant(
        @Nullable String subject,
        @Nullable String message,
        @Nullable Boolean isEnabled) {

    static LinkedInVariant of(@Nullable String subject, String message) {
        return new LinkedInVariant(subject, message, true);
    }

    @Override
    public String toString() {
        return StepView.line(subject, message, false) + (Boolean.FALSE.equals(isEnabled) ? " (disabled)" : "");
    }
}
