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

    /**
     * The body of the request.
     *
     * @return the JSON, exactly as it would be sent
     */
    public String body() {
        return body;
    }

    /**
     * The bytes of the body.
     *
     * @return the JSON in UTF-8
     */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The request as a curl command for a POSIX shell. It reads the key from {@code REPLY_API_KEY}.
     *
     * @return the command
     */
    public String curl() {
        return curl;
    }

    /**
     * The steps on the clock that starts when a contact enters the sequence.
     *
     * @return a line for each step; empty without steps
     */
    public String timeline() {
        return Timeline.of(draft).toString();
    }

    /**
     * What is allowed, but probably not meant.
     *
     * @return the lints
     */
    public List<Finding> lints() {
        return draft.lints();
    }

    /**
     * The names of the merge fields that the texts use, such as {@code firstName}.
     *
     * @return the names, sorted, without fallbacks
     */
    public List<String> mergeFields() {
        return MergeFields.of(draft);
    }

    /** Where it would go, merge fields, lints and the timeline, for people; of long drafts the first thirty steps. */
    @Override
    public String toString() {
        return Summary.ofPreview(draft, url, bytes().length);
    }
}
