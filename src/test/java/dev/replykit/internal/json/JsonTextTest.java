package dev.replykit.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replykit.Documented;
import dev.replykit.Finding;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public face can't show of reading and writing JSON: exactness, duplicates, and ids of broken answers. */
class JsonTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '\n', quoteCharacter = '`', textBlock = """
            [[],{},[{}],"",true]
            [0,-0,1.50,1E+400,9007199254740993,123456789012345678901234567890]
            {"b":1,"a":null,"":{}}
            "\u007f<>&='"
            "\\\\u2028\\\\\\\\u2029"
            "\\u0000\\u001f\\b\\f\\n\\r\\t\\\\\\"/"
            """)
    void whatIsReadIsWrittenAsItWas(String json) throws MalformedJsonTextException {
        assertThat(JsonText.parse(json).toString()).isEqualTo(json);
        assertThat(JsonText.parseStrictly(json, Findings.ofDraft()).toString()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\"", "\"\ud83d\"", "{\"\\ude00\":1}", "\"a\tb\"", "\"\\'\"", "TRUE", "[Null]"})
    void answersAreReadMoreOpenlyThanDrafts(String json) throws MalformedJsonTextException {
        assertThat(JsonText.parse(json)).isNotNull();
        assertThatThrownBy(() -> JsonText.parseStrictly(json, Findings.ofDraft()))
                .isInstanceOf(MalformedJsonTextException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ` \n`         | it is empty
            [1            | line 1, column 3: the text ends too early
            [1] [2]       | line 1, column 6: something follows the end of the JSON value
            ["x           | line 1, column 4: a string does not end
            `["\ud83d\udc4b\nb"]` | line 1, column 3: a string has a line break, tab or other control character; escape it
            ["a" "\u201cb"] | line 1, column 7: a comma or a closing bracket is missing
            `["a\nb"]`    | line 1, column 3: a string has a line break, tab or other control character; escape it
            `[1,\n2 3]`   | line 2, column 4: a comma or a closing bracket is missing
            {"a":1 "b":2} | line 1, column 9: a comma or a closing brace is missing
            {"a" 1}       | line 1, column 7: a colon is missing after a name
            ["\\x"]       | line 1, column 5: a backslash is not followed by an escape
            ["\\u12x4"]   | line 1, column 5: a backslash is not followed by an escape
            [01] | line 1, column 2: unexpected character; check quotes, commas, brackets, comments and numbers \
            (at most 1,000 digits)
            [1,\u00a02] | line 1, column 4: unexpected character; check quotes, commas, brackets, comments and numbers \
            (at most 1,000 digits). The character U+00A0 (NO-BREAK SPACE) does not belong there
            """)
    void whatIsNotJsonIsRefusedInPlainWords(String text, String why) {
        assertThatThrownBy(() -> JsonText.parseStrictly(text, Findings.ofDraft()))
                .isInstanceOf(MalformedJsonTextException.class)
                .hasMessage(why);
    }

    @Test
    void nestingAndNumbersAreLimited() throws MalformedJsonTextException {
        assertThat(JsonText.parse("[".repeat(255) + "]".repeat(255))).isNotNull();
        assertThatThrownBy(() -> JsonText.parse("[".repeat(256) + "]".repeat(256)))
                .hasMessage("line 1, column 257: nested too deep, more than 255 levels");
        assertThatThrownBy(() -> JsonText.parse("{\"a\":".repeat(100_000)))
                .hasMessageEndingWith("nested too deep, more than 255 levels");
        assertThat(JsonText.parse("[" + "1".repeat(1000) + "]")).isNotNull();
        assertThatThrownBy(() -> JsonText.parse("[" + "1".repeat(2000) + ",\n 1]"))
                .hasMessageStartingWith("line 1, column 2: ")
                .hasMessageEndingWith("numbers (at most 1,000 digits)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':1,'\\u0061':2,'b':3}         | /a
            {'a':1,'b':2,'b':3,'a':4,'a':5}   | /b /a
            {'x':[{'a':3,'a':{'b':1,'b':2}}]} | /x/0/a/b /x/0/a
            {'a/b~c':{'':1,'':2}}             | /a~1b~0c/
            """)
    void namesThatAnObjectHasTwiceAreFoundWithTheirPlace(String json, String pointers) {
        Findings findings = Findings.ofDraft();
        var unused = StepCodec.readRaw(json.replace('\'', '"'), findings);

        assertThat(findings.violations().stream().map(Finding::pointer).collect(Collectors.joining(" ")))
                .isEqualTo(pointers);
        assertThat(findings.violations())
                .allMatch(finding -> finding.detail().equals("appears more than once; keep one"));
    }

    @Test
    void aCutAnswerNeverGivesAWrongId() throws IOException {
        String response = Files.readString(Documented.RESPONSE);
        int afterTheId = response.indexOf("123") + "123".length();
        for (int length = 0; length <= response.length(); length++) {
            Long id = JsonText.salvageId(response.substring(0, length));

            assertThat(id).as("from the first %d characters", length).isIn(null, 123L);
            assertThat(id != null).as("from the first %d characters", length).isEqualTo(length > afterTheId);
        }
    }

    @Test
    void aCutAnswerWithTheIdInItsMidstNeverGivesAWrongId() throws IOException {
        String response = Files.readString(Documented.RESPONSE)
                .replace("\"id\": 123,", "")
                .replace("\"issues\"", "\"id\": 9007199254740993 , \"issues\"");
        for (int length = 0; length <= response.length(); length++) {
            assertThat(JsonText.salvageId(response.substring(0, length))).isIn(null, 9007199254740993L);
        }
        assertThat(JsonText.salvageId(response.substring(0, response.indexOf("\"issues\""))))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "none", textBlock = """
            ``                         | none
            {"id":12                   | none
            {"id":12,                  | 12
            {"id":12}                  | 12
            {"id":12x                  | none
            {"id":12.5,                | none
            {"id":12e1,                | 120
            {"id":1e                   | none
            {"id":"12",                | none
            {"name":"\\ud83d","id":12, | 12
            {"steps":[{"id":5}],"na    | none
            {"steps":[{"id":5}],"id":12,"na | 12
            {"id":12,"id":34,          | 34
            {"id":12,"id":34           | 12
            {"id":12,"id":0,           | 12
            {"id":-12,                 | none
            [{"id":12,                 | none
            "id":12,                   | none
            {"id":12,<html>            | 12
            """)
    void theIdIsTakenFromTheTopAndOnlyWhenItIsWhole(String text, Long id) {
        assertThat(JsonText.salvageId(text)).isEqualTo(id);
    }

    @Test
    void anIdBehindDeepNestingIsFound() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(JsonText.salvageId("{\"deep\":" + deep + ",\"id\":12,\"cut")).isEqualTo(12);
    }
}
