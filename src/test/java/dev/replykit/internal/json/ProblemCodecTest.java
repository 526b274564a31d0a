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
        String body = "{\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"The key is invalid.\"}";

        assertThat(ProblemCodec.read(401, body))
                .isEqualTo(new Problem(401, "Unauthorized", "The key is invalid.", null, List.of(), body));
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
    }

    @Test
    void theBusinessFormHasACode() {
        assertThat(ProblemCodec.read(404, "{\"title\":\"Not Found\",\"code\":\"sequence.emailAccountNotFound\"}"))
                .hasToString("404 Not Found (sequence.emailAccountNotFound)");
    }

    @Test
    void theStatusOfTheAnswerCountsMoreThanTheOneInItsBody() {
        assertThat(ProblemCodec.read(403, "{\"status\":200,\"title\":\"OK\"}").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<h1>Bad Gateway</h1>", "null", "[]", "\"Forbidden\"", "5", "{\"title\":"})
    void anotherBodyIsKeptAsItIs(String body) {
        assertThat(ProblemCodec.read(502, body)).isEqualTo(new Problem(502, null, null, null, List.of(), body));
    }

    @Test
    void membersOfAnotherFormAreReadAsNothing() {
        Problem problem =
                ProblemCodec.read(400, "{\"title\":5,\"status\":\"x\",\"detail\":null,\"code\":[],\"errors\":7}");

        assertThat(problem).isEqualTo(new Problem(400, null, null, null, List.of(), problem.body()));
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
