package dev.replykit.internal.picture;

import dev.replykit.EmailAccount;
import dev.replykit.Health;
import dev.replykit.Issue;
import dev.replykit.LinkedInAccount;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.SequenceStep;
import dev.replykit.Step;
import dev.replykit.internal.picture.Course.Moment;
import dev.replykit.internal.text.Columns;
import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.StepView.Channel;
import dev.replykit.internal.text.Timeline;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a picture says; {@link Svg} decides how it looks.
 *
 * @param facts what it is, how long it runs, and how many steps a person does
 * @param channels how many steps each channel has; empty without steps
 * @param senders who sends; empty where none is named
 * @param health null for a draft
 * @param empty what to say where there are no steps
 */
record Plan(
        String name,
        String facts,
        String channels,
        String senders,
        @Nullable Health health,
        List<String> issues,
        Course course,
        String empty) {

    /** No more of a text is ever drawn, so no more is read. */
    static final int LONGEST = 2_000;

    private static final String SEPARATOR = "  ·  ";
    private static final int LONGEST_WORD = 60;
    private static final int MOST_SENDERS = 2;
    private static final int MOST_ISSUES = 5;

    static Plan of(SequenceDraft draft, List<Step> steps) {
        Course course = Course.of(Timeline.drafted(steps), draft.settings());
        return new Plan(
                oneLine(draft.name()),
                facts("Draft", course),
                channels(course),
                senders(
                        few(draft.emailAccounts(), id -> "mailbox " + id),
                        few(draft.linkedInAccounts(), id -> "LinkedIn account " + id)),
                null,
                List.of(),
                course,
                "No steps yet: as it is, this sequence does nothing.");
    }

    static Plan of(Sequence sequence) {
        List<SequenceStep> steps = sequence.steps();
        Course course = Course.of(steps == null ? List.of() : steps, sequence.settings());
        String what = "Sequence " + sequence.id()
                + (sequence.status() == null
                        ? ""
                        : ", " + words(sequence.status().value()))
                + (Boolean.TRUE.equals(sequence.isArchived()) ? ", archived" : "");
        return new Plan(
                sequence.name() == null ? "Sequence " + sequence.id() : oneLine(sequence.name()),
                facts(what, course),
                channels(course),
                senders(few(sequence.emailAccounts(), Plan::mailbox), few(sequence.linkedInAccounts(), Plan::linkedIn)),
                sequence.health(),
                first(sequence.issues().orElse(List.of()), MOST_ISSUES, Plan::issue, " more issues"),
                course,
                steps == null ? "The steps are no part of this answer." : "No steps: this sequence does nothing.");
    }

    /** The picture in words, for those who can't see it. */
    String description() {
        StringBuilder words = new StringBuilder(facts);
        if (health != null) {
            words.append(", ").append(words(health.value()));
        }
        issues.forEach(issue -> words.append(", ").append(issue));
        words.append(channels.isEmpty() ? ": " + empty : ": " + channels + ".");
        course.rows().forEach(row -> words.append(row.inWords()));
        return words.toString().replace(SEPARATOR, ", ");
    }

    private static String facts(String what, Course course) {
        int count = course.moments().size();
        long byPerson = course.moments().stream().filter(Moment::isByPerson).count();
        return what
                + (count == 0 ? "" : SEPARATOR + Lines.counted(count, "step"))
                + (course.end() == 0 ? "" : " over " + Course.span(course.end()))
                + (byPerson == 0 ? "" : SEPARATOR + byPerson + " by a person")
                + (course.isTested() ? SEPARATOR + "A/B tested" : "");
    }

    private static String channels(Course course) {
        Map<Channel, Integer> counts = new EnumMap<>(Channel.class);
        course.moments().forEach(moment -> counts.merge(moment.channel(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> counted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String counted(Channel channel, int number) {
        return switch (channel) {
            case EMAIL, CALL, TASK, CONDITION ->
                Lines.counted(number, channel.label().toLowerCase(Locale.ROOT));
            case UNKNOWN -> number + " unknown";
            default -> number + " " + channel.label();
        };
    }

    private static String senders(String mailboxes, String linkedIn) {
        String all = mailboxes + (mailboxes.isEmpty() || linkedIn.isEmpty() ? "" : ", ") + linkedIn;
        return all.isEmpty() ? "" : "Sent by " + all;
    }

    private static <T> String few(@Nullable List<T> all, Function<T, String> name) {
        if (all == null) {
            return "";
        }
        String first = all.stream().limit(MOST_SENDERS).map(name).collect(Collectors.joining(", "));
        return first + (all.size() > MOST_SENDERS ? " and " + (all.size() - MOST_SENDERS) + " more" : "");
    }

    private static String mailbox(EmailAccount account) {
        return account.email() == null ? "mailbox " + account.id() : oneLine(account.email());
    }

    private static String linkedIn(LinkedInAccount account) {
        String name = account.name() == null ? "account " + account.id() : oneLine(account.name());
        String status = account.status() == null ? "" : account.status();
        boolean isFine = status.isEmpty() || status.equals("enabled");
        return name + " on LinkedIn" + (isFine ? "" : " (" + words(status) + ")");
    }

    private static String issue(Issue issue) {
        return issue.type() == null ? "an issue without a type" : words(issue.type());
    }

    /** The words of the first {@code most}, and how many more there are. */
    static <T> List<String> first(List<T> all, int most, Function<T, String> words, String more) {
        Stream<String> rest = all.size() > most ? Stream.of("and " + (all.size() - most) + more) : Stream.of();
        return Stream.concat(all.stream().limit(most).map(words), rest).toList();
    }

    /** A word such as {@code emailAccountSendingBlocked} as people write it; other text on one line. */
    static String words(String word) {
        return word.length() <= LONGEST_WORD && word.matches("[a-z]+([A-Z][a-z]+)+")
                ? word.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)
                : oneLine(word);
    }

    static String oneLine(String text) {
        return Columns.oneLine(text.substring(0, Math.min(text.length(), LONGEST)));
    }
}
