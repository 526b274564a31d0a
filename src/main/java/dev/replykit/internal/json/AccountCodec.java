package dev.replykit.internal.json;

import static dev.replykit.internal.json.Codec.list;
import static dev.replykit.internal.json.Token.*;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.ConditionProperty;
import dev.replykit.EmailAccount;
import dev.replykit.LinkedInAccount;
import dev.replykit.Schedule;
import dev.replykit.Schedule.TimeRange;
import dev.replykit.Schedule.Timing;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers about what a draft can name. No member can make reading fail. */
public final class AccountCodec {
    private static final Codec<String> CONNECTION = oneOf("connected", "disconnected", "unknown");
    private static final Codec<String> STATUS = oneOf("enabled", "disabled", "dailyLimitReached", "cookieInvalid");
    private static final Codec<String> COOKIE = oneOf("valid", "notValid", "neverValidated");

    static final Shape<EmailAccount> EMAIL_ACCOUNT = Shape.of("an email account", in -> {
        return new EmailAccount(
                in.get("id", INTEGER),
                in.get("email", TEXT),
                in.get("senderName", TEXT),
                in.get("ownerUserId", INTEGER),
                in.get("emailAccountType", TEXT),
                in.get("isDefault", BOOLEAN),
                in.get("dailyLimit", INTEGER),
                in.get("connectionStatus", CONNECTION),
                in.get("tags", TEXTS));
    });

    static final Shape<LinkedInAccount> LINKED_IN_ACCOUNT = Shape.of("a LinkedIn account", in -> {
        return new LinkedInAccount(
                in.get("id", INTEGER),
                in.get("name", TEXT),
                in.get("profileUrl", TEXT),
                in.get("status", STATUS),
                in.get("ownerUserId", INTEGER),
                in.get("accountType", TEXT),
                in.get("cookieStatus", COOKIE));
    });

    /** Hours and minutes outside a day are kept: 24 has been recorded. */
    private static final Codec<String> TIME = (in, findings) -> {
        JsonElement json = JsonText.value(in, findings);
        Long hour = json instanceof JsonObject time ? JsonValues.integer(time.get("hour")) : null;
        Long minute = json instanceof JsonObject time ? JsonValues.integer(time.get("minute")) : null;
        return hour == null || minute == null ? null : String.format(Locale.ROOT, "%02d:%02d", hour, minute);
    };

    private static final Codec<List<TimeRange>> TIME_RANGES =
            list(Shape.of("a time range", in -> new TimeRange(in.get("fromTime", TIME), in.get("toTime", TIME))));

    private static final Codec<List<Timing>> TIMINGS = list(Shape.of("a timing", in -> {
        return new Timing(in.get("weekDay", TEXT), in.get("isActive", BOOLEAN), in.list("timeRanges", TIME_RANGES));
    }));

    private static final Codec<List<Schedule>> SCHEDULES = list(Shape.of("a schedule", in -> {
        return new Schedule(
                in.get("id", INTEGER),
                in.get("name", TEXT),
                in.get("timezoneId", TEXT),
                in.get("excludeHolidays", BOOLEAN),
                in.get("useProspectTimezone", BOOLEAN),
                in.get("useFollowUpSchedule", BOOLEAN),
                in.list("mainTimings", TIMINGS),
                in.list("followUpTimings", TIMINGS),
                in.get("isDefault", BOOLEAN),
                in.get("status", TEXT));
    }));

    private AccountCodec() {}

    /** Reads a page of the list, or returns null where the text is none. */
    public static @Nullable Page<EmailAccount> readEmailAccounts(String text) {
        return Page.read(text, item -> EMAIL_ACCOUNT.read(item, Findings.LENIENT));
    }

    /** Reads an array, or returns null where the text is none. */
    public static @Nullable List<LinkedInAccount> readLinkedInAccounts(String text) {
        return JsonText.readOrNull(text, list(LINKED_IN_ACCOUNT));
    }

    /** Reads an array, or returns null where the text is none. */
    public static @Nullable List<Schedule> readSchedules(String text) {
        return JsonText.readOrNull(text, SCHEDULES);
    }

    /** Reads an object with a member for each property, or returns null where the text is none. */
    public static @Nullable List<ConditionProperty> readConditionProperties(String text) {
        return JsonText.parseOrNull(text) instanceof JsonObject object
                ? object.entrySet().stream()
                        .map(member -> property(member.getKey(), member.getValue()))
                        .toList()
                : null;
    }

    private static ConditionProperty property(String name, JsonElement json) {
        JsonObject property = json instanceof JsonObject object ? object : new JsonObject();
        List<String> operators = texts(property.get("operators"));
        return new ConditionProperty(name, operators == null ? List.of() : operators, texts(property.get("values")));
    }

    private static @Nullable List<String> texts(@Nullable JsonElement json) {
        return json == null ? null : TEXTS.read(json, Findings.LENIENT);
    }
}
