package dev.replykit.picture;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.*;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a picture says; {@link GoldenPictureTest} keeps how it looks. */
final class PictureTest {

    @Test
    void delaysAddUpToDaysAndHours() {
        SequenceDraft draft = draft(
                email("Hi", "x"), call().after(days(1).plusHours(3)), task("y").after(hours(30)));
        assertThat(svgTexts(draft))
                .contains("Day 1", "Day 2", "+3 h", "1 day 3 h later", "Day 3", "+9 h", "1 day 6 h later");
    }

    @Test
    void pictureHasATitleAndADescriptionForScreenReaders() {
        Parsed svg = Parsed.of(
                draft(email("Hi", "x"), email("Ho", "y").after(days(2)), call()).toSvg());
        assertThat(svg.document().getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(svg.texts("title")).containsExactly("Outreach");
        assertThat(svg.texts("desc")).containsExactly("Draft  ·  3 steps over 2 days: 2 Email, 1 Call");
    }

    @Test
    void variantsHaveLetters() {
        SequenceDraft draft = draft(email("Hi", "x").variant("Hello", "y"));
        assertThat(svgTexts(draft)).containsSubsequence("A", "Hi", "x", "B", "Hello", "y");
    }

    @Test
    void variantWithoutTextIsShown() {
        assertThat(svgTexts(draft(linkedInConnect("Hi").variant("")))).containsSubsequence("A", "Hi", "B", "(no text)");
    }

    @Test
    void manualStepIsNamedAndDashed() {
        SequenceDraft draft = draft(email("Hi", "x").manual());
        assertThat(svgTexts(draft)).contains("manual").doesNotContain("automatic");
        assertThat(draft.toSvg()).contains("stroke-dasharray=\"5 3\"");
        assertThat(draft(email("Hi", "x")).toSvg()).doesNotContain("stroke-dasharray=\"5 3\"");
    }

    @Test
    void callsAndTasksTakeTheirModeFromTheSettings() {
        SequenceDraft draft = draft(call("Hi"), task("x").after(days(1)));
        Settings settings = Settings.of().callIsAutomatic(false).taskIsAutomatic(true);
        assertThat(svgTexts(draft)).doesNotContain("manual", "automatic");
        assertThat(svgTexts(draft.settings(settings)))
                .containsSubsequence("manual", "1.", "Call", "automatic", "2.", "Task: to do");
    }

    @Test
    void htmlOfAnEmailIsShownAsItsReaderSeesIt() {
        String html =
                "<style>p {color: red}</style><p>Hi&nbsp;{{firstName}},</p>\n<!-- > --><P>5 < 6 &amp; <b>b</b>old</p>";
        assertThat(svgTexts(draft(email("<b>", html)))).contains("<b>", "Hi {{firstName}}, 5 < 6 & bold");
    }

    @Test
    void stepsAtTheSameTimeAreNamed() {
        assertThat(svgTexts(draft(email("Hi", "x"), linkedInLikeRecentPosts())))
                .contains("at once", "at the same time");
    }

    @Test
    void stepOfAnUnknownKindIsMarked() {
        SequenceDraft draft = draft(raw("{\"type\":\"pigeon\"}"));
        assertThat(svgTexts(draft)).contains("Unknown: pigeon", "wait not given");
    }

    @Test
    void healthAndIssuesAreShown() {
        Sequence sequence = Sequence.fromJson(
                "{\"id\":7,\"health\":\"degraded\",\"issues\":[{\"type\":\"emailAccountSendingBlocked\"}]}");
        assertThat(svgTexts(sequence)).contains("degraded", "email account sending blocked");
    }

    @Test
    void issuesAreShownWithoutAHealth() {
        Sequence sequence = Sequence.fromJson("{\"id\":7,\"issues\":[{\"type\":\"noContacts\"}]}");
        assertThat(svgTexts(sequence)).contains("no contacts");
    }

    @Test
    void missingStepsAreNotAnEmptySequence() {
        assertThat(svgTexts(Sequence.fromJson("{\"id\":7}"))).contains("The steps are no part of this answer.");
        assertThat(svgTexts(Sequence.fromJson("{\"id\":7,\"steps\":[]}")))
                .contains("No steps: this sequence does nothing.");
    }

    @Test
    void branchIsTimedFromItsConditionAndNotFromTheStepAboveIt() {
        List<String> texts = svgTexts(Sequence.fromJson("""
                {"id": 7, "steps": [
                  {"id": 1, "type": "condition", "delayInMinutes": 0, "waitInMinutes": 60, "conditions": []},
                  {"id": 2, "type": "call", "delayInMinutes": 14400, "parentId": 1, "ifConditionPositive": true},
                  {"id": 3, "type": "sms", "delayInMinutes": 1440, "parentId": 1, "ifConditionPositive": false}]}"""));
        assertThat(texts)
                .containsSubsequence("if yes", "10 days later", "at the earliest", "Day 11", "Call")
                .containsSubsequence("if no", "1 day later, after step 1", "at the earliest", "Day 2", "SMS");
    }

    @Test
    void stepsPastTheFortiethAreCountedButNotDrawn() {
        SequenceDraft draft = SequenceDraft.named("Long").steps(Collections.nCopies(50, call().after(days(1))));
        assertThat(svgTexts(draft))
                .contains("40.", "and 10 more steps, until Day 51")
                .doesNotContain("41.");
    }

    @Test
    void longTextsAreCutByTheWidthTheyAreDrawnWith() {
        String narrow = firstLine("i".repeat(1_000));
        String wide = firstLine("\u4f60".repeat(1_000));
        assertThat(narrow).hasSizeBetween(80, 130).endsWith("…");
        assertThat(wide).hasSizeBetween(30, 45).endsWith("…");
    }

    private static String firstLine(String subject) {
        return svgTexts(draft(email(subject, "x"))).stream()
                .filter(text -> text.startsWith(subject.substring(0, 10)))
                .findFirst()
                .orElseThrow();
    }

    private static SequenceDraft draft(Step... steps) {
        return SequenceDraft.named("Outreach").steps(steps);
    }

    private static List<String> svgTexts(SequenceDraft draft) {
        return Parsed.of(draft.toSvg()).texts("text");
    }

    private static List<String> svgTexts(Sequence sequence) {
        return Parsed.of(sequence.toSvg()).texts("text");
    }
}
