package dev.replykit.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Finding;
import dev.replykit.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Error answers: each documented form is read whole, and no other form hides the status. */
class ProblemCodecTest {

    @Test
    void theBareFormHasNeitherCodeNorErrors() {
        String body = "{\"title\":\"Unauthorized\",\"status\":401,"
                + "\"detail\":\"Authentication credentials are missing or invalid.\"}";
        Problem problem = ProblemCodec.read(401, body);

        assertThat(problem)
                .isEqualTo(new Problem(
                        401,
                        "Unauthorized",
                        "Authentication credentials are missing or invalid.",
                        null,
                        List.of(),
                        body));
        assertThat(problem).hasToString("401 Unauthorized: Authentication credentials are missing or invalid.");
    }

    @Test
    void theValidationFormHasEveryError() {
        Problem problem = ProblemCodec.read(400, """
            {
              "title": "Validation failed", "status": 400, "detail": "The request body contains validation errors.",
              "errors": [
                { "pointer": "/steps/0/subject", "detail": "First email should have subject." },
                { "pointer": "", "detail": "Odd." }
              ],
              "extensions": {}
            }
            """);

        assertThat(problem.errors())
                .containsExactly(
                        Finding.violation("/steps/0/subject", "First email should have subject."),
                        Finding.violation("", "Odd."));
        assertThat(problem.toString())
                .startsWith("400 Validation failed: The request body contains validation errors.")
                .contains("/steps/0/subject (step 1): First email should have subject.");
    }

    @Test
    void theBusinessFormHasACode() {
        Problem problem = ProblemCodec.read(
                404,
                "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"Some of the email accounts are not found.\","
                        + "\"code\":\"sequence.emailAccountNotFound\"}");

        assertThat(problem.code()).isEqualTo("sequence.emailAccountNotFound");
        assertThat(problem)
                .hasToString(
                        "404 Not Found (sequence.emailAccountNotFound): Some of the email accounts are not found.");
    }

    @Test
    void theStatusOfTheAnswerCountsMoreThanTheOneInItsBody() {
        assertThat(ProblemCodec.read(403, "{\"status\":200,\"title\":\"OK\"}").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<html><h1>Bad Gateway</h1></html>", "null", "[]", "\"Forbidden\"", "5", "{\"title\":"})
    void anotherBodyIsKeptAsItIs(String body) {
        assertThat(ProblemCodec.read(502, body)).isEqualTo(new Problem(502, null, null, null, List.of(), body));
    }

    @Test
    void anEmptyBodyAndAForeignOneAreToldInWords() {
        assertThat(ProblemCodec.read(401, "")).hasToString("401, without a body");
        assertThat(ProblemCodec.read(502, "<h1>Bad Gateway</h1>")).hasToString("502, with the body \"Bad Gateway\"");
    }

    @Test
    void membersOfAnotherFormAreReadAsNothing() {
        Problem problem =
                ProblemCodec.read(400, "{\"title\":5,\"status\":\"x\",\"detail\":null,\"code\":[],\"errors\":7}");

        assertThat(problem.title()).isNull();
        assertThat(problem.detail()).isNull();
        assertThat(problem.code()).isNull();
        assertThat(problem.errors()).isEmpty();
        assertThat(problem.toString()).startsWith("400, with the body \"{");
    }

    @Test
    void aHostileProblemStaysShort() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        Problem problem = ProblemCodec.read(
                400,
                "{\"title\":\"\\u001b[2J\\n" + "x".repeat(100_000) + "\",\"detail\":\"\\u202e" + "y".repeat(100_000)
                        + "\",\"code\":\"" + "z".repeat(100_000) + "\",\"errors\":[{\"pointer\":\"/a\",\"detail\":"
                        + deep + "},{\"pointer\":\"" + "p".repeat(100_000) + "\",\"detail\":\"d\"}]}");

        assertThat(problem.toString()).hasSizeLessThan(5000).doesNotContain("\u001b", "\u202e");
    }
}
