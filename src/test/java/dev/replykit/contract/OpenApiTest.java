package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.serialization.YamlMapperFactory;
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
import org.junit.jupiter.params.provider.Arguments;
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
    void documentedExamplesConform() {
        assertThat(OpenApi.request().check(text("examples/documented-request.json")))
                .isEmpty();
        assertThat(OpenApi.named("Sequence").check(text("examples/documented-response.json")))
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
                "{'issues': null}",
                "{'issues': [{'type': 'somethingNew', 'more': {}}]}",
                "{'id': 9007199254740993, 'newMember': 4}",
                "{'steps': [{'type': 'call', 'delayInMinutes': 0, 'newMember': 1}]}",
                "{'created': '2026-09-08T13:42:07.49+00:00'}"
            })
    void answeredSequenceMayLackMembersOrHaveMore(String json) {
        assertThat(OpenApi.named("Sequence").check(json.replace('\'', '"'))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /id                                | {'id': '123'}
            /created                           | {'created': 'yesterday'}
            /created                           | {'created': '2024-03-08T14:30:00'}
            /status                            | {'status': 'New'}
            /emailAccounts/0                   | {'emailAccounts': [101]}
            /emailAccounts/0/email             | {'emailAccounts': [{'id': 101}]}
            /issues/0                          | {'issues': ['blocked']}
            /settings/dailyThrottling          | {'settings': {}}
            /steps/0                           | {'steps': [{'type': 'fax', 'delayInMinutes': 0}]}
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

    @ParameterizedTest
    @MethodSource("closedSchemas")
    void closedSchemaHasTheMembersOfTheDescription(String name, String described) {
        JsonNode closed = CLOSED.at("/$defs/" + name + "/properties");
        Set<String> all = new TreeSet<>();
        Set<String> readOnly = new TreeSet<>();
        collectMembers(DESCRIPTION.at(described), all, readOnly);

        assertThat(members(closed, member -> true)).isEqualTo(all);
        assertThat(members(closed, OpenApiTest::isFalse)).isEqualTo(readOnly);
    }

    /** Each closed object, and where the description has the schema that it closes. */
    static Stream<Arguments> closedSchemas() {
        return CLOSED.get("$defs").properties().stream()
                .filter(schema -> schema.getValue().has("$ref"))
                .map(schema -> arguments(
                        schema.getKey(),
                        schema.getValue().get("$ref").stringValue().replaceFirst(".*#", "")));
    }

    @Test
    void closedRequestHasTheMembersOfTheDescription() {
        Set<String> sendable = new TreeSet<>();
        Set<String> readOnly = new TreeSet<>();
        collectMembers(DESCRIPTION.at("/components/schemas/SequenceCreateRequest"), sendable, new TreeSet<>());
        collectMembers(DESCRIPTION.at("/components/schemas/Sequence"), new TreeSet<>(), readOnly);
        JsonNode closed = CLOSED.get("properties");

        assertThat(members(closed, member -> !isFalse(member))).isEqualTo(sendable);
        assertThat(members(closed, OpenApiTest::isFalse)).isEqualTo(readOnly);
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
            collectMembers(DESCRIPTION.at(schema.get("$ref").stringValue().substring(1)), all, readOnly);
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
