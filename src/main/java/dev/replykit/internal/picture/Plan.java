package dev.replykit.internal.picture;

import dev.replykit.EmailAccount;
import dev.replykit.ExecutionMode;
import dev.replykit.Health;
import dev.replykit.Issue;
import dev.replykit.LinkedInAccount;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.SequenceStep;
import dev.replykit.internal.text.Clock;
import dev.replykit.internal.text.StepView.Channel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a picture tells, in the order in which it is told; how it looks is left to {@link Svg} and {@link HtmlTable}.
 *
 * @param name name of the draft or sequence
 * @param facts what it is and how long it runs
 * @param senders who sends, or null where nobody was named
 * @param health how the sequence is; null for a draft
 * @param issues what stands in its way
 * @param steps every step on the clock
 * @param rows the first steps, with what they say
 * @param empty what to say where there are no steps
 */
record Plan(
        String name,
        String facts,
        @Nullable String senders,
        @Nullable Health health,
        List<String> issues,
        List<Moment> steps,
        List<Row> rows,
        String empty) {

    private static final int MOST_SENDERS = 2;
    private static final int MOST_ISSUES = 5;

    static Plan of(SequenceDraft draft) {
        Course course = Course.of(Clock.steps(draft), draft.settings());
        return new Plan(
                Prose.plain(draft.name()),
                facts("Draft", course),
                senders(
                        few(draft.emailAccounts(), id -> "mailbox " + id),
                        few(draft.linkedInAccounts(), id -> "LinkedIn account " + id)),
                null,
                List.of(),
                course.moments(),
                course.rows(),
                "No steps yet: as it is, this sequence does nothing.");
    }

    static Plan of(Sequence sequence) {
        List<SequenceStep> steps = sequence.steps();
        Course course = Course.of(steps == null ? List.of() : steps, sequence.settings());
        String what = "Sequence " + sequence.id()
                + (sequence.status() == null
                        ? ""
                        : ", " + Prose.words(sequence.status().value()))
                + (Boolean.TRUE.equals(sequence.isArchived()) ? ", archived" : "");
        return new Plan(
                sequence.name() == null ? "Sequence " + sequence.id() : Prose.plain(sequence.name()),
                facts(what, course),
                senders(
                        few(sequence.emailAccounts(), Plan::mailbox),
                        few(sequence.linkedInAccounts(), Plan::linkedInAccount)),
                sequence.health(),
                issues(sequence.issues().orElse(List.of())),
                course.moments(),
                course.rows(),
                steps == null ? "The steps are no part of this answer." : "No steps: this sequence does nothing.");
    }

    /** How many steps the rows leave out. */
    int left() {
        return steps.size() - rows.size();
    }

    /** {@code 2 email, 1 call}. */
    String channels() {
        Map<Channel, Integer> count = new EnumMap<>(Channel.class);
        steps.forEach(step -> count.merge(step.channel(), 1, Integer::sum));
        return count.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
    }

    private static String facts(String what, Course course) {
        long end = course.end();
        int count = course.moments().size();
        String steps = count == 0 ? "" : "  ·  " + count + (count == 1 ? " step" : " steps");
        String variants = course.tested() ? "  ·  A/B tested" : "";
        long manual = course.moments().stream().filter(Moment::isManual).count();
        return what
                + steps
                + (end == 0 ? "" : " over " + Elapsed.span(end))
                + (manual == 0 ? "" : "  ·  " + manual + " manual")
                + variants;
    }

    private static @Nullable String senders(String mailboxes, String linkedIn) {
        String all = mailboxes + (mailboxes.isEmpty() || linkedIn.isEmpty() ? "" : ", ") + linkedIn;
        return all.isEmpty() ? null : "Sent by " + all;
    }

    private static <T> String few(@Nullable List<T> all, Function<T, String> name) {
        if (all == null) {
            return "";
        }
        String first = all.stream().limit(MOST_SENDERS).map(name).collect(Collectors.joining(", "));
        return first + (all.size() > MOST_SENDERS ? " and " + (all.size() - MOST_SENDERS) + " more" : "");
    }

    private static String mailbox(EmailAccount account) {
        return account.email() == null ? "mailbox " + account.id() : Prose.plain(account.email());
    }

    private static String linkedInAccount(LinkedInAccount account) {
        String name = account.name() == null ? "account " + account.id() : Prose.plain(account.name());
        String status = account.status() == null ? "" : account.status().value();
        return name
                + (status.isEmpty() || status.equals("enabled")
                        ? " on LinkedIn"
                        : " on LinkedIn (" + Prose.words(status) + ")");
    }

    private static List<String> issues(List<Issue> issues) {
        List<String> words = new ArrayList<>();
        for (Issue issue : issues) {
            if (words.size() == MOST_ISSUES) {
                words.add("and " + (issues.size() - MOST_ISSUES) + " more issues");
                break;
            }
            words.add(issue.type() == null ? "an issue without a type" : Prose.words(issue.type()));
        }
        return words;
    }

    /**
     * A step on the clock.
     *
     * @param at minutes since the contact entered
     * @param earliest whether it may well be later, since a condition before it may take its time
     * @param mode how it is carried out, or null where nothing says so
     */
    record Moment(
            long at,
            boolean earliest,
            Channel channel,
            @Nullable ExecutionMode mode) {
        boolean isManual() {
            return ExecutionMode.MANUAL.equals(mode);
        }
    }

    /**
     * A step told in full.
     *
     * @param number its place in the sequence, from 1
     * @param pause how long after the step that it follows, in words
     * @param parent index of the row that it follows, -1 for the contact's entry
     * @param depth how many branches it is in
     * @param side side of the condition above, or null
     */
    record Row(
            int number,
            Moment moment,
            String pause,
            int parent,
            int depth,
            @Nullable Boolean side,
            String title,
            List<Text> texts) {}

    /**
     * A text that a step says.
     *
     * @param sign {@code A}, {@code B}, ... where several are tried against each other, else empty
     * @param subject its subject, or empty
     * @param message its message, or empty
     * @param off whether it takes no part
     */
    record Text(String sign, String subject, String message, boolean off) {}
}
