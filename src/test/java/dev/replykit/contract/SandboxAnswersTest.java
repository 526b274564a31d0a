package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.sandbox.Calls;
import dev.replykit.sandbox.Sandbox;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer of the sandbox, in every state, conforms to the description of the API. */
class SandboxAnswersTest {
    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final List<String> READ = List.of(
            "/v3/sequences",
            "/v3/sequences/101",
            "/v3/email-accounts",
            "/v3/linkedin-accounts",
            "/v3/schedules",
            "/v3/sequences/steps/contact-filter-properties");

    private static final Calls calls = new Calls(sandbox);

    static List<Path> drafts() throws IOException {
        try (Stream<Path> drafts = Files.list(Path.of("notebooks/drafts"))) {
            return drafts.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void createdDraftIsReadAndListed(Path draft) throws Exception {
        sandbox.state("a fresh account", Map.of());
        HttpResponse<String> created = call("POST", "/v3/sequences", Files.readString(draft));
        JsonObject sequence = JsonParser.parseString(created.body()).getAsJsonObject();

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(call("GET", "/v3/sequences/" + sequence.get("id"), "").body())
                .isEqualTo(created.body());
        assertThat(call("GET", "/v3/sequences", "").body()).contains("\"id\":" + sequence.get("id"));
    }

    static Stream<String> states() {
        return Sandbox.states().keySet().stream()
                .filter(state -> !state.equals("the answer is lost") && !state.equals("lists leave the documentation"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void answersInEveryStateConform(String state) throws Exception {
        String request =
                "{\"name\": \"A\", \"scheduleId\": 101, \"emailAccounts\": [101], \"linkedInAccounts\": [101]}";
        for (Map<String, Object> params : List.<Map<String, Object>>of(Map.of(), Map.of("body", false, "id", 101))) {
            sandbox.state(state, params);
            call("POST", "/v3/sequences", request);
            sandbox.state(state, params);
            call("DELETE", "/v3/sequences/101", "");
            for (String path : READ) {
                sandbox.state(state, params);
                call("GET", path, "");
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        POST   | /v3/sequences                      | {                              | 400
        POST   | /v3/sequences                      | {"nmae": "A"}                  | 400
        POST   | /v3/sequences                      | {"name": "A", "settings": {}}  | 400
        GET    | /v3/sequences/0                    | ``                             | 400
        GET    | /v3/sequences/999                  | ``                             | 404
        GET    | /v3/sequences?top=many             | ``                             | 400
        GET    | /v3/sequences?top=0                | ``                             | 400
        GET    | /v3/sequences?sortBy=name          | ``                             | 400
        GET    | /v3/sequences?createdAfter=now     | ``                             | 400
        GET    | /v3/email-accounts?top=0           | ``                             | 400
        GET    | /v3/email-accounts?skip=x          | ``                             | 400
        POST   | /v3/schedules                      | {}                             | 405
        DELETE | /v3/sequences                      | ``                             | 405
        DELETE | /v3/sequences/0                    | ``                             | 400
        DELETE | /v3/sequences/999                  | ``                             | 400
        GET    | /v3/people                         | ``                             | 404
        """)
    void refusalsConform(String method, String path, String body, int status) throws Exception {
        sandbox.state("a fresh account", Map.of());

        assertThat(call(method, path, body).statusCode()).isEqualTo(status);
    }

    private static HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = calls.send(calls.to(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
        assertThat(OpenApi.checkAnswer(method, path.replaceFirst("\\?.*", ""), answer.statusCode(), answer.body()))
                .as("%s %s: %s %s", method, path, answer.statusCode(), answer.body())
                .isEmpty();
        return answer;
    }
}
