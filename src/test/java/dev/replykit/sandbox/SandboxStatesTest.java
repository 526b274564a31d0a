package dev.replykit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The situations that a sandbox can be put into, from Java and over HTTP. */
class SandboxStatesTest {
    private static final String CALL =
            "{\"name\":\"n\",\"scheduleId\":5,\"emailAccounts\":[6,7],\"linkedInAccounts\":[8]}";

    private Sandbox sandbox;
    private Calls calls;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start();
        calls = new Calls(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aSequenceMayBeThereAlready() throws Exception {
        sandbox.state("a sequence exists", Map.of("id", 123, "name", "Sales Outreach 2024"));
        JsonObject sequence = Calls.json(calls.get("/v3/sequences/123"));

        assertThat(sequence.get("name").getAsString()).isEqualTo("Sales Outreach 2024");
        assertThat(sequence.get("health").getAsString()).isEqualTo("healthy");
        assertThat(sequence.get("issues").isJsonNull()).isTrue();
        assertThat(sequence.getAsJsonArray("steps")).hasSize(1);
        assertThat(calls.created(CALL).get("id").getAsLong()).isEqualTo(124);
    }

    @Test
    void aSequenceMayHaveIssues() throws Exception {
        sandbox.state("a sequence with issues exists", Map.of("id", 7));
        JsonObject sequence = Calls.json(calls.get("/v3/sequences/7"));

        assertThat(sequence.get("health").getAsString()).isEqualTo("degraded");
        assertThat(sequence.get("issues").toString()).isEqualTo("[{\"type\":\"emailAccountSendingBlocked\"}]");
    }

    @Test
    void createdSequencesMayHaveIssues() throws Exception {
        sandbox.state("created sequences have issues", Map.of("type", "noContacts", "health", "blocked"));
        JsonObject sequence = calls.created(CALL);

        assertThat(sequence.get("health").getAsString()).isEqualTo("blocked");
        assertThat(sequence.get("issues").toString()).isEqualTo("[{\"type\":\"noContacts\"}]");
    }

    @ParameterizedTest
    @CsvSource({
        "an email account does not exist, 7, Some of the email accounts are not found., sequence.emailAccountNotFound",
        "a LinkedIn account does not exist, 8, Some of the LinkedIn accounts are not found.,"
                + " sequence.linkedInAccountNotFound",
        "a schedule does not exist, 5, The schedule is not found., sequence.scheduleNotFound"
    })
    void whatIsNamedMayNotExist(String state, long id, String detail, String code) throws Exception {
        sandbox.state(state, Map.of("id", id));
        HttpResponse<String> response = calls.create(CALL);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo("{\"title\":\"Not Found\",\"status\":404,\"detail\":\"" + detail + "\",\"code\":\"" + code
                        + "\"}");
        assertThat(calls.items("")).isEmpty();
        assertThat(calls.create("{\"name\":\"n\",\"emailAccounts\":[1],\"linkedInAccounts\":[1]}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void stepKindsOfTomorrowMayBeKnown() throws Exception {
        String body = "{\"name\":\"n\",\"steps\":[{\"type\":\"telepathy\",\"id\":1,\"depth\":{\"a\":[1.50]}}]}";

        assertThat(calls.create(body).statusCode()).isEqualTo(400);
        sandbox.state("step kinds of tomorrow are known", Map.of());
        assertThat(calls.created(body).get("steps").toString())
                .isEqualTo("[{\"id\":5001,\"type\":\"telepathy\",\"depth\":{\"a\":[1.50]}}]");
    }

    @Test
    void theClockMayStandStill() throws Exception {
        sandbox.state("the clock stands still", Map.of("time", "2026-09-08T15:42:07.499+02:00"));

        assertThat(calls.created(CALL).get("created").getAsString()).isEqualTo("2026-09-08T13:42:07.49+00:00");
        sandbox.state("the clock stands still", Map.of());
        assertThat(calls.created(CALL).get("created").getAsString()).isEqualTo("2026-01-01T09:00:00.00+00:00");
    }

    @Test
    void theKeyMayNotBeAccepted() throws Exception {
        sandbox.state("the key is not accepted", Map.of("times", 2));

        HttpResponse<String> first = calls.create(CALL);
        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(first.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(Calls.json(first).keySet()).containsExactly("title", "status", "detail");
        assertThat(calls.get("/v3/sequences").statusCode()).isEqualTo(401);
        assertThat(calls.create(CALL).statusCode()).isEqualTo(201);
    }

    @Test
    void aRefusedKeyMayBeAnsweredWithoutABody() throws Exception {
        sandbox.state("the key is not accepted", Map.of("body", false));
        HttpResponse<String> response = calls.create(CALL);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void theKeyMayLackTheRight() throws Exception {
        sandbox.state("the key lacks the right", Map.of("times", 2));

        HttpResponse<String> creating = calls.create(CALL);
        assertThat(creating.statusCode()).isEqualTo(403);
        assertThat(Calls.json(creating))
                .isEqualTo(Calls.json("{'title':'Forbidden','status':403,"
                        + "'detail':'You do not have permission to create sequence.','code':'sequence.forbidden'}"));
        assertThat(Calls.json(calls.get("/v3/sequences")).get("detail").getAsString())
                .isEqualTo("You do not have permission to view sequences.");
        assertThat(calls.items("")).isEmpty();
    }

    @Test
    void theRateLimitMayBeExceeded() throws Exception {
        sandbox.state("the rate limit is exceeded", Map.of("retryAfter", 7));

        HttpResponse<String> response = calls.create(CALL);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(Calls.json(response))
                .isEqualTo(Calls.json("{'title':'Too Many Requests','status':429,"
                        + "'detail':'Rate limit exceeded. Retry after 7 seconds.'}"));
        assertThat(calls.create(CALL).statusCode()).isEqualTo(201);
        assertThat(calls.items("")).hasSize(1);
    }

    @Test
    void requestsMayBeCounted() throws Exception {
        sandbox.state("requests are counted", Map.of("limit", 2));

        assertThat(calls.create(CALL).statusCode()).isEqualTo(201);
        assertThat(calls.get("/v3/sequences").statusCode()).isEqualTo(200);
        HttpResponse<String> response = calls.create(CALL);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 61);
    }

    @Test
    void aLimitOfNoRequestsRefusesTheFirst() throws Exception {
        sandbox.state("requests are counted", Map.of("limit", 0));

        assertThat(calls.create(CALL).statusCode()).isEqualTo(429);
    }

    @Test
    void theServiceMayBeUnavailable() throws Exception {
        sandbox.state("the service is unavailable", Map.of());

        HttpResponse<String> response = calls.create(CALL);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(Calls.json(response).get("code").getAsString()).isEqualTo("service.unavailable");
        assertThat(calls.items("")).isEmpty();
    }

    @Test
    void theAnswerMayBeLostAfterTheSequenceWasCreated() throws Exception {
        sandbox.state("the answer is lost", Map.of());

        assertThatThrownBy(() -> calls.create(CALL)).isInstanceOf(IOException.class);
        assertThat(calls.items("name=n")).hasSize(1);
    }

    @Test
    void aNewStateForgetsWhatWasThere() throws Exception {
        calls.created(CALL);
        sandbox.state("the service is unavailable", Map.of("times", 100));
        sandbox.state("a fresh account", Map.of());

        assertThat(calls.items("")).isEmpty();
        assertThat(calls.created(CALL).get("id").getAsLong()).isEqualTo(1001);
    }

    @Test
    void anUnknownStateIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.state("the moon is full", Map.of()))
                .withMessageStartingWith("There is no state \"the moon is full\". Known are: a fresh account, ")
                .withMessageEndingWith("requests are counted.");
    }

    @Test
    void everyStateIsListedAndCanBeEntered() throws Exception {
        HttpResponse<String> listed = Calls.CLIENT.send(
                HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/states"))
                        .build(),
                BodyHandlers.ofString());
        Set<String> names = Calls.json(listed).keySet();

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(names).isEqualTo(Sandbox.states().keySet()).hasSizeGreaterThan(10);
        for (String name : names) {
            assertThat(calls.state("{\"state\":\"" + name + "\"}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aStateIsEnteredOverHttpWithItsParameters() throws Exception {
        HttpResponse<String> response =
                calls.state("{\"state\":\"the key is not accepted\",\"params\":{\"times\":1,\"body\":false}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"state\":\"the key is not accepted\"}");
        assertThat(calls.create(CALL).statusCode()).isEqualTo(401);
        assertThat(calls.create(CALL).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the service is unavailable", "a state of another provider"})
    void aTeardownLeavesAFreshAccount(String state) throws Exception {
        sandbox.state("the service is unavailable", Map.of("times", 100));
        HttpResponse<String> response =
                calls.state("{\"consumer\":\"replykit\",\"state\":\"" + state + "\",\"action\":\"teardown\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(calls.create(CALL).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|The body is not JSON.",
                "nonsense|The body is not JSON.",
                "[]|Send {\\\"state\\\": \\\"...\\\", \\\"params\\\": {...}}.",
                "{}|Send {\\\"state\\\": \\\"...\\\", \\\"params\\\": {...}}.",
                "{\"state\":5}|Send {\\\"state\\\": \\\"...\\\", \\\"params\\\": {...}}.",
                "{\"state\":\"the moon is full\"}|There is no state \\\"the moon is full\\\".",
                "{\"state\":\"the clock stands still\",\"params\":{\"time\":\"noon\"}}|The parameter time must be a time with"
                        + " an offset and a year of four digits, such as 2026-01-31T09:00:00Z, but is noon.",
                "{\"state\":\"the clock stands still\",\"params\":{\"time\":\"+999999999-12-31T23:59:59-18:00\"}}|but is"
                        + " +999999999-12-31T23:59:59-18:00.",
                "{\"state\":\"a sequence exists\",\"params\":{\"id\":\"x\"}}|The parameter id must be an integer from 1"
                        + " to 4611686018427387903, but is x.",
                "{\"state\":\"a sequence exists\",\"params\":{\"id\":1.5}}|but is 1.5.",
                "{\"state\":\"a sequence exists\",\"params\":{\"id\":9223372036854775807}}|but is 9223372036854775807.",
                "{\"state\":\"a sequence exists\",\"params\":{\"name\":7}}|The parameter name must be a string, but is 7.",
                "{\"state\":\"a sequence exists\",\"params\":{\"name\":{\"a\":1}}}|but is an object.",
                "{\"state\":\"created sequences have issues\",\"params\":{\"health\":1.5}}|but is 1.5.",
                "{\"state\":\"the key is not accepted\",\"params\":{\"body\":\"no\"}}|The parameter body must be true or"
                        + " false, but is no.",
                "{\"state\":\"the rate limit is exceeded\",\"params\":{\"retryAfter\":-4}}|from 0 to",
                "{\"state\":\"a sequence exists\",\"params\":[1]}|The params must be an object, but are an array."
            })
    void aStateThatCanNotBeEnteredIsAnsweredWithTheReason(String body, String why) throws Exception {
        HttpResponse<String> response = calls.state(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(why);
    }

    @Test
    void parametersThatAreNullOrMeantForOthersAreTakenAsNotGiven() throws Exception {
        assertThat(calls.state("{\"state\":\"a sequence exists\",\"params\":{\"key\":[1],\"name\":null}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(calls.state("{\"state\":\"a sequence exists\",\"params\":null}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(calls.get("/v3/sequences/1001").statusCode()).isEqualTo(200);
    }

    @Test
    void aStateThatCanNotBeEnteredLeavesTheAccountAsItIs() throws Exception {
        long id = calls.created(CALL).get("id").getAsLong();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.state("the clock stands still", Map.of("time", "noon")));
        assertThatNullPointerException().isThrownBy(() -> sandbox.state("a sequence exists", null));
        assertThat(calls.get("/v3/sequences/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void aSequenceWithALargeIdIsReadBack() throws Exception {
        sandbox.state("a sequence exists", Map.of("id", 9007199254740993L));

        assertThat(calls.get("/v3/sequences/9007199254740993").statusCode()).isEqualTo(200);
        assertThat(calls.get("/v3/sequences/9007199254740994").statusCode()).isEqualTo(400);
    }

    @Test
    void aYearLongAgoIsAnsweredAsItIs() throws Exception {
        sandbox.state("the clock stands still", Map.of("time", "0001-01-01T00:00:00Z"));

        assertThat(calls.created(CALL).get("created").getAsString()).isEqualTo("0001-01-01T00:00:00.00+00:00");
    }

    @Test
    void aClosedSandboxListensNoMore() {
        sandbox.close();
        sandbox.close();

        assertThatThrownBy(() -> calls.create(CALL)).isInstanceOf(ConnectException.class);
    }

    @Test
    void aPortThatIsTakenIsTold() {
        int port = URI.create(sandbox.url()).getPort();

        assertThatThrownBy(() -> Sandbox.start(port))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The sandbox can't listen on port " + port + ": ");
    }

    @Test
    void itListensOnLoopbackOnlyAndTellsWhere() {
        assertThat(sandbox.url()).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(sandbox).hasToString("Sandbox(" + sandbox.url() + ")");
    }

    @Test
    void noThreadOfItKeepsAProgramAlive() throws Exception {
        calls.create(CALL);
        String port = String.valueOf(URI.create(sandbox.url()).getPort());
        List<Thread> awake = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("replykit-sandbox")
                        || thread.getName().startsWith("HTTP-Dispatcher"))
                .collect(Collectors.toList());

        assertThat(awake)
                .as("threads of the server on port %s", port)
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }
}
