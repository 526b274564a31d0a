package dev.replykit;

import dev.replykit.internal.json.RawJson;
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
public sealed interface Step permits Step.Kind, UnknownStep {

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

    /**
     * The wait before the step.
     *
     * @return the wait, or null where an answer left it out
     */
    @Nullable
    Duration delay();

    /**
     * A step of a known kind.
     *
     * @param <S> the kind itself, so that modifiers keep it
     */
    sealed interface Kind<S extends Kind<S>> extends Step
            permits Moded,
                    LinkedInEndorseSkillsStep,
                    LinkedInVoiceMessageStep,
                    LinkedInLikeRecentPostsStep,
                    LinkedInFollowProfileStep,
                    LinkedInCommentOnRecentPostStep,
                    CallStep,
                    WhatsAppStep,
                    ZapierStep,
                    TaskStep,
                    ConditionStep {

        /**
         * When the step runs, and below which other.
         *
         * @return its placement
         */
        Placement placement();

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
            return at(new Placement(placement().delay(), Field.of(conditionStepId), Field.of(whenItHolds)));
        }

        @Override
        default @Nullable Duration delay() {
            return placement().delay();
        }
    }

    /**
     * A step that runs by itself or becomes a task for a person.
     *
     * @param <S> the kind itself, so that modifiers keep it
     */
    sealed interface Moded<S extends Moded<S>> extends Kind<S>
            permits EmailStep,
                    LinkedInMessageStep,
                    LinkedInConnectStep,
                    LinkedInInMailStep,
                    LinkedInViewProfileStep,
                    SmsStep {

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
                Placement.AT_ONCE, ExecutionMode.AUTOMATIC, List.of(new LinkedInVariant(message, true)));
    }

    /**
     * An automatic LinkedIn connection request.
     *
     * @param note the note sent with it, at most 300 characters; empty for none
     * @return the step
     */
    static LinkedInConnectStep linkedInConnect(String note) {
        return new LinkedInConnectStep(
                Placement.AT_ONCE, ExecutionMode.AUTOMATIC, List.of(new LinkedInVariant(note, true)));
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
                Placement.AT_ONCE, ExecutionMode.AUTOMATIC, List.of(new InMailVariant(subject, message, true)));
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
        return new LinkedInCommentOnRecentPostStep(Placement.AT_ONCE, aiPromptText, Field.absent(), null);
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
        return new UnknownStep(RawJson.object(Objects.requireNonNull(json, "The JSON text is null.")));
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
}
