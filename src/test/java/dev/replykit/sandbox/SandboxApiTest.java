package dev.replykit.sandbox;

import static dev.replykit.sandbox.Calls.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating, reading, listing and deleting over plain HTTP, with literal JSON, never with our own encoder. */
class SandboxApiTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    private final Calls calls = new Calls(sandbox);

    @BeforeEach
    void stopTheClock() {
        sandbox.state("the clock stands still", Map.of("time", "2026-09-08T13:42:07.49Z"));
    }

    @Test
    void nameIsEnough() throws Exception {
        String created = Calls.shown(calls.create("{\"name\":\"n\"}"));

        assertThat(created)
                .isEqualTo("201 {'id':1001,'ownerUserId':42,'name':'n','created':'2026-09-08T13:42:07.49+00:00',"
                        + "'status':'new','isArchived':false,'health':'healthy','scheduleId':1,'emailAccounts':[],"
                        + "'linkedInAccounts':[],'steps':[],'issues':null}");
        assertThat(Calls.shown(calls.get("/v3/sequences/1001"))).isEqualTo(created.replace("201", "200"));
        assertThat(Calls.shown(calls.get("/v3/sequences")))
                .isEqualTo("200 {'items':[{'id':1001,'ownerUserId':42,'name':'n',"
                        + "'created':'2026-09-08T13:42:07.49+00:00','status':'new','isArchived':false,"
                        + "'health':'healthy'}],'hasMore':false}");
    }

    /** In the recorded words, where they are known. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'name':'n','emailAccounts':[7],'linkedInAccounts':[8]} | 'emailAccounts':[{'id':7,'email':'sender7@example.com'}],\
        'linkedInAccounts':[{'id':8,'name':'Sender 8','profileUrl':'https://www.linkedin.com/in/sender-8','status':'enabled'}]
        {'name':'n','steps':[{'type':'call','delayInMinutes':0},{'type':'call','delayInMinutes':0}]} | \
        'steps':[{'id':5001,'type':'call','delayInMinutes':0,'parentId':null},\
        {'id':5002,'type':'call','delayInMinutes':0,'parentId':5001}]
        {'name':'n','steps':[{'type':'email','delayInMinutes':0,'executionMode':'manual',\
        'variants':[{'subject':'s','attachmentIds':[9101]},{'subject':'t'}]}]} | \
        'variants':[{'id':1,'subject':'s','hasAttachments':true},{'id':2,'subject':'t','hasAttachments':false}]
        {'id':5,'status':'active','health':'blocked','colour':'red','name':'n','Name':'m'} | \
        201 {'id':1001,'ownerUserId':42,'name':'n','created':'2026-09-08T13:42:07.49+00:00','status':'new','isArchived':false,'health':'healthy'
        {'name':'n','steps':[{'id':6,'type':'email','delayInMinutes':0,'executionMode':'manual','colour':'red',\
        'variants':[{'id':7,'subject':'s','colour':'red','isEnabled':false}]}]} | \
        [{'id':5001,'type':'email','delayInMinutes':0,'executionMode':'manual',\
        'variants':[{'id':1,'subject':'s','hasAttachments':false}],'parentId':null}]
        {'name':5,'name':'n','emailAccounts':'x','emailAccounts':[7],'emailAccounts':[8]} | \
        'emailAccounts':[{'id':8,'email':'sender8@example.com'}]
        {'name':'n','scheduleId':9223372036854775807,'emailAccounts':[9007199254740993,1.0e2]} | \
        'scheduleId':9223372036854775807,'emailAccounts':[{'id':9007199254740993,'email':'sender9007199254740993@example.com'},{'id':100,
        {'name':5,'steps':[{'type':'call'},{'delayInMinutes':'0'}]} | \
        400 {'title':'Validation failed','status':400,'detail':'The request body contains validation errors.',\
        'errors':[{'pointer':'/name','detail':'Value has an invalid type.'},\
        {'pointer':'/steps/0/delayInMinutes','detail':'Field is required.'},\
        {'pointer':'/steps/1/type','detail':'Field is required.'},\
        {'pointer':'/steps/1/delayInMinutes','detail':'Value has an invalid type.'}],'extensions':{}}
        {'name':'n','steps':[{'type':'email','delayInMinutes':0,'executionMode':'manual','variants':[{'message':'m'}]}]} | \
        'errors':[{'pointer':'/steps/0/subject','detail':'First email should have subject.'}]
        {'name':'n','steps':[{'type':'email','delayInMinutes':0,'executionMode':'manual','variants':[{'subject':'s'}]},\
        {'type':'email','delayInMinutes':0,'executionMode':'manual','variants':[{'subject':null}]}]} | 201
        """)
    void creatingIsAnswered(String request, String part) throws Exception {
        assertThat(Calls.shown(calls.create(quoted(request)))).contains(part);
    }

    @Test
    void bodyThatIsNotUtf8IsNotJson() throws Exception {
        byte[] latin1 = "{\"name\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        HttpRequest.Builder request = calls.to("/v3/sequences").header("Content-Type", "application/json");

        assertThat(Calls.shown(calls.send(request.POST(BodyPublishers.ofByteArray(latin1)))))
                .startsWith("400")
                .contains("The request body is not valid JSON.");
    }

    @ParameterizedTest
    @CsvSource({"Application/JSON;charset=UTF-8, 201", "text/plain, 415", "application/jsonp, 415", "'', 415"})
    void onlyJsonIsAcceptedUnderItsMediaType(String type, int status) throws Exception {
        HttpRequest.Builder request = calls.to("/v3/sequences").header("Content-Type", type);

        assertThat(calls.send(request.POST(BodyPublishers.ofString("{\"name\":\"n\"}")))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void idsAreUniqueUnderConcurrentRequests() {
        String call = quoted("{'name':'n','steps':[{'type':'call','delayInMinutes':0}]}");
        List<CompletableFuture<HttpResponse<String>>> answers = Collections.nCopies(80, call).stream()
                .map(json -> Calls.CLIENT.sendAsync(calls.toCreate(json), BodyHandlers.ofString()))
                .toList();
        List<JsonObject> sequences =
                answers.stream().map(answer -> Calls.json(answer.join())).toList();

        assertThat(sequences).extracting(sequence -> sequence.get("id")).doesNotHaveDuplicates();
        assertThat(sequences)
                .extracting(sequence -> sequence.get("steps").toString().replaceAll("\\D+", " "))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET    /v3/sequences             | 200 {'items':[],'hasMore':false}
        GET    /v3/sequences/42          | 404 {'title':'Not Found','status':404,\
        'detail':'Sequence with ID 42 is not found.','code':'sequence.notFound'}
        DELETE /v3/sequences/42          | 400 {'title':'Bad Request','status':400,\
        'detail':'Sequence with ID 42 is not found.','code':'sequence.notFound'}
        GET    /v3/sequences?top=0       | 400 {'title':'Bad Request','status':400,\
        'detail':'Invalid requested page view.','code':'sequence.invalidPagination'}
        GET    /v3/sequences?skip=-1     | 400 {'title':'Bad Request','status':400,\
        'detail':'Invalid requested page view.','code':'sequence.invalidPagination'}
        GET    /v3/email-accounts?top=1001 | 400 {'title':'Bad Request','status':400,\
        'detail':'Invalid requested page view.','code':'emailAccount.invalidPagination'}
        GET    /v3/sequences/            | 404 {'title':'Not Found','status':404,'detail':'There is no such route.'}
        GET    /V3/SEQUENCES             | 404 {'title':'Not Found','status':404,'detail':'There is no such route.'}
        PUT    /v3/sequences             | 405 {'title':'Method Not Allowed','status':405,\
        'detail':'The route does not take this method.'} GET, POST
        POST   /v3/sequences/1           | 405 {'title':'Method Not Allowed','status':405,\
        'detail':'The route does not take this method.'} GET, DELETE
        POST   /v3/schedules             | 405 {'title':'Method Not Allowed','status':405,\
        'detail':'The route does not take this method.'} GET
        HEAD   /v3/sequences             | 405 GET, POST
        """)
    void requestIsAnswered(String request, String answer) throws Exception {
        String[] line = request.split(" +");
        HttpResponse<String> response = calls.send(calls.to(line[1]).method(line[0], BodyPublishers.noBody()));
        String allowed = response.headers().firstValue("Allow").map(" "::concat).orElse("");

        assertThat(Calls.shown(response) + allowed).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        id            | The value must be between 1 and 2147483647. | /0 /-1 /2147483648 /9223372036854775808 /x /1.5 /%20
        top           | Value has an invalid type. | ?top=many ?top=1.5 ?top= ?top=99999999999999999999
        skip          | Value has an invalid type. | ?skip=x
        createdAfter  | Value has an invalid type. | ?createdAfter=yesterday ?createdAfter=2026-09-08T13:42:07+00:00
        status        | The sandbox does not support this parameter. Leave it out. | ?status=new
        sortDirection | The sandbox does not support this parameter. Leave it out. | ?sortDirection=asc
        """)
    void impossibleParameterIsAValidationProblem(String parameter, String detail, String paths) throws Exception {
        for (String path : paths.split(" ")) {
            assertThat(Calls.shown(calls.get("/v3/sequences" + path)))
                    .as(path)
                    .startsWith("400 {'title':'Validation failed'")
                    .contains("'errors':[{'pointer':'/" + parameter + "','detail':'" + detail + "'}]");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        name=webinar                                 | Autumn webinar invites
        name=AUTUMN                                  | Autumn webinar invites
        name=r+i                                     | Autumn webinar invites
        name=%25                                     | 100 % & more
        name=%26+more                                | 100 % & more
        name=                                        | 100 % & more, Sales Outreach 2024, Autumn webinar invites
        createdAfter=2026-09-08T13:42:07.48Z&name=s  | Sales Outreach 2024, Autumn webinar invites
        createdAfter=2026-09-08T13:42:07.49Z         | ``
        createdAfter=2026-09-08T15:42:07%2B02:00     | 100 % & more, Sales Outreach 2024, Autumn webinar invites
        top=1&skip=1                                 | Sales Outreach 2024
        top=5&skip=2                                 | Autumn webinar invites
        unknown=x&&=&name&top=5&top=1                | 100 % & more
        """)
    void listIsFilteredNewestFirst(String query, String names) throws Exception {
        for (String name : List.of("Autumn webinar invites", "Sales Outreach 2024", "100 % & more")) {
            calls.created("{\"name\":\"" + name + "\"}");
        }

        assertThat(names(query)).isEqualTo(names);
    }

    @Test
    void pageHas25SequencesByDefault() throws Exception {
        for (int i = 1; i <= 26; i++) {
            calls.created("{\"name\":\"" + i + "\"}");
        }

        assertThat(names("")).startsWith("26, 25, ").endsWith(", 3, 2");
        assertThat(calls.items("")).hasSize(25);
        assertThat(calls.get("/v3/sequences").body()).endsWith("],\"hasMore\":true}");
        assertThat(calls.get("/v3/sequences?skip=1").body()).endsWith("],\"hasMore\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic dXNlcjpwYXNz", "Bearer ", "a-key", "Bearer two words"})
    void requestWithoutBearerTokenIsRefused(String authorization) throws Exception {
        for (String path : List.of("/v3/sequences", "/v3/email-accounts")) {
            HttpResponse<String> response = calls.send(HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                    .header("X-API-Key", "a-key")
                    .header("Authorization", authorization));

            assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(Calls.shown(response))
                    .isEqualTo("401 {'title':'Unauthorized','status':401,"
                            + "'detail':'Authentication credentials are missing or invalid.'}");
        }
    }

    private String names(String query) throws Exception {
        return calls.items(query).asList().stream()
                .map(item -> item.getAsJsonObject().get("name").getAsString())
                .collect(Collectors.joining(", "));
    }
}
