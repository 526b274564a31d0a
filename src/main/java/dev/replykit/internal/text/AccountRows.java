package dev.replykit.internal.text;

import dev.replykit.ConditionProperty;
import dev.replykit.EmailAccount;
import dev.replykit.LinkedInAccount;
import dev.replykit.Schedule;
import dev.replykit.Schedule.Timing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Senders, schedules and condition properties as rows of tables: the id or name first, then what one chooses by. */
public final class AccountRows {
    /** Columns of texts, so that a row fits 80. */
    private static final int NAME = 28;

    private static final int WORD = 23;
    private static final String WEEK = "MonTueWedThuFriSatSun";

    private AccountRows() {}

    public static List<String> of(EmailAccount account) {
        String limit = account.dailyLimit() == null ? null : account.dailyLimit() + " a day";
        String more = joined(ifDefault(account.isDefault()), limit, account.senderName());
        return row(account.id(), account.email(), account.connectionStatus(), more);
    }

    public static List<String> of(LinkedInAccount account) {
        String cookie = account.cookieStatus() == null ? null : "cookie " + cell(account.cookieStatus(), WORD);
        return row(account.id(), account.name(), account.status(), joined(cookie, account.accountType()));
    }

    public static List<String> of(Schedule schedule) {
        String more = joined(ifDefault(schedule.isDefault()), hours(schedule.mainTimings()), schedule.timezoneId());
        return row(schedule.id(), schedule.name(), schedule.status(), more);
    }

    public static List<String> of(ConditionProperty property) {
        String operators = String.join(", ", property.operators());
        List<String> values = property.values();
        String all = values == null ? operators : operators + "; one of " + String.join(", ", values);
        return List.of(cell(property.name(), NAME), all);
    }

    private static List<String> row(@Nullable Long id, @Nullable String name, @Nullable String word, String more) {
        return List.of(Objects.toString(id, ""), cell(name, NAME), cell(word, WORD), more);
    }

    private static String cell(@Nullable String text, int longest) {
        return text == null ? "" : Columns.cut(text, longest);
    }

    private static @Nullable String ifDefault(@Nullable Boolean isDefault) {
        return Boolean.TRUE.equals(isDefault) ? "default" : null;
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    /** The sending hours, such as {@code Mon-Thu 09:00-17:00; Fri 09:00-12:00}. */
    private static String hours(List<Timing> timings) {
        Map<String, List<String>> daysByHours = new LinkedHashMap<>();
        for (Timing timing : timings) {
            if (timing.hasSendingHours()) {
                String hours = timing.timeRanges().stream().map(String::valueOf).collect(Collectors.joining(", "));
                String day = Objects.toString(timing.weekDay(), "?").replaceFirst("(?s)(...).*", "$1");
                daysByHours.computeIfAbsent(hours, first -> new ArrayList<>()).add(day);
            }
        }
        return daysByHours.isEmpty()
                ? "no sending hours"
                : daysByHours.entrySet().stream()
                        .map(entry -> days(entry.getValue()) + " " + entry.getKey())
                        .collect(Collectors.joining("; "));
    }

    private static String days(List<String> days) {
        int last = days.size() - 1;
        boolean areInARow = last > 0 && WEEK.contains(String.join("", days));
        return areInARow ? days.get(0) + "-" + days.get(last) : String.join(", ", days);
    }
}
