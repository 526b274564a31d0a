package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.serialization.YamlMapperFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The descriptions accept what the documentation shows, refuse what it rules out, and agree with each other. A refusal
 * is checked by its whole message, since a fault that is not named is not found.
 */
class OpenApiTest {
    private static final ObjectMapper YAML = YamlMapperFactory.getInstance();
    private static final JsonNode DESCRIPTION = YAML.readTree(resource("create-sequence.openapi.yaml"));
    private static final JsonNode CLOSED = YAML.readTree(resource("create-sequence.closed-request.yaml"));

    @Nested
    class WhatIsDocumentedConforms {
        @Test
        void theDocumentedRequest() {
            assertThat(OpenApi.request().check(resource("examples/documented-request.json")))
                    .isEmpty();
        }

        @Test
        void theDocumentedResponse() {
            assertThat(OpenApi.sequence().check(resource("examples/documented-response.json")))
                    .isEmpty();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.replykit.contract.OpenApiTest#examplesOfTheDescription")
        void everyExampleOfTheDescription(String example, OpenApi schema, String json) {
            assertThat(schema.check(json)).isEmpty();
        }

        @ParameterizedTest(name = "{0} {1}")
        @MethodSource("dev.replykit.contract.OpenApiTest#examplesOfTheReference")
        void everyExampleOfTheReference(String schema, int number, String json) {
            assertThat(OpenApi.named(schema).check(json)).isEmpty();
        }

        @ParameterizedTest(name = "{0} {1}")
        @MethodSource("dev.replykit.contract.OpenApiTest#exampleSteps")
        void everyExampleStepInsideARequest(String schema, int number, String step) {
            assertThat(OpenApi.request().check(requestWith(step))).isEmpty();
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
        void aSequenceThatLacksMembersOrHasMore(String json) {
            assertThat(OpenApi.sequence().check(quoted(json))).isEmpty();
        }
    }

    @Nested
    class WhatMustNotBeSentIsRefused {
        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"id", "ownerUserId", "created", "status", "isArchived", "health", "issues"})
        void aReadOnlyMemberOfTheSequence(String member) {
            assertThat(OpenApi.request().check(quoted("{'name': 'A', '" + member + "': null}")))
                    .containsExactly("/" + member + ": is read-only, only the server sets it");
        }

        @ParameterizedTest(name = "id in {0} {1}")
        @MethodSource("dev.replykit.contract.OpenApiTest#exampleSteps")
        void theIdOfAStep(String schema, int number, String step) {
            assertThat(OpenApi.request().check(requestWith(step.replaceFirst("\\{", "{\"id\": null, "))))
                    .containsExactly("/steps/0/id: is read-only, only the server sets it");
        }

        @ParameterizedTest(name = "{0} of a voice message")
        @ValueSource(strings = {"message", "speed", "backgroundNoiseId"})
        void aReadOnlyMemberOfAVoiceMessage(String member) {
            String step =
                    "{'type': 'linkedIn', 'actionType': 'voiceMessage', 'delayInMinutes': 0, 'audioFile': 'a', '%s':"
                            + " null}";

            assertThat(OpenApi.request().check(requestWith(quoted(step.formatted(member)))))
                    .containsExactly("/steps/0/" + member + ": is read-only, only the server sets it");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            'type': 'email'                              | 'id': 7
            'type': 'email'                              | 'hasAttachments': false
            'type': 'linkedIn', 'actionType': 'message'  | 'id': 7
            'type': 'linkedIn', 'actionType': 'connect'  | 'id': 7
            'type': 'linkedIn', 'actionType': 'inMail'   | 'id': 7
            """)
        void aReadOnlyMemberOfAVariant(String kind, String member) {
            String step = "{%s, 'delayInMinutes': 0, 'executionMode': 'manual', 'variants': "
                    + "[{%s, 'subject': 'S', 'message': 'M', 'isEnabled': true}]}";
            String name = member.substring(1, member.indexOf("'", 1));

            assertThat(OpenApi.request().check(requestWith(quoted(step.formatted(kind, member)))))
                    .contains("/steps/0/variants/0/" + name + ": is read-only, only the server sets it");
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.replykit.contract.OpenApiTest#faultyRequests")
        void aFaultInTheRequest(String fault, String request) {
            assertThat(OpenApi.request().check(request)).containsExactly(fault);
        }

        @Test
        void settingsInPart() {
            assertThat(OpenApi.request().check("""
                {"name": "A", "settings": {"emailsCountPerDay": "50", "disableOpensTracking": false,
                  "repliesHandlingType": "MARK_AS_FINISHED", "enableLinksTracking": 1, "dailyLimit": 3}}\
                """))
                    .containsExactly(
                            "/settings/dailyLimit: is not a member that the description has",
                            "/settings/dailyThrottling: is missing",
                            "/settings/daysToFinishProspect: is missing",
                            "/settings/emailSendingDelaySeconds: is missing",
                            "/settings/emailsCountPerDay: string found, integer expected",
                            "/settings/enableLinksTracking: integer found, boolean expected",
                            "/settings/repliesHandlingType: is none of markAsFinished, continueSending");
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.replykit.contract.OpenApiTest#faultySteps")
        void aFaultInAStep(String fault, String step) {
            assertThat(OpenApi.request().check(requestWith(step))).containsExactly("/steps/0/" + fault);
        }

        @Test
        void aLinkedInStepWithTheActionOfATask() {
            String step = quoted("{'type': 'linkedIn', 'actionType': 'toDo', 'delayInMinutes': 0}");

            assertThat(OpenApi.request().check(requestWith(step)))
                    .containsExactly(
                            "/steps/0/actionType: is none of message, connect, inMail, viewProfile, endorseSkills, "
                                    + "voiceMessage, likeRecentPosts, followProfile, commentOnRecentPost");
        }
    }

    @Nested
    class AnswersThatDoNotConformAreRefused {
        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.replykit.contract.OpenApiTest#faultySequences")
        void aFaultInASequence(String fault, String sequence) {
            assertThat(OpenApi.sequence().check(sequence)).contains(fault);
        }

        @Test
        void aListOfIds() {
            assertThat(OpenApi.list().check("{\"items\": [1], \"hasMore\": \"no\"}"))
                    .containsExactly(
                            "/hasMore: string found, boolean expected", "/items/0: integer found, object expected");
        }

        @Test
        void aProblemOfTheOtherForm() {
            String bare = "{\"title\": \"Not Found\", \"status\": 404, \"detail\": \"No such thing.\"}";

            assertThat(OpenApi.problem().check(bare)).isEmpty();
            assertThat(OpenApi.validationProblem().check(bare)).containsExactly("/errors: is missing");
            assertThat(OpenApi.businessProblem().check(bare)).containsExactly("/code: is missing");
        }

        @Test
        void aValidationProblemWithoutErrors() {
            assertThat(OpenApi.validationProblem().check("{\"errors\": []}"))
                    .containsExactly("/errors: must have at least 1 items but found 0");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "<html>", "{} {}", "{'name': 'A'}"})
        void whatIsNotJson(String text) {
            assertThat(OpenApi.sequence().check(text))
                    .singleElement()
                    .asString()
                    .startsWith(": ");
        }
    }

    @Nested
    class TheDescriptionAndTheClosedRequestAgree {
        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.replykit.contract.OpenApiTest#closedSchemas")
        void onWhatMayBeSentAndWhatIsReadOnly(String name, String schema) {
            JsonNode closed = CLOSED.at("/$defs/" + name + "/properties");
            var described = new TreeSet<String>();
            var readOnly = new TreeSet<String>();
            collectMembers(DESCRIPTION.at(schema), described, readOnly);

            assertThat(members(closed, member -> true)).isEqualTo(described);
            assertThat(members(closed, JsonNode::isBoolean)).isSubsetOf(described);
            assertThat(members(closed, member -> member.isBoolean() && !member.booleanValue()))
                    .isEqualTo(readOnly);
        }

        @Test
        void onTheMembersOfTheRequest() {
            var sendable = new TreeSet<String>();
            var readOnly = new TreeSet<String>();
            collectMembers(DESCRIPTION.at("/components/schemas/SequenceCreateRequest"), sendable, new TreeSet<>());
            collectMembers(DESCRIPTION.at("/components/schemas/Sequence"), new TreeSet<>(), readOnly);
            JsonNode closed = CLOSED.get("properties");

            assertThat(members(closed, member -> !member.isBoolean())).isEqualTo(sendable);
            assertThat(members(closed, JsonNode::isBoolean)).isEqualTo(readOnly);
        }

        @Test
        void onTheStepKinds() {
            assertThat(exampleSteps().map(step -> step.get()[0])).containsAll(stepKinds());
            assertThat(stepKinds()).hasSize(16);
        }
    }

    static Stream<Arguments> faultyRequests() {
        return faults("""
            /name: is missing
                {}
            /name: null found, string expected
                {'name': null}
            /nmae: is not a member that the description has
                {'name': 'A', 'nmae': 'A'}
            /Steps: is not a member that the description has
                {'name': 'A', 'Steps': []}
            /scheduleId: string found, integer expected
                {'name': 'A', 'scheduleId': '1'}
            /scheduleId: number found, integer expected
                {'name': 'A', 'scheduleId': 1.5}
            /scheduleId: must have a minimum value of 1
                {'name': 'A', 'scheduleId': 0}
            /scheduleId: null found, integer expected
                {'name': 'A', 'scheduleId': null}
            /settings: null found, object expected
                {'name': 'A', 'settings': null}
            /steps: null found, array expected
                {'name': 'A', 'steps': null}
            /steps: object found, array expected
                {'name': 'A', 'steps': {}}
            /steps/0: string found, object expected
                {'name': 'A', 'steps': ['email']}
            /emailAccounts/0: string found, integer expected
                {'name': 'A', 'emailAccounts': ['101']}
            /emailAccounts/0: object found, integer expected
                {'name': 'A', 'emailAccounts': [{'id': 1}]}
            /emailAccounts/1: must have a minimum value of 1
                {'name': 'A', 'emailAccounts': [1, 0]}
            /linkedInAccounts/0: null found, integer expected
                {'name': 'A', 'linkedInAccounts': [null]}
            /linkedInAccounts: integer found, array expected
                {'name': 'A', 'linkedInAccounts': 42}
            : is not JSON: Duplicate Object property "name"
                {'name': 'A', 'name': 'B'}
            : array found, object expected
                []
            """);
    }

    static Stream<Arguments> faultySteps() {
        return faults("""
            delayInMinutes: is missing
                {'type': 'call'}
            delayInMinute: is not a member that the description has
                {'type': 'call', 'delayInMinute': 1, 'delayInMinutes': 1}
            delayInMinutes: must have a minimum value of 0
                {'type': 'call', 'delayInMinutes': -1}
            delayInMinutes: string found, integer expected
                {'type': 'call', 'delayInMinutes': '60'}
            delayInMinutes: null found, integer expected
                {'type': 'call', 'delayInMinutes': null}
            message: null found, string expected
                {'type': 'call', 'delayInMinutes': 0, 'message': null}
            executionMode: is not a member that the description has
                {'type': 'call', 'delayInMinutes': 0, 'executionMode': 'manual'}
            actionType: is not a member that the description has
                {'type': 'call', 'delayInMinutes': 0, 'actionType': 'toDo'}
            parentId: string found, [integer, null] expected
                {'type': 'call', 'delayInMinutes': 0, 'parentId': '5'}
            ifConditionPositive: integer found, [boolean, null] expected
                {'type': 'call', 'delayInMinutes': 0, 'ifConditionPositive': 1}
            type: is missing
                {'delayInMinutes': 0}
            type: is none of email, linkedIn, call, sms, whatsApp, zapier, task, condition
                {'type': 'Call', 'delayInMinutes': 0}
            actionType: is missing
                {'type': 'linkedIn', 'delayInMinutes': 0}
            variants: is not a member that the description has
                {'type': 'linkedIn', 'actionType': 'likeRecentPosts', 'delayInMinutes': 0, 'variants': []}
            numberOfSkills: must have a minimum value of 1
                {'type': 'linkedIn', 'actionType': 'endorseSkills', 'delayInMinutes': 0, 'numberOfSkills': 0}
            numberOfSkills: must have a maximum value of 3
                {'type': 'linkedIn', 'actionType': 'endorseSkills', 'delayInMinutes': 0, 'numberOfSkills': 4}
            audioFile: integer found, string expected
                {'type': 'linkedIn', 'actionType': 'voiceMessage', 'delayInMinutes': 0, 'audioFile': 7}
            skipTopics: null found, array expected
                {'type': 'linkedIn', 'actionType': 'commentOnRecentPost', 'delayInMinutes': 0,
                    'aiPromptText': 'a', 'skipTopics': null}
            actionType: is none of toDo, meeting
                {'type': 'task', 'actionType': 'message', 'delayInMinutes': 0, 'description': 'a'}
            description: is missing
                {'type': 'task', 'actionType': 'toDo', 'delayInMinutes': 0}
            action: is none of immediately, wait
                {'type': 'zapier', 'delayInMinutes': 0, 'name': 'a', 'action': 'later'}
            executionMode: is missing
                {'type': 'sms', 'delayInMinutes': 0, 'message': 'a'}
            executionMode: is none of automatic, manual
                {'type': 'sms', 'delayInMinutes': 0, 'message': 'a', 'executionMode': 'Manual'}
            message: is missing
                {'type': 'whatsApp', 'delayInMinutes': 0}
            waitInMinutes: is missing
                {'type': 'condition', 'delayInMinutes': 0, 'conditions': []}
            waitInMinutes: must have a minimum value of 0
                {'type': 'condition', 'delayInMinutes': 0, 'waitInMinutes': -1, 'conditions': []}
            conditions/0/rules: is missing
                {'type': 'condition', 'delayInMinutes': 0, 'waitInMinutes': 0, 'conditions': [{'property': 'a'}]}
            conditions/0/rule: is not a member that the description has
                {'type': 'condition', 'delayInMinutes': 0, 'waitInMinutes': 0,
                    'conditions': [{'property': 'a', 'rules': [], 'rule': 1}]}
            conditions/0/rules/0/values: is not a member that the description has
                {'type': 'condition', 'delayInMinutes': 0, 'waitInMinutes': 0,
                    'conditions': [{'property': 'a', 'rules': [{'operator': 'is', 'values': []}]}]}
            variants: is missing
                {'type': 'email', 'delayInMinutes': 0, 'executionMode': 'manual'}
            variants/0/body: is not a member that the description has
                {'type': 'email', 'delayInMinutes': 0, 'executionMode': 'manual', 'variants': [{'body': 'a'}]}
            variants/0/isEnabled: is not a member that the description has
                {'type': 'email', 'delayInMinutes': 0, 'executionMode': 'manual',
                    'variants': [{'isEnabled': true}]}
            variants/0/attachmentIds: must have at most 3 items but found 4
                {'type': 'email', 'delayInMinutes': 0, 'executionMode': 'manual',
                    'variants': [{'attachmentIds': [1, 2, 3, 4]}]}
            variants/0/attachmentIds/0: string found, integer expected
                {'type': 'email', 'delayInMinutes': 0, 'executionMode': 'manual',
                    'variants': [{'attachmentIds': ['1']}]}
            variants/0/isEnabled: is missing
                {'type': 'linkedIn', 'actionType': 'message', 'delayInMinutes': 0, 'executionMode': 'manual',
                    'variants': [{'message': 'a'}]}
            variants/0/message: null found, string expected
                {'type': 'linkedIn', 'actionType': 'connect', 'delayInMinutes': 0, 'executionMode': 'manual',
                    'variants': [{'message': null, 'isEnabled': true}]}
            variants/0/subject: is not a member that the description has
                {'type': 'linkedIn', 'actionType': 'message', 'delayInMinutes': 0, 'executionMode': 'manual',
                    'variants': [{'message': 'a', 'isEnabled': true, 'subject': 'a'}]}
            variants/0/subject: is missing
                {'type': 'linkedIn', 'actionType': 'inMail', 'delayInMinutes': 0, 'executionMode': 'manual',
                    'variants': [{'message': 'a', 'isEnabled': true}]}
            """);
    }

    static Stream<Arguments> faultySequences() {
        return faults("""
            /id: string found, integer expected
                {'id': '123'}
            /created: does not match the date-time pattern must be a valid RFC 3339 date-time
                {'created': 'yesterday'}
            /created: does not match the date-time pattern must be a valid RFC 3339 date-time
                {'created': '2024-03-08T14:30:00'}
            /status: is none of new, active, paused
                {'status': 'New'}
            /emailAccounts/0: integer found, object expected
                {'emailAccounts': [101]}
            /emailAccounts/0/email: is missing
                {'emailAccounts': [{'id': 101}]}
            /issues/0: string found, object expected
                {'issues': ['blocked']}
            /settings/dailyThrottling: is missing
                {'settings': {}}
            /steps/0: is not exactly one of the documented kinds
                {'steps': [{'type': 'fax', 'delayInMinutes': 0}]}
            /steps/0: is not exactly one of the documented kinds
                {'steps': [{'type': 'linkedIn', 'actionType': 'toDo', 'delayInMinutes': 0}]}
            /steps/1/message: is missing
                {'steps': [{'type': 'call', 'delayInMinutes': 0},
                    {'type': 'sms', 'delayInMinutes': 0, 'executionMode': 'manual'}]}
            /steps/0/numberOfSkills: must have a maximum value of 3
                {'steps': [{'type': 'linkedIn', 'actionType': 'endorseSkills', 'delayInMinutes': 0,
                    'numberOfSkills': 4}]}
            /steps/0/variants/0/attachmentIds: is write-only, the server does not answer it
                {'steps': [{'type': 'email', 'delayInMinutes': 0, 'executionMode': 'manual',
                    'variants': [{'attachmentIds': []}]}]}
            """);
    }

    /** A fault stands at the margin, and under it, indented, the JSON that has it. */
    private static Stream<Arguments> faults(String table) {
        return Stream.of(table.strip().split("\\n(?=\\S)")).map(entry -> {
            String[] parts = entry.split("\\n", 2);
            return arguments(parts[0].strip(), quoted(parts[1].strip()));
        });
    }

    static Stream<Arguments> examplesOfTheReference() {
        return schemasWithExamples().flatMap(schema -> {
            JsonNode examples = new JsonMapper().readTree(resource("examples/reference/" + schema + ".json"));
            return IntStream.range(0, examples.size())
                    .mapToObj(i -> arguments(schema, i, examples.get(i).toString()));
        });
    }

    static Stream<Arguments> exampleSteps() {
        return examplesOfTheReference().filter(example -> ((String) example.get()[0]).endsWith("Step"));
    }

    private static Stream<String> schemasWithExamples() {
        try (var files = Files.list(Path.of(location("examples/reference")))) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each example of the description, with the schema beside it; for what is sent, with the closed request. */
    static Stream<Arguments> examplesOfTheDescription() {
        return examplesUnder("", DESCRIPTION);
    }

    private static Stream<Arguments> examplesUnder(String pointer, JsonNode node) {
        if (node.has("schema") && node.has("examples")) {
            var schema = pointer.contains("/requestBody/")
                    ? OpenApi.request()
                    : OpenApi.at(OpenApi.DESCRIPTION + "#" + pointer + "/schema");
            return node.get("examples").properties().stream()
                    .map(e -> arguments(
                            pointer + "/" + e.getKey(),
                            schema,
                            e.getValue().get("value").toString()));
        }
        return node.properties().stream()
                .flatMap(e -> examplesUnder(
                        pointer + "/" + e.getKey().replace("~", "~0").replace("/", "~1"), e.getValue()));
    }

    /** Each closed object and the schema of the description that it closes. */
    static Stream<Arguments> closedSchemas() {
        return CLOSED.get("$defs").properties().stream()
                .filter(def -> def.getValue().has("$ref"))
                .map(def -> arguments(
                        def.getKey(), def.getValue().get("$ref").stringValue().replaceFirst(".*#", "")));
    }

    private static Set<String> stepKinds() {
        var kinds = members(DESCRIPTION.at("/components/schemas"), schema -> schema.has("allOf"));
        kinds.removeIf(name -> !name.endsWith("Step"));
        return kinds;
    }

    private static void collectMembers(JsonNode schema, Set<String> all, Set<String> readOnly) {
        all.addAll(members(schema.path("properties"), member -> true));
        readOnly.addAll(members(
                schema.path("properties"), member -> member.path("readOnly").asBoolean(false)));
        schema.path("allOf").forEach(part -> collectMembers(part, all, readOnly));
        if (schema.has("$ref")) {
            collectMembers(DESCRIPTION.at(schema.get("$ref").stringValue().substring(1)), all, readOnly);
        }
    }

    private static Set<String> members(JsonNode object, Predicate<JsonNode> which) {
        var names = new TreeSet<String>();
        object.properties().stream()
                .filter(member -> which.test(member.getValue()))
                .forEach(m -> names.add(m.getKey()));
        return names;
    }

    private static String requestWith(String step) {
        return "{\"name\": \"A\", \"steps\": [" + step + "]}";
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static String resource(String name) {
        try {
            return Files.readString(Path.of(location(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI location(String name) {
        try {
            return OpenApiTest.class.getResource("/openapi/" + name).toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
