package dev.replykit;

import dev.replykit.internal.text.Curl;
import dev.replykit.internal.text.MergeFields;
import dev.replykit.internal.text.Summary;
import dev.replykit.internal.text.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What {@link Reply#create} would send for a draft, without sending it.
 *
 * <pre>{@code
 * Preview preview = reply.preview(draft);
 * preview.body();     // the JSON, exactly as it would go out
 * preview.curl();     // the same request for a shell; the key comes from its environment
 * preview.timeline(); // day, hour, channel, first words
 * }</pre>
 */
public final class Preview {
    private final SequenceDraft draft;
    private final String url;
    private final String body;
    private final String curl;

    Preview(SequenceDraft draft, String url, Map<String, String> actingHeaders) {
        this.draft = draft;
        this.url = url;
        this.body = draft.toJson();
        this.curl = Curl.command(url, actingHeaders, body);
    }

    /** {@return the JSON, exactly as it would be sent, in UTF-8} */
    public String body() {
        return body;
    }

    /** {@return the request as a curl command for a POSIX shell, which reads the key from {@code REPLY_API_KEY}} */
    public String curl() {
        return curl;
    }

    /** {@return a line for each step, at the time after a contact enters the sequence; empty without steps} */
    public String timeline() {
        return Timeline.of(draft).toString();
    }

    /** {@return what is allowed, but probably not intended} */
    public List<Finding> lints() {
        return draft.lints();
    }

    /** {@return the sorted names of the merge fields in the texts, such as {@code firstName}, without fallbacks} */
    public List<String> mergeFields() {
        return MergeFields.of(draft);
    }

    /** The address, merge fields, lints and the timeline, for people; of a long draft the first thirty steps. */
    @Override
    public String toString() {
        return Summary.ofPreview(draft, url, body.getBytes(StandardCharsets.UTF_8).length);
    }
}
