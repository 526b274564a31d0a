package dev.replykit;

import dev.replykit.internal.json.Findings;
import dev.replykit.internal.json.RawJson;
import dev.replykit.internal.json.StepCodec;
import dev.replykit.internal.text.Printed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a sequence: what is done, on which channel, and how long after the step before.
 *
 * <p>Steps are made by the factories here, which follow the words of the API, and changed by modifiers that return a
 * new step:
 *
 * <pre>{@code
 * import static dev.replykit.Step.*;
 *
 * email("Quick question", "<p>Hi {{firstName}}</p>").variant("Hello", "<p>Hello {{firstName}}</p>");
 * linkedInMessage("Hi {{firstName}}").after(days(1)).manual();
 * call("Ask about the demo").after(days(2));
 * }</pre>
 *
 * <p>The documentation names 15 kinds; {@link LinkedInCommentOnRecentPostStep} is a sixteenth, from the published
 * OpenAPI. Answers may hold an {@link UnknownStep}.
 */
public sealed interface Step {

    /**
     * The {@code type} on the wire, such as {@code email} or {@code linkedIn}.
     *
     * @return the type; null only for an unknown step without one
     */
    @Nullable
    String type();

    /**
     * The {@code actionType} on the wire, which tells LinkedIn kinds apart, and tasks from meetings.
     *
     * @return the action type, or null for kinds without one
     */
    @Nullable
    String actionType();

    /** {@return when the step runs, and below which other} */
    Placement placement();

    /** {@return the wait before the step, or null where an answer left it out} */
    default @Nullable Duration delay() {
        return placement().delay();
    }

    /**
     * A step of a known kind.
     *
     * @param <S> the kind itself, so that modifiers keep it
     */
    sealed interface Kind<S extends Kind<S>> extends Step {

        /**
         * The same step, placed elsewhere.
         *
         * @param place the new placement
         * @return the placed step
         */
        S at(Placement place);

        /**
         * The same step, this long after the one before.
         *
         * @param delay whole minutes of at least 0; anything else is a violation of the draft
         * @return the delayed step
         */
        default S after(Duration delay) {
            return at(new Placement(delay, placement().parentId(), placement().ifConditionPositive()));
        }

        /**
         * The same step on a branch below a condition that exists already.
         *
         * @param conditionStepId id of the condition step
         * @param whenItHolds true for the branch where the condition holds
         * @return the step on that branch
         */
        default S under(long conditionStepId, boolean whenItHolds) {
            return at(new Placement(placement().delay(), JsonField.of(conditionStepId), JsonField.of(whenItHolds)));
        }

        @Override
        default String type() {
            return StepCodec.type(this);
        }

        @Override
        default @Nullable String actionType() {
            return StepCodec.actionType(this);
        }
    }

    /**
     * A step that runs by itself or becomes a task for a person.
     *
     * @param <S> the kind itself, so that modifiers keep it
     */
    sealed interface HasMode<S extends HasMode<S>> extends Kind<S> {

        /**
         * How the step is carried out.
         *
         * @return the mode, or null where an answer left it out
         */
        @Nullable
        ExecutionMode executionMode();

        /**
         * The same step in another mode.
         *
         * @param mode the mode
         * @return the step in that mode
         */
        S mode(ExecutionMode mode);

        /**
         * The same step as a task for a person.
         *
         * @return the manual step
         */
        default S manual() {
            return mode(ExecutionMode.MANUAL);
        }

        /**
         * The same step carried out by Reply; factories make steps so.
         *
         * @return the automatic step
         */
        default S automatic() {
            return mode(ExecutionMode.AUTOMATIC);
        }
    }

    /**
     * An automatic email with one text.
     *
     * @param subject subject, or null to leave it out; the first email of a sequence needs one
     * @param message body, usually HTML; may hold merge fields such as {@code {{firstName}}}
     * @return the step
     */
    static EmailStep email(@Nullable String subject, String message) {
        return new EmailStep(Placement.AT_ONCE, ExecutionMode.AUTOMATIC, List.of(EmailVariant.of(subject, message)));
    }

    /**
     * An automatic LinkedIn message.
     *
     * @param message the text; may hold merge fields
     * @return the step
     */
    static LinkedInMessageStep linkedInMessage(String message) {
        return new LinkedInMessageStep(
                Placement.AT_ONCE, ExecutionMode.AUTOMATIC, List.of(LinkedInVariant.of(null, message)));
    }

    /**
     * An automatic LinkedIn connection request.
     *
     * @param note the note sent with it, at most 300 characters; empty for none
     * @return the step
     */
    static LinkedInConnectStep linkedInConnect(String note) {
        return new LinkedInConnectStep(
                Placement.AT_ONCE, ExecutionMode.AUTOMATIC, List.of(LinkedInVariant.of(null, note)));
    }

    /**
     * An automatic LinkedIn InMail.
     *
     * @param subject subject of the InMail
     * @param message the text; may hold merge fields
     * @return the step
     */
    static LinkedInInMailStep linkedInInMail(String subject, String message) {
        return new LinkedInInMailStep(
                Placement.AT_ONCE, ExecutionMode.AUTOMATIC, List.of(LinkedInVariant.of(subject, message)));
    }

    /**
     * An automatic visit to the contact's LinkedIn profile.
     *
     * @return the step
     */
    static LinkedInViewProfileStep linkedInViewProfile() {
        return new LinkedInViewProfileStep(Placement.AT_ONCE, ExecutionMode.AUTOMATIC, null);
    }

    /**
     * An endorsement of skills on LinkedIn.
     *
     * @param numberOfSkills how many, 1 to 3
     * @return the step
     */
    static LinkedInEndorseSkillsStep linkedInEndorseSkills(long numberOfSkills) {
        return new LinkedInEndorseSkillsStep(Placement.AT_ONCE, numberOfSkills);
    }

    /**
     * A voice message on LinkedIn.
     *
     * @param audioFile address of the recording
     * @return the step
     */
    static LinkedInVoiceMessageStep linkedInVoiceMessage(String audioFile) {
        return new LinkedInVoiceMessageStep(Placement.AT_ONCE, audioFile);
    }

    /**
     * Likes for the contact's recent posts on LinkedIn.
     *
     * @return the step
     */
    static LinkedInLikeRecentPostsStep linkedInLikeRecentPosts() {
        return new LinkedInLikeRecentPostsStep(Placement.AT_ONCE);
    }

    /**
     * Following the contact's profile on LinkedIn.
     *
     * @return the step
     */
    static LinkedInFollowProfileStep linkedInFollowProfile() {
        return new LinkedInFollowProfileStep(Placement.AT_ONCE);
    }

    /**
     * A comment, written by an AI, on the contact's most recent post on LinkedIn.
     *
     * @param aiPromptText instructions for the AI
     * @return the step
     */
    static LinkedInCommentOnRecentPostStep linkedInCommentOnRecentPost(String aiPromptText) {
        return new LinkedInCommentOnRecentPostStep(Placement.AT_ONCE, aiPromptText, JsonField.absent(), null);
    }

    /**
     * A phone call.
     *
     * @param message script or notes for the caller
     * @return the step
     */
    static CallStep call(String message) {
        return new CallStep(Placement.AT_ONCE, message);
    }

    /**
     * A phone call without notes.
     *
     * @return the step
     */
    static CallStep call() {
        return new CallStep(Placement.AT_ONCE, null);
    }

    /**
     * An automatic text message to a phone.
     *
     * @param message the text; may hold merge fields
     * @return the step
     */
    static SmsStep sms(String message) {
        return new SmsStep(Placement.AT_ONCE, ExecutionMode.AUTOMATIC, message);
    }

    /**
     * A WhatsApp message.
     *
     * @param message the text; may hold merge fields
     * @return the step
     */
    static WhatsAppStep whatsApp(String message) {
        return new WhatsAppStep(Placement.AT_ONCE, message);
    }

    /**
     * A signal to a Zap; the contact goes on at once unless the step is made {@link ZapierStep#waiting()}.
     *
     * @param name what the signal is called
     * @return the step
     */
    static ZapierStep zapier(String name) {
        return new ZapierStep(Placement.AT_ONCE, name, ZapierAction.IMMEDIATELY);
    }

    /**
     * Something for a person to do; {@link TaskStep#meeting()} makes it a meeting.
     *
     * @param description what to do
     * @return the step
     */
    static TaskStep task(String description) {
        return new TaskStep(Placement.AT_ONCE, TaskAction.TO_DO, description);
    }

    /**
     * A fork that waits until the conditions come true, at most for a time.
     *
     * @param waitFor the longest wait, whole minutes of at least 0
     * @param conditions what must hold
     * @return the step
     */
    static ConditionStep condition(Duration waitFor, Condition... conditions) {
        return new ConditionStep(Placement.AT_ONCE, waitFor, Arrays.asList(conditions));
    }

    /**
     * A step given as JSON: for a kind, or a member, that Reply adds tomorrow. Nothing in it is checked; it is sent
     * with its names, their order and its numbers as they are, without white space between. A draft that is read from
     * JSON has no such steps: {@link SequenceDraft#fromJson} refuses what it does not know, and reads a known kind as
     * that kind.
     *
     * @param json a JSON object without duplicate keys
     * @return the step
     * @throws InvalidDraftException where the text is no such object
     */
    static UnknownStep raw(String json) {
        Objects.requireNonNull(json, "The JSON text is null.");
        Findings findings = Findings.ofDraft();
        UnknownStep step = RawJson.read(json, findings);
        if (step == null) {
            throw new InvalidDraftException(findings.violations());
        }
        return step;
    }

    /**
     * A delay in days of 24 hours.
     *
     * @param days how many
     * @return the delay
     * @throws ArithmeticException where it is more than fits a {@link Duration}
     */
    static Duration days(long days) {
        return Duration.ofDays(days);
    }

    /**
     * A delay in hours.
     *
     * @param hours how many
     * @return the delay
     * @throws ArithmeticException where it is more than fits a {@link Duration}
     */
    static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    /**
     * A delay in minutes.
     *
     * @param minutes how many
     * @return the delay
     * @throws ArithmeticException where it is more than fits a {@link Duration}
     */
    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    /**
     * An email. Its first text comes from {@link Step#email}; {@link #variant} adds more to try against it.
     *
     * <pre>{@code
     * email("Quick question", "<p>Hi {{firstName}}</p>").
     *         variant("Hello", "<p>Hello {{firstName}}</p>").
     *         after(days(1));
     * }</pre>
     *
     * <p>The first email of a sequence needs a subject (documentation); a later one without a subject presumably stays in
     * the thread (guess). Source: documentation, required members and attachments published OpenAPI.
     *
     * @param placement when it runs
     * @param executionMode by itself or by a person; null only where an answer left it out
     * @param variants texts tried against each other, at least one in a draft
     */
    record EmailStep(Placement placement, @Nullable ExecutionMode executionMode, List<EmailVariant> variants)
            implements HasMode<EmailStep> {

        /**
         * Copies the lists.
         *
         * @param placement {@link #placement()}
         * @param executionMode {@link #executionMode()}
         * @param variants {@link #variants()}
         */
        public EmailStep {
            variants = Lists.copyOf(variants, "variants");
        }

        @Override
        public EmailStep at(Placement place) {
            return new EmailStep(place, executionMode, variants);
        }

        @Override
        public EmailStep mode(ExecutionMode mode) {
            return new EmailStep(placement, mode, variants);
        }

        /**
         * The step with one more text to try against the others.
         *
         * @param subject subject of the email, or null to leave it out
         * @param message body, HTML; may hold merge fields such as {@code {{firstName}}}
         * @return a step with the variant added
         */
        public EmailStep variant(@Nullable String subject, String message) {
            return new EmailStep(placement, executionMode, Lists.plus(variants, EmailVariant.of(subject, message)));
        }

        /**
         * The step with files attached to the text added last. They must have been uploaded before.
         *
         * @param attachmentIds ids of the uploads, at most 3
         * @return a step whose last variant has these attachments
         */
        public EmailStep attachments(long... attachmentIds) {
            return new EmailStep(
                    placement, executionMode, Lists.changeLast(variants, last -> last.attachments(attachmentIds)));
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A LinkedIn message to a connection. Source: documentation, required members published OpenAPI.
     *
     * <pre>{@code
     * linkedInMessage("Hi {{firstName}}").variant("Hello {{firstName}}").after(days(1));
     * }</pre>
     *
     * @param placement when it runs
     * @param executionMode by itself or by a person; null only where an answer left it out
     * @param variants texts tried against each other, at least one in a draft
     */
    record LinkedInMessageStep(
            Placement placement, @Nullable ExecutionMode executionMode, List<LinkedInVariant> variants)
            implements HasMode<LinkedInMessageStep> {

        /**
         * Copies the lists.
         *
         * @param placement {@link #placement()}
         * @param executionMode {@link #executionMode()}
         * @param variants {@link #variants()}
         */
        public LinkedInMessageStep {
            variants = LinkedInVariant.withoutSubject(variants);
        }

        @Override
        public LinkedInMessageStep at(Placement place) {
            return new LinkedInMessageStep(place, executionMode, variants);
        }

        @Override
        public LinkedInMessageStep mode(ExecutionMode mode) {
            return new LinkedInMessageStep(placement, mode, variants);
        }

        /**
         * The step with one more text to try against the others.
         *
         * @param message the text; may hold merge fields such as {@code {{firstName}}}
         * @return a step with the variant added
         */
        public LinkedInMessageStep variant(String message) {
            return new LinkedInMessageStep(
                    placement, executionMode, Lists.plus(variants, LinkedInVariant.of(null, message)));
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A LinkedIn connection request with a note, at most 300 characters by the published OpenAPI's prose; the empty text is
     * no note (guess). Source: published OpenAPI.
     *
     * <pre>{@code
     * linkedInConnect("We met at the fair, {{firstName}}").after(days(1));
     * }</pre>
     *
     * @param placement when it runs
     * @param executionMode by itself or by a person; null only where an answer left it out
     * @param variants notes tried against each other, at least one in a draft
     */
    record LinkedInConnectStep(
            Placement placement, @Nullable ExecutionMode executionMode, List<LinkedInVariant> variants)
            implements HasMode<LinkedInConnectStep> {

        /**
         * Copies the lists.
         *
         * @param placement {@link #placement()}
         * @param executionMode {@link #executionMode()}
         * @param variants {@link #variants()}
         */
        public LinkedInConnectStep {
            variants = LinkedInVariant.withoutSubject(variants);
        }

        @Override
        public LinkedInConnectStep at(Placement place) {
            return new LinkedInConnectStep(place, executionMode, variants);
        }

        @Override
        public LinkedInConnectStep mode(ExecutionMode mode) {
            return new LinkedInConnectStep(placement, mode, variants);
        }

        /**
         * The step with one more text to try against the others.
         *
         * @param message the note; empty for none
         * @return a step with the variant added
         */
        public LinkedInConnectStep variant(String message) {
            return new LinkedInConnectStep(
                    placement, executionMode, Lists.plus(variants, LinkedInVariant.of(null, message)));
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A LinkedIn InMail, a message to somebody who is not a connection. Source: published OpenAPI.
     *
     * <pre>{@code
     * linkedInInMail("A short question", "Hello {{firstName}}").after(days(1));
     * }</pre>
     *
     * @param placement when it runs
     * @param executionMode by itself or by a person; null only where an answer left it out
     * @param variants texts tried against each other, at least one in a draft
     */
    record LinkedInInMailStep(
            Placement placement, @Nullable ExecutionMode executionMode, List<LinkedInVariant> variants)
            implements HasMode<LinkedInInMailStep> {

        /**
         * Copies the lists.
         *
         * @param placement {@link #placement()}
         * @param executionMode {@link #executionMode()}
         * @param variants {@link #variants()}
         */
        public LinkedInInMailStep {
            variants = Lists.copyOf(variants, "variants");
        }

        @Override
        public LinkedInInMailStep at(Placement place) {
            return new LinkedInInMailStep(place, executionMode, variants);
        }

        @Override
        public LinkedInInMailStep mode(ExecutionMode mode) {
            return new LinkedInInMailStep(placement, mode, variants);
        }

        /**
         * The step with one more text to try against the others.
         *
         * @param subject subject of the InMail
         * @param message the text; may hold merge fields such as {@code {{firstName}}}
         * @return a step with the variant added
         */
        public LinkedInInMailStep variant(String subject, String message) {
            return new LinkedInInMailStep(
                    placement, executionMode, Lists.plus(variants, LinkedInVariant.of(subject, message)));
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A visit to the contact's LinkedIn profile. Source: published OpenAPI.
     *
     * <pre>{@code
     * linkedInViewProfile().description("Look before you connect").manual();
     * }</pre>
     *
     * @param placement when it runs
     * @param executionMode by itself or by a person; null only where an answer left it out
     * @param description notes for the person who does it by hand, or null
     */
    record LinkedInViewProfileStep(
            Placement placement,
            @Nullable ExecutionMode executionMode,
            @Nullable String description) implements HasMode<LinkedInViewProfileStep> {

        @Override
        public LinkedInViewProfileStep at(Placement place) {
            return new LinkedInViewProfileStep(place, executionMode, description);
        }

        @Override
        public LinkedInViewProfileStep mode(ExecutionMode mode) {
            return new LinkedInViewProfileStep(placement, mode, description);
        }

        /**
         * The step with notes for the person who does it by hand.
         *
         * @param text the notes
         * @return a step with the notes
         */
        public LinkedInViewProfileStep description(String text) {
            return new LinkedInViewProfileStep(placement, executionMode, text);
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * An endorsement of some of the contact's skills on LinkedIn. Source: published OpenAPI.
     *
     * <pre>{@code
     * linkedInEndorseSkills(2).after(hours(12));
     * }</pre>
     *
     * @param placement when it runs
     * @param numberOfSkills how many, 1 to 3 in a draft; null only where an answer left it out
     */
    record LinkedInEndorseSkillsStep(
            Placement placement, @Nullable Long numberOfSkills) implements Kind<LinkedInEndorseSkillsStep> {

        @Override
        public LinkedInEndorseSkillsStep at(Placement place) {
            return new LinkedInEndorseSkillsStep(place, numberOfSkills);
        }
    }

    /**
     * A voice message on LinkedIn. Source: published OpenAPI.
     *
     * <pre>{@code
     * linkedInVoiceMessage("https://files.example.com/hello.mp3").after(days(1));
     * }</pre>
     *
     * @param placement when it runs
     * @param audioFile address of the recording; null only where an answer left it out
     */
    record LinkedInVoiceMessageStep(
            Placement placement, @Nullable String audioFile) implements Kind<LinkedInVoiceMessageStep> {

        @Override
        public LinkedInVoiceMessageStep at(Placement place) {
            return new LinkedInVoiceMessageStep(place, audioFile);
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * Likes for the contact's recent posts on LinkedIn. Source: published OpenAPI.
     *
     * <pre>{@code
     * linkedInLikeRecentPosts().after(hours(12));
     * }</pre>
     *
     * @param placement when it runs
     */
    record LinkedInLikeRecentPostsStep(Placement placement) implements Kind<LinkedInLikeRecentPostsStep> {

        @Override
        public LinkedInLikeRecentPostsStep at(Placement place) {
            return new LinkedInLikeRecentPostsStep(place);
        }
    }

    /**
     * Following the contact's profile on LinkedIn. Source: published OpenAPI.
     *
     * <pre>{@code
     * linkedInFollowProfile().after(hours(12));
     * }</pre>
     *
     * @param placement when it runs
     */
    record LinkedInFollowProfileStep(Placement placement) implements Kind<LinkedInFollowProfileStep> {

        @Override
        public LinkedInFollowProfileStep at(Placement place) {
            return new LinkedInFollowProfileStep(place);
        }
    }

    /**
     * A comment, written by an AI, on the contact's most recent LinkedIn post. Not on the documentation page "Create a
     * sequence"; source: published OpenAPI.
     *
     * <pre>{@code
     * linkedInCommentOnRecentPost("React to one point, no sales talk").skipIfNoPostsInDays(30);
     * }</pre>
     *
     * @param placement when it runs
     * @param aiPromptText instructions for the AI; null only where an answer left it out
     * @param skipIfNoPostsInDays skip the contact when the newest post is older than this many days
     * @param skipTopics topics that make the step skip, or null
     */
    record LinkedInCommentOnRecentPostStep(
            Placement placement,
            @Nullable String aiPromptText,
            JsonField<Long> skipIfNoPostsInDays,
            @Nullable List<String> skipTopics)
            implements Kind<LinkedInCommentOnRecentPostStep> {

        /**
         * Copies the lists.
         *
         * @param placement {@link #placement()}
         * @param aiPromptText {@link #aiPromptText()}
         * @param skipIfNoPostsInDays {@link #skipIfNoPostsInDays()}
         * @param skipTopics {@link #skipTopics()}
         */
        public LinkedInCommentOnRecentPostStep {
            Objects.requireNonNull(
                    skipIfNoPostsInDays, "The days are null; say JsonField.ofNull() or JsonField.absent().");
            skipTopics = skipTopics == null ? null : Lists.copyOf(skipTopics, "topics");
        }

        @Override
        public LinkedInCommentOnRecentPostStep at(Placement place) {
            return new LinkedInCommentOnRecentPostStep(place, aiPromptText, skipIfNoPostsInDays, skipTopics);
        }

        /**
         * The step that skips a contact whose newest post is older.
         *
         * @param days days, counted back from the run
         * @return a step with that limit
         */
        public LinkedInCommentOnRecentPostStep skipIfNoPostsInDays(long days) {
            return new LinkedInCommentOnRecentPostStep(placement, aiPromptText, JsonField.of(days), skipTopics);
        }

        /**
         * The step that skips posts about these topics.
         *
         * @param topics the topics
         * @return a step with these topics
         */
        public LinkedInCommentOnRecentPostStep skipTopics(String... topics) {
            return new LinkedInCommentOnRecentPostStep(
                    placement, aiPromptText, skipIfNoPostsInDays, Arrays.asList(topics));
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A phone call. Source: published OpenAPI.
     *
     * <pre>{@code
     * call("Ask about the demo").after(days(2));
     * }</pre>
     *
     * @param placement when it runs
     * @param message script or notes for the caller, or null
     */
    record CallStep(Placement placement, @Nullable String message) implements Kind<CallStep> {

        @Override
        public CallStep at(Placement place) {
            return new CallStep(place, message);
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A text message to a phone. Source: published OpenAPI.
     *
     * <pre>{@code
     * sms("Hello {{firstName}}, your seat is kept").after(minutes(90)).manual();
     * }</pre>
     *
     * @param placement when it runs
     * @param executionMode by itself or by a person; null only where an answer left it out
     * @param message the text; null only where an answer left it out
     */
    record SmsStep(
            Placement placement,
            @Nullable ExecutionMode executionMode,
            @Nullable String message) implements HasMode<SmsStep> {

        @Override
        public SmsStep at(Placement place) {
            return new SmsStep(place, executionMode, message);
        }

        @Override
        public SmsStep mode(ExecutionMode mode) {
            return new SmsStep(placement, mode, message);
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A WhatsApp message. Source: published OpenAPI.
     *
     * <pre>{@code
     * whatsApp("Hello {{firstName}}").after(hours(4));
     * }</pre>
     *
     * @param placement when it runs
     * @param message the text; null only where an answer left it out
     */
    record WhatsAppStep(Placement placement, @Nullable String message) implements Kind<WhatsAppStep> {

        @Override
        public WhatsAppStep at(Placement place) {
            return new WhatsAppStep(place, message);
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A signal to a Zap, to make something happen in another program. Source: published OpenAPI.
     *
     * <pre>{@code
     * zapier("Tell the CRM").waiting();
     * }</pre>
     *
     * @param placement when it runs
     * @param name what the signal is called; null only where an answer left it out
     * @param action whether the contact waits for the Zap; null only where an answer left it out
     */
    record ZapierStep(
            Placement placement,
            @Nullable String name,
            @Nullable ZapierAction action) implements Kind<ZapierStep> {

        @Override
        public ZapierStep at(Placement place) {
            return new ZapierStep(place, name, action);
        }

        /**
         * The step that lets the contact wait, presumably until the Zap has answered.
         *
         * @return a waiting step
         */
        public ZapierStep waiting() {
            return new ZapierStep(placement, name, ZapierAction.WAIT);
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A task for a person, outside the other channels. Source: published OpenAPI.
     *
     * <pre>{@code
     * task("Send the printed invitation").after(days(2));
     * task("Meet at the booth").meeting().after(days(7));
     * }</pre>
     *
     * @param placement when it runs
     * @param action something to do, or a meeting: the {@code actionType} on the wire; null only where an answer left
     *     it out
     * @param description what to do; null only where an answer left it out
     */
    record TaskStep(
            Placement placement,
            @Nullable TaskAction action,
            @Nullable String description) implements Kind<TaskStep> {

        @Override
        public @Nullable String actionType() {
            return action == null ? null : action.value();
        }

        @Override
        public TaskStep at(Placement place) {
            return new TaskStep(place, action, description);
        }

        /**
         * The step as a meeting instead of something to do.
         *
         * @return a meeting
         */
        public TaskStep meeting() {
            return new TaskStep(placement, TaskAction.MEETING, description);
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A fork: waits until the conditions come true, or for at most a time. Its branches can't be part of the same create
     * call, since they name this step by an id it does not have yet: create the trunk, then add them with
     * {@code POST /v3/sequences/{id}/steps}. How several conditions or rules are joined is not documented. Source:
     * published OpenAPI.
     *
     * <pre>{@code
     * condition(days(3), Condition.where("stage", "equals", "Replied")); // within three days, or not
     * }</pre>
     *
     * @param placement when it runs
     * @param waitFor how long the conditions may take to come true, whole minutes of at least 0: {@code waitInMinutes}
     *     on the wire; null
     *     only where an answer left it out
     * @param conditions what must hold
     */
    record ConditionStep(Placement placement, @Nullable Duration waitFor, List<Condition> conditions)
            implements Kind<ConditionStep> {

        /**
         * Copies the lists.
         *
         * @param placement {@link #placement()}
         * @param waitFor {@link #waitFor()}
         * @param conditions {@link #conditions()}
         */
        public ConditionStep {
            conditions = Lists.copyOf(conditions, "conditions");
        }

        @Override
        public ConditionStep at(Placement place) {
            return new ConditionStep(place, waitFor, conditions);
        }

        /**
         * The step with one more condition.
         *
         * @param condition what must hold
         * @return a step with the condition added
         */
        public ConditionStep and(Condition condition) {
            return new ConditionStep(placement, waitFor, Lists.plus(conditions, condition));
        }

        /** As records print themselves; what would steer a terminal is written as an escape. */
        @Override
        public String toString() {
            return Printed.record(this);
        }
    }

    /**
     * A step of a kind that this library does not know, with its JSON kept whole: read from an answer, or made with
     * {@link Step#raw(String)}, the way to send a kind that Reply adds tomorrow.
     *
     * <pre>{@code
     * UnknownStep tomorrow = raw("{\"type\": \"carrierPigeon\"}");
     * tomorrow.type(); // ==> "carrierPigeon"
     * }</pre>
     *
     * <p>The constructor is not API.
     *
     * @param json the step as compact JSON
     * @param type what the step says it is, or null where it has no such text
     * @param actionType its {@code actionType}, or null where it has no such text
     * @param placement when it runs, as far as it says
     */
    record UnknownStep(
            String json, @Nullable String type, @Nullable String actionType, Placement placement) implements Step {
        /** Like the default, with the JSON alone, and with control characters escaped. */
        @Override
        public String toString() {
            return Printed.text("UnknownStep[json=" + json + "]");
        }
    }
}
