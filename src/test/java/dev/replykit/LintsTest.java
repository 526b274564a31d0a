package dev.replykit;

import static dev.replykit.Step.call;
import static dev.replykit.Step.condition;
import static dev.replykit.Step.days;
import static dev.replykit.Step.email;
import static dev.replykit.Step.linkedInConnect;
import static dev.replykit.Step.linkedInMessage;
import static dev.replykit.Step.linkedInViewProfile;
import static dev.replykit.Step.minutes;
import static dev.replykit.Step.raw;
import static dev.replykit.Step.sms;
import static dev.replykit.Step.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lints say what is probably not meant, and keep silent about what may well be. */
class LintsTest {

    @Test
    void aSensibleDraftHasNone() {
        SequenceDraft draft = SequenceDraft.named("n")
                .emailAccounts(1)
                .linkedInAccounts(2)
                .steps(
                        email("Hello {{firstName}}", "<p>Hi</p>").variant("Hi", "<p>Hello</p>"),
                        linkedInViewProfile(),
                        linkedInConnect("").after(days(1)),
                        call("Ask").after(days(1)),
                        email(null, "<p>Again</p>").after(minutes(1)));

        assertThat(draft.lints()).isEmpty();
    }

    @Test
    void aDraftWithoutStepsDoesNothing() {
        Finding lint = Finding.lint("/steps", "there are no steps, so the sequence does nothing");

        assertThat(SequenceDraft.named("n").lints()).containsExactly(lint);
        assertThat(SequenceDraft.named("n").steps(List.of()).lints()).containsExactly(lint);
    }

    @Test
    void theTwoSidesOfAConditionDoNotRunAtTheSameTime() {
        SequenceDraft draft = SequenceDraft.named("n")
                .linkedInAccounts(1)
                .steps(linkedInMessage("x").under(5, true), linkedInMessage("y").under(5, false));

        assertThat(draft.lints()).isEmpty();
    }

    @Test
    void aStepOfAnUnknownKindFromAnAnswerBringsItsIdAlong() {
        Sequence answer = Sequence.fromJson("{\"id\":1,\"steps\":[{\"id\":5,\"type\":\"telepathy\"}]}");

        assertThat(SequenceDraft.named("n").steps(answer.steps().get(0).step()).lints())
                .containsExactly(Finding.lint(
                        "/steps/0/id", "the step comes from an answer, where Reply gave it an id; leave it out"));
    }

    @Test
    void aMergeFieldMayHaveALongFallbackOrAThirdBrace() {
        SequenceDraft draft =
                SequenceDraft.named("n").steps(call("{{firstName | \"" + "friend ".repeat(30) + "\"}} {{{company}}}"));

        assertThat(draft.lints()).isEmpty();
        assertThat(Reply.sandbox().preview(draft).mergeFields()).containsExactly("company", "firstName");
    }

    @Test
    void aLintNeverBlocks() {
        SequenceDraft draft = SequenceDraft.named("n").steps(email(null, "{firstName}"));

        assertThat(draft.lints()).hasSize(3);
        assertThat(draft.violations()).isEmpty();
        assertThat(draft.toJson()).isNotEmpty();
    }

    @Test
    void emailStepsNeedAMailbox() {
        Finding lint =
                Finding.lint("/emailAccounts", "there are email steps, but no mailbox to send from; set emailAccounts");

        assertThat(SequenceDraft.named("n").steps(email("s", "m")).lints()).containsExactly(lint);
        assertThat(SequenceDraft.named("n")
                        .emailAccounts(List.of())
                        .steps(email("s", "m"))
                        .lints())
                .containsExactly(lint);
    }

    @Test
    void linkedInStepsNeedASender() {
        assertThat(SequenceDraft.named("n")
                        .emailAccounts(1)
                        .steps(linkedInViewProfile())
                        .lints())
                .containsExactly(Finding.lint(
                        "/linkedInAccounts", "there are LinkedIn steps, but no LinkedIn sender; set linkedInAccounts"));
    }

    @Test
    void otherChannelsNeedNoSender() {
        assertThat(SequenceDraft.named("n")
                        .steps(call(), sms("m"), task("t"), raw("{\"type\":\"email2\"}"))
                        .lints())
                .isEmpty();
    }

    @Test
    void everyTextOfTheFirstEmailNeedsASubject() {
        SequenceDraft draft = SequenceDraft.named("n")
                .emailAccounts(1)
                .steps(
                        call(),
                        email("s", "m").variant(null, "m").variant(" ", "m"),
                        email(null, "a later one may stay in the thread").after(days(1)));

        assertThat(draft.lints())
                .containsExactly(
                        Finding.lint(
                                "/steps/1/variants/1/subject", "the first email has no subject; Reply refuses that"),
                        Finding.lint(
                                "/steps/1/variants/2/subject", "the first email has no subject; Reply refuses that"));
    }

    @Test
    void aConnectNoteOver300CharactersIsTooLong() {
        String fits = "\ud83d\ude80".repeat(300);

        assertThat(SequenceDraft.named("n")
                        .linkedInAccounts(1)
                        .steps(linkedInConnect(fits))
                        .lints())
                .isEmpty();
        assertThat(SequenceDraft.named("n")
                        .linkedInAccounts(1)
                        .steps(linkedInConnect("a").variant(fits + "!"))
                        .lints())
                .containsExactly(Finding.lint(
                        "/steps/0/variants/1/message", "the note has 301 characters; LinkedIn takes at most 300"));
    }

    @Test
    void aLinkedInMessageMayBeLonger() {
        assertThat(SequenceDraft.named("n")
                        .linkedInAccounts(1)
                        .steps(linkedInMessage("x".repeat(8000)))
                        .lints())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi {firstName}|firstName",
                "Hi {{firstName}|firstName",
                "Hi {firstName}}|firstName",
                "Hi { first_name }|first_name",
                "{{a}} and {b} and {{c}}|b",
                "{{{a}|a"
            })
    void aMergeFieldWithOneBraceIsNone(String text, String field) {
        assertThat(SequenceDraft.named("n").steps(call(text)).lints())
                .containsExactly(Finding.lint(
                        "/steps/0/message",
                        "{" + field + "} has one brace on a side and stays as it is; write {{" + field + "}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{firstName}}",
                "{{ Field | \"text\" }}",
                "{{first_name}}{{last_name}}",
                "<style>p { color: red; } a{b:c}</style>",
                "<style>@media print { p { margin: 0 } }</style>",
                "{ } {} {{}} { {",
                "{\"json\": 1}",
                "{two words}",
                "a { b",
                "a } b"
            })
    void otherBracesAreNoMergeFields(String text) {
        assertThat(SequenceDraft.named("n").steps(call(text)).lints()).isEmpty();
    }

    @Test
    void bracesAreFoundInEveryTextWithItsPlace() {
        SequenceDraft draft = SequenceDraft.named("n")
                .emailAccounts(1)
                .linkedInAccounts(1)
                .steps(
                        email("s {a}", "m").variant("s", "m {b}"),
                        linkedInConnect("").variant("{c}").after(days(1)),
                        task("{d}").after(days(1)),
                        condition(days(1)));

        assertThat(draft.lints())
                .extracting(Finding::pointer)
                .containsExactly(
                        "/steps/0/variants/0/subject",
                        "/steps/0/variants/1/message",
                        "/steps/1/variants/1/message",
                        "/steps/2/description");
    }

    @Test
    void twoStepsAtOnceOnOneChannelAreProbablyNotMeant() {
        SequenceDraft draft = SequenceDraft.named("n")
                .emailAccounts(1)
                .linkedInAccounts(1)
                .steps(email("s", "m"), call(), email("s", "m"), linkedInViewProfile(), call().after(days(1)));

        assertThat(draft.lints())
                .containsExactly(Finding.lint(
                        "/steps/2/delayInMinutes",
                        "runs at the same time as another Email step before it; give it a delay"));
    }

    @Test
    void theFirstStepMayWaitAndTheSecondStillRunsAtOnceWithIt() {
        SequenceDraft draft = SequenceDraft.named("n").steps(call().after(days(1)), call());

        assertThat(draft.lints()).extracting(Finding::pointer).containsExactly("/steps/1/delayInMinutes");
    }

    @Test
    void whatFollowsAConditionThatWaitsDoesNotRunAtOnceWithWhatIsBeforeIt() {
        Condition replied = Condition.where("stage", "equals", "Replied");

        assertThat(SequenceDraft.named("n")
                        .steps(call(), condition(days(3), replied), call())
                        .lints())
                .isEmpty();
        assertThat(SequenceDraft.named("n")
                        .steps(call(), condition(minutes(0), replied), call())
                        .lints())
                .extracting(Finding::pointer)
                .containsExactly("/steps/2/delayInMinutes");
    }

    @Test
    void aRawStepOfAKnownKindIsReadAsThatKind() {
        Step first = raw("{\"type\":\"email\",\"delayInMinutes\":0,\"executionMode\":\"automatic\",\"mood\":\"new\","
                + "\"variants\":[{\"subject\":\"For {company}\",\"message\":\"{{firstName}}\"}]}");
        SequenceDraft draft =
                SequenceDraft.named("n").steps(first, email(null, "m").after(days(1)));

        assertThat(draft.lints())
                .extracting(Finding::pointer)
                .containsExactly("/emailAccounts", "/steps/0/variants/0/subject");
        assertThat(Reply.sandbox().preview(draft).mergeFields()).containsExactly("firstName");
        assertThat(SequenceDraft.named("n")
                        .emailAccounts(1)
                        .steps(raw("{\"type\":\"email\",\"variants\":[{\"message\":\"m\"}]}"))
                        .lints())
                .containsExactly(Finding.lint(
                        "/steps/0/variants/0/subject", "the first email has no subject; Reply refuses that"));
    }

    @Test
    void unknownKindsSayNothingAboutTheirChannel() {
        assertThat(SequenceDraft.named("n")
                        .steps(raw("{\"type\":\"a\"}"), raw("{\"type\":\"b\"}"))
                        .lints())
                .isEmpty();
    }

    @Test
    void aLintReadsAsPlaceAndWords() {
        assertThat(Finding.lint("/steps", "there are none")).hasToString("/steps: there are none");
        assertThat(Finding.lint("", "odd")).hasToString("(whole draft): odd");
        assertThat(Finding.violation("/name", "is required")).hasToString("/name: is required");
        assertThat(Finding.violation("", "is not JSON")).hasToString("(whole body): is not JSON");
    }
}
