package dev.replykit.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public face can't show of reading and writing JSON: exactness, and ids out of broken answers. */
class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[],{},[{}]]",
                "null",
                "true",
                "\"\"",
                "0",
                "-0",
                "1.50",
                "1E+400",
                "123456789012345678901234567890",
                "{\"a\":1,\"a\":2,\"\":null}",
                "[1,\"1\",true,null,{\"a\":[]}]",
                "\"\u2028\u2029\u007f<>&='\"",
                "\"\\u0000\\u001f\\b\\f\\n\\r\\t\\\\\\\"/\"",
                "\"\\\\u2028\"",
                "\"\\ud83d\"",
                "\"x\\ude00\\ud83dy\""
            })
    void whatIsReadIsWrittenAsItWas(String json) throws MalformedJsonTextException {
        assertThat(JsonText.write(JsonText.parse(json))).isEqualTo(json);
    }

    @Test
    void aLongNumberStandsBesideHalfAPairAndBothKeepTheirPlace() throws MalformedJsonTextException {
        String digits = "7".repeat(2000);
        String json = "{\"true\":true,\"e\":[1e5,-" + digits + ",\"\\\"9\",false,null],\"\\ud83d\":{\"x\":" + digits
                + "},\"\":\"\\udfff\",\"last\":1}";

        assertThat(JsonText.write(JsonText.parse(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(ints = {1022, 1023, 1024, 1025, 2048})
    void aNumberMayHaveAnyLength(int digits) throws MalformedJsonTextException {
        String number = "1".repeat(digits);

        assertThat(JsonText.parse(" [ " + number + " ] "))
                .isInstanceOfSatisfying(
                        Json.Arr.class, arr -> assertThat(arr.get(0)).isEqualTo(new Json.Num(number)));
        assertThat(JsonText.parse(number)).isEqualTo(new Json.Num(number));
    }

    @Test
    void aMistakeBehindALongNumberIsToldAtItsPlace() {
        assertThatThrownBy(() -> JsonText.parse("[" + "1".repeat(2000) + ",\n oops]"))
                .isInstanceOf(MalformedJsonTextException.class)
                .hasMessage("line 2, column 2: not JSON as RFC 8259 has it (quotes, commas, brackets, comments?)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud83d",
                "\"\\ud83d\\x\"",
                "\"\\ud83d\n\"",
                "\"\\ud83\"",
                "\"\\ud83d\\",
                "\"\ud83d\u0001\"",
                "\"\\ud83d\\u00"
            })
    void halfAPairIsNoExcuseForAnotherMistake(String json) {
        assertThatThrownBy(() -> JsonText.parse(json)).isInstanceOf(MalformedJsonTextException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "1.", ".1", "1e", "-", "--1", "1.e5", "1ee5"})
    void lengthIsNoExcuseForAMalformedNumber(String odd) {
        String zeros = "0".repeat(2000);

        assertThatThrownBy(() -> JsonText.parse("[" + odd + "]")).isInstanceOf(MalformedJsonTextException.class);
        assertThatThrownBy(() -> JsonText.parse("[1" + zeros + "," + odd + "]"))
                .isInstanceOf(MalformedJsonTextException.class);
    }

    @Test
    void aCutAnswerNeverGivesAWrongId() throws IOException {
        String response = documentedResponse();
        int afterTheId = response.indexOf("123") + "123".length();
        for (int length = 0; length <= response.length(); length++) {
            Long id = JsonText.salvageId(response.substring(0, length));

            assertThat(id).as("from the first %d characters", length).isIn(null, 123L);
            assertThat(id != null).as("from the first %d characters", length).isEqualTo(length > afterTheId);
        }
    }

    @Test
    void aLongNumberAsIdOfACutAnswerIsNotMistakenForZero() {
        assertThat(JsonText.salvageId("{\"id\":" + "1".repeat(2000) + ",\"name\":\"x"))
                .isNull();
    }

    @Test
    void fourMegabytesOfHalvesOfCharactersAreReadInOnePass() {
        String json = "[" + "\"\\ud83d\",".repeat((4 << 20) / 9) + "0]";

        Json read = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> JsonText.parse(json));
        assertThat(JsonText.write(read)).isEqualTo(json);
    }

    @Test
    void aCutAnswerWithTheIdInItsMidstNeverGivesAWrongId() throws IOException {
        String response = documentedResponse()
                .replace("\"id\": 123,", "")
                .replace("\"issues\"", "\"id\": 9007199254740993 , \"issues\"");
        for (int length = 0; length <= response.length(); length++) {
            assertThat(JsonText.salvageId(response.substring(0, length))).isIn(null, 9007199254740993L);
        }
        assertThat(JsonText.salvageId(response.substring(0, response.indexOf("\"issues\""))))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "``|none",
                "{\"id\":12|none",
                "{\"id\":12,|12",
                "{\"id\":12}|12",
                "{\"id\":12x|none",
                "{\"id\":12.5,|none",
                "{\"id\":12e1,|120",
                "{\"id\":1e|none",
                "{\"id\":\"12\",|none",
                "{\"id\":null,\"name\":\"x|none",
                "{\"name\":\"\\ud83d\",\"id\":12,|12",
                "{\"steps\":[{\"id\":5}],\"na|none",
                "{\"steps\":[{\"id\":5}],\"id\":12,\"na|12",
                "{\"steps\":[{\"id\":5},|none",
                "{\"id\":12,\"id\":34,|34",
                "{\"id\":12,\"id\":34|12",
                "{\"id\":12,\"id\":3.4,|12",
                "{\"id\":12,\"id\":0,|12",
                "{\"id\":-12,|none",
                "[{\"id\":12,|none",
                "\"id\":12,|none",
                "<html>|none",
                "{\"id\":12,<html>|12"
            })
    void theIdIsTakenFromTheTopAndOnlyWhenItIsWhole(String text, Long id) {
        assertThat(JsonText.salvageId(text)).isEqualTo(id);
    }

    @Test
    void anIdBehindDeepNestingIsFound() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(JsonText.salvageId("{\"deep\":" + deep + ",\"id\":12,\"cut")).isEqualTo(12);
    }

    private static String documentedResponse() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                JsonTextTest.class.getResourceAsStream("/openapi/examples/documented-response.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
