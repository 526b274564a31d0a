package dev.replykit.internal.text;

import dev.replykit.Finding;
import dev.replykit.SequenceDraft;
import dev.replykit.Settings;
import dev.replykit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A draft as a small table. */
public final class DraftText {
    /** JShell shows no more of a value than so many {@code char}s, unless {@code /set truncation} says otherwise. */
    static final int JSHELL_SHOWS = 1000;

    private static final int LONGEST_NAME = 60;
    private static final String INDENT = "  ";
    private static final String HANGING = "            ";

    private DraftText() {}

    /** Name, senders, settings, steps, and whether there is something to mend. */
    public static String of(SequenceDraft draft) {
        List<Step> steps = draft.steps() == null ? List.of() : draft.steps();
        List<String> lines = new ArrayList<>();
        lines.add("Draft " + Columns.quoted(draft.name(), LONGEST_NAME) + ", " + Bullets.counted(steps.size(), "step"));
        lines.addAll(senders(
                draft.scheduleId(), ids("email", draft.emailAccounts()), ids("LinkedIn", draft.linkedInAccounts())));
        lines.addAll(settings(draft.settings()));
        List<Finding> violations = draft.violations();
        List<Finding> lints = draft.lints();
        if (!violations.isEmpty()) {
            lines.add("  ! not valid: " + Bullets.counted(violations.size(), "violation") + ", listed by violations()");
        }
        if (!lints.isEmpty()) {
            lines.add("  ? probably not meant: " + Bullets.counted(lints.size(), "lint") + ", listed by lints()");
        }
        return withTable(lines, Timeline.cut(draft, roomBelow(lines)));
    }

    static String withTable(List<String> lines, String table) {
        return String.join("\n", lines) + (table.isEmpty() ? "" : "\n" + table);
    }

    static int roomBelow(List<String> lines) {
        return JSHELL_SHOWS - lines.stream().mapToInt(line -> line.length() + 1).sum();
    }

    /** Who sends, and when, on a line; no line where nothing is known of it. */
    static List<String> senders(@Nullable Long schedule, String mailboxes, String linkedIn) {
        List<String> parts =
                new ArrayList<>(List.of(mailboxes, linkedIn, schedule == null ? "" : "schedule " + schedule));
        parts.removeIf(String::isEmpty);
        return line("senders", String.join("; ", parts));
    }

    static List<String> settings(@Nullable Settings settings) {
        return settings == null ? List.of() : line("settings", SettingsText.of(settings));
    }

    private static List<String> line(String label, String text) {
        return text.isEmpty() ? List.of() : List.of(Lines.wrapped(text, INDENT + Columns.left(label, 10), HANGING, 4));
    }

    private static String ids(String what, @Nullable List<Long> ids) {
        return ids == null || ids.isEmpty()
                ? ""
                : what + " " + ids.stream().limit(50).map(String::valueOf).collect(Collectors.joining(", "));
    }
}
