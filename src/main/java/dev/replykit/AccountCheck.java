package dev.replykit;

import dev.replykit.Step.ConditionStep;
import dev.replykit.internal.text.Columns;
import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.Similar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a draft with the account that is to run it. Reads only what the draft names. An id that does not exist is a
 * violation, because Reply is documented to refuse it. Everything else is a lint.
 */
final class AccountCheck {
    private static final int FORBIDDEN = 403;
    private static final int LONGEST_LIST = 200;
    private static final int LONGEST_NAME = 60;

    /** What a draft can name by an id; {@code trouble} is why it can't be used now, and what to do, or null. */
    private record Item(
            @Nullable Long id,
            @Nullable String name,
            @Nullable String trouble) {
        String shown() {
            return id + (name == null ? "" : " (" + Columns.cut(name, LONGEST_NAME) + ")");
        }
    }

    private final Connection connection;
    private final SequenceDraft draft;
    private final List<Finding> violations = new ArrayList<>();
    private final List<Finding> lints = new ArrayList<>();

    private AccountCheck(Connection connection, SequenceDraft draft) {
        this.connection = connection;
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
        String name = CandidateSearch.stripped(draft.name());
        List<Sequence> listed = name.isEmpty() ? null : read("/name", () -> connection.list(name));
        String same = Objects.requireNonNullElse(listed, List.<Sequence>of()).stream()
                .filter(each -> CandidateSearch.stripped(Objects.toString(each.name(), ""))
                        .equals(name))
                .map(each -> each.id() + (each.status() == null ? "" : " (" + each.status() + ")"))
                .collect(Collectors.joining(", "));
        if (!same.isEmpty()) {
            lint("/name", "is already the name of sequence " + Columns.cut(same, LONGEST_LIST) + "; choose another");
        }
    }

    private void ids() {
        List<Long> schedules = draft.scheduleId() == null ? List.of() : List.of(draft.scheduleId());
        ids(schedules, "schedule", "/scheduleId", connection::schedules, AccountCheck::item);
        ids(draft.emailAccounts(), "mailbox", "/emailAccounts/%d", connection::emailAccounts, AccountCheck::item);
        String at = "/linkedInAccounts/%d";
        ids(draft.linkedInAccounts(), "LinkedIn sender", at, connection::linkedInAccounts, AccountCheck::item);
    }

    private static Item item(Schedule schedule) {
        String trouble = "has no sending hours, so nothing would be sent; set some in Reply, or choose another";
        return new Item(schedule.id(), schedule.name(), schedule.hasSendingHours() ? null : trouble);
    }

    private static Item item(EmailAccount mailbox) {
        String trouble = "is disconnected, so it can't send; connect it again in Reply";
        boolean isDisconnected = "disconnected".equals(mailbox.connectionStatus());
        return new Item(mailbox.id(), mailbox.email(), isDisconnected ? trouble : null);
    }

    private static Item item(LinkedInAccount sender) {
        String status = sender.status();
        String trouble = null;
        if ("disabled".equals(status)) {
            trouble = "is disabled, so it can't send; enable it in Reply";
        } else if ("cookieInvalid".equals(status) || "notValid".equals(sender.cookieStatus())) {
            trouble = "can't send, because its LinkedIn cookie has expired; connect it again in Reply";
        } else if ("dailyLimitReached".equals(status)) {
            trouble = "has reached its limit for today, so its steps wait";
        }
        return new Item(sender.id(), sender.name(), trouble);
    }

    /** @param pointer where they are, with {@code %d} for the place in a list */
    private <T> void ids(
            @Nullable List<Long> ids, String noun, String pointer, Supplier<List<T>> list, Function<T, Item> item) {
        List<T> all = ids == null || ids.isEmpty() ? null : read(pointer.replace("/%d", ""), list);
        if (ids == null || all == null) {
            return;
        }
        List<Item> items =
                all.stream().map(item).filter(each -> each.id() != null).toList();
        String known = listed(noun, items.stream().map(Item::shown).toList());
        for (int i = 0; i < ids.size(); i++) {
            Long id = ids.get(i);
            String at = pointer.formatted(i);
            List<Item> found =
                    items.stream().filter(each -> id.equals(each.id())).toList();
            if (found.isEmpty()) {
                String none = "there is no " + noun + " " + id + " that this API key may use; there is " + known;
                violations.add(Finding.violation(at, none));
            }
            found.stream()
                    .filter(each -> each.trouble() != null)
                    .forEach(each -> lint(at, noun + " " + each.shown() + " " + each.trouble()));
        }
    }

    private void conditions() {
        List<Step> steps = draft.knownSteps();
        List<ConditionProperty> properties = steps.stream().anyMatch(ConditionStep.class::isInstance)
                ? read("/steps", connection::conditionProperties)
                : null;
        for (int i = 0; properties != null && i < steps.size(); i++) {
            if (steps.get(i) instanceof ConditionStep step) {
                for (int j = 0; j < step.conditions().size(); j++) {
                    String at = "/steps/" + i + "/conditions/" + j;
                    condition(at, step.conditions().get(j), properties);
                }
            }
        }
    }

    private void condition(String at, Condition condition, List<ConditionProperty> properties) {
        List<String> names = properties.stream().map(ConditionProperty::name).toList();
        word(at + "/property", "property", condition.property(), names);
        for (ConditionProperty property : properties) {
            String of = " of " + Columns.cut(property.name(), LONGEST_NAME);
            boolean isTested = property.name().equalsIgnoreCase(condition.property());
            for (int i = 0; isTested && i < condition.rules().size(); i++) {
                Condition.Rule rule = condition.rules().get(i);
                word(at + "/rules/" + i + "/operator", "operator" + of, rule.operator(), property.operators());
                word(at + "/rules/" + i + "/value", "value" + of, rule.value().orNull(), property.values());
            }
        }
    }

    /** Adds a lint where the account does not know the word. Where it lists none, any may be right. */
    private void word(String pointer, String noun, @Nullable String word, @Nullable List<String> known) {
        if (word != null && known != null && !known.isEmpty() && known.stream().noneMatch(word::equalsIgnoreCase)) {
            String similar = Similar.suggestion(word, known);
            String remedy = similar.isEmpty() ? "; it knows " + listed(noun, known) : similar;
            lint(pointer, "this account knows no " + noun + " " + Columns.quoted(word, LONGEST_NAME) + remedy);
        }
    }

    /** {@return what the call reads, or null where the key may not read it, which becomes a finding} */
    private <T> @Nullable T read(String pointer, Supplier<T> call) {
        try {
            return call.get();
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
