package dev.replykit.internal.text;

import dev.replykit.RepliesHandlingType;
import dev.replykit.Settings;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The given settings in words. Each part is empty where its setting is not given. */
final class SettingsText {
    private SettingsText() {}

    /** One line of any length; empty where no setting is given. */
    static String of(Settings settings) {
        String contacts = Boolean.FALSE.equals(settings.useDailyThrottling())
                ? " contacts a day (not in force)"
                : " contacts a day";
        return Stream.of(
                        number(settings.emailsCountPerDay(), " emails a day"),
                        number(settings.emailSendingDelaySeconds(), " s apart"),
                        number(settings.dailyThrottling(), contacts),
                        number(settings.daysToFinishProspect(), " days to finish"),
                        replies(settings.repliesHandlingType()),
                        tracking(settings.disableOpensTracking(), settings.enableLinksTracking()),
                        flag("plain text", settings.isSendingPlainTextEnabled(), "on", "off"),
                        flag("unsubscribe header", settings.isListUnsubscribeHeaderEnabled(), "on", "off"),
                        sameDomain(settings),
                        flag(
                                "match sender to mail provider",
                                settings.matchProspectToEmailAccountProvider(),
                                "on",
                                "off"),
                        flag("calls", settings.callIsAutomatic(), "automatic", "manual"),
                        flag("tasks", settings.taskIsAutomatic(), "automatic", "manual"),
                        settings.generatedTaskOwner().orNull() == null
                                ? ""
                                : "tasks belong to " + settings.generatedTaskOwner())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String number(@Nullable Long value, String unit) {
        return value == null ? "" : value + unit;
    }

    private static String flag(String what, @Nullable Boolean value, String yes, String no) {
        return value == null ? "" : what + " " + (value ? yes : no);
    }

    private static String replies(@Nullable RepliesHandlingType type) {
        if (RepliesHandlingType.MARK_AS_FINISHED.equals(type)) {
            return "a reply finishes";
        } else if (RepliesHandlingType.CONTINUE_SENDING.equals(type)) {
            return "a reply stops nothing";
        }
        return type == null ? "" : "a reply: " + Columns.cut(type.value(), 30);
    }

    private static String tracking(@Nullable Boolean noOpens, @Nullable Boolean links) {
        if (noOpens != null && links != null && !noOpens.equals(links)) {
            return flag("opens and links", links, "tracked", "not tracked");
        }
        String opens = flag("opens", noOpens, "not tracked", "tracked");
        String rest = flag("links", links, "tracked", "not tracked");
        return opens + (opens.isEmpty() || rest.isEmpty() ? "" : ", ") + rest;
    }

    private static String sameDomain(Settings settings) {
        Long most = settings.numberOfSameDomainSendingLimit().orNull();
        Boolean isLimited = settings.isSameDomainSendingLimitEnabled();
        return most != null && Boolean.TRUE.equals(isLimited)
                ? most + " a day to one domain"
                : flag("limit for one domain", isLimited, "on", "off");
    }
}
