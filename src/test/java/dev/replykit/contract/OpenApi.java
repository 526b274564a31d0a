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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
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
