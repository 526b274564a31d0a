package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lints report what is probably not intended, and nothing else. */
class LintsTest {
    private static SequenceDraft draft(Step... steps) {
        return SequenceDraft.named("n").emailAccounts(1).linkedInAccounts(2).steps(steps);
    }

    private static List<Finding> lints(Step... steps) {
        return draft(steps).lints();
    }

    @Test
    void sensibleDraftHasNone() {
        assertThat(lints(
                        email("Hello {{firstName}}", "<p>Hi</p>").variant("Hi", "<p>Hello</p>"),
                        linkedInViewProfile(),
                        linkedInConnect("").after(days(1)),
                        linkedInMessage("x".repeat(8000)).after(days(1)),
                        call("Ask").after(days(1)),
                        email("<p>In the same thread</p>").after(minutes(1))))
                .isEmpty();
    }

    @Test
    void draftWithoutStepsDoesNothing() {
        Finding lint = Finding.lint("/steps", "there are no steps, so the sequence does nothing");

        assertThat(SequenceDraft.named("n").lints()).containsExactly(lint);
        assertThat(lints()).containsExactly(lint);
    }

    @Test
    void emailAndLinkedInStepsNeedSenders() {
        SequenceDraft draft = SequenceDraft.named("n")
                .steps(email("s", "m"), linkedInViewProfile(), call(), sms("m"), raw("{\"type\":\"email2\"}"));
        Finding mailbox =
                Finding.lint("/emailAccounts", "there are Email steps, but no account to send from; set emailAccounts");
        Finding linkedIn = Finding.lint(
                "/linkedInAccounts", "there are LinkedIn steps, but no account to send from; set linkedInAccounts");

        assertThat(draft.lints()).containsExactly(mailbox, linkedIn);
        assertThat(draft.emailAccounts(new long[0])
                        .linkedInAccounts(new long[0])
                        .lints())
                .containsExactly(mailbox, linkedIn);
        assertThat(draft.emailAccounts(1).linkedInAccounts(2).lints()).isEmpty();
    }

    @Test
    void firstEmailWithoutASubjectIsNoLintButAViolation() {
        SequenceDraft draft = draft(
                call(),
                email("s", "m").variant(null, "m").variant(" ", "m"),
                email("in the same thread").after(days(1)));

        assertThat(draft.lints()).isEmpty();
        assertThat(draft.violations())
                .containsExactly(
                        Finding.violation("/steps/1/subject", "is required in every variant of the first email"));
    }

    @Test
    void connectNoteHasAtMost300Characters() {
        String fits = "\ud83d\ude80".repeat(300);

        assertThat(lints(linkedInConnect(fits))).isEmpty();
        assertThat(lints(linkedInConnect("a").variant(fits + "!")))
                .containsExactly(Finding.lint(
                        "/steps/0/variants/1/message", "the note has 301 characters; LinkedIn takes at most 300"));
    }

    @ParameterizedTest
    @CsvSource({
        "Hi {firstName}, firstName",
        "Hi {{firstName}, firstName",
        "Hi {firstName}}, firstName",
        "Hi { first_name }, first_name",
        "{{a}} and {b} and {{c}}, b",
        "{{{a}, a"
    })
    void wordWithOneBraceIsNoMergeField(String text, String word) {
        assertThat(lints(call(text)))
                .containsExactly(Finding.lint(
                        "/steps/0/message",
                        "{" + word + "} has one brace on a side and stays as it is; write {{" + word + "}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ Field | \"text\" }} {{first_name}}{{last_name}}",
                "<style>p { color: red; } a{b:c} @media print { p { margin: 0 } }</style>",
                "{ } {} {{}} { { {\"json\": 1} {two words} {two\nlines}",
                "a { b",
                "a } b"
            })
    void otherBracesAreFine(String text) {
        assertThat(lints(call(text))).isEmpty();
    }

    @Test
    void mergeFieldMayHaveAFallbackOrAThirdBrace() {
        SequenceDraft draft = draft(call("{{firstName | \"" + "friend ".repeat(30) + "\"}} {{{company}}} {{ | x}}"));

        assertThat(draft.lints()).isEmpty();
        assertThat(Reply.sandbox().preview(draft).mergeFields()).containsExactly("company", "firstName");
    }

    @Test
    void bracesAreFoundInEveryText() {
        assertThat(lints(
                        email("s {a}", "m").variant("s", "m {b}"),
                        linkedInConnect("").variant("{c}").after(days(1)),
                        task("{d}").after(days(1)),
                        condition(days(1))))
                .extracting(Finding::pointer)
                .containsExactly(
                        "/steps/0/variants/0/subject",
                        "/steps/0/variants/1/message",
                        "/steps/1/variants/1/message",
                        "/steps/2/description");
    }

    @Test
    void stepsOfOneChannelAtTheSameTimeAreProbablyNotIntended() {
        assertThat(lints(email("s", "m"), call(), email("s", "m"), linkedInViewProfile(), call().after(days(1))))
                .containsExactly(Finding.lint(
                        "/steps/2/delayInMinutes",
                        "runs at the same time as another Email step before it; give it a delay"));
        assertThat(lints(call().after(days(1)), call()))
                .extracting(Finding::pointer)
                .containsExactly("/steps/1/delayInMinutes");
    }

    @Test
    void sidesOfAConditionDoNotRunAtTheSameTime() {
        assertThat(lints(
                        linkedInMessage("x").under(5, true),
                        linkedInMessage("y").under(5, false)))
                .isEmpty();
    }

    @Test
    void stepAfterAWaitingConditionRunsLater() {
        Condition replied = Condition.where("stage", "equals", "Replied");

        assertThat(lints(call(), condition(days(3), replied), call())).isEmpty();
        assertThat(lints(call(), condition(minutes(0), replied), call()))
                .extracting(Finding::pointer)
                .containsExactly("/steps/2/delayInMinutes");
    }

    @Test
    void rawStepOfAKnownKindIsCheckedAsThatKind() {
        SequenceDraft draft = SequenceDraft.named("n")
                .steps(
                        raw("{\"type\":\"email\",\"delayInMinutes\":0,\"executionMode\":\"automatic\",\"mood\":\"new\","
                                + "\"variants\":[{\"subject\":\"For {company}\",\"message\":\"{{firstName}}\"}]}"),
                        email("m").after(days(1)));

        assertThat(draft.lints())
                .extracting(Finding::pointer)
                .containsExactly("/emailAccounts", "/steps/0/variants/0/subject");
        assertThat(Reply.sandbox().preview(draft).mergeFields()).containsExactly("firstName");
    }

    @Test
    void unknownKindsHaveNoChannel() {
        assertThat(lints(raw("{\"type\":\"a\"}"), raw("{\"type\":\"b\"}"))).isEmpty();
    }

    @Test
    void unknownStepOfAnAnswerHasAnId() {
        Sequence answer = Sequence.fromJson("{\"id\":1,\"steps\":[{\"id\":5,\"type\":\"telepathy\"}]}");

        assertThat(lints(answer.steps().get(0).step()))
                .containsExactly(Finding.lint(
                        "/steps/0/id", "the step comes from an answer, where Reply gave it an id; leave it out"));
    }
}
