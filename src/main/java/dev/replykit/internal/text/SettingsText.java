package dev.replykit.internal.text;

import dev.replykit.RepliesHandlingType;
import dev.replykit.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The given settings in words. */
final class SettingsText {
    private final List<String> parts = new ArrayList<>();

    private SettingsText() {}

    /** One line of any length; empty where no setting is given. */
    static String of(Settings settings) {
        SettingsText text = new SettingsText();
        text.add(settings.emailsCountPerDay(), " emails a day");
        text.add(settings.emailSendingDelaySeconds(), " s apart");
        text.add(
                settings.dailyThrottling(),
                Boolean.FALSE.equals(settings.useDailyThrottling())
                        ? " contacts a day (not in force)"
                        : " contacts a day");
        text.add(settings.daysToFinishProspect(), " days to finish");
        text.replies(settings.repliesHandlingType());
        text.tracking(not(settings.disableOpensTracking()), settings.enableLinksTracking());
        text.add("plain text", settings.isSendingPlainTextEnabled());
        text.add("unsubscribe header", settings.isListUnsubscribeHeaderEnabled());
        text.sameDomain(settings);
        text.add("match sender to mail provider", settings.matchProspectToEmailAccountProvider());
        text.add("calls", settings.callIsAutomatic(), "automatic", "manual");
        text.add("tasks", settings.taskIsAutomatic(), "automatic", "manual");
        if (settings.generatedTaskOwner().orNull() != null) {
            text.parts.add("tasks belong to " + settings.generatedTaskOwner());
        }
        return String.join(", ", text.parts);
    }

    private void replies(@Nullable RepliesHandlingType type) {
        if (RepliesHandlingType.MARK_AS_FINISHED.equals(type)) {
            parts.add("a reply finishes");
        } else if (RepliesHandlingType.CONTINUE_SENDING.equals(type)) {
            parts.add("a reply stops nothing");
        } else if (type != null) {
            parts.add("a reply: " + Columns.cut(type.value(), 30));
        }
    }

    private void tracking(@Nullable Boolean opens, @Nullable Boolean links) {
        if (opens != null && opens.equals(links)) {
            add("opens and links", opens, "tracked", "not tracked");
        } else {
            add("opens", opens, "tracked", "not tracked");
            add("links", links, "tracked", "not tracked");
        }
    }

    private void sameDomain(Settings settings) {
        Long most = settings.numberOfSameDomainSendingLimit().orNull();
        if (most != null && Boolean.TRUE.equals(settings.isSameDomainSendingLimitEnabled())) {
            parts.add(most + " a day to one domain");
        } else {
            add("limit for one domain", settings.isSameDomainSendingLimitEnabled());
        }
    }

    private static @Nullable Boolean not(@Nullable Boolean value) {
        return value == null ? null : !value;
    }

    private void add(@Nullable Long value, String unit) {
        if (value != null) {
            parts.add(value + unit);
        }
    }

    private void add(String what, @Nullable Boolean value) {
        add(what, value, "on", "off");
    }

    private void add(String what, @Nullable Boolean value, String yes, String no) {
        if (value != null) {
            parts.add(what + " " + (value ? yes : no));
        }
    }
}
