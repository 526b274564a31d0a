package dev.replykit.bench;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documented draft and answer as records, which a user of another library would write: its members and no more. */
public final class Example {
    static final String MESSAGE = "<p>Hi {{firstName}},</p><p>I noticed you're leading initiatives at"
            + " {{companyName}} and wanted to reach out.</p><p>Best regards</p>";

    private Example() {}

    public record Draft(
            String name,
            Long scheduleId,
            List<Long> emailAccounts,
            List<Long> linkedInAccounts,
            Settings settings,
            List<Step> steps) {}

    public record Answer(
            Long id,
            Long ownerUserId,
            String name,
            String created,
            String status,
            Boolean isArchived,
            String health,
            Long scheduleId,
            List<EmailAccount> emailAccounts,
            List<LinkedInAccount> linkedInAccounts,
            Settings settings,
            List<Step> steps,
            List<Issue> issues) {}

    public record EmailAccount(Long id, String email) {}

    public record LinkedInAccount(Long id, String name, String profileUrl, String status) {}

    public record Settings(
            Long emailsCountPerDay,
            Long daysToFinishProspect,
            Long emailSendingDelaySeconds,
            Long dailyThrottling,
            @Nullable Boolean useDailyThrottling,
            Boolean disableOpensTracking,
            String repliesHandlingType,
            Boolean enableLinksTracking) {}

    public record Issue(String type) {}

    @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            include = JsonTypeInfo.As.EXISTING_PROPERTY,
            property = "type",
            visible = true)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Email.class, name = "email"),
        @JsonSubTypes.Type(value = LinkedIn.class, name = "linkedIn"),
        @JsonSubTypes.Type(value = Call.class, name = "call")
    })
    public interface Step {
        String type();
    }

    public record Email(
            @Nullable Long id, String type, Long delayInMinutes, String executionMode, List<Variant> variants)
            implements Step {}

    public record LinkedIn(
            @Nullable Long id,
            String type,
            String actionType,
            Long delayInMinutes,
            String executionMode,
            List<Variant> variants)
            implements Step {}

    public record Call(@Nullable Long id, String type, Long delayInMinutes, String message) implements Step {}

    public record Variant(
            @Nullable Long id,
            @Nullable String subject,
            String message,
            @Nullable Boolean isEnabled) {}

    static Draft newDraft() {
        return new Draft(
                "Sales Outreach 2024",
                1L,
                List.of(101L, 102L),
                List.of(42L),
                new Settings(50L, 14L, 30L, 200L, true, false, "markAsFinished", true),
                List.of(
                        new Email(
                                null,
                                "email",
                                0L,
                                "automatic",
                                List.of(new Variant(null, "Quick question about {{companyName}}", MESSAGE, null))),
                        new LinkedIn(
                                null,
                                "linkedIn",
                                "message",
                                1440L,
                                "automatic",
                                List.of(new Variant(null, null, "Hi {{firstName}}, would love to connect!", true)))));
    }
}
