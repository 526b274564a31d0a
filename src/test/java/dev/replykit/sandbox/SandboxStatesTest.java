package dev.replykit.sandbox;

import static dev.replykit.sandbox.Calls.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The states that a sandbox can be put into, from Java and over HTTP, and its life from start to close. */
class SandboxStatesTest {
    private static final String REQUEST =
            quoted("{'name':'n','scheduleId':5,'emailAccounts':[6,7],'linkedInAccounts':[8]}");

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    private final Calls calls = new Calls(sandbox);

    /** A request is one to read, or the JSON of one to create. Of the answer it says the parts in their order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a sequence exists | {'id':123,'name':'Sales'} | /123 | 200 {'id':123, ... 'name':'Sales', ... \
        'health':'healthy', ... 'steps':[{'id':5001, ... }],'issues':null}
        a sequence exists | {'id':123} | {'name':'n'} | 201 {'id':124,
        a sequence exists | {'id':9007199254740993} | /9007199254740993 | 200 {'id':9007199254740993,
        a sequence exists | {'id':123,'name':'Sales','status':'active'} | ?name=Sales&top=2 | \
        [{'id':123, ... 'status':'active', ... {'id':121, ... }],'hasMore':false
        a sequence exists | {'id':123,'name':'Sales'} | ?createdAfter=2021-01-01T00:00:00Z&top=2 | \
        [{'id':123, ... {'id':122, ... }],'hasMore':false
        a sequence with issues exists | {'id':7} | /7 | 'health':'degraded', ... 'issues':[{'type':'emailAccountSendingBlocked'}]
        created sequences have issues | {'type':'noContacts','health':'blocked'} | {'name':'n'} | \
        'health':'blocked', ... 'issues':[{'type':'noContacts'}]
        new sequences are blocked | {} | {'name':'n'} | 'health':'blocked', ... 'steps':[]}
        steps come in another order | {} | {'name':'n','steps':[{'type':'call','delayInMinutes':0},\
        {'type':'call','delayInMinutes':0}]} | [{'id':5002,'type':'call','delayInMinutes':0,'parentId':5001},\
        {'id':5001,'type':'call','delayInMinutes':0,'parentId':null}]
        step kinds of tomorrow are known | {} | {'name':'n','steps':[{'type':'telepathy','id':1,'depth':{'a':[1.50]}}]} | \
        [{'id':5001,'type':'telepathy','depth':{'a':[1.50]},'parentId':null}]
        a fresh account | {} | {'name':'n','steps':[{'type':'telepathy','id':1,'depth':{'a':[1.50]}}]} | 400
        the key lacks the right | {'code':false} | {} | 'detail':'You do not have permission to create sequence.'}
        the key lacks the right | {} | ?top=1 | 'detail':'You do not have permission to view sequences.',
        the clock stands still | {'time':'2026-09-08T15:42:07.499+02:00'} | {'name':'n'} | 'created':'2026-09-08T13:42:07.49+00:00'
        the clock stands still | {} | {'name':'n'} | 'created':'2026-01-01T09:00:00.00+00:00'
        """)
    void stateChangesTheAnswer(String state, String params, String request, String parts) throws Exception {
        calls.state(quoted("{'state':'" + state + "','params':" + params + "}"));
        HttpResponse<String> answer =
                request.startsWith("{") ? calls.create(quoted(request)) : calls.get("/v3/sequences" + request);

        assertThat(Calls.shown(answer)).containsSubsequence(parts.split(" \\.\\.\\. "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a fresh account            | {}               | Connection             | close
        a fresh account            | {}               | Content-Type           | application/json; charset=utf-8
        a fresh account            | {}               | x-rate-limit-limit     | 1h
        requests are counted       | {'limit':2}      | x-rate-limit-limit     | 1m
        requests are counted       | {'limit':2}      | x-rate-limit-remaining | 1
        the key is not accepted    | {}               | WWW-Authenticate       | Bearer
        the key lacks the right    | {}               | Content-Type           | application/problem+json
        the rate limit is exceeded | {'retryAfter':7} | Retry-After            | 7
        """)
    void answerHasThisHeader(String state, String params, String header, String value) throws Exception {
        calls.state(quoted("{'state':'" + state + "','params':" + params + "}"));

        assertThat(calls.create(REQUEST).headers().firstValue(header)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({
        ", 9, 403, TEAM_REQUIRED",
        "8, 9, 403, TEAM_NOT_ACCESSIBLE",
        "7, , 403, USER_REQUIRED",
        "7, 10, 401, USER_NOT_FOUND",
        "7, 9, 200, items"
    })
    void keyActsForSeveral(String team, String user, int status, String code) throws Exception {
        sandbox.state("the key acts for several users and teams", Map.of("team", 7, "user", 9));
        HttpRequest.Builder request = calls.to("/v3/sequences");
        if (team != null) {
            request.header("X-TEAM-ID", team);
        }
        if (user != null) {
            request.header("X-User-Id", user);
        }
        HttpResponse<String> response = calls.send(request);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(code);
    }

    @Test
    void ordinaryAnswersTellTheRateLimit() throws Exception {
        calls.create(REQUEST);
        var headers = calls.get("/v3/sequences/1").headers();

        assertThat(Instant.parse(headers.firstValue("x-rate-limit-reset").orElseThrow()))
                .isAfter(Instant.now());
        assertThat(headers.firstValue("x-rate-limit-remaining")).hasValue("2998");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        an email account does not exist   | {'id':7}         | 404 | sequence.emailAccountNotFound
        a LinkedIn account does not exist | {'id':8}         | 404 | sequence.linkedInAccountNotFound
        a schedule does not exist         | {'id':5}         | 404 | sequence.scheduleNotFound
        the key is not accepted           | {}               | 401 | Authentication credentials are missing or invalid.
        the key lacks the right           | {}               | 403 | sequence.forbidden
        the rate limit is exceeded        | {'retryAfter':7} | 429 | Rate limit exceeded. Retry after 7 seconds.
        the service is unavailable        | {}               | 503 | service.unavailable
        """)
    void creatingIsRefusedInThisStateAndNothingIsCreated(String state, String params, String status, String words)
            throws Exception {
        calls.state(quoted("{'state':'" + state + "','params':" + params + "}"));

        assertThat(Calls.shown(calls.create(REQUEST))).startsWith(status).contains(words);
        assertThat(calls.items("")).isEmpty();
        assertThat(calls.create(quoted("{'name':'n','emailAccounts':[1],'linkedInAccounts':[1]}"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void requestsAreCounted() throws Exception {
        sandbox.state("requests are counted", Map.of("limit", 2));

        calls.created(REQUEST);
        assertThat(calls.get("/v3/sequences").headers().firstValue("x-rate-limit-remaining"))
                .hasValue("0");
        HttpResponse<String> response = calls.create(REQUEST);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 61);
        sandbox.state("requests are counted", Map.of("limit", 0));
        assertThat(calls.create(REQUEST).statusCode()).isEqualTo(429);
    }

    @Test
    void everyStateIsListed() throws Exception {
        assertThat(Calls.json(calls.get("/_sandbox/states")).keySet())
                .isEqualTo(Sandbox.states().keySet())
                .hasSizeGreaterThan(10);
    }

    /** As Pact's verifier in Rust sends it: with parameters of others, and a key that the answer must not repeat. */
    @Test
    void stateIsEnteredOverHttpWithParameters() throws Exception {
        HttpResponse<String> response = calls.state(quoted("{'action':'setup','consumer':'replykit',"
                + "'params':{'times':1,'body':false,'key':'any','name':null,'other':[1]},"
                + "'state':'the key is not accepted'}"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"state\":\"the key is not accepted\"}");
        assertThat(calls.create(REQUEST).statusCode()).isEqualTo(401);
        assertThat(calls.create(REQUEST).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':'teardown','state':'a state of another provider'}",
                "{'action':'setup','state':'','params':{}}",
                "{'state':'a fresh account','params':null}"
            })
    void teardownAndTheEmptyStateLeaveAFreshAccount(String body) throws Exception {
        calls.created(REQUEST);
        sandbox.state("the service is unavailable", Map.of("times", 100));

        assertThat(calls.state(quoted(body)).statusCode()).isEqualTo(200);
        assertThat(calls.items("")).isEmpty();
        assertThat(calls.created(REQUEST).get("id").getAsLong()).isEqualTo(1001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``         | The body is not JSON.
        nonsense   | The body is not JSON.
        {}         | Send {"state": "...", "params": {...}}.
        {'state':5}| Send {"state": "...", "params": {...}}.
        {'state':'the moon is full'}                                | There is no state "the moon is full".
        {'state':'a sequence exists','params':[1]}                  | The params must be an object, but are an array.
        {'state':'a sequence exists','params':{'id':'x'}}           | integer from 1 to 4611686018427387903, but is the string "x".
        {'state':'a sequence exists','params':{'id':9223372036854775807}} | but is 9223372036854775807.
        {'state':'a sequence exists','params':{'name':7}}           | The parameter name must be a string, but is 7.
        {'state':'the key is not accepted','params':{'body':'no'}}  | The parameter body must be true or false, but is the string "no".
        {'state':'the rate limit is exceeded','params':{'retryAfter':-4}} | from 0 to
        {'state':'the clock stands still','params':{'time':'noon'}} | must be a time with an offset and
        {'state':'the clock stands still','params':{'time':'+999999999-12-31T23:59:59-18:00'}} | but is the string "+999999999
        """)
    void impossibleStateIsAnsweredWithTheReason(String body, String why) throws Exception {
        HttpResponse<String> response = calls.state(quoted(body));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Calls.json(response).get("detail").getAsString()).contains(why);
    }

    @Test
    void impossibleStateChangesNothing() throws Exception {
        long id = calls.created(REQUEST).get("id").getAsLong();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.state("the moon is full", Map.of()))
                .withMessageStartingWith("There is no state \"the moon is full\". Known are: a fresh account, ")
                .withMessageEndingWith("requests are counted.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.state("the clock stands still", Map.of("time", "noon")));
        assertThatNullPointerException().isThrownBy(() -> sandbox.state("a sequence exists", null));
        assertThat(calls.get("/v3/sequences/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void closedSandboxRefusesConnections() {
        sandbox.close();
        sandbox.close();

        assertThatThrownBy(() -> calls.create(REQUEST)).isInstanceOf(ConnectException.class);
    }

    @Test
    void portInUseIsReported() {
        int port = URI.create(sandbox.url()).getPort();

        assertThatThrownBy(() -> Sandbox.start(port))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The sandbox can't listen on port " + port + ": ");
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(sandbox.url()).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(sandbox).hasToString("Sandbox(" + sandbox.url() + ")");
    }
}
