package dev.replykit;

import dev.replykit.Step.ConditionStep;
import dev.replykit.internal.text.Columns;
import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.Similar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares a draft with the account that is to run it. Reads only what the draft names. An id that does not exist is a
 * violation, because Reply is documented to refuse it. Everything else is a lint.
 */
final class AccountCheck {
    private static final int FORBIDDEN = 403;
    private static final int LONGEST_LIST = 200;
    private static final int LONGEST_NAME = 60;

    private final Connection connection;
    private final Supplier<Duration> timeLeft;
    private final SequenceDraft draft;
    private final List<Finding> violations = new ArrayList<>();
    private final List<Finding> lints = new ArrayList<>();

    private AccountCheck(Connection connection, SequenceDraft draft) {
        this.connection = connection;
        this.timeLeft = connection.timeLeft();
        this.draft = draft;
    }

    /** {@return the violations, what does not fit the account, and the lints} */
    static List<Finding> of(Connection connection, SequenceDraft draft) {
        AccountCheck check = new AccountCheck(connection, draft);
        check.violations.addAll(draft.violations());
        check.name();
        check.ids();
        check.conditions();
        check.lints.addAll(draft.lints());
        String counts = ": " + Lines.counted(check.violations.size(), "violation") + ", then "
                + Lines.counted(check.lints.size(), "lint");
        check.violations.addAll(check.lints);
        return Lists.printable(check.violations, "finding", counts, Lists.MOST, all -> all);
    }

    private void name() {
        String name = draft.name().strip();
        List<Sequence> listed = name.isEmpty() ? null : read("/name", time -> connection.list(name, time));
        if (listed != null) {
            List<String> same = listed.stream()
                    .filter(sequence ->
                            sequence.name() != null && sequence.name().strip().equals(name))
                    .map(sequence -> sequence.id() + (sequence.status() == null ? "" : " (" + sequence.status() + ")"))
                    .toList();
            if (!same.isEmpty()) {
                lint("/name", "is already the name of sequence " + listed("sequence", same) + "; choose another");
            }
        }
    }

    private void ids() {
        ids(
                draft.scheduleId() == null ? null : List.of(draft.scheduleId()),
                new Kind<>("schedule", "/scheduleId", connection::schedules, Schedule::id, Schedule::name),
                schedule -> schedule.hasSendingHours()
                        ? null
                        : "has no sending hours, so nothing would be sent; set some in Reply, or choose another");
        ids(
                draft.emailAccounts(),
                new Kind<>(
                        "mailbox",
                        "/emailAccounts/%d",
                        connection::emailAccounts,
                        EmailAccount::id,
                        EmailAccount::email),
                mailbox -> "disconnected".equals(mailbox.connectionStatus())
                        ? "is disconnected, so it can't send; connect it again in Reply"
                        : null);
        ids(
                draft.linkedInAccounts(),
                new Kind<>(
                        "LinkedIn sender",
                        "/linkedInAccounts/%d",
                        connection::linkedInAccounts,
                        LinkedInAccount::id,
                        LinkedInAccount::name),
                AccountCheck::trouble);
    }

    private static @Nullable String trouble(LinkedInAccount account) {
        String status = account.status();
        if ("disabled".equals(status)) {
            return "is disabled, so it can't send; enable it in Reply";
        } else if ("cookieInvalid".equals(status) || "notValid".equals(account.cookieStatus())) {
            return "can't send, because its LinkedIn cookie has expired; connect it again in Reply";
        }
        return "dailyLimitReached".equals(status) ? "has reached its limit for today, so its steps wait" : null;
    }

    /**
     * What a draft names by an id.
     *
     * @param pointer where, with {@code %d} for the place in a list
     */
    private record Kind<T>(
            String noun,
            String pointer,
            Function<Supplier<Duration>, List<T>> list,
            Function<T, @Nullable Long> id,
            Function<T, @Nullable String> name) {
        String shown(T item) {
            String shown = name.apply(item);
            return id.apply(item) + (shown == null ? "" : " (" + Columns.cut(shown, LONGEST_NAME) + ")");
        }
    }

    /** @param trouble why that one can't be used now, and what to do; null where it can */
    private <T> void ids(@Nullable List<Long> ids, Kind<T> kind, Function<T, @Nullable String> trouble) {
        if (ids == null || ids.isEmpty()) {
            return;
        }
        List<T> all = read(kind.pointer().replace("/%d", ""), kind.list());
        for (int i = 0; all != null && i < ids.size(); i++) {
            Long id = ids.get(i);
            String pointer = kind.pointer().formatted(i);
            List<T> found = all.stream()
                    .filter(item -> id.equals(kind.id().apply(item)))
                    .toList();
            if (found.isEmpty()) {
                String others = listed(
                        kind.noun(),
                        all.stream()
                                .filter(item -> kind.id().apply(item) != null)
                                .map(kind::shown)
                                .toList());
                violations.add(Finding.violation(
                        pointer,
                        "there is no " + kind.noun() + " " + id + " that this API key may use; there is " + others));
            }
            for (T item : found) {
                String why = trouble.apply(item);
                if (why != null) {
                    lint(pointer, kind.noun() + " " + kind.shown(item) + " " + why);
                }
            }
        }
    }

    private void conditions() {
        List<Step> steps = draft.knownSteps();
        List<ConditionProperty> properties = steps.stream().anyMatch(ConditionStep.class::isInstance)
                ? read("/steps", connection::conditionProperties)
                : null;
        for (int i = 0; properties != null && i < steps.size(); i++) {
            List<Condition> conditions =
                    steps.get(i) instanceof ConditionStep step ? step.conditions() : List.<Condition>of();
            for (int j = 0; j < conditions.size(); j++) {
                condition("/steps/" + i + "/conditions/" + j, conditions.get(j), properties);
            }
        }
    }

    private void condition(String at, Condition condition, List<ConditionProperty> properties) {
        word(
                at + "/property",
                "property",
                condition.property(),
                properties.stream().map(ConditionProperty::name).toList());
        properties.stream()
                .filter(property -> property.name().equalsIgnoreCase(condition.property()))
                .forEach(property -> rules(at + "/rules/", condition.rules(), property));
    }

    private void rules(String at, List<Condition.Rule> rules, ConditionProperty property) {
        String of = " of " + Columns.cut(property.name(), LONGEST_NAME);
        for (int i = 0; i < rules.size(); i++) {
            word(at + i + "/operator", "operator" + of, rules.get(i).operator(), property.operators());
            word(at + i + "/value", "value" + of, rules.get(i).value().orNull(), property.values());
        }
    }

    /** Adds a lint where the account does not know the word. Where it tells none, it may know any. */
    private void word(String pointer, String noun, @Nullable String word, @Nullable List<String> known) {
        if (word != null && known != null && !known.isEmpty() && known.stream().noneMatch(word::equalsIgnoreCase)) {
            String similar = Similar.suggestion(word, known);
            lint(
                    pointer,
                    "this account knows no " + noun + " " + Columns.quoted(word, LONGEST_NAME)
                            + (similar.isEmpty() ? "; it knows " + listed(noun, known) : similar));
        }
    }

    /** {@return what the call reads, or null where the key may not read it, which becomes a finding} */
    private <T> @Nullable T read(String pointer, Function<Supplier<Duration>, T> call) {
        try {
            return call.apply(timeLeft);
        } catch (RejectedException e) {
            if (e.problem().status() != FORBIDDEN) {
                throw e;
            }
            // The first line has no full stop, and what follows is a sentence of its own.
            String sentences = String.valueOf(e.getMessage()).replaceFirst("\\.?\n(?! )", ". ");
            lint(pointer, "was not compared with the account: " + Columns.oneLine(sentences));
            return null;
        }
    }

    private static String listed(String noun, List<String> items) {
        return items.isEmpty() ? "no " + noun : Columns.cut(String.join(", ", items), LONGEST_LIST);
    }

    private void lint(String pointer, String detail) {
        lints.add(Finding.lint(pointer, detail));
    }
}
