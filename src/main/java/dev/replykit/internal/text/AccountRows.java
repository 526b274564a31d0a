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
    private static final int LONGEST_ID = 19;
    /** Columns of texts, so that a row fits 80. */
    private static final int LONG = 30;

    private static final int MIDDLE = 23;
    private static final int SHORT = 18;
    private static final String WEEK = "MonTueWedThuFriSatSun";

    private AccountRows() {}

    public static List<String> of(EmailAccount account) {
        Long limit = account.dailyLimit();
        return List.of(
                cell(account.id(), LONGEST_ID),
                cell(account.email(), LONG),
                cell(account.connectionStatus(), SHORT),
                joined(ifDefault(account.isDefault()), limit == null ? "" : limit + " a day", account.senderName()));
    }

    public static List<String> of(LinkedInAccount account) {
        String cookie = cell(account.cookieStatus(), MIDDLE);
        return List.of(
                cell(account.id(), LONGEST_ID),
                cell(account.name(), LONG),
                cell(account.status(), SHORT),
                joined(cookie.isEmpty() ? "" : "cookie " + cookie, account.accountType()));
    }

    public static List<String> of(Schedule schedule) {
        return List.of(
                cell(schedule.id(), LONGEST_ID),
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

    private static String ifDefault(@Nullable Boolean isDefault) {
        return Boolean.TRUE.equals(isDefault) ? "default" : "";
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** The sending hours, such as {@code Mon-Thu 09:00-17:00; Fri 09:00-12:00}. */
    private static String hours(List<Timing> timings) {
        Map<String, List<String>> daysByHours = new LinkedHashMap<>();
        timings.stream()
                .filter(Timing::hasSendingHours)
                .forEach(timing -> daysByHours
                        .computeIfAbsent(
                                timing.timeRanges().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", ")),
                                hours -> new ArrayList<>())
                        .add(Printable.excerpt(Objects.toString(timing.weekDay(), "?"), 3)
                                .replace("...", "")));
        return daysByHours.isEmpty()
                ? "no sending hours"
                : daysByHours.entrySet().stream()
                        .map(entry -> days(entry.getValue()) + " " + entry.getKey())
                        .collect(Collectors.joining("; "));
    }

    /** Days that follow each other become one part, such as {@code Mon-Wed, Fri}. */
    private static String days(List<String> days) {
        StringBuilder out = new StringBuilder(days.get(0));
        String until = "";
        for (int i = 1; i < days.size(); i++) {
            String day = days.get(i);
            if (WEEK.contains(days.get(i - 1) + day)) {
                until = "-" + day;
            } else {
                out.append(until).append(", ").append(day);
                until = "";
            }
        }
        return out.append(until).toString();
    }
}
