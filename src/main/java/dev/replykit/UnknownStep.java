package dev.replykit;

import dev.replykit.internal.json.RawJson;
import dev.replykit.internal.text.Printed;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step of a kind that this library does not know, with its JSON kept whole: read from an answer, or made with
 * {@link Step#raw(String)}, the way to send a kind that Reply adds tomorrow.
 *
 * <pre>{@code
 * UnknownStep tomorrow = raw("{\"type\": \"carrierPigeon\"}");
 * tomorrow.type(); // ==> "carrierPigeon"
 * }</pre>
 *
 * @param json the step as compact JSON
 */
public record UnknownStep(String json) implements Step {
    /**
     * Takes the text as it is; whether it is JSON is checked when it is sent.
     *
     * @param json {@link #json()}
     */
    public UnknownStep {
        Objects.requireNonNull(json, "The JSON text is null.");
    }

    /** What the step says it is, or null where it has no such text. */
    @Override
    public @Nullable String type() {
        return RawJson.text(json, "type");
    }

    @Override
    public @Nullable String actionType() {
        return RawJson.text(json, "actionType");
    }

    @Override
    public @Nullable Duration delay() {
        return RawJson.minutes(json, "delayInMinutes");
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
