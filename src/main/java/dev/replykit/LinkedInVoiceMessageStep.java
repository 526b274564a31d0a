package dev.replykit;

import dev.replykit.internal.text.Printed;
import org.jspecify.annotations.Nullable;

/**
 * A voice message on LinkedIn. Source: published OpenAPI.
 *
 * <pre>{@code
 * linkedInVoiceMessage("https://files.example.com/hello.mp3").after(days(1));
 * }</pre>
 *
 * @param placement when it runs
 * @param audioFile address of the recording; null only where an answer left it out
 */
public record LinkedInVoiceMessageStep(
        Placement placement, @Nullable String audioFile) implements Step.Kind<LinkedInVoiceMessageStep> {

    @Override
    public String type() {
        return "linkedIn";
    }

    @Override
    public String actionType() {
        return "voiceMessage";
    }

    @Override
    public LinkedInVoiceMessageStep at(Placement place) {
        return new LinkedInVoiceMessageStep(place, audioFile);
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
