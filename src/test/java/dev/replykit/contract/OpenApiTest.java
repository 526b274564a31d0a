package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.serialization.YamlMapperFactory;
import dev.replykit.Documented;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The description of the API and the closed request accept what the documentation shows, refuse answers that do not
 * conform, and agree with each other. {@code RuleTable} has what the closed request refuses.
 */
class OpenApiTest {
    private static final Path FOLDER = Path.of("src/test/resources/openapi");
    private static final ObjectMapper YAML = YamlMapperFactory.getInstance();
    private static final JsonNode DESCRIPTION = YAML.readTree(text("create-sequence.openapi.yaml"));
    private static final JsonNode CLOSED = YAML.readTree(text("create-sequence.closed-request.yaml"));

    @Test
    void documentedExamplesConform() throws IOException {
        assertThat(OpenApi.request().check(Files.readString(Documented.REQUEST)))
                .isEmpty();
        assertThat(OpenApi.named("Sequence").check(Files.readString(Documented.RESPONSE)))
                .isEmpty();
    }

    @Test
    void everyExampleOfTheDescriptionConforms() {
        assertThat(faultsOfExamples("", DESCRIPTION)).isEmpty();
    }

    /** Each example, with the schema beside it; what is sent, with the closed request. */
    private static List<String> faultsOfExamples(String pointer, JsonNode node) {
        List<String> faults = new ArrayList<>();
        if (node.has("schema") && node.has("examples")) {
            OpenApi schema = pointer.contains("/requestBody/")
                    ? OpenApi.request()
                    : OpenApi.at(OpenApi.DESCRIPTION + "#" + pointer + "/schema");
            node.get("examples")
                    .forEach(example ->
                            faults.addAll(schema.check(example.get("value").toString())));
        } else {
            node.properties().forEach(member -> {
                String name = member.getKey().replace("~", "~0").replace("/", "~1");
                faults.addAll(faultsOfExamples(pointer + "/" + name, member.getValue()));
            });
        }
        return faults;
    }

    @ParameterizedTest
    @MethodSource("referenceSchemas")
    void everyExampleOfTheReferenceConforms(String schema) {
        for (JsonNode example : YAML.readTree(text("examples/reference/" + schema + ".json"))) {
            assertThat(OpenApi.named(schema).check(example.toString())).isEmpty();
            if (schema.endsWith("Step")) {
                assertThat(OpenApi.request().check("{\"name\": \"A\", \"steps\": [" + example + "]}"))
                        .isEmpty();
            }
        }
    }

    static List<String> referenceSchemas() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("examples/reference"))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'id': 9007199254740993, 'created': '2026-09-08T13:42:07.49+00:00', 'newMember': 4, 'issues': null}",
                "{'steps': [{'type': 'call', 'delayInMinutes': 0, 'newMember': 1}], 'issues': [{'type': 'new', 'more': {}}]}"
            })
    void answeredSequenceMayLackMembersOrHaveMore(String json) {
        assertThat(OpenApi.named("Sequence").check(json.replace('\'', '"'))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /id                                | {'id': '123'}
            /created                           | {'created': 'yesterday'}
            /status                            | {'status': 'New'}
            /emailAccounts/0/email             | {'emailAccounts': [{'id': 101}]}
            /settings/dailyThrottling          | {'settings': {}}
            /steps/0                           | {'steps': [{'type': 'linkedIn', 'actionType': 'toDo', 'delayInMinutes': 0}]}
            /steps/0/message                   | {'steps': [{'type': 'whatsApp', 'delayInMinutes': 0}]}
            /steps/0/delayInMinutes            | {'steps': [{'type': 'call', 'delayInMinutes': -1}]}
            /steps/0/variants/0/attachmentIds  | {'steps': [{'type': 'email', 'variants': [{'attachmentIds': []}]}]}
            """)
    void answeredSequenceThatDoesNotConformIsFound(String pointer, String json) {
        assertThat(OpenApi.named("Sequence").pointers(json.replace('\'', '"'))).contains(pointer);
    }

    @Test
    void otherAnswersThatDoNotConformAreFound() {
        String bare = "{\"title\": \"Not Found\", \"status\": 404, \"detail\": \"No such thing.\"}";

        assertThat(OpenApi.named("SequenceList").pointers("{\"items\": [1], \"hasMore\": \"no\"}"))
                .containsExactlyInAnyOrder("/hasMore", "/items/0");
        assertThat(OpenApi.named("ProblemDetails").pointers(bare)).isEmpty();
        assertThat(OpenApi.named("BusinessProblem").pointers(bare)).containsExactly("/code");
        assertThat(OpenApi.named("ValidationProblem").pointers(bare)).containsExactly("/errors");
        assertThat(OpenApi.named("ValidationProblem").pointers("{\"errors\": []}"))
                .containsExactly("/errors");
    }

    /** Each closed object, and where the description has the schema that it closes. */
    @Test
    void closedSchemaHasTheMembersOfTheDescription() {
        CLOSED.get("$defs").properties().forEach(schema -> {
            if (schema.getValue().has("$ref")) {
                JsonNode described = described(schema.getValue());
                assertClosed(schema.getValue(), described, described);
            }
        });
    }

    @Test
    void closedRequestHasTheMembersOfTheDescription() {
        JsonNode schemas = DESCRIPTION.at("/components/schemas");

        assertClosed(CLOSED, schemas.get("SequenceCreateRequest"), schemas.get("Sequence"));
    }

    /** It has what can be sent, and forbids what is only read. */
    private static void assertClosed(JsonNode closed, JsonNode sent, JsonNode read) {
        Set<String> sendable = new TreeSet<>();
        Set<String> readOnly = new TreeSet<>();
        collectMembers(sent, sendable, new TreeSet<>());
        collectMembers(read, new TreeSet<>(), readOnly);
        sendable.removeAll(readOnly);

        assertThat(members(closed.get("properties"), member -> !isFalse(member)))
                .isEqualTo(sendable);
        assertThat(members(closed.get("properties"), OpenApiTest::isFalse)).isEqualTo(readOnly);
    }

    private static JsonNode described(JsonNode schema) {
        return DESCRIPTION.at(schema.get("$ref").stringValue().replaceFirst(".*#", ""));
    }

    @Test
    void everyStepKindHasExamples() throws IOException {
        Set<String> kinds = members(DESCRIPTION.at("/components/schemas"), schema -> schema.has("allOf"));
        kinds.removeIf(name -> !name.endsWith("Step"));

        assertThat(kinds).hasSize(16);
        assertThat(referenceSchemas()).containsAll(kinds);
    }

    private static void collectMembers(JsonNode schema, Set<String> all, Set<String> readOnly) {
        JsonNode properties = schema.path("properties");
        all.addAll(members(properties, member -> true));
        readOnly.addAll(members(properties, member -> member.path("readOnly").asBoolean(false)));
        schema.path("allOf").forEach(part -> collectMembers(part, all, readOnly));
        if (schema.has("$ref")) {
            collectMembers(described(schema), all, readOnly);
        }
    }

    private static Set<String> members(JsonNode object, Predicate<JsonNode> which) {
        Set<String> names = new TreeSet<>();
        object.properties().stream()
                .filter(member -> which.test(member.getValue()))
                .forEach(member -> names.add(member.getKey()));
        return names;
    }

    private static boolean isFalse(JsonNode schema) {
        return schema.isBoolean() && !schema.booleanValue();
    }

    private static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
