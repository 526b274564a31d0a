package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.replykit.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the sandbox answers, in whatever state, is as the description of the API has it. */
class SandboxAnswersTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path REFERENCE = Path.of("src/test/resources/openapi/examples/reference");

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static Stream<String> drafts() throws IOException {
        try (Stream<Path> drafts = Files.list(Path.of("notebooks/drafts"))) {
            return drafts.sorted().toList().stream().map(SandboxAnswersTest::text);
        }
    }

    /** Steps of every kind, from the smallest to the fullest, each alone in a request. */
    static Stream<String> referenceSteps() throws IOException {
        try (Stream<Path> kinds = Files.list(REFERENCE)) {
            return kinds.filter(file -> file.toString().endsWith("Step.json")).sorted().toList().stream()
                    .flatMap(file -> JsonParser.parseString(text(file)).getAsJsonArray().asList().stream())
                    .map(step -> "{\"name\": \"A step\", \"steps\": [" + step + "]}");
        }
    }

    @ParameterizedTest
    @MethodSource({"drafts", "referenceSteps"})
    void whatIsCreatedReadAndListed(String request) throws Exception {
        sandbox.state("a fresh account", Map.of());

        HttpResponse<String> created = described("POST", "/v3/sequences", request);

        if (created.statusCode() == 201) {
            long id = JsonParser.parseString(created.body())
                    .getAsJsonObject()
                    .get("id")
                    .getAsLong();
            assertThat(described("GET", "/v3/sequences/" + id, "").body()).isEqualTo(created.body());
            assertThat(described("GET", "/v3/sequences", "").body()).contains("\"id\":" + id);
        }
    }

    @Test
    void everyState() throws Exception {
        for (String state : Sandbox.states().keySet()) {
            for (Map<String, Object> params :
                    List.<Map<String, Object>>of(Map.of(), Map.of("body", false, "id", 101))) {
                for (String call : List.of("POST /v3/sequences", "GET /v3/sequences", "GET /v3/sequences/101")) {
                    if (state.equals("the answer is lost")) {
                        continue;
                    }
                    sandbox.state(state, params);
                    String body = call.startsWith("POST") ? """
                            {"name": "A", "scheduleId": 101, "emailAccounts": [101], "linkedInAccounts": [101]}
                            """ : "";
                    described(call.replaceFirst(" .*", ""), call.replaceFirst(".* ", ""), body);
                }
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
        GET    | /v3/sequences?sortDirection=asc    | ``                             | 400
        GET    | /v3/sequences?createdAfter=now     | ``                             | 400
        DELETE | /v3/sequences                      | ``                             | 405
        GET    | /v3/people                         | ``                             | 404
        """)
    void everyRefusal(String method, String path, String body, int status) throws Exception {
        sandbox.state("a fresh account", Map.of());

        assertThat(described(method, path, body).statusCode()).isEqualTo(status);
    }

    private static HttpResponse<String> described(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                        .header("Authorization", "Bearer " + Pin.KEY)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(DescribedAnswers.check(method, path.replaceFirst("\\?.*", ""), answer.statusCode(), answer.body()))
                .as("%s %s: %s %s", method, path, answer.statusCode(), answer.body())
                .isEmpty();
        return answer;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
