package dev.replykit;

import static dev.replykit.Step.*;

import java.nio.file.Path;

/** The examples of the documentation, as its files have them and as a user would write them. */
public final class Documented {
    private static final Path EXAMPLES = Path.of("src/test/resources/openapi/examples");

    public static final Path REQUEST = EXAMPLES.resolve("documented-request.json");
    public static final Path RESPONSE = EXAMPLES.resolve("documented-response.json");

    /** The seven settings that are required. */
    public static final Settings SETTINGS = Settings.of()
            .emailsCountPerDay(50)
            .daysToFinishProspect(14)
            .emailSendingDelaySeconds(30)
            .dailyThrottling(200)
            .disableOpensTracking(false)
            .repliesHandlingType(RepliesHandlingType.MARK_AS_FINISHED)
            .enableLinksTracking(true);

    /** Every setting that there is, in the opposite order. */
    public static final Settings EVERY_SETTING = Settings.of()
            .generatedTaskOwner(GeneratedTaskOwner.CONTACT)
            .taskIsAutomatic(true)
            .callIsAutomatic(false)
            .matchProspectToEmailAccountProvider(true)
            .numberOfSameDomainSendingLimit(3L)
            .isSameDomainSendingLimitEnabled(true)
            .isListUnsubscribeHeaderEnabled(false)
            .isSendingPlainTextEnabled(true)
            .enableLinksTracking(true)
            .repliesHandlingType(RepliesHandlingType.CONTINUE_SENDING)
            .disableOpensTracking(true)
            .useDailyThrottling(false)
            .dailyThrottling(200)
            .emailSendingDelaySeconds(30)
            .daysToFinishProspect(14)
            .emailsCountPerDay(50);

    public static final SequenceDraft DRAFT = SequenceDraft.named("Sales Outreach 2024")
            .scheduleId(1)
            .emailAccounts(101, 102)
            .linkedInAccounts(42)
            .settings(SETTINGS.useDailyThrottling(true))
            .steps(
                    email(
                            "Quick question about {{companyName}}",
                            "<p>Hi {{firstName}},</p><p>I noticed you're leading initiatives at {{companyName}} and"
                                    + " wanted to reach out.</p><p>Best regards</p>"),
                    linkedInMessage("Hi {{firstName}}, would love to connect!").after(days(1)));

    private Documented() {}
}
