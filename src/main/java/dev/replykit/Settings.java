package dev.replykit;

import java.util.EnumMap;
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
 * {@link #generatedTaskOwner()}. Source: documentation; required members and the last eight published OpenAPI.
 */
@CheckReturnValue
public final class Settings {

    /** The API's names, in the order of its documentation. */
    private enum Name {
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
    }

    private static final Settings NONE = new Settings(new EnumMap<>(Name.class));

    /** An absent setting has no entry, and an explicit null has the value null. */
    private final EnumMap<Name, @Nullable Object> values;

    private Settings(EnumMap<Name, @Nullable Object> values) {
        this.values = values;
    }

    /** {@return settings without any value, to start with} */
    public static Settings of() {
        return NONE;
    }

    /** {@return the largest number of emails in a day; required} */
    public @Nullable Long emailsCountPerDay() {
        return field(Name.emailsCountPerDay, Long.class).orNull();
    }

    /** Sets the largest number of emails in a day. Required. */
    public Settings emailsCountPerDay(long value) {
        return with(Name.emailsCountPerDay, value);
    }

    /** {@return the days after which a contact counts as finished; required} */
    public @Nullable Long daysToFinishProspect() {
        return field(Name.daysToFinishProspect, Long.class).orNull();
    }

    /** Sets the days after which a contact counts as finished. Required. */
    public Settings daysToFinishProspect(long value) {
        return with(Name.daysToFinishProspect, value);
    }

    /** {@return the seconds between two emails; required} */
    public @Nullable Long emailSendingDelaySeconds() {
        return field(Name.emailSendingDelaySeconds, Long.class).orNull();
    }

    /** Sets the seconds between two emails. Required. */
    public Settings emailSendingDelaySeconds(long value) {
        return with(Name.emailSendingDelaySeconds, value);
    }

    /** {@return how many contacts may start within 24 hours; required} */
    public @Nullable Long dailyThrottling() {
        return field(Name.dailyThrottling, Long.class).orNull();
    }

    /** Sets how many contacts may start within 24 hours. Required. */
    public Settings dailyThrottling(long value) {
        return with(Name.dailyThrottling, value);
    }

    /** {@return whether {@code dailyThrottling} applies; the documented answer leaves it out} */
    public @Nullable Boolean useDailyThrottling() {
        return field(Name.useDailyThrottling, Boolean.class).orNull();
    }

    /** Sets whether {@code dailyThrottling} applies. */
    public Settings useDailyThrottling(boolean value) {
        return with(Name.useDailyThrottling, value);
    }

    /** {@return whether the tracking of opens is switched off; required} */
    public @Nullable Boolean disableOpensTracking() {
        return field(Name.disableOpensTracking, Boolean.class).orNull();
    }

    /** Sets whether the tracking of opens is switched off. Required. */
    public Settings disableOpensTracking(boolean value) {
        return with(Name.disableOpensTracking, value);
    }

    /** {@return what a reply does to the contact's run; required} */
    public @Nullable RepliesHandlingType repliesHandlingType() {
        return field(Name.repliesHandlingType, RepliesHandlingType.class).orNull();
    }

    /** Sets what a reply does to the contact's run. Required. */
    public Settings repliesHandlingType(RepliesHandlingType value) {
        return with(Name.repliesHandlingType, Objects.requireNonNull(value, "The value is null."));
    }

    /** {@return whether the tracking of links is switched on; required} */
    public @Nullable Boolean enableLinksTracking() {
        return field(Name.enableLinksTracking, Boolean.class).orNull();
    }

    /** Sets whether the tracking of links is switched on. Required. */
    public Settings enableLinksTracking(boolean value) {
        return with(Name.enableLinksTracking, value);
    }

    /** {@return whether emails are sent as plain text instead of HTML} */
    public @Nullable Boolean isSendingPlainTextEnabled() {
        return field(Name.isSendingPlainTextEnabled, Boolean.class).orNull();
    }

    /** Sets whether emails are sent as plain text instead of HTML. */
    public Settings isSendingPlainTextEnabled(boolean value) {
        return with(Name.isSendingPlainTextEnabled, value);
    }

    /** {@return whether emails get a List-Unsubscribe header} */
    public @Nullable Boolean isListUnsubscribeHeaderEnabled() {
        return field(Name.isListUnsubscribeHeaderEnabled, Boolean.class).orNull();
    }

    /** Sets whether emails get a List-Unsubscribe header. */
    public Settings isListUnsubscribeHeaderEnabled(boolean value) {
        return with(Name.isListUnsubscribeHeaderEnabled, value);
    }

    /** {@return whether a limit applies to how many contacts of one domain are written to in a day} */
    public @Nullable Boolean isSameDomainSendingLimitEnabled() {
        return field(Name.isSameDomainSendingLimitEnabled, Boolean.class).orNull();
    }

    /** Sets whether a limit applies to how many contacts of one domain are written to in a day. */
    public Settings isSameDomainSendingLimitEnabled(boolean value) {
        return with(Name.isSameDomainSendingLimitEnabled, value);
    }

    /** {@return the limit for one domain, which counts only where {@code isSameDomainSendingLimitEnabled} is true} */
    public JsonField<Long> numberOfSameDomainSendingLimit() {
        return field(Name.numberOfSameDomainSendingLimit, Long.class);
    }

    /** Sets the limit for one domain, which counts only where {@code isSameDomainSendingLimitEnabled} is true. */
    public Settings numberOfSameDomainSendingLimit(long value) {
        return with(Name.numberOfSameDomainSendingLimit, value);
    }

    /**
     * Sets the limit for one domain, which counts only where {@code isSameDomainSendingLimitEnabled} is true; null is sent as null.
     */
    public Settings numberOfSameDomainSendingLimit(@Nullable Long value) {
        return with(Name.numberOfSameDomainSendingLimit, value);
    }

    /** {@return whether a sender at the contact's own mail provider is preferred} */
    public @Nullable Boolean matchProspectToEmailAccountProvider() {
        return field(Name.matchProspectToEmailAccountProvider, Boolean.class).orNull();
    }

    /** Sets whether a sender at the contact's own mail provider is preferred. */
    public Settings matchProspectToEmailAccountProvider(boolean value) {
        return with(Name.matchProspectToEmailAccountProvider, value);
    }

    /** {@return whether calls run without a person} */
    public @Nullable Boolean callIsAutomatic() {
        return field(Name.callIsAutomatic, Boolean.class).orNull();
    }

    /** Sets whether calls run without a person. */
    public Settings callIsAutomatic(boolean value) {
        return with(Name.callIsAutomatic, value);
    }

    /** {@return whether tasks run without a person} */
    public @Nullable Boolean taskIsAutomatic() {
        return field(Name.taskIsAutomatic, Boolean.class).orNull();
    }

    /** Sets whether tasks run without a person. */
    public Settings taskIsAutomatic(boolean value) {
        return with(Name.taskIsAutomatic, value);
    }

    /** {@return who owns tasks that the sequence makes; {@code sequence} where left out} */
    public JsonField<GeneratedTaskOwner> generatedTaskOwner() {
        return field(Name.generatedTaskOwner, GeneratedTaskOwner.class);
    }

    /** Sets who owns tasks that the sequence makes; null is sent as null. */
    public Settings generatedTaskOwner(@Nullable GeneratedTaskOwner value) {
        return with(Name.generatedTaskOwner, value);
    }

    private Settings with(Name name, @Nullable Object value) {
        EnumMap<Name, @Nullable Object> changed = values.clone();
        changed.put(name, value);
        return new Settings(changed);
    }

    private <T> JsonField<T> field(Name name, Class<T> type) {
        Object value = values.get(name);
        return value == null && values.containsKey(name) ? JsonField.ofNull() : JsonField.ofNullable(type.cast(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && values.equals(settings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The given settings by the API's names. */
    @Override
    public String toString() {
        return "Settings" + values;
    }
}
