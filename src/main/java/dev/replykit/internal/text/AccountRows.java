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
    private static final int LONG = 30;

    private static final int MIDDLE = 23;
    private static final int SHORT = 18;
    private static final String WEEK = "MonTueWedThuFriSatSun";

    private AccountRows() {}

    public static List<String> of(EmailAccount account) {
        Long limit = account.dailyLimit();
        return List.of(
                cell(account.id(), LONG),
                cell(account.email(), LONG),
                cell(account.connectionStatus(), SHORT),
                joined(ifDefault(account.isDefault()), limit == null ? null : limit + " a day", account.senderName()));
    }

    public static List<String> of(LinkedInAccount account) {
        Object cookie = account.cookieStatus();
        return List.of(
                cell(account.id(), LONG),
                cell(account.name(), LONG),
                cell(account.status(), SHORT),
                joined(cookie == null ? null : "cookie " + cell(cookie, MIDDLE), account.accountType()));
    }

    public static List<String> of(Schedule schedule) {
        return List.of(
                cell(schedule.id(), LONG),
                cell(schedule.name(), SHORT),
                cell(schedule.status(), MIDDLE),
                joined(ifDefault(schedule.isDefault()), hours(schedule.mainTimings()), schedule.timezoneId()));
    }

    public static List<String> of(ConditionProperty property) {
        List<String> values = property.values();
        return List.of(
                cell(property.name(), LONG),
                String.join(", ", property.operators())
                        + (values == null ? "" : "; one of " + String.join(", ", values)));
    }

    private static String cell(@Nullable Object value, int longest) {
        return value == null ? "" : Columns.cut(value.toString(), longest);
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
        timings.stream().filter(Timing::hasSendingHours).forEach(timing -> {
            String hours = timing.timeRanges().stream().map(String::valueOf).collect(Collectors.joining(", "));
            String day = Objects.toString(timing.weekDay(), "?");
            daysByHours
                    .computeIfAbsent(hours, first -> new ArrayList<>())
                    .add(day.substring(0, Math.min(3, day.length())));
        });
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
