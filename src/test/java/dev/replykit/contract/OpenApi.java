package dev.replykit.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the description of the API says about a JSON text: an empty list when it conforms, else one message per fault,
 * each a JSON Pointer and what is wrong there.
 *
 * <pre>{@code
 * assertThat(OpenApi.request().check(draft.toJson())).isEmpty();
 * assertThat(OpenApi.sequence().check(responseBody)).isEmpty();
 * }</pre>
 *
 * <p>What is sent is judged by the closed request: an unknown or read-only member is a fault. What is received is
 * judged by the description itself: unknown members pass, members that are only ever sent do not. JSON Schema 2020-12,
 * with {@code date-time} enforced; a duplicate key is a fault on either side.
 */
public final class OpenApi {
    static final String DESCRIPTION = "classpath:openapi/create-sequence.openapi.yaml";
    private static final String CLOSED_REQUEST = "classpath:openapi/create-sequence.closed-request.yaml";

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

    /** The body of a creation: closed, so that a misnamed or read-only member is a fault. */
    public static OpenApi request() {
        return at(CLOSED_REQUEST);
    }

    /** A full sequence, as creating or reading one by id answers it. */
    public static OpenApi sequence() {
        return component("Sequence");
    }

    /** A page of the list call. */
    public static OpenApi list() {
        return component("SequenceList");
    }

    /** A problem with {@code errors[]}. */
    public static OpenApi validationProblem() {
        return component("ValidationProblem");
    }

    /** A problem with a {@code code}. */
    public static OpenApi businessProblem() {
        return component("BusinessProblem");
    }

    /** A bare problem; both other forms conform too. */
    public static OpenApi problem() {
        return component("ProblemDetails");
    }

    /**
     * The schema that a document names, such as {@code Sequence} or {@code EmailStep}. What can be sent is closed: the
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
        return component(schema);
    }

    private static OpenApi component(String name) {
        return at(DESCRIPTION + "#/components/schemas/" + name);
    }

    /** The schema at a location, such as {@code DESCRIPTION + "#/components/schemas/Sequence"}. */
    static OpenApi at(String location) {
        return CACHE.computeIfAbsent(location, OpenApi::new);
    }

    /** Every fault of this JSON text, as {@code "<pointer>: <what is wrong>"}; empty when it conforms. */
    public List<String> check(String json) {
        List<Error> errors;
        try {
            errors = schema.validate(
                    json,
                    InputFormat.JSON,
                    run -> run.executionConfig(side -> side.readOnly(sent).writeOnly(!sent)));
        } catch (JacksonException e) {
            return List.of(": is not JSON: " + e.getOriginalMessage());
        }
        return told(errors).map(OpenApi::message).distinct().sorted().toList();
    }

    /**
     * A step that conforms to no kind has failed every alternative of the description's {@code oneOf}. Only the kind
     * that its type and actionType name has anything to say about it; where there is none, that is the fault.
     */
    private static Stream<Error> told(List<Error> errors) {
        var otherKinds = errors.stream().flatMap(OtherKind::of).collect(Collectors.toSet());
        var told = errors.stream()
                .filter(e -> !e.getKeyword().equals("oneOf"))
                .filter(e -> otherKinds.stream().noneMatch(kind -> kind.raised(e)))
                .toList();
        var unfit = errors.stream()
                .filter(e -> e.getKeyword().equals("oneOf"))
                .filter(e -> told.stream().noneMatch(t -> isUnder(pointer(e), pointer(t))));
        return Stream.concat(told.stream(), unfit);
    }

    /** An alternative of a oneOf, for one step, that is told to be another kind by its type or actionType. */
    private record OtherKind(String alternative, String step) {
        private static final Pattern INNERMOST = Pattern.compile("(.*/oneOf/\\d+)/.*/(type|actionType)/enum");

        static Stream<OtherKind> of(Error error) {
            return INNERMOST
                    .matcher(path(error))
                    .results()
                    .map(match -> new OtherKind(
                            match.group(1),
                            error.getInstanceLocation().getParent().toString()));
        }

        boolean raised(Error error) {
            return isUnder(alternative, path(error)) && isUnder(step, pointer(error));
        }
    }

    private static boolean isUnder(String parent, String path) {
        return (path + "/").startsWith(parent + "/");
    }

    private static String path(Error error) {
        return error.getEvaluationPath().toString();
    }

    private static String pointer(Error error) {
        return error.getInstanceLocation().toString();
    }

    private static String message(Error error) {
        String at = pointer(error);
        return switch (error.getKeyword()) {
            case "required" -> at + "/" + error.getProperty() + ": is missing";
            case "unevaluatedProperties" ->
                at + "/" + error.getProperty() + ": is not a member that the description has";
            case "false", "readOnly" -> at + ": is read-only, only the server sets it";
            case "writeOnly" -> at + ": is write-only, the server does not answer it";
            case "enum" -> at + ": is none of " + listed(error);
            case "oneOf" -> at + ": is not exactly one of the documented kinds";
            default -> at + ": " + error.getMessage();
        };
    }

    private static String listed(Error error) {
        return error.getSchemaNode().valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }
}
