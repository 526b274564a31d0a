package dev.replykit.internal.text;

import dev.replykit.Finding;
import dev.replykit.Health;
import dev.replykit.LinkedInAccount;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.SequenceStatus;
import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import dev.replykit.Step;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A draft, a preview or a sequence as a few lines and a table of its steps. */
public final class Summary {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORD = 30;
    private static final String USUALLY_BLOCKED =
            ", which is usual for a new sequence until it has contacts and is started";
    private static final int MOST_ITEMS = 50;
    private static final int MOST_ROWS = 30;
    private static final String INDENTED = "            ";

    private final List<String> lines = new ArrayList<>();

    private Summary() {}

    public static String of(SequenceDraft draft, List<Step> steps) {
        Summary summary = new Summary();
        summary.lines.add(
                "Draft " + Columns.quoted(draft.name(), LONGEST_NAME) + ", " + Lines.counted(steps.size(), "step"));
        summary.facts(
                items("email ", draft.emailAccounts(), String::valueOf),
                items("LinkedIn ", draft.linkedInAccounts(), String::valueOf),
                draft.scheduleId(),
                draft.settings());
        summary.count("  ! not valid: ", draft.violations(), "violation");
        summary.count("  ? probably not meant: ", draft.lints(), "lint");
        return summary.with(Timeline.drafted(steps), draft.settings());
    }

    public static String ofPreview(SequenceDraft draft, List<Step> steps, String url, int bytes) {
        Summary summary = new Summary();
        summary.lines.add(Lines.wrapped("Not sent: POST " + url + ", " + bytes + " bytes of JSON", "", "  "));
        summary.line("  merge fields: ", "    ", 3, String.join(", ", MergeFields.of(steps)));
        List<Finding> lints = draft.lints();
        if (!lints.isEmpty()) {
            summary.lines.add("  ? probably not meant:" + Lines.bullets(lints, "    "));
        }
        return summary.with(Timeline.drafted(steps), draft.settings());
    }

    public static String of(Sequence sequence) {
        Summary summary = new Summary();
        summary.lines.add(Lines.wrapped(heading(sequence), "", "  "));
        summary.line("  ! ", "    ", 3, trouble(sequence));
        summary.facts(
                items("email ", sequence.emailAccounts(), account -> account(account.email(), account.id())),
                items("LinkedIn ", sequence.linkedInAccounts(), Summary::linkedIn),
                sequence.scheduleId(),
                sequence.settings());
        return summary.with(Objects.requireNonNullElse(sequence.steps(), List.of()), sequence.settings());
    }

    private void facts(String mailboxes, String linkedIn, @Nullable Long schedule, @Nullable Settings settings) {
        line("  senders   ", INDENTED, 7, Lines.joined("; ", mailboxes, linkedIn));
        line("  schedule  ", INDENTED, 7, schedule == null ? "" : String.valueOf(schedule));
        line("  settings  ", INDENTED, 7, settings == null ? "" : Printable.members(settings));
    }

    private void line(String label, String next, int most, String text) {
        if (!text.isEmpty()) {
            lines.add(Lines.wrapped(text, label, next, most));
        }
    }

    private void count(String label, List<Finding> findings, String noun) {
        if (!findings.isEmpty()) {
            lines.add(label + Lines.counted(findings.size(), noun) + ", listed by " + noun + "s()");
        }
    }

    private String with(List<SequenceStep> steps, @Nullable Settings settings) {
        lines.add(Timeline.of(steps, settings, MOST_ROWS));
        return Lines.joined("\n", lines.toArray(String[]::new));
    }

    /** Each sequence on one line. */
    public static List<String> headings(List<Sequence> sequences) {
        return sequences.stream().map(Summary::heading).toList();
    }

    private static String heading(Sequence sequence) {
        String name = sequence.name();
        return Lines.joined(
                ", ",
                "Sequence " + sequence.id() + (name == null ? "" : " " + Columns.quoted(name, 50)),
                sequence.status() == null ? "" : Columns.cut(sequence.status().value(), LONGEST_WORD),
                Boolean.TRUE.equals(sequence.isArchived()) ? "archived" : "",
                Health.HEALTHY.equals(sequence.health()) ? "healthy" : "",
                sequence.created() == null ? "" : "created " + MINUTE.format(sequence.created()));
    }

    /** Health and issues; empty where all is well. */
    private static String trouble(Sequence sequence) {
        Health health = sequence.health();
        String issues = items(
                "",
                sequence.issues().orElse(List.of()),
                issue -> issue.type() == null ? "an issue without a type" : Columns.cut(issue.type(), 60));
        if (issues.isEmpty() && (health == null || health.equals(Health.HEALTHY))) {
            return "";
        }
        String state = health == null ? "issues" : Columns.cut(health.value(), LONGEST_WORD);
        boolean isUsual = Health.BLOCKED.equals(health) && SequenceStatus.NEW.equals(sequence.status());
        return state + (!issues.isEmpty() ? ": " + issues : isUsual ? USUALLY_BLOCKED : "");
    }

    private static <T> String items(String label, @Nullable List<T> items, Function<T, String> text) {
        return items == null || items.isEmpty()
                ? ""
                : label + items.stream().limit(MOST_ITEMS).map(text).collect(Collectors.joining(", "));
    }

    private static String linkedIn(LinkedInAccount account) {
        String status = account.status();
        String name = account(account.name(), account.id());
        return status == null || status.equals("enabled") ? name : name + " ! " + Columns.cut(status, LONGEST_WORD);
    }

    private static String account(@Nullable String name, @Nullable Long id) {
        if (name == null) {
            return id == null ? "without id" : String.valueOf(id);
        }
        return Columns.cut(name, LONGEST_WORD) + (id == null ? "" : " (" + id + ")");
    }
}
