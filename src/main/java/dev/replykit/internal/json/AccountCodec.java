package dev.replykit.internal.json;

import static dev.replykit.internal.json.Codec.list;
import static dev.replykit.internal.json.Token.BOOLEAN;
import static dev.replykit.internal.json.Token.INTEGER;
import static dev.replykit.internal.json.Token.TEXT;
import static dev.replykit.internal.json.Token.oneOf;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.ConditionProperty;
import dev.replykit.EmailAccount;
import dev.replykit.LinkedInAccount;
import dev.replykit.Schedule;
import dev.replykit.Schedule.TimeRange;
import dev.replykit.Schedule.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers about what a draft can name. No member can make reading fail. */
public final class AccountCodec {
    static final Shape<EmailAccount> EMAIL_ACCOUNT = Shape.of("an email account", members -> {
        var id = members.answerOnly("id", INTEGER);
        var email = members.answerOnly("email", TEXT);
        var sender = members.answerOnly("senderName", TEXT);
        var owner = members.answerOnly("ownerUserId", INTEGER);
        var type = members.answerOnly("emailAccountType", TEXT);
        var isDefault = members.answerOnly("isDefault", BOOLEAN);
        var limit = members.answerOnly("dailyLimit", INTEGER);
        var status = members.answerOnly("connectionStatus", oneOf("connected", "disconnected", "unknown"));
        var tags = members.answerOnly("tags", list(TEXT));
        return in -> new EmailAccount(
                in.get(id),
                in.get(email),
                in.get(sender),
                in.get(owner),
                in.get(type),
                in.get(isDefault),
                in.get(limit),
                in.get(status),
                in.get(tags));
    });

    static final Shape<LinkedInAccount> LINKED_IN_ACCOUNT = Shape.of("a LinkedIn account", members -> {
        var id = members.answerOnly("id", INTEGER);
        var name = members.answerOnly("name", TEXT);
        var profile = members.answerOnly("profileUrl", TEXT);
        var status = members.answerOnly("status", oneOf("enabled", "disabled", "dailyLimitReached", "cookieInvalid"));
        var owner = members.answerOnly("ownerUserId", INTEGER);
        var type = members.answerOnly("accountType", TEXT);
        var cookie = members.answerOnly("cookieStatus", oneOf("valid", "notValid", "neverValidated"));
        return in -> new LinkedInAccount(
                in.get(id), in.get(name), in.get(profile), in.get(status), in.get(owner), in.get(type), in.get(cookie));
    });

    /** Hours and minutes outside a day are kept: 24 has been recorded. */
    private static final Shape<@Nullable String> TIME = Shape.of("a time", members -> {
        var hour = members.answerOnly("hour", INTEGER);
        var minute = members.answerOnly("minute", INTEGER);
        return in -> in.get(hour) == null || in.get(minute) == null
                ? null
                : String.format(Locale.ROOT, "%02d:%02d", in.get(hour), in.get(minute));
    });

    private static final Shape<TimeRange> TIME_RANGE = Shape.of("a time range", members -> {
        var from = members.answerOnly("fromTime", TIME);
        var to = members.answerOnly("toTime", TIME);
        return in -> new TimeRange(in.get(from), in.get(to));
    });

    private static final Shape<Timing> TIMING = Shape.of("a timing", members -> {
        var day = members.answerOnly("weekDay", TEXT);
        var active = members.answerOnly("isActive", BOOLEAN);
        var ranges = members.answerOnly("timeRanges", list(TIME_RANGE));
        return in -> new Timing(in.get(day), in.get(active), in.list(ranges));
    });

    private static final Shape<Schedule> SCHEDULE = Shape.of("a schedule", members -> {
        var id = members.answerOnly("id", INTEGER);
        var name = members.answerOnly("name", TEXT);
        var zone = members.answerOnly("timezoneId", TEXT);
        var excludeHolidays = members.answerOnly("excludeHolidays", BOOLEAN);
        var useProspectTimezone = members.answerOnly("useProspectTimezone", BOOLEAN);
        var useFollowUpSchedule = members.answerOnly("useFollowUpSchedule", BOOLEAN);
        var main = members.answerOnly("mainTimings", list(TIMING));
        var followUp = members.answerOnly("followUpTimings", list(TIMING));
        var isDefault = members.answerOnly("isDefault", BOOLEAN);
        var status = members.answerOnly("status", TEXT);
        return in -> new Schedule(
                in.get(id),
                in.get(name),
                in.get(zone),
                in.get(excludeHolidays),
                in.get(useProspectTimezone),
                in.get(useFollowUpSchedule),
                in.list(main),
                in.list(followUp),
                in.get(isDefault),
                in.get(status));
    });

    /** Makes a property when it is told its name. */
    private static final Shape<Function<String, ConditionProperty>> PROPERTY =
            Shape.of("a condition property", members -> {
                var operators = members.answerOnly("operators", list(TEXT));
                var values = members.answerOnly("values", list(TEXT));
                return in -> name -> new ConditionProperty(name, in.list(operators), in.get(values));
            });

    private AccountCodec() {}

    /** Reads a page of the list, or returns null where the text is none. */
    public static @Nullable Page<EmailAccount> readEmailAccounts(String text) {
        return Page.read(text, item -> EMAIL_ACCOUNT.read(item, Findings.NONE));
    }

    /** Reads an array, or returns null where the text is none. */
    public static @Nullable List<LinkedInAccount> readLinkedInAccounts(String text) {
        return read(text, LINKED_IN_ACCOUNT);
    }

    /** Reads an array, or returns null where the text is none. */
    public static @Nullable List<Schedule> readSchedules(String text) {
        return read(text, SCHEDULE);
    }

    private static <T> @Nullable List<T> read(String text, Codec<T> item) {
        JsonElement json = JsonText.parseOrNull(text);
        return json == null ? null : list(item).read(json, Findings.NONE);
    }

    /** Reads an object with a member for each property, or returns null where the text is none. */
    public static @Nullable List<ConditionProperty> readConditionProperties(String text) {
        if (!(JsonText.parseOrNull(text) instanceof JsonObject object)) {
            return null;
        }
        List<ConditionProperty> properties = new ArrayList<>();
        object.entrySet().forEach(member -> {
            JsonObject property = member.getValue() instanceof JsonObject given ? given : new JsonObject();
            properties.add(Objects.requireNonNull(PROPERTY.read(property, Findings.NONE))
                    .apply(member.getKey()));
        });
        return properties;
    }
}
