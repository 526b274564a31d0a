package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replykit.Step.Placement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drafts made in Java obey the rules of {@link RuleTable} too: what JSON says, and what only Java can say. */
class ViolationsTest {
    private static final Placement AT_ONCE = Placement.AT_ONCE;

    @Test
    void allViolationsAreReportedInTheOrderOfTheJson() {
        SequenceDraft draft = SequenceDraft.named("\u2003")
                .scheduleId(0)
                .emailAccounts(1, -2, 3)
                .linkedInAccounts(Long.MIN_VALUE)
                .settings(Settings.of().emailsCountPerDay(50).callIsAutomatic(true))
                .steps(
                        email("s", "m").attachments(1, 2, 3).variant("t", "m").attachments(1, 2, 3, 4),
                        linkedInEndorseSkills(Long.MAX_VALUE),
                        call());

        assertThat(draft.violations())
                .extracting(Finding::pointer)
                .containsExactly(
                        ("/name /scheduleId /emailAccounts/1 /linkedInAccounts/0 /settings/daysToFinishProspect"
                                        + " /settings/emailSendingDelaySeconds /settings/dailyThrottling"
                                        + " /settings/disableOpensTracking /settings/repliesHandlingType"
                                        + " /settings/enableLinksTracking /steps/0/variants/1/attachmentIds"
                                        + " /steps/1/numberOfSkills")
                                .split(" "));
        assertThat(draft.violations())
                .contains(
                        Finding.violation(
                                "/linkedInAccounts/0",
                                "must be an id, an integer of at least 1, but is -9223372036854775808"),
                        Finding.violation("/steps/0/variants/1/attachmentIds", "may have at most 3 items, but has 4"),
                        Finding.violation(
                                "/steps/1/numberOfSkills",
                                "must be an integer from 1 to 3, but is 9223372036854775807"));
    }

    static Stream<Arguments> durationsThatAreNotWholeMinutes() {
        return Stream.of(
                arguments(Duration.ofSeconds(30), "30 seconds"),
                arguments(Duration.ofSeconds(-90), "-90 seconds"),
                arguments(Duration.ofMillis(60_001), "60.001 seconds"),
                arguments(Duration.ofNanos(1), "0.000000001 seconds"),
                arguments(Duration.ofSeconds(Long.MAX_VALUE), "9223372036854775807 seconds"),
                arguments(Duration.ofSeconds(Long.MIN_VALUE), "-9223372036854775808 seconds"),
                arguments(Duration.ofMinutes(-1), "-1"),
                arguments(Duration.ofDays(-1), "-1440"));
    }

    @ParameterizedTest
    @MethodSource("durationsThatAreNotWholeMinutes")
    void delaysAndWaitsAreWholeMinutesOfAtLeastZero(Duration duration, String described) {
        String detail = "must be whole minutes, an integer of at least 0, but is " + described;

        assertThat(SequenceDraft.named("n")
                        .steps(call().after(duration), condition(duration, Condition.where("stage", "equals", "x")))
                        .violations())
                .containsExactly(
                        Finding.violation("/steps/0/delayInMinutes", detail),
                        Finding.violation("/steps/1/waitInMinutes", detail));
    }

    static Stream<Arguments> incompleteSteps() {
        LinkedInVariant empty = new LinkedInVariant(null, null, null);
        Condition.Rule rule = new Condition.Rule(null, JsonField.absent());
        return Stream.of(
                arguments(new EmailStep(AT_ONCE, null, List.of()), List.of("/executionMode", "/variants")),
                arguments(
                        new LinkedInInMailStep(AT_ONCE, ExecutionMode.of("later"), List.of(empty)),
                        List.of(
                                "/executionMode",
                                "/variants/0/subject",
                                "/variants/0/message",
                                "/variants/0/isEnabled")),
                arguments(new LinkedInEndorseSkillsStep(AT_ONCE, null), List.of("/numberOfSkills")),
                arguments(
                        new LinkedInCommentOnRecentPostStep(AT_ONCE, null, JsonField.ofNull(), null),
                        List.of("/aiPromptText")),
                arguments(new ZapierStep(AT_ONCE, null, null), List.of("/name", "/action")),
                arguments(new TaskStep(AT_ONCE, "dance", null), List.of("/actionType", "/description")),
                arguments(
                        new ConditionStep(AT_ONCE, null, List.of(new Condition(null, List.of(rule)))),
                        List.of("/conditions/0/property", "/conditions/0/rules/0/operator", "/waitInMinutes")),
                arguments(
                        new LinkedInLikeRecentPostsStep(new Placement(null, JsonField.ofNull(), JsonField.ofNull())),
                        List.of("/delayInMinutes")));
    }

    @ParameterizedTest
    @MethodSource("incompleteSteps")
    void requiredMembersOfAStepMayNotBeNull(Step step, List<String> pointers) {
        assertThat(SequenceDraft.named("n").steps(step).violations())
                .extracting(violation -> violation.pointer().substring("/steps/0".length()))
                .containsExactlyInAnyOrderElementsOf(pointers);
    }

    @Test
    void invalidDraftHasNoJson() {
        assertThatThrownBy(() -> SequenceDraft.named("").toJson()).isInstanceOf(InvalidDraftException.class);
    }

    @Test
    void noDocumentLimitsLengths() {
        String longText = "x".repeat(100_000);
        long[] manyIds = LongStream.rangeClosed(1, 1000).toArray();

        assertThat(SequenceDraft.named(longText)
                        .emailAccounts(manyIds)
                        .steps(linkedInConnect(longText), email(longText, longText))
                        .violations())
                .isEmpty();
    }

    @Test
    void rawStepIsNotChecked() {
        assertThat(SequenceDraft.named("n")
                        .steps(raw("{}"), raw("{\"type\":\"email\",\"delayInMinutes\":-1,\"id\":5}"))
                        .violations())
                .isEmpty();
    }

    @Test
    void unknownStepCannotBreakOutOfItsPlace() {
        String breakingOut = "{\"type\":\"call\",\"delayInMinutes\":0}],\"name\":\"other\",\"linkedInAccounts\":[7";

        assertThat(SequenceDraft.named("n")
                        .steps(
                                Drafts.unchecked(breakingOut),
                                Drafts.unchecked("[1]"),
                                Drafts.unchecked("{\"a\":1,\"a\":2}"),
                                Drafts.unchecked("\ufeff{\"type\":\"new\"}"))
                        .violations())
                .containsExactly(
                        Finding.violation(
                                "/steps/0",
                                "is not JSON: line 1, column 36: something follows the end of the JSON value"),
                        Finding.violation("/steps/1", "must be a step, an object, but is an array"),
                        Finding.violation("/steps/2/a", "appears more than once; keep one"),
                        Finding.violation("/steps/3", "is not JSON: it begins with a byte order mark"));
    }

    @Test
    void nullIsRefusedAtOnce() {
        assertThatNullPointerException().isThrownBy(() -> SequenceDraft.named(null));
        assertThatNullPointerException()
                .isThrownBy(() -> SequenceDraft.named("n").steps(Arrays.asList(call(), null)));
        assertThatNullPointerException()
                .isThrownBy(() -> SequenceDraft.named("n").settings(null));
        assertThatNullPointerException().isThrownBy(() -> Settings.of().repliesHandlingType(null));
        assertThatNullPointerException()
                .isThrownBy(() -> condition(days(1), (Condition) null))
                .withMessage("One of the conditions is null.");
        assertThatNullPointerException().isThrownBy(() -> raw(null)).withMessage("The JSON text is null.");
        assertThatNullPointerException()
                .isThrownBy(() -> email("s", null))
                .withMessage("The message is null; for an empty one say \"\".");
        assertThatNullPointerException().isThrownBy(() -> JsonField.of(null));
        assertThatNullPointerException().isThrownBy(() -> ExecutionMode.of(null));
    }

    @Test
    void delaysAreDurations() {
        assertThat(linkedInMessage("m").after(days(1)).delay()).isEqualTo(Duration.ofDays(1));
        assertThat(linkedInMessage("m").after(hours(2)).delay()).isEqualTo(Duration.ofHours(2));
    }
}
