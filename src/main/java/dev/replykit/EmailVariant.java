package dev.replykit;

import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.StepView;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One text of an email step. Source: documentation; null and attachments published OpenAPI. The constructor is not API.
 *
 * <pre>{@code
 * email("Hi", "<p>Hi</p>").variant("Hello", "<p>Hello</p>").variants().get(1).subject(); // ==> Hello
 * }</pre>
 *
 * @param subject the subject; the first email of a sequence needs one
 * @param message the body, HTML in every documented example
 * @param attachmentIds the ids of uploaded files, at most 3; never part of an answer
 */
public record EmailVariant(JsonField<String> subject, JsonField<String> message, JsonField<List<Long>> attachmentIds) {
    public EmailVariant {
        attachmentIds = attachmentIds.map(List::copyOf);
    }

    static EmailVariant of(@Nullable String subject, String message) {
        Objects.requireNonNull(message, "The message is null; for an empty one say \"\".");
        return new EmailVariant(JsonField.ofNullable(subject), JsonField.of(message), JsonField.absent());
    }

    @Override
    public String toString() {
        int files = attachmentIds.orElse(List.of()).size();
        return StepView.line(subject.orNull(), message.orNull(), true)
                + (files == 0 ? "" : " and " + Lines.counted(files, "attachment"));
    }

    EmailVariant attachments(long... ids) {
        return new EmailVariant(
                subject, message, JsonField.of(Arrays.stream(ids).boxed().toList()));
    }
}
