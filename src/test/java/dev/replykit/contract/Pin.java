package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.IRequest;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.support.expressions.DataType;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Builds one interaction of the contract: a row of the {@link ContractTable}, a state of the provider, a request, and
 * what replykit relies on in the answer.
 *
 * <pre>{@code
 * pin(NAME_ONLY)
 *         .given("a fresh account")
 *         .post("{\"name\": \"Hello\"}")
 *         .created("{\"id\": 1001}")
 *         .by(reply -> assertThat(reply.create(SequenceDraft.named("Hello")).id()).isEqualTo(1001));
 * }</pre>
 *
 * <p>A request must match exactly; only headers that are not named here are free. Pact's JUnit extension is not used: it
 * needs two methods for each interaction and writes their names into the file, so that renaming a test would change the
 * contract.
 */
final class Pin {
    static final String CONSUMER = "replykit";
    static final String PROVIDER = "reply-api-v3";

    /** Where the tests write the contract. Each JVM begins with an empty folder. */
    private static final Path MADE = emptied(CommittedContract.MADE);

    static final String KEY = "key-of-the-contract";

    private static final String NAME = "name";
    private static final String JSON = "application/json";
    private static final String ANY_JSON = "^application/([a-z.]+\\+)?json\\s*(;.*)?$";

    /** Shorter than the wait after a 429 in the contract, so that no test waits. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ContractTable row;
    private final List<Pin> others = new ArrayList<>();
    private String operation = "";
    private final Map<String, Object> params = new TreeMap<>();
    private String state = "";
    private UnaryOperator<HttpRequestBuilder> request = UnaryOperator.identity();
    private UnaryOperator<HttpResponseBuilder> answer = UnaryOperator.identity();

    private Pin(ContractTable row) {
        this.row = row;
    }

    static Pin pin(ContractTable row) {
        return new Pin(row);
    }

    Pin given(String sentence) {
        return given(sentence, Map.of());
    }

    /** Adds the key to the parameters of the state: a verifier against Reply replaces it by its own. */
    Pin given(String sentence, Map<String, Object> params) {
        this.params.putAll(params);
        this.params.put("key", KEY);
        state = sentence;
        return this;
    }

    /** A create request with exactly this body. A verifier against Reply replaces the name by one with a mark. */
    Pin post(String json) {
        if (row.tag != ContractTable.Tag.SANDBOX_ONLY) {
            JsonObject body = JsonParser.parseString(json).getAsJsonObject();
            params.put(NAME, body.get(NAME).getAsString());
        }
        return request(
                "createSequence",
                http -> http.method("POST")
                        .path("/v3/sequences")
                        .header("Content-Type", JSON)
                        .body(json));
    }

    Pin get(long id) {
        return request("getSequence", http -> http.method("GET").path("/v3/sequences/" + id));
    }

    /** Reads the sequence of the state. A verifier may replace the id. */
    Pin getExisting(long id) {
        var path = Matchers.fromProviderState("/v3/sequences/${id}", "/v3/sequences/" + id);
        return request("getSequence", http -> http.method("GET").path(path));
    }

    Pin delete(long id) {
        return request("deleteSequence", http -> http.method("DELETE").path("/v3/sequences/" + id));
    }

    /** A list. */
    Pin list(String id, String path, Map<String, Object> query) {
        return request(id, http -> http.method("GET").path(path).queryParameters(query));
    }

    /** Requires another header. */
    Pin header(String name, Object value) {
        return request(operation, http -> http.header(name, value));
    }

    /** @param id the operation's id in the description of the API */
    private Pin request(String id, UnaryOperator<HttpRequestBuilder> more) {
        operation = id;
        UnaryOperator<HttpRequestBuilder> before = request;
        request = http -> more.apply(before.apply(http));
        return this;
    }

    /** Any 2xx, because replykit accepts any, with what {@link ReliedOn} makes of the example. */
    Pin created(String example) {
        return deleted().answer(201, JSON, example);
    }

    Pin found(String example) {
        return deleted().answer(200, JSON, example);
    }

    /** Any 2xx. */
    Pin deleted() {
        return answer(http -> http.successStatus().status(204));
    }

    /** A problem of this status, with what {@link ReliedOn} makes of the example. */
    Pin refused(int status, String example) {
        return answer(status, "application/problem+json", example);
    }

    Pin refused(int status) {
        return answer(http -> http.status(status));
    }

    Pin answering(String header, String form, String example) {
        return answer(http -> http.header(header, Matchers.regexp(form, example)));
    }

    private Pin answer(int status, String type, String example) {
        return refused(status)
                .answering("Content-Type", ANY_JSON, type)
                .answer(http -> http.body(ReliedOn.in(example)));
    }

    private Pin answer(UnaryOperator<HttpResponseBuilder> more) {
        UnaryOperator<HttpResponseBuilder> before = answer;
        answer = http -> more.apply(before.apply(http));
        return this;
    }

    /** Another interaction that the same call of the client needs. */
    Pin followedBy(Pin other) {
        others.add(other);
        return this;
    }

    /** Runs the client against Pact's mock server. The interaction is written only if the client sends this request. */
    void by(Consumer<Reply> client) {
        by(UnaryOperator.identity(), client);
    }

    void by(UnaryOperator<Reply.Builder> choices, Consumer<Reply> client) {
        PactBuilder pact = new PactBuilder(CONSUMER, PROVIDER, PactSpecVersion.V4);
        addTo(pact);
        others.forEach(other -> other.addTo(pact));
        V4Pact contract = pact.toPact();
        contract.getInteractions().forEach(Pin::generateName);
        var result = ConsumerPactRunnerKt.runConsumerTest(
                contract, MockProviderConfig.createDefault(PactSpecVersion.V4), (server, context) -> {
                    context.setPactFolder(MADE.toString());
                    Reply.Builder builder =
                            Reply.builder().baseUrl(server.getUrl()).apiKey(KEY).deadline(DEADLINE);
                    try (Reply reply = choices.apply(builder).build()) {
                        client.accept(reply);
                    }
                    return null;
                });
        if (result instanceof PactVerificationResult.Error error
                && error.getMockServerState() instanceof PactVerificationResult.Ok) {
            throw new AssertionError(row + ": " + error.getError().getMessage(), error.getError());
        }
        assertThat(result).as(result.getDescription()).isInstanceOf(PactVerificationResult.Ok.class);
    }

    private static void generateName(Interaction interaction) {
        IRequest request = interaction.asSynchronousRequestResponse().getRequest();
        boolean hasName = interaction.getProviderStates().stream()
                .anyMatch(state -> state.getParams().containsKey(NAME));
        if (hasName && request.getMethod().equals("POST")) {
            request.getGenerators()
                    .addGenerator(
                            Category.BODY, "$." + NAME, new ProviderStateGenerator("${" + NAME + "}", DataType.RAW));
        }
    }

    private void addTo(PactBuilder pact) {
        pact.expectsToReceiveHttpInteraction(
                row.description,
                http -> http.state(state, params)
                        .comment("Catches: " + row.catches + ".")
                        .comment("Leaves open: " + row.open + ".")
                        .reference("openapi", "operationId", operation)
                        .reference(CONSUMER, "tag", row.tag.word)
                        .withRequest(it -> request.apply(it.header(
                                "Authorization", Matchers.fromProviderState("Bearer ${key}", "Bearer " + KEY))))
                        .willRespondWith(answer::apply));
    }

    private static Path emptied(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> old = Files.list(folder)) {
                    for (Path file : old.toList()) {
                        Files.delete(file);
                    }
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
