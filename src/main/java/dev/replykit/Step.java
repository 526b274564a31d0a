package dev.replykit;

import static dev.replykit.Step.ExecutionMode.AUTOMATIC;
import static dev.replykit.Step.Placement.AT_ONCE;

import dev.replykit.internal.json.Findings;
import dev.replykit.internal.json.StepCodec;
import dev.replykit.internal.text.Columns;
import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.StepView;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a sequence: what is done, on which channel, and how long after the step before. Factories make steps, and
 * modifiers return a changed step:
 *
 * <pre>{@code
 * import static dev.replykit.Step.*;
 *
 * email("Quick question", "<p>Hi {{firstName}}</p>").variant("Hello", "<p>Hello {{firstName}}</p>");
 * linkedInMessage("Hi {{firstName}}").after(days(1)).manual();
 * call("Ask about the demo").after(days(2));
 * }</pre>
 *
 * <p>A member that drafts require is null in a step that was read from an answer without it. Reply tests the variants of
 * a step against each other; a draft needs at least one. The constructors are not API. Source: published OpenAPI, and
 * documentation for emails and LinkedIn messages, but not their required members.
 */
@CheckReturnValue
public sealed interface Step {

    /** {@return the {@code type} on the wire, such as {@code email}; null only for an unknown step without one} */
    default @Nullable String type() {
        return StepCodec.type(this);
    }

    /** {@return the {@code actionType} on the wire, which LinkedIn steps and tasks have; else null} */
    default @Nullable String actionType() {
        return StepCodec.actionType(this);
    }

    /** {@return when the step runs, and below which other step} */
    Placement placement();

    /**
     * When a step runs, and below which other step.
     *
     * @param delay the wait before the step, whole minutes of at least 0 in a draft; null where an answer left it out
     * @param ifConditionPositive under a condition: true for the branch where it holds, false for the other
     */
    record Placement(@Nullable Duration delay, JsonField<Long> parentId, JsonField<Boolean> ifConditionPositive) {
        public static final Placement AT_ONCE = new Placement(Duration.ZERO, JsonField.absent(), JsonField.absent());
    }

    /** {@return the wait before the step, or null where an answer left it out} */
    default @Nullable Duration delay() {
        return placement().delay();
    }

    /** A step of a known kind {@code S}, which modifiers return. */
    sealed interface Kind<S extends Kind<S>> extends Step {

        /** {@return the same step after this delay: whole minutes of at least 0, else the draft is invalid} */
        default S after(Duration delay) {
            Objects.requireNonNull(delay, "The delay is null; for none say Duration.ZERO.");
            return StepCodec.with(this, "delayInMinutes", delay);
        }

        /** {@return the same step on a branch below a condition step that exists already} */
        default S under(long conditionStepId, boolean whenItHolds) {
            return StepCodec.with(
                    StepCodec.with(this, "parentId", conditionStepId), "ifConditionPositive", whenItHolds);
        }
    }

    /** A step that runs by itself or becomes a task for a person. */
    sealed interface HasMode<S extends HasMode<S>> extends Kind<S> {

        /** {@return how the step is carried out, or null where an answer left it out} */
        @Nullable
        ExecutionMode executionMode();

        /** {@return the same step as a task for a person} */
        default S manual() {
            return StepCodec.with(this, "executionMode", ExecutionMode.MANUAL);
        }
    }

    /** Whether a step runs by itself or becomes a task for a person. */
    final class ExecutionMode extends OpenEnum {
        public static final ExecutionMode AUTOMATIC = new ExecutionMode("automatic", true);
        public static final ExecutionMode MANUAL = new ExecutionMode("manual", true);

        private ExecutionMode(String value, boolean isKnown) {
            super(value, isKnown);
        }

        /** {@return the mode with this word of the API} */
        public static ExecutionMode of(String value) {
            return find(value, other -> new ExecutionMode(other, false), AUTOMATIC, MANUAL);
        }
    }

    /** {@return an automatic email; only the first of a sequence needs a subject, and the message is usually HTML} */
    static EmailStep email(@Nullable String subject, String message) {
        return new EmailStep(AT_ONCE, AUTOMATIC, List.of(EmailVariant.of(subject, message)));
    }

    /** {@return an automatic email without a subject, which stays in the thread of the one before (guess)} */
    static EmailStep email(String message) {
        return email(null, message);
    }

    /** An email. */
    record EmailStep(Placement placement, @Nullable ExecutionMode executionMode, List<EmailVariant> variants)
            implements HasMode<EmailStep> {
        /** {@return the step with one more text; a null subject is left out} */
        public EmailStep variant(@Nullable String subject, String message) {
            return new EmailStep(placement, executionMode, Lists.plus(variants, EmailVariant.of(subject, message)));
        }

        /** {@return the step with at most 3 uploaded files attached to the text that was added last; it needs one} */
        public EmailStep attachments(long... attachmentIds) {
            if (variants.isEmpty()) {
                throw new IllegalStateException("The step has no variant to change; add one first.");
            }
            int last = variants.size() - 1;
            EmailVariant old = variants.get(last);
            EmailVariant changed = new EmailVariant(old.subject, old.message, JsonField.of(Lists.of(attachmentIds)));
            return new EmailStep(placement, executionMode, Lists.plus(variants.subList(0, last), changed));
        }

        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** One text of an email. An answer never has the ids of its attachments. */
    record EmailVariant(JsonField<String> subject, JsonField<String> message, JsonField<List<Long>> attachmentIds) {
        static EmailVariant of(@Nullable String subject, String message) {
            Objects.requireNonNull(message, "The message is null; for an empty one say \"\".");
            return new EmailVariant(JsonField.ofNullable(subject), JsonField.of(message), JsonField.absent());
        }

        @Override
        public String toString() {
            int files = attachmentIds.orElse(List.of()).size();
            return StepView.line(subject.orNull(), message.orNull(), true)
                    + (files == 0 ? "" : " and " + Lines.counted(files, "attachment"));
        }
    }

    /** {@return an automatic LinkedIn message, which may hold merge fields} */
    static LinkedInMessageStep linkedInMessage(String message) {
        return new LinkedInMessageStep(AT_ONCE, AUTOMATIC, LinkedInVariant.plus(List.of(), null, message));
    }

    /** A LinkedIn message to a connection. */
    record LinkedInMessageStep(
            Placement placement, @Nullable ExecutionMode executionMode, List<LinkedInVariant> variants)
            implements HasMode<LinkedInMessageStep> {
        /** {@return the step with one more text} */
        public LinkedInMessageStep variant(String message) {
            return new LinkedInMessageStep(placement, executionMode, LinkedInVariant.plus(variants, null, message));
        }

        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return an automatic LinkedIn connection request; an empty note means no note (guess)} */
    static LinkedInConnectStep linkedInConnect(String note) {
        return new LinkedInConnectStep(AT_ONCE, AUTOMATIC, LinkedInVariant.plus(List.of(), null, note));
    }

    /** A LinkedIn connection request. Its note has at most 300 characters. */
    record LinkedInConnectStep(
            Placement placement, @Nullable ExecutionMode executionMode, List<LinkedInVariant> variants)
            implements HasMode<LinkedInConnectStep> {
        /** {@return the step with one more note} */
        public LinkedInConnectStep variant(String note) {
            return new LinkedInConnectStep(placement, executionMode, LinkedInVariant.plus(variants, null, note));
        }

        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return an automatic LinkedIn InMail, which may hold merge fields} */
    static LinkedInInMailStep linkedInInMail(String subject, String message) {
        return new LinkedInInMailStep(AT_ONCE, AUTOMATIC, LinkedInVariant.plus(List.of(), subject, message));
    }

    /** A LinkedIn InMail, a message to somebody who is not a connection. */
    record LinkedInInMailStep(
            Placement placement, @Nullable ExecutionMode executionMode, List<LinkedInVariant> variants)
            implements HasMode<LinkedInInMailStep> {
        /** {@return the step with one more text} */
        public LinkedInInMailStep variant(String subject, String message) {
            return new LinkedInInMailStep(placement, executionMode, LinkedInVariant.plus(variants, subject, message));
        }

        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** One text of a LinkedIn message, a connection request or an InMail, which alone has a subject. */
    record LinkedInVariant(
            @Nullable String subject,
            @Nullable String message,
            @Nullable Boolean isEnabled) {
        static List<LinkedInVariant> plus(List<LinkedInVariant> variants, @Nullable String subject, String message) {
            return Lists.plus(variants, new LinkedInVariant(subject, message, true));
        }

        @Override
        public String toString() {
            return StepView.line(subject, message, false) + (Boolean.FALSE.equals(isEnabled) ? " (disabled)" : "");
        }
    }

    /** {@return an automatic visit to the contact's LinkedIn profile} */
    static LinkedInViewProfileStep linkedInViewProfile() {
        return new LinkedInViewProfileStep(AT_ONCE, AUTOMATIC, null);
    }

    /** A visit to the contact's LinkedIn profile, with notes for the person who does it. */
    record LinkedInViewProfileStep(
            Placement placement,
            @Nullable ExecutionMode executionMode,
            @Nullable String description) implements HasMode<LinkedInViewProfileStep> {
        /** {@return the step with notes for the person who does it by hand} */
        public LinkedInViewProfileStep description(String notes) {
            return new LinkedInViewProfileStep(placement, executionMode, notes);
        }

        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return an endorsement of 1 to 3 skills on LinkedIn} */
    static LinkedInEndorseSkillsStep linkedInEndorseSkills(long numberOfSkills) {
        return new LinkedInEndorseSkillsStep(AT_ONCE, numberOfSkills);
    }

    /** An endorsement of 1 to 3 of the contact's skills on LinkedIn. */
    record LinkedInEndorseSkillsStep(
            Placement placement, @Nullable Long numberOfSkills) implements Kind<LinkedInEndorseSkillsStep> {
        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return a voice message on LinkedIn, recorded at this address} */
    static LinkedInVoiceMessageStep linkedInVoiceMessage(String audioFile) {
        return new LinkedInVoiceMessageStep(AT_ONCE, audioFile);
    }

    /** A voice message on LinkedIn, by the address of its recording. */
    record LinkedInVoiceMessageStep(
            Placement placement, @Nullable String audioFile) implements Kind<LinkedInVoiceMessageStep> {
        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return likes for the contact's recent posts on LinkedIn} */
    static LinkedInLikeRecentPostsStep linkedInLikeRecentPosts() {
        return new LinkedInLikeRecentPostsStep(AT_ONCE);
    }

    /** Likes for the contact's recent posts on LinkedIn. */
    record LinkedInLikeRecentPostsStep(Placement placement) implements Kind<LinkedInLikeRecentPostsStep> {
        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return a step that follows the contact's profile on LinkedIn} */
    static LinkedInFollowProfileStep linkedInFollowProfile() {
        return new LinkedInFollowProfileStep(AT_ONCE);
    }

    /** Following the contact's profile on LinkedIn. */
    record LinkedInFollowProfileStep(Placement placement) implements Kind<LinkedInFollowProfileStep> {
        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return a comment on the contact's most recent LinkedIn post, written by an AI with these instructions} */
    static LinkedInCommentOnRecentPostStep linkedInCommentOnRecentPost(String aiPromptText) {
        return new LinkedInCommentOnRecentPostStep(AT_ONCE, aiPromptText, JsonField.absent(), null);
    }

    /** A comment, written by an AI, on the contact's most recent LinkedIn post. The documentation does not have it. */
    record LinkedInCommentOnRecentPostStep(
            Placement placement,
            @Nullable String aiPromptText,
            JsonField<Long> skipIfNoPostsInDays,
            @Nullable List<String> skipTopics)
            implements Kind<LinkedInCommentOnRecentPostStep> {
        /** {@return the step that skips a contact whose newest post is older than this many days} */
        public LinkedInCommentOnRecentPostStep skipIfNoPostsInDays(long days) {
            return new LinkedInCommentOnRecentPostStep(placement, aiPromptText, JsonField.of(days), skipTopics);
        }

        /** {@return the step that skips posts about these topics} */
        public LinkedInCommentOnRecentPostStep skipTopics(String... topics) {
            return new LinkedInCommentOnRecentPostStep(placement, aiPromptText, skipIfNoPostsInDays, List.of(topics));
        }

        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return a phone call with a script or notes for the caller} */
    static CallStep call(String message) {
        return new CallStep(AT_ONCE, message);
    }

    /** {@return a phone call without notes} */
    static CallStep call() {
        return new CallStep(AT_ONCE, null);
    }

    /** A phone call, with a script or notes for the caller. */
    record CallStep(Placement placement, @Nullable String message) implements Kind<CallStep> {
        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return an automatic text message to a phone, which may hold merge fields} */
    static SmsStep sms(String message) {
        return new SmsStep(AT_ONCE, AUTOMATIC, message);
    }

    /** A text message to a phone. */
    record SmsStep(
            Placement placement,
            @Nullable ExecutionMode executionMode,
            @Nullable String message) implements HasMode<SmsStep> {
        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return a WhatsApp message, which may hold merge fields} */
    static WhatsAppStep whatsApp(String message) {
        return new WhatsAppStep(AT_ONCE, message);
    }

    /** A WhatsApp message. */
    record WhatsAppStep(Placement placement, @Nullable String message) implements Kind<WhatsAppStep> {
        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return a signal of this name to a Zap; the contact goes on at once} */
    static ZapierStep zapier(String name) {
        return new ZapierStep(AT_ONCE, name, "immediately");
    }

    /** A named signal to a Zap. Its action, {@code immediately} or {@code wait}, says when the contact goes on. */
    record ZapierStep(
            Placement placement,
            @Nullable String name,
            @Nullable String action) implements Kind<ZapierStep> {
        /** {@return the step that lets the contact wait, presumably until the Zap has answered} */
        public ZapierStep waiting() {
            return new ZapierStep(placement, name, "wait");
        }

        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return something for a person to do; {@link TaskStep#meeting()} makes it a meeting} */
    static TaskStep task(String description) {
        return new TaskStep(AT_ONCE, "toDo", description);
    }

    /** A task or meeting for a person: {@code toDo} or {@code meeting}. */
    record TaskStep(
            Placement placement,
            @Nullable String actionType,
            @Nullable String description) implements Kind<TaskStep> {
        /** {@return the step as a meeting} */
        public TaskStep meeting() {
            return new TaskStep(placement, "meeting", description);
        }

        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /** {@return a step that waits until the conditions hold, but at most this time: whole minutes of at least 0} */
    static ConditionStep condition(Duration waitFor, Condition... conditions) {
        return new ConditionStep(AT_ONCE, waitFor, Lists.copyOf(Arrays.asList(conditions), "conditions"));
    }

    /**
     * A fork, which waits for the conditions, at most {@code waitFor}. Its branches name it by an id that it does not
     * have yet, so they can't be part of the same call: add them with {@code POST /v3/sequences/{id}/steps}. How
     * several conditions or rules are combined is not documented.
     */
    record ConditionStep(Placement placement, @Nullable Duration waitFor, List<Condition> conditions)
            implements Kind<ConditionStep> {
        @Override
        public String toString() {
            return StepView.line(this);
        }
    }

    /**
     * {@return a step given as JSON, for a kind or a member that Reply adds later} Its members are not checked; it is
     * sent as it is, without white space.
     *
     * @throws InvalidDraftException where the text is no JSON object without duplicate names
     */
    static UnknownStep raw(String json) {
        Objects.requireNonNull(json, "The JSON text is null.");
        Findings findings = Findings.ofDraft();
        UnknownStep step = StepCodec.readRaw(json, findings);
        if (step == null) {
            throw new InvalidDraftException(findings.violations());
        }
        return step;
    }

    /** A step of a kind that this library does not know, as compact JSON: read from an answer, or {@link #raw}. */
    record UnknownStep(
            String json, @Nullable String type, @Nullable String actionType, Placement placement) implements Step {
        @Override
        public String toString() {
            return Columns.cut("raw " + json, Lines.width() - 4);
        }
    }

    /** {@return a delay in days of 24 hours} */
    static Duration days(long days) {
        return Duration.ofDays(days);
    }

    /** {@return a delay in hours} */
    static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    /** {@return a delay in minutes} */
    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
