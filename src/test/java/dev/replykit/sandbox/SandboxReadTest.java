package dev.replykit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading from the sandbox: one sequence, the list, and requests that it refuses. */
class SandboxReadTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    private final Calls calls = new Calls(sandbox);

    @Test
    void createdSequenceIsReadBackTheSame() throws Exception {
        HttpResponse<String> created =
                calls.create("{\"name\":\"n\",\"steps\":[{\"type\":\"call\",\"delayInMinutes\":0}]}");
        HttpResponse<String> read =
                calls.get("/v3/sequences/" + Calls.json(created).get("id"));

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body());
    }

    @Test
    void missingSequenceIsABusinessProblem() throws Exception {
        assertThat(Calls.shown(calls.get("/v3/sequences/42")))
                .isEqualTo("404 {'title':'Not Found','status':404,"
                        + "'detail':'Sequence with ID 42 is not found.','code':'sequence.notFound'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top=0", "top=1001", "top=-5", "skip=-1"})
    void impossiblePageIsABusinessProblem(String query) throws Exception {
        assertThat(Calls.shown(calls.get("/v3/sequences?" + query)))
                .isEqualTo("400 {'title':'Bad Request','status':400,"
                        + "'detail':'Invalid requested page view.','code':'sequence.invalidPagination'}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        id            | The value must be between 1 and 2147483647. | /0 /-1 /2147483648 /9223372036854775808 /x /1.5 /%20 /1%2F2
        top           | Value has an invalid type. | ?top=many ?top=1.5 ?top= ?top=99999999999999999999
        skip          | Value has an invalid type. | ?skip=x
        createdAfter  | Value has an invalid type. | ?createdAfter=yesterday ?createdAfter=2026-09-08T13:42:07+00:00
        status        | The sandbox does not support this parameter. Leave it out. | ?status=new
        ownerUserId   | The sandbox does not support this parameter. Leave it out. | ?ownerUserId=1
        folderId      | The sandbox does not support this parameter. Leave it out. | ?folderId=1
        isArchived    | The sandbox does not support this parameter. Leave it out. | ?isArchived=true
        sortBy        | The sandbox does not support this parameter. Leave it out. | ?sortBy=name
        sortDirection | The sandbox does not support this parameter. Leave it out. | ?sortDirection=asc
        """)
    void impossibleParameterIsAValidationProblem(String parameter, String detail, String paths) throws Exception {
        for (String path : paths.split(" ")) {
            assertThat(Calls.shown(calls.get("/v3/sequences" + path)))
                    .as(path)
                    .isEqualTo(
                            "400 {'title':'Validation failed','status':400,"
                                    + "'detail':'The request body contains validation errors.',"
                                    + "'errors':[{'pointer':'/%s','detail':'%s'}],'extensions':{}}",
                            parameter, detail);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v3/sequence", "/v2/sequences", "/v3/sequences/", "/v3/sequences/1/steps", "/V3/SEQUENCES"})
    void unknownPathIsABareProblem(String path) throws Exception {
        HttpResponse<String> response = calls.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Calls.json(response).keySet()).containsExactly("title", "status", "detail");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v3/sequences, 'GET, POST'",
        "DELETE, /v3/sequences, 'GET, POST'",
        "PATCH, /v3/sequences/1, 'GET, DELETE'",
        "POST, /v3/sequences/1, 'GET, DELETE'"
    })
    void wrongMethodIsABareProblemThatNamesTheRightOnes(String method, String path, String allow) throws Exception {
        HttpResponse<String> response = calls.send(calls.to(path).method(method, BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue(allow);
        assertThat(Calls.json(response).keySet()).containsExactly("title", "status", "detail");
    }

    @Test
    void deletedSequenceIsGone() throws Exception {
        long id = calls.created("{\"name\":\"n\"}").get("id").getAsLong();
        HttpResponse<String> deleted =
                calls.send(calls.to("/v3/sequences/" + id).DELETE());
        HttpResponse<String> again = calls.send(calls.to("/v3/sequences/" + id).DELETE());

        assertThat(Calls.shown(deleted)).isEqualTo("204");
        assertThat(deleted.headers().firstValue("x-rate-limit-limit")).isPresent();
        assertThat(Calls.shown(again))
                .isEqualTo("400 {'title':'Bad Request','status':400," + "'detail':'Sequence with ID " + id
                        + " is not found.','code':'sequence.notFound'}");
        assertThat(calls.get("/v3/sequences/" + id).statusCode()).isEqualTo(404);
        assertThat(calls.items("")).isEmpty();
    }

    @Test
    void headRequestIsAnsweredWithoutBody() throws Exception {
        HttpResponse<String> response = calls.send(calls.to("/v3/sequences").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void emptyAccountHasAnEmptyList() throws Exception {
        HttpResponse<String> response = calls.get("/v3/sequences");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"items\":[],\"hasMore\":false}");
    }

    @Test
    void listHasTheShortFormNewestFirst() throws Exception {
        JsonObject first = calls.created("{\"name\":\"first\"}");
        JsonObject second = calls.created("{\"name\":\"second\"}");
        JsonObject page = Calls.json(calls.get("/v3/sequences"));

        assertThat(page.get("hasMore").getAsBoolean()).isFalse();
        assertThat(page.getAsJsonArray("items")).containsExactly(shortForm(second), shortForm(first));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        webinar             | Autumn webinar invites
        AUTUMN              | Autumn webinar invites
        r i                 | Autumn webinar invites
        Sales Outreach 2024 | Sales Outreach 2024
        %                   | 100 % & more
        & more              | 100 % & more
        ``                  | 100 % & more, Sales Outreach 2024, Autumn webinar invites
        summer              | ``
        """)
    void listIsFilteredByAPartOfTheNameInAnyCase(String part, String names) throws Exception {
        create("Autumn webinar invites", "Sales Outreach 2024", "100 % & more");

        assertThat(String.join(", ", names("name=" + encoded(part)))).isEqualTo(names);
    }

    @Test
    void pageHas25SequencesByDefault() throws Exception {
        for (int i = 1; i <= 30; i++) {
            calls.create("{\"name\":\"n" + i + "\"}");
        }
        JsonObject page = Calls.json(calls.get("/v3/sequences"));

        assertThat(page.getAsJsonArray("items")).hasSize(25);
        assertThat(page.get("hasMore").getAsBoolean()).isTrue();
        assertThat(names("skip=25")).containsExactly("n5", "n4", "n3", "n2", "n1");
        assertThat(names("top=2&skip=1")).containsExactly("n29", "n28");
        assertThat(names("top=1000")).hasSize(30);
        assertThat(names("skip=30")).isEmpty();
        assertThat(Calls.json(calls.get("/v3/sequences?top=5&skip=25"))
                        .get("hasMore")
                        .getAsBoolean())
                .isFalse();
    }

    @Test
    void createdAfterExcludesTheTimeItself() throws Exception {
        sandbox.state("the clock stands still", Map.of("time", "2026-09-08T13:42:07.49Z"));
        create("n");

        assertThat(names("createdAfter=2026-09-08T13:42:07.48Z")).containsExactly("n");
        assertThat(names("createdAfter=2026-09-08T13:42:07.49Z")).isEmpty();
        assertThat(names("createdAfter=" + encoded("2026-09-08T15:42:07+02:00")))
                .containsExactly("n");
        assertThat(names("createdAfter=" + encoded("2026-09-08T15:42:08+02:00")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown=x", "top=1&top=5", "&&=&name"})
    void unknownParametersAreIgnored(String query) throws Exception {
        create("n");

        assertThat(names(query)).containsExactly("n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "a-key", "Bearer two words"})
    void requestWithoutBearerTokenIsRefused(String authorization) throws Exception {
        HttpResponse<String> response = calls.send(calls.to("/v3/sequences").setHeader("Authorization", authorization));

        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(Calls.shown(response))
                .isEqualTo("401 {'title':'Unauthorized','status':401,"
                        + "'detail':'Authentication credentials are missing or invalid.'}");
    }

    @Test
    void oldKeyHeaderIsIgnored() throws Exception {
        assertThat(calls.send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/v3/sequences"))
                                .header("X-API-Key", "a-key"))
                        .statusCode())
                .isEqualTo(401);
    }

    private void create(String... names) throws Exception {
        for (String name : names) {
            calls.created("{\"name\":\"" + name + "\"}");
        }
    }

    private List<String> names(String query) throws Exception {
        return calls.items(query).asList().stream()
                .map(item -> item.getAsJsonObject().get("name").getAsString())
                .toList();
    }

    private static JsonObject shortForm(JsonObject sequence) {
        JsonObject item = sequence.deepCopy();
        item.keySet().retainAll(List.of("id", "ownerUserId", "name", "created", "status", "isArchived", "health"));
        assertThat(item.size()).isEqualTo(7);
        return item;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
