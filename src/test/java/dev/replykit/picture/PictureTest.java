package dev.replykit.picture;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replykit.*;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What a picture says; {@link GoldenPictureTest} keeps how it looks. */
final class PictureTest {

    /** Texts of a picture in their order, with "|" between them, and what is drawn. */
    static Stream<Arguments> whatPicturesSay() {
        Step oneCondition = condition(days(1), Condition.where("a", "isSet"));
        Step twoConditions = condition(hours(2), Condition.where("a", "isSet"), Condition.where("b", "is", "c"));
        return Stream.of(
                says("1 day 3 h later|Day 2|+3 h", call().after(days(1).plusHours(3))),
                says("Outreach|2 emails, 1 call, 1 SMS", email("a", "x"), call(), email("b", "x"), sms("x")),
                says("A|Hi|x|B|Hello|y", email("Hi", "x").variant("Hello", "y")),
                says("no subject|first|same thread|next|3.|x", email("first"), email("", "next"), sms("x")),
                says("at once|at the same time", email("Hi", "x"), linkedInLikeRecentPosts()),
                says("wait not given|Unknown: pigeon", raw("{\"type\":\"pigeon\"}")),
                says("Condition: within 1 day|if a isSet", oneCondition),
                says(
                        "a isSet|b is \"c\"|Reply does not document whether all or any of these must hold.",
                        twoConditions),
                says(
                        "1.|if yes|at once|2.|if no|at once, after step 1|3.",
                        oneCondition,
                        call().under(9, true),
                        sms("x").under(9, false)),
                says(
                        "degraded|email account sending blocked",
                        "{\"id\":7,\"health\":\"degraded\",\"issues\":[{\"type\":\"emailAccountSendingBlocked\"}]}"),
                says("The steps are no part of this answer.", "{\"id\":7}"),
                says("No steps: this sequence does nothing.", "{\"id\":7,\"steps\":[]}"));
    }

    private static Arguments says(String texts, Step... steps) {
        return arguments(texts, svgTexts(draft(steps)));
    }

    private static Arguments says(String texts, String sequence) {
        return arguments(texts, svgTexts(Sequence.fromJson(sequence)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatPicturesSay")
    void pictureSays(String expected, List<String> texts) {
        assertThat(texts).containsSubsequence(expected.split("\\|"));
    }

    @Test
    void pictureHasATitleAndADescriptionForScreenReaders() {
        Parsed svg = Parsed.of(
                draft(email("Hi", "x"), email("Ho", "y").after(days(2)), call()).toSvg());
        assertThat(svg.document().getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(svg.texts("title")).containsExactly("Outreach");
        assertThat(svg.texts("desc"))
                .containsExactly(
                        "Draft, 3 steps over 2 days, 1 by a person: 2 emails, 1 call. Step 1, day 1: Email \"Hi\"."
                                + " Step 2, day 3: Email \"Ho\". Step 3, day 3: Call, by a person.");
    }

    @Test
    void whoHasToActIsShownAndCounted() {
        SequenceDraft draft = draft(
                email("Hi", "x"),
                email("Hi", "x").manual(),
                new SmsStep(Placement.AT_ONCE, ExecutionMode.of("assisted"), "x"),
                linkedInFollowProfile(),
                call(),
                task("x"));
        assertThat(svgTexts(draft))
                .contains("Draft  ·  6 steps  ·  3 by a person")
                .containsSubsequence(
                        "automatic", "1.", "by a person", "2.", "assisted", "3.", "4.", "by a person", "5.")
                .containsSequence("by a person", "6.");
        assertThat(svgTexts(draft.settings(Settings.of().callIsAutomatic(true).taskIsAutomatic(true))))
                .contains("Draft  ·  6 steps  ·  1 by a person")
                .containsSequence("automatic", "5.")
                .containsSequence("automatic", "6.");
        assertThat(draft(call()).toSvg()).contains("stroke-dasharray=\"5 3\"");
        assertThat(draft(email("Hi", "x")).toSvg()).doesNotContain("stroke-dasharray=\"5 3\"");
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
    void moreThanTwentyStepsAreOneLineEachAndAtMostAHundredAreDrawn() {
        assertThat(svgTexts(calls(20))).contains("1 day later", "20.");
        assertThat(svgTexts(calls(21))).contains("21.", "Day 22").doesNotContain("1 day later");
        assertThat(svgTexts(calls(150)))
                .contains("100.", "and 50 more steps, until Day 151")
                .doesNotContain("101.");
    }

    private static SequenceDraft calls(int number) {
        return SequenceDraft.named("Calls").steps(Collections.nCopies(number, call().after(days(1))));
    }

    @ParameterizedTest
    @CsvSource({"3, 5, ''", "4, 1, 'Day 1,+3 h'", "4, 14, 'Day 1,Day 3'", "4, 20, 'Week 1,Week 2'"})
    void axisOfAtLeastFourStepsCountsHoursDaysOrWeeks(int steps, int days, String labels) {
        SequenceDraft draft = draft(Collections.nCopies(steps - 1, call()).toArray(Step[]::new));
        List<String> middle = Parsed.of(draft.then(call().after(days(days))).toSvg()).elements("text").stream()
                .filter(text -> text.getAttribute("text-anchor").equals("middle"))
                .map(Element::getTextContent)
                .limit(2)
                .toList();
        assertThat(String.join(",", middle)).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({
        "'{{firstName}}, \u05e9\u05dc\u05d5\u05dd!', rtl, 0",
        "'\u05e9\u05dc\u05d5\u05dd {{firstName}}, 10:30?', rtl, 1",
        "'Say \"\u05e9\u05dc\u05d5\u05dd!\" to {{firstName}}', ltr, 2",
        "'Hi {{firstName}} \"x\"', ltr, 0"
    })
    void textHasItsOwnDirectionAndKeepsMergeFieldsTogether(String subject, String direction, int isolated) {
        Element text = Parsed.of(draft(email(subject, "")).toSvg()).elements("text").stream()
                .filter(element -> element.getTextContent().equals(subject))
                .findFirst()
                .orElseThrow();
        assertThat(text.getAttribute("direction")).isEqualTo(direction);
        assertThat(text.getElementsByTagName("tspan").getLength()).isEqualTo(isolated);
    }

    @ParameterizedTest
    @CsvSource({"i, 80, 130", "\u4f60, 30, 45"})
    void longTextsAreCutByTheWidthTheyAreDrawnWith(String letter, int least, int most) {
        List<String> lines = svgTexts(draft(email(letter.repeat(1_000), "x"))).stream()
                .filter(text -> text.startsWith(letter.repeat(10)))
                .toList();
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).hasSizeBetween(least, most));
        assertThat(lines.get(1)).endsWith("\u2026");
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
