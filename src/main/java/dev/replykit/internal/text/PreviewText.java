package dev.replykit.internal.text;

import dev.replykit.Finding;
import dev.replykit.SequenceDraft;
import java.util.ArrayList;
import java.util.List;

/** What would be sent, at a glance. */
public final class PreviewText {
    private PreviewText() {}

    /** Where it would go, merge fields, lints, and the steps as a table. */
    public static String of(SequenceDraft draft, String url, int bytes) {
        List<String> fields = MergeFields.of(draft);
        List<Finding> lints = draft.lints();
        List<String> lines = new ArrayList<>();
        lines.add(Lines.wrapped("Not sent: POST " + url + ", " + bytes + " bytes of JSON", "", "  "));
        lines.add("  body() is the JSON, curl() the command for a shell");
        if (!fields.isEmpty()) {
            lines.add(Lines.wrapped("merge fields: " + String.join(", ", fields), "  ", "    ", 3));
        }
        if (!lints.isEmpty()) {
            lines.add("  ? probably not meant:" + Bullets.of(lints, "    "));
        }
        return DraftText.withTable(lines, Timeline.cut(draft, DraftText.roomBelow(lines)));
    }
}
