package dev.replykit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The sending settings of a sequence. Seven of them are required as soon as any is given, since Reply is said to refuse
 * a partial object; the other nine are optional. Leave the whole out to take Reply's own.
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
 * <p>Immutable: each method with an argument returns changed settings, the one of the same name without an argument
 * tells the value. No ranges and no defaults are published but the one named below. Source: documentation, required
 * members and the last eight published OpenAPI.
 */
public final class Settings {
    /** The API's names, in the order of its documentation. */
    private static final List<String> NAMES = List.of(
            "emailsCountPerDay",
            "daysToFinishProspect",
            "emailSendingDelaySeconds",
            "dailyThrottling",
            "useDailyThrottling",
            "disableOpensTracking",
            "repliesHandlingType",
            "enableLinksTracking",
            "isSendingPlainTextEnabled",
            "isListUnsubscribeHeaderEnabled",
            "isSameDomainSendingLimitEnabled",
            "numberOfSameDomainSendingLimit",
            "matchProspectToEmailAccountProvider",
            "callIsAutomatic",
            "taskIsAutomatic",
            "generatedTaskOwner");

    private static final Settings NONE = new Settings(new Object[NAMES.size()]);

    /** An explicit null, told from absence, which is null in Java. */
    private static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** In the order of the names. An array, since each call copies it. */
    private final @Nullable Object[] values;

    private Settings(@Nullable Object[] values) {
        this.values = values;
    }

    /**
     * Settings of which none is given yet.
     *
     * @return the empty settings, a start to build on
     */
    public static Settings of() {
        return NONE;
    }

    /**
     * Most emails sent in a day. Required.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Long emailsCountPerDay() {
        return field("emailsCountPerDay", Long.class).orNull();
    }

    /**
     * Most emails sent in a day. Required.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings emailsCountPerDay(long value) {
        return with("emailsCountPerDay", value);
    }

    /**
     * Days after which a contact counts as finished. Required.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Long daysToFinishProspect() {
        return field("daysToFinishProspect", Long.class).orNull();
    }

    /**
     * Days after which a contact counts as finished. Required.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings daysToFinishProspect(long value) {
        return with("daysToFinishProspect", value);
    }

    /**
     * Seconds between two emails. Required.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Long emailSendingDelaySeconds() {
        return field("emailSendingDelaySeconds", Long.class).orNull();
    }

    /**
     * Seconds between two emails. Required.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings emailSendingDelaySeconds(long value) {
        return with("emailSendingDelaySeconds", value);
    }

    /**
     * Contacts taken up within 24 hours. Required.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Long dailyThrottling() {
        return field("dailyThrottling", Long.class).orNull();
    }

    /**
     * Contacts taken up within 24 hours. Required.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings dailyThrottling(long value) {
        return with("dailyThrottling", value);
    }

    /**
     * Whether {@code dailyThrottling} is in force. The documented answer leaves it out.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Boolean useDailyThrottling() {
        return field("useDailyThrottling", Boolean.class).orNull();
    }

    /**
     * Whether {@code dailyThrottling} is in force. The documented answer leaves it out.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings useDailyThrottling(boolean value) {
        return with("useDailyThrottling", value);
    }

    /**
     * Switches open tracking off. Required.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Boolean disableOpensTracking() {
        return field("disableOpensTracking", Boolean.class).orNull();
    }

    /**
     * Switches open tracking off. Required.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings disableOpensTracking(boolean value) {
        return with("disableOpensTracking", value);
    }

    /**
     * What a reply does to the contact's run. Required.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable RepliesHandlingType repliesHandlingType() {
        return field("repliesHandlingType", RepliesHandlingType.class).orNull();
    }

    /**
     * What a reply does to the contact's run. Required.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings repliesHandlingType(RepliesHandlingType value) {
        return with("repliesHandlingType", Objects.requireNonNull(value, "value"));
    }

    /**
     * Switches link tracking on. Required.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Boolean enableLinksTracking() {
        return field("enableLinksTracking", Boolean.class).orNull();
    }

    /**
     * Switches link tracking on. Required.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings enableLinksTracking(boolean value) {
        return with("enableLinksTracking", value);
    }

    /**
     * Send as plain text instead of HTML.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Boolean isSendingPlainTextEnabled() {
        return field("isSendingPlainTextEnabled", Boolean.class).orNull();
    }

    /**
     * Send as plain text instead of HTML.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings isSendingPlainTextEnabled(boolean value) {
        return with("isSendingPlainTextEnabled", value);
    }

    /**
     * Add a List-Unsubscribe header.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Boolean isListUnsubscribeHeaderEnabled() {
        return field("isListUnsubscribeHeaderEnabled", Boolean.class).orNull();
    }

    /**
     * Add a List-Unsubscribe header.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings isListUnsubscribeHeaderEnabled(boolean value) {
        return with("isListUnsubscribeHeaderEnabled", value);
    }

    /**
     * Limit how many contacts of one domain are written to in a day.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Boolean isSameDomainSendingLimitEnabled() {
        return field("isSameDomainSendingLimitEnabled", Boolean.class).orNull();
    }

    /**
     * Limit how many contacts of one domain are written to in a day.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings isSameDomainSendingLimitEnabled(boolean value) {
        return with("isSameDomainSendingLimitEnabled", value);
    }

    /**
     * That limit; only meaningful when {@code isSameDomainSendingLimitEnabled} is on.
     *
     * @return the value, which may be null or absent
     */
    public JsonField<Long> numberOfSameDomainSendingLimit() {
        return field("numberOfSameDomainSendingLimit", Long.class);
    }

    /**
     * That limit; only meaningful when {@code isSameDomainSendingLimitEnabled} is on.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings numberOfSameDomainSendingLimit(long value) {
        return with("numberOfSameDomainSendingLimit", value);
    }

    /**
     * That limit; only meaningful when {@code isSameDomainSendingLimitEnabled} is on.
     *
     * @param value the value, or null to send null
     * @return changed settings
     */
    public Settings numberOfSameDomainSendingLimit(@Nullable Long value) {
        return with("numberOfSameDomainSendingLimit", value);
    }

    /**
     * Prefer a sender at the contact's own mail provider.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Boolean matchProspectToEmailAccountProvider() {
        return field("matchProspectToEmailAccountProvider", Boolean.class).orNull();
    }

    /**
     * Prefer a sender at the contact's own mail provider.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings matchProspectToEmailAccountProvider(boolean value) {
        return with("matchProspectToEmailAccountProvider", value);
    }

    /**
     * Calls run without a person.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Boolean callIsAutomatic() {
        return field("callIsAutomatic", Boolean.class).orNull();
    }

    /**
     * Calls run without a person.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings callIsAutomatic(boolean value) {
        return with("callIsAutomatic", value);
    }

    /**
     * Tasks run without a person.
     *
     * @return the value, or null where it is absent
     */
    public @Nullable Boolean taskIsAutomatic() {
        return field("taskIsAutomatic", Boolean.class).orNull();
    }

    /**
     * Tasks run without a person.
     *
     * @param value the value
     * @return changed settings
     */
    public Settings taskIsAutomatic(boolean value) {
        return with("taskIsAutomatic", value);
    }

    /**
     * Who owns tasks that the sequence makes; {@code sequence} where left out.
     *
     * @return the value, which may be null or absent
     */
    public JsonField<GeneratedTaskOwner> generatedTaskOwner() {
        return field("generatedTaskOwner", GeneratedTaskOwner.class);
    }

    /**
     * Who owns tasks that the sequence makes; {@code sequence} where left out.
     *
     * @param value the value, or null to send null
     * @return changed settings
     */
    public Settings generatedTaskOwner(@Nullable GeneratedTaskOwner value) {
        return with("generatedTaskOwner", value);
    }

    private Settings with(String name, @Nullable Object value) {
        @Nullable Object[] changed = values.clone();
        changed[NAMES.indexOf(name)] = value == null ? NULL : value;
        return new Settings(changed);
    }

    private <T> JsonField<T> field(String name, Class<T> type) {
        Object value = values[NAMES.indexOf(name)];
        return value == NULL ? JsonField.ofNull() : JsonField.ofNullable(type.cast(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && Arrays.equals(values, settings.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** The given settings by the API's names. */
    @Override
    public String toString() {
        return IntStream.range(0, NAMES.size())
                .filter(i -> values[i] != null)
                .mapToObj(i -> NAMES.get(i) + "=" + values[i])
                .collect(Collectors.joining(", ", "Settings{", "}"));
    }
}
