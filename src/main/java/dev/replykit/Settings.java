package dev.replykit;

import dev.replykit.internal.json.DraftCodec;
import dev.replykit.internal.text.Printable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sending settings of a sequence. The seven that are set below are required as soon as any is given, since Reply is
 * said to refuse a partial object. A draft without settings takes Reply's own.
 *
 * <pre>{@code
 * Settings settings = Settings.of(). // a dot at the end tells JShell that more is to come
 *         emailsCountPerDay(50).daysToFinishProspect(14).emailSendingDelaySeconds(30).dailyThrottling(200).
 *         disableOpensTracking(false).repliesHandlingType(RepliesHandlingType.MARK_AS_FINISHED).
 *         enableLinksTracking(true);
 * }</pre>
 *
 * <p>A method with an argument returns changed settings; without one it returns the value, or null where it is absent.
 * No ranges are published. Source: documentation, and published OpenAPI for what is required and for the last eight.
 * The constructor is not API.
 */
@CheckReturnValue
public record Settings(
        @Nullable Long emailsCountPerDay,
        @Nullable Long daysToFinishProspect,
        @Nullable Long emailSendingDelaySeconds,
        @Nullable Long dailyThrottling,
        @Nullable Boolean useDailyThrottling,
        @Nullable Boolean disableOpensTracking,
        @Nullable RepliesHandlingType repliesHandlingType,
        @Nullable Boolean enableLinksTracking,
        @Nullable Boolean isSendingPlainTextEnabled,
        @Nullable Boolean isListUnsubscribeHeaderEnabled,
        @Nullable Boolean isSameDomainSendingLimitEnabled,
        JsonField<Long> numberOfSameDomainSendingLimit,
        @Nullable Boolean matchProspectToEmailAccountProvider,
        @Nullable Boolean callIsAutomatic,
        @Nullable Boolean taskIsAutomatic,
        JsonField<GeneratedTaskOwner> generatedTaskOwner) {

    /** {@return settings without any value, to start with} */
    public static Settings of() {
        return DraftCodec.settings(new @Nullable Object[16]);
    }

    /** Sets the largest number of emails in a day. */
    public Settings emailsCountPerDay(long value) {
        return with(0, value);
    }

    /** Sets the days after which a contact counts as finished. */
    public Settings daysToFinishProspect(long value) {
        return with(1, value);
    }

    /** Sets the seconds between two emails. */
    public Settings emailSendingDelaySeconds(long value) {
        return with(2, value);
    }

    /** Sets how many contacts may start within 24 hours. */
    public Settings dailyThrottling(long value) {
        return with(3, value);
    }

    /** Sets whether {@code dailyThrottling} applies; the documented answer leaves it out. */
    public Settings useDailyThrottling(boolean value) {
        return with(4, value);
    }

    /** Sets whether the tracking of opens is switched off. */
    public Settings disableOpensTracking(boolean value) {
        return with(5, value);
    }

    /** Sets what a reply does to the contact's run. */
    public Settings repliesHandlingType(RepliesHandlingType value) {
        return with(6, value);
    }

    /** Sets whether the tracking of links is switched on. */
    public Settings enableLinksTracking(boolean value) {
        return with(7, value);
    }

    /** Sets whether emails are sent as plain text instead of HTML. */
    public Settings isSendingPlainTextEnabled(boolean value) {
        return with(8, value);
    }

    /** Sets whether emails get a List-Unsubscribe header. */
    public Settings isListUnsubscribeHeaderEnabled(boolean value) {
        return with(9, value);
    }

    /** Sets whether a limit applies to how many contacts of one domain are written to in a day. */
    public Settings isSameDomainSendingLimitEnabled(boolean value) {
        return with(10, value);
    }

    /** Sets the limit for one domain, which counts only where {@code isSameDomainSendingLimitEnabled} is true. */
    public Settings numberOfSameDomainSendingLimit(long value) {
        return with(11, value);
    }

    /** Sets whether a sender at the contact's own mail provider is preferred. */
    public Settings matchProspectToEmailAccountProvider(boolean value) {
        return with(12, value);
    }

    /** Sets whether calls run without a person. */
    public Settings callIsAutomatic(boolean value) {
        return with(13, value);
    }

    /** Sets whether tasks run without a person. */
    public Settings taskIsAutomatic(boolean value) {
        return with(14, value);
    }

    /** Sets who owns tasks that the sequence makes; {@code sequence} where left out, and null is sent as null. */
    public Settings generatedTaskOwner(@Nullable GeneratedTaskOwner value) {
        return with(15, value == null ? JsonField.ofNull() : value);
    }

    /** The settings with another value at this place of the record. */
    private Settings with(int place, Object value) {
        @Nullable
        Object[] all = {
            emailsCountPerDay, daysToFinishProspect, emailSendingDelaySeconds,
            dailyThrottling, useDailyThrottling, disableOpensTracking,
            repliesHandlingType, enableLinksTracking, isSendingPlainTextEnabled,
            isListUnsubscribeHeaderEnabled, isSameDomainSendingLimitEnabled, numberOfSameDomainSendingLimit,
            matchProspectToEmailAccountProvider, callIsAutomatic, taskIsAutomatic,
            generatedTaskOwner,
        };
        all[place] = Objects.requireNonNull(value, "The value is null.");
        return DraftCodec.settings(all);
    }

    @Override
    public String toString() {
        return Printable.record(this);
    }
}
