package dev.replykit.internal.text;

import dev.replykit.EmailAccount;
import dev.replykit.Health;
import dev.replykit.Issue;
import dev.replykit.LinkedInAccount;
import dev.replykit.LinkedInAccountStatus;
import dev.replykit.Sequence;
import dev.replykit.SequenceStatus;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sequence as a small table. */
public final class SequenceText {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_WORD = 30;
    private static final int MOST = 50;

    private SequenceText() {}

    /** What the answer says: id, name and state, what is wrong, senders, settings and steps. */
    public static String of(Sequence sequence) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(sequence));
        String trouble = trouble(sequence);
        if (!trouble.isEmpty()) {
            lines.add(Lines.wrapped(trouble, "  ! ", "    ", 3));
        }
        lines.addAll(DraftText.senders(
                sequence.scheduleId(),
                accounts("email", sequence.emailAccounts(), SequenceText::mailbox),
                accounts("LinkedIn", sequence.linkedInAccounts(), SequenceText::linkedIn)));
        lines.addAll(DraftText.settings(sequence.settings()));
        return DraftText.withTable(lines, Timeline.cut(sequence, DraftText.roomBelow(lines)));
    }

    private static String heading(Sequence sequence) {
        List<String> parts = new ArrayList<>();
        String name = sequence.name();
        parts.add("Sequence " + sequence.id() + (name == null ? "" : " " + Columns.quoted(name, LONGEST_NAME)));
        SequenceStatus status = sequence.status();
        if (status != null) {
            parts.add(Columns.cut(status.value(), LONGEST_WORD));
        }
        if (Boolean.TRUE.equals(sequence.isArchived())) {
            parts.add("archived");
        }
        if (Health.HEALTHY.equals(sequence.health())) {
            parts.add("healthy");
        }
        OffsetDateTime created = sequence.created();
        if (created != null) {
            parts.add("created " + MINUTE.format(created));
        }
        return Lines.wrapped(String.join(", ", parts), "", "  ");
    }

    /** Health and issues, unless all is well. */
    private static String trouble(Sequence sequence) {
        List<Issue> issues = sequence.issues().orElse(List.of());
        Health health = sequence.health();
        if (issues.isEmpty() && (health == null || health.equals(Health.HEALTHY))) {
            return "";
        }
        String named = issues.stream()
                .limit(MOST)
                .map(issue -> issue.type() == null ? "an issue without a type" : Columns.cut(issue.type(), 60))
                .collect(Collectors.joining(", "));
        return (health == null ? "issues" : Columns.cut(health.value(), LONGEST_WORD))
                + (named.isEmpty() ? "" : ": " + named);
    }

    private static <T> String accounts(String what, @Nullable List<T> accounts, Function<T, String> text) {
        return accounts == null || accounts.isEmpty()
                ? ""
                : what + " " + accounts.stream().limit(MOST).map(text).collect(Collectors.joining(", "));
    }

    private static String mailbox(EmailAccount account) {
        return named(account.email(), account.id());
    }

    private static String linkedIn(LinkedInAccount account) {
        LinkedInAccountStatus status = account.status();
        return named(account.name(), account.id())
                + (status == null || status.equals(LinkedInAccountStatus.ENABLED)
                        ? ""
                        : " ! " + Columns.cut(status.value(), LONGEST_WORD));
    }

    private static String named(@Nullable String name, @Nullable Long id) {
        if (name == null) {
            return id == null ? "without id" : String.valueOf(id);
        }
        return Columns.cut(name, LONGEST_WORD) + (id == null ? "" : " (" + id + ")");
    }
}
