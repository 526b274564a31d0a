package dev.replykit;

import dev.replykit.internal.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * One text of a LinkedIn message or of a connection request. Source: documentation.
 *
 * <pre>{@code
 * linkedInMessage("Hi {{firstName}}").variant("Hello").variants().get(1).message(); // ==> "Hello"
 * }</pre>
 *
 * @param message the text; null only where an answer left it out
 * @param isEnabled whether it takes part; null only where an answer left it out
 */
public record LinkedInVariant(
        @Nullable String message, @Nullable Boolean isEnabled) {
    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
