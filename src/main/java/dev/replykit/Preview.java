package dev.replykit;

import dev.replykit.internal.text.MergeFields;
import dev.replykit.internal.text.Summary;
import dev.replykit.internal.text.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What {@link Reply#create} would send for a draft, without sending it. The constructor is not API.
 *
 * <pre>{@code
 * Preview preview = reply.preview(draft);
 * preview.curl();     // the request for a shell; the key comes from its environment
 * preview.timeline(); // day, hour, channel, first words
 * }</pre>
 *
 * @param body the JSON, exactly as it would be sent, in UTF-8
 */
public record Preview(SequenceDraft draft, String url, Map<String, String> actingHeaders, String body) {
    /** Linux takes arguments of at most 128 KiB; half of that leaves room for quotes. */
    private static final int LONGEST_ARGUMENT = 64 << 10;

    /** {@return the request as a curl command for a POSIX shell, which reads the key from {@code REPLY_API_KEY}} */
    public String curl() {
        String data = quoted(body);
        boolean fits = data.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ARGUMENT;
        // A longer body is a here-document, to which no limit of arguments applies.
        StringBuilder out = new StringBuilder(
                        fits ? "" : "tr -d '\\n' <<'END_OF_BODY' |\n" + body + "\nEND_OF_BODY\n  ")
                .append("curl --request POST ")
                .append(quoted(url))
                .append(" \\\n  --header \"Authorization: Bearer $REPLY_API_KEY\"")
                .append(" \\\n  --header 'Content-Type: application/json'");
        actingHeaders.forEach((name, value) -> out.append(" \\\n  --header ").append(quoted(name + ": " + value)));
        return out.append(" \\\n  --data-binary ").append(fits ? data : "@-").toString();
    }

    /** In single quotes a shell takes every character except the quote as it is. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** {@return a line for each step, at the time after a contact enters the sequence; empty without steps} */
    public String timeline() {
        return Timeline.of(draft.knownSteps(), draft.settings());
    }

    /** {@return what is allowed, but probably not intended} */
    public List<Finding> lints() {
        return draft.lints();
    }

    /** {@return the sorted names of the merge fields in the texts, such as {@code firstName}, without fallbacks} */
    public List<String> mergeFields() {
        return MergeFields.of(draft.knownSteps());
    }

    /** The address, merge fields, lints and the timeline, for people; of a long draft the first thirty steps. */
    @Override
    public String toString() {
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        return Summary.ofPreview(draft, draft.knownSteps(), url, bytes);
    }
}
