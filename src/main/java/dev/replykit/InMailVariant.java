package dev.replykit;

import dev.replykit.internal.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * One text of a LinkedIn InMail. Source: published OpenAPI.
 *
 * <pre>{@code
 * linkedInInMail("A question", "Hi").variants().get(0).isEnabled(); // ==> true
 * }</pre>
 *
 * @param subject the subject; null only where an answer left it out
 * @param message the text; null only where an answer left it out
 * @param isEnabled whether it takes part; null only where an answer left it out
 */
public record InMailVariant(
        @Nullable String subject,
        @Nullable String message,
        @Nullable Boolean isEnabled) {
    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
