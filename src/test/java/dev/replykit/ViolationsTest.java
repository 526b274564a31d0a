package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All mistakes are reported at once, each in its place, in Java and in JSON. {@link RuleTable} has the rules themselves. */
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
                .contains(Finding.violation(
                        "/linkedInAccounts/0", "must be an id, an integer of at least 1, but is -9223372036854775808"));
    }

    static Stream<Arguments> durationsThatAreNotWholeMinutes() {
        return Stream.of(
                arguments(Duration.ofSeconds(30), "30 seconds"),
                arguments(Duration.ofMillis(60_001), "60.001 seconds"),
                arguments(Duration.ofSeconds(Long.MAX_VALUE), "9223372036854775807 seconds"),
                arguments(Duration.ofSeconds(Long.MIN_VALUE), "-9223372036854775808 seconds"),
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
                .isThrownBy(() -> condition(days(1), (Condition) null))
                .withMessage("One of the conditions is null.");
        assertThatNullPointerException()
                .isThrownBy(() -> email("s", null))
                .withMessage("The message is null; for an empty one say \"\".");
    }

    @Test
    void allViolationsAreReportedInTheOrderOfTheText() {
        String json = """
            {
              "steps": [
                { "type": "email", "delayInMinutes": -5, "executionMode": "automatic", "variants": [ { "subjekt": "x" } ] },
                { "type": "fax" },
                { "type": "call", "delayInMinutes": 0, "delayInMinutes": 0 }
              ],
              "emailAccounts": [0, 1, "2"],
              "status": "new"
            }
            """;

        assertThat(violationsOf(json))
                .extracting(Finding::pointer)
                .containsExactly(("/steps/0/delayInMinutes /steps/0/variants/0/subjekt /steps/1/type"
                                + " /steps/1/delayInMinutes /steps/2/delayInMinutes /steps/0/subject /emailAccounts/0 /emailAccounts/2"
                                + " /status /name")
                        .split(" "));
    }

    @Test
    void commonMembersAreCheckedInAStepOfAMisspeltKindToo() {
        assertThat(violationsOf("""
                {"name": "n", "steps": [{"type": "linkedIn", "actionType": "mesage", "delayInMinutes": -5, "id": 3,
                 "parentId": "1", "ifConditionPositive": 1, "parentId": 1}]}
                """))
                .extracting(finding -> finding.pointer().replace("/steps/0/", ""))
                .containsExactly("parentId", "actionType", "delayInMinutes", "id", "ifConditionPositive");
    }

    @Test
    void lastOfDuplicateTypesDecidesTheKindOfAStep() {
        assertThat(violationsOf("{\"name\":\"n\",\"steps\":[{\"type\":\"email\",\"type\":\"call\","
                        + "\"delayInMinutes\":0}]}"))
                .containsExactly(Finding.violation("/steps/0/type", "appears more than once; keep one"));
    }

    @Test
    void messageLists20ViolationsAndCountsTheOthers() {
        String json = "{\"name\":\"n\",\"emailAccounts\":[" + "0,".repeat(24) + "0]}";

        assertThatThrownBy(() -> SequenceDraft.fromJson(json))
                .message()
                .hasLineCount(22)
                .endsWith("\n  ... and 5 more");
    }

    @Test
    void hostileTextInAMessageIsCutAndEscaped() {
        String hostile = "\\u001b[2J\\n\\u202e" + "x".repeat(1000);
        InvalidDraftException thrown = catchThrowableOfType(
                InvalidDraftException.class,
                () -> SequenceDraft.fromJson(
                        "{\"name\":\"n\",\"scheduleId\":\"" + hostile + "\",\"" + hostile + "\":1}"));

        assertThat(thrown.getMessage()).doesNotContain("\u001b", "\u202e");
        assertThat(thrown.getMessage().lines())
                .hasSizeLessThan(10)
                .allMatch(line -> line.codePointCount(0, line.length()) <= 100)
                .allMatch(line -> line.startsWith("The draft is invalid") || line.startsWith("  "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1]                         | ``       | must be a step, an object, but is an array
            {                           | ``       | is not JSON: line 1, column 2: the text ends too early
            {"a":{"b":[{"c":1,"c":2}]}} | /a/b/0/c | appears more than once; keep one
            """)
    void aRawStepMustBeAnObjectWithoutDuplicates(String json, String pointer, String detail) {
        InvalidDraftException thrown = catchThrowableOfType(InvalidDraftException.class, () -> Step.raw(json));

        assertThat(thrown.violations()).containsExactly(Finding.violation(pointer, detail));
    }

    private static List<Finding> violationsOf(String json) {
        InvalidDraftException thrown =
                catchThrowableOfType(InvalidDraftException.class, () -> SequenceDraft.fromJson(json));
        assertThat(thrown).as("%s is read as a draft", json).isNotNull();
        return thrown.violations();
    }
}
