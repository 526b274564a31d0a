package dev.replykit;

import dev.replykit.internal.json.DraftCodec;
import dev.replykit.internal.text.Printable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sending settings of a sequence. Seven of them are required as soon as any is given, since Reply is said to refuse
 * a partial object; the other nine are optional. A draft without settings takes Reply's own.
 *
 * <pre>{@code
 * Settings settings = Settings.of(). // a dot at the end tells JShell that more is to come
 *         emailsCountPerDay(50).
 *         daysToFinishProspect(14).
 *         emailSendingDelaySeconds(30).
 *         dailyThrottling(200).
 *         disableOpensTracking(false).
 *         repliesHandlingType(RepliesHandlingType.MARK_AS_FINISHED).
 *         enableLinksTracking(true);
 * }</pre>
 *
 * <p>Immutable: a method with an argument returns changed settings; the one of the same name without an argument
 * returns the value, or null where it is absent. No ranges are published, and one default, of
 * {@link #generatedTaskOwner()}. Source: documentation; required members and the last eight published OpenAPI. The
 * constructor is not API.
 *
 * @param emailsCountPerDay the largest number of emails in a day; required
 * @param daysToFinishProspect the days after which a contact counts as finished; required
 * @param emailSendingDelaySeconds the seconds between two emails; required
 * @param dailyThrottling how many contacts may start within 24 hours; required
 * @param useDailyThrottling whether {@code dailyThrottling} applies; the documented answer leaves it out
 * @param disableOpensTracking whether the tracking of opens is switched off; required
 * @param repliesHandlingType what a reply does to the contact's run; required
 * @param enableLinksTracking whether the tracking of links is switched on; required
 * @param isSendingPlainTextEnabled whether emails are sent as plain text instead of HTML
 * @param isListUnsubscribeHeaderEnabled whether emails get a List-Unsubscribe header
 * @param isSameDomainSendingLimitEnabled whether a limit applies to how many contacts of one domain are written to in a
 *     day
 * @param numberOfSameDomainSendingLimit the limit for one domain, which counts only where
 *     {@code isSameDomainSendingLimitEnabled} is true
 * @param matchProspectToEmailAccountProvider whether a sender at the contact's own mail provider is preferred
 * @param callIsAutomatic whether calls run without a person
 * @param taskIsAutomatic whether tasks run without a person
 * @param generatedTaskOwner who owns tasks that the sequence makes; {@code sequence} where left out
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
    private static final Settings NONE = from(new @Nullable Object[16]);

    /** {@return settings without any value, to start with} */
    public static Settings of() {
        return NONE;
    }

    /** Sets the largest number of emails in a day. Required. */
    public Settings emailsCountPerDay(long value) {
        return with(0, value);
    }

    /** Sets the days after which a contact counts as finished. Required. */
    public Settings daysToFinishProspect(long value) {
        return with(1, value);
    }

    /** Sets the seconds between two emails. Required. */
    public Settings emailSendingDelaySeconds(long value) {
        return with(2, value);
    }

    /** Sets how many contacts may start within 24 hours. Required. */
    public Settings dailyThrottling(long value) {
        return with(3, value);
    }

    /** Sets whether {@code dailyThrottling} applies. */
    public Settings useDailyThrottling(boolean value) {
        return with(4, value);
    }

    /** Sets whether the tracking of opens is switched off. Required. */
    public Settings disableOpensTracking(boolean value) {
        return with(5, value);
    }

    /** Sets what a reply does to the contact's run. Required. */
    public Settings repliesHandlingType(RepliesHandlingType value) {
        return with(6, Objects.requireNonNull(value, "The value is null."));
    }

    /** Sets whether the tracking of links is switched on. Required. */
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
        return with(11, JsonField.of(value));
    }

    /**
     * Sets the limit for one domain, which counts only where {@code isSameDomainSendingLimitEnabled} is true; null is
     * sent as null.
     */
    public Settings numberOfSameDomainSendingLimit(@Nullable Long value) {
        return with(11, value == null ? JsonField.ofNull() : JsonField.of(value));
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

    /** Sets who owns tasks that the sequence makes; null is sent as null. */
    public Settings generatedTaskOwner(@Nullable GeneratedTaskOwner value) {
        return with(15, value == null ? JsonField.ofNull() : JsonField.of(value));
    }

    /** The settings with another value at this place of the record. */
    private Settings with(int place, Object value) {
        @Nullable
        Object[] all = {
            emailsCountPerDay,
            daysToFinishProspect,
            emailSendingDelaySeconds,
            dailyThrottling,
            useDailyThrottling,
            disableOpensTracking,
            repliesHandlingType,
            enableLinksTracking,
            isSendingPlainTextEnabled,
            isListUnsubscribeHeaderEnabled,
            isSameDomainSendingLimitEnabled,
            numberOfSameDomainSendingLimit,
            matchProspectToEmailAccountProvider,
            callIsAutomatic,
            taskIsAutomatic,
            generatedTaskOwner
        };
        all[place] = value;
        return from(all);
    }

    @SuppressWarnings("unchecked")
    private static Settings from(@Nullable Object[] all) {
        return new Settings(
                (Long) all[0],
                (Long) all[1],
                (Long) all[2],
                (Long) all[3],
                (Boolean) all[4],
                (Boolean) all[5],
                (RepliesHandlingType) all[6],
                (Boolean) all[7],
                (Boolean) all[8],
                (Boolean) all[9],
                (Boolean) all[10],
                all[11] == null ? JsonField.absent() : (JsonField<Long>) all[11],
                (Boolean) all[12],
                (Boolean) all[13],
                (Boolean) all[14],
                all[15] == null ? JsonField.absent() : (JsonField<GeneratedTaskOwner>) all[15]);
    }

    /** The given settings by the API's names. */
    @Override
    public String toString() {
        return Printable.value("Settings" + DraftCodec.write(this));
    }
}
