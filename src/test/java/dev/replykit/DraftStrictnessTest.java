package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading a draft's JSON reports every mistake at once, with its place. {@link RuleTable} has the rules themselves. */
class DraftStrictnessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|it is empty",
                "{\"name\":|line 1, column 9: the text ends too early",
                "{\"name\":\"n|line 1, column 11: a string does not end",
                "{\"name\":\"n\"} x|line 1, column 15: something follows the end of the JSON value",
                "{\"name\":\"n\" \"steps\":[]}|line 1, column 14: a comma or a closing brace is missing",
                "{\"name\":\"n\",\"steps\":[1 2]}|line 1, column 25: a comma or a closing bracket is missing",
                "{\"name\" \"n\"}|line 1, column 10: a colon is missing after a name",
                "{\"name\":\"a\\x\"}|line 1, column 13: a backslash is not followed by an escape",
                "{'name':\"n\"}|line 1, column 3: unexpected character; check quotes, commas, brackets, comments"
                        + " and numbers (at most 1,000 digits)"
            })
    void textThatIsNotJsonIsReportedWithLineAndColumn(String text, String detail) {
        assertThat(violationsOf(text)).containsExactly(Finding.violation("", "is not JSON: " + detail));
    }

    @Test
    void linesAreCounted() {
        assertThat(violationsOf("{\n  \"name\": \"a\n\"}"))
                .containsExactly(Finding.violation(
                        "",
                        "is not JSON: line 2, column 12: a string has a line break, tab or other control"
                                + " character; escape it"));
    }

    @Test
    void nestingEndsAt255Levels() {
        String json = "{\"name\":\"n\",\"note\":" + "[".repeat(255) + "]".repeat(255) + "}";

        assertThat(violationsOf(json))
                .containsExactly(Finding.violation(
                        "", "is not JSON: line 1, column 275: nested too deep, more than 255 levels"));
        assertThat(violationsOf("{\"name\":\"n\",\"note\":" + "[".repeat(254) + "]".repeat(254) + "}"))
                .extracting(Finding::pointer)
                .containsExactly("/note");
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
        assertThat(
                        violationsOf(
                                "{\"name\":\"n\",\"steps\":[{\"type\":\"linkedIn\",\"actionType\":\"mesage\","
                                        + "\"delayInMinutes\":-5,\"id\":3,\"parentId\":\"1\",\"ifConditionPositive\":1,\"parentId\":1}]}"))
                .extracting(Finding::pointer)
                .containsExactly(("/steps/0/parentId /steps/0/actionType /steps/0/delayInMinutes /steps/0/id"
                                + " /steps/0/ifConditionPositive")
                        .split(" "));
    }

    @Test
    void lastOfDuplicateTypesDecidesTheKindOfAStep() {
        assertThat(violationsOf("{\"name\":\"n\",\"steps\":[{\"type\":\"email\",\"type\":\"call\","
                        + "\"delayInMinutes\":0}]}"))
                .containsExactly(Finding.violation("/steps/0/type", "appears more than once; keep one"));
    }

    @Test
    void messageLists20ViolationsAndCountsTheOthers() {
        StringBuilder json = new StringBuilder("{\"name\":\"n\"");
        for (int i = 0; i < 25; i++) {
            json.append(",\"zzz").append((char) ('a' + i)).append("\":1");
        }
        InvalidDraftException thrown = catchThrowableOfType(
                InvalidDraftException.class,
                () -> SequenceDraft.fromJson(json.append('}').toString()));

        assertThat(thrown.violations()).hasSize(25);
        assertThat(thrown.getMessage()).hasLineCount(42).endsWith("\n  ... and 5 more");
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

    @Test
    void hugeExponentIsNotCalculated() {
        assertThat(violationsOf(
                        "{\"name\":\"n\",\"scheduleId\":1e999999999,\"emailAccounts\":[1e-999999999,1E2147483648]}"))
                .extracting(Finding::pointer)
                .containsExactly("/scheduleId", "/emailAccounts/0", "/emailAccounts/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]|``|must be a step, an object, but is an array",
                "{|``|is not JSON: line 1, column 2: the text ends too early",
                "{\"a\":{\"b\":[{\"c\":1,\"c\":2}]}}|/a/b/0/c|appears more than once; keep one"
            })
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
