package dev.replykit.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.serialization.YamlMapperFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks JSON texts against the OpenAPI description, with a JSON Schema validator.
 *
 * <pre>{@code
 * assertThat(OpenApi.request().check(draft.toJson())).isEmpty();
 * assertThat(OpenApi.named("Sequence").check(responseBody)).isEmpty();
 * }</pre>
 *
 * <p>What is sent is checked against the closed request: an unknown or read-only member is a fault. What is received is
 * checked against the description itself: unknown members are allowed, write-only members are not. A duplicate member
 * is a fault in both.
 */
public final class OpenApi {
    static final String DESCRIPTION = "classpath:openapi/create-sequence.openapi.yaml";
    private static final String CLOSED_REQUEST = "classpath:openapi/create-sequence.closed-request.yaml";

    /** The schemas of the lists, by path. */
    private static final Map<String, String> LISTS = Map.of(
            "/v3/sequences", "SequenceList",
            "/v3/email-accounts", "EmailAccountList",
            "/v3/linkedin-accounts", "LinkedInAccountList",
            "/v3/schedules", "ScheduleList",
            "/v3/sequences/steps/contact-filter-properties", "ConditionPropertyMap");

    private static final JsonNode TREE = described();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            registry -> registry.nodeReader(reader -> reader.jsonMapper(JSON))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .locale(Locale.ROOT)
                            .build()));
    private static final Map<String, OpenApi> CACHE = new ConcurrentHashMap<>();

    private final Schema schema;
    private final boolean sent;

    private OpenApi(String location) {
        sent = location.startsWith(CLOSED_REQUEST);
        schema = SCHEMAS.getSchema(SchemaLocation.of(location));
    }

    /** What may be sent to create a sequence: the closed request. */
    public static OpenApi request() {
        return at(CLOSED_REQUEST);
    }

    /**
     * A schema of the description, such as {@code Sequence} or {@code EmailStep}. What can be sent is closed: the
     * request, and each kind of step.
     */
    public static OpenApi named(String schema) {
        if (schema.equals("SequenceCreateRequest")) {
            return request();
        }
        if (schema.endsWith("Step")) {
            return at(CLOSED_REQUEST + "#/$defs/" + schema.substring(0, 1).toLowerCase(Locale.ROOT)
                    + schema.substring(1));
        }
        return at(DESCRIPTION + "#/components/schemas/" + schema);
    }

    /** {@return every fault of an answer: another status than described, or a body that does not conform} */
    static List<String> checkAnswer(String method, String path, int status, String body) {
        if (status / 100 == 2) {
            int described = method.equals("POST") ? 201 : method.equals("DELETE") ? 204 : 200;
            if (status != described) {
                return List.of(": the description has the status " + described + ", not " + status);
            }
            if (status == 204) {
                return body.isEmpty() ? List.of() : List.of(": there is a body");
            }
            String list = method.equals("GET") ? LISTS.get(path) : null;
            return named(list == null ? "Sequence" : list).check(body);
        }
        String problem = switch (status) {
            case 400 -> body.contains("\"errors\"") ? "ValidationProblem" : "BusinessProblem";
            case 403 -> "Refusal";
            case 404 -> path.startsWith("/v3/sequences") ? "BusinessProblem" : "ProblemDetails";
            default -> "ProblemDetails";
        };
        // The sources disagree whether a 401 has a body.
        return status == 401 && body.isEmpty() ? List.of() : named(problem).check(body);
    }

    /** {@return each name of a query parameter or header that the operation does not have, and another operation} */
    static List<String> checkNames(
            String method, String path, String operationId, Set<String> query, Set<String> headers) {
        JsonNode operation =
                TREE.get("paths").path(path.replaceFirst("/\\d+$", "/{id}")).path(method.toLowerCase(Locale.ROOT));
        Set<String> described = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        described.addAll(List.of("header Authorization", "header Content-Type", "header Accept"));
        operation.path("parameters").forEach(parameter -> {
            JsonNode resolved = parameter.has("$ref")
                    ? TREE.at(parameter.get("$ref").stringValue().substring(1))
                    : parameter;
            described.add(resolved.get("in").stringValue() + " "
                    + resolved.get("name").stringValue());
        });
        Stream<String> unknown = Stream.concat(
                        query.stream().map(name -> "query " + name),
                        headers.stream().map(name -> "header " + name))
                .filter(name -> !described.contains(name))
                .map(name -> ": the description of " + method + " " + path + " has no " + name);
        boolean isSame = operation.path("operationId").asString("").equals(operationId);
        return Stream.concat(
                        unknown,
                        isSame ? Stream.of() : Stream.of(": " + method + " " + path + " is not " + operationId))
                .toList();
    }

    /** Another schema by its location, such as {@code DESCRIPTION + "#/components/schemas/Sequence"}. */
    public static OpenApi at(String location) {
        return CACHE.computeIfAbsent(location, OpenApi::new);
    }

    /** {@return every fault of the JSON text, as {@code "<pointer>: <what is wrong>"}, or an empty list} */
    public List<String> check(String json) {
        return faults(json).map(Fault::toString).distinct().sorted().toList();
    }

    /** {@return where the faults of the JSON text are; the empty pointer where it is not JSON} */
    public Set<String> pointers(String json) {
        return faults(json).map(Fault::pointer).collect(Collectors.toSet());
    }

    private Stream<Fault> faults(String json) {
        try {
            return schema
                    .validate(
                            json,
                            InputFormat.JSON,
                            run -> run.executionConfig(
                                    side -> side.readOnly(sent).writeOnly(!sent)))
                    .stream()
                    .map(Fault::of);
        } catch (JacksonException e) {
            return Stream.of(new Fault("", "is not JSON: " + e.getOriginalMessage()));
        }
    }

    private static JsonNode described() {
        try {
            return YamlMapperFactory.getInstance()
                    .readTree(Files.readString(Path.of("src/test/resources/openapi/create-sequence.openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Fault(String pointer, String message) {
        /** Points at the member that is missing or unknown, not at the object around it. */
        static Fault of(Error error) {
            String member = error.getProperty();
            String name = member == null ? "" : "/" + member.replace("~", "~0").replace("/", "~1");
            return new Fault(error.getInstanceLocation() + name, error.getMessage());
        }

        @Override
        public String toString() {
            return pointer + ": " + message;
        }
    }
}
