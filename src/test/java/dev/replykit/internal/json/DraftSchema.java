package dev.replykit.internal.json;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;

/**
 * Makes the JSON Schema of drafts from the shapes. It can't say that the first email needs a subject.
 */
public final class DraftSchema {
    /** By what the messages call a value. */
    private static final Map<String, String> TOKENS = Map.of(
            "a string", "{'type': 'string'}",
            "a string that is not blank", "{'type': 'string', 'pattern': '\\\\S'}",
            "true or false", "{'type': 'boolean'}",
            "an integer (64 bits)",
                    "{'type': 'integer', 'minimum': -9223372036854775808, 'maximum': 9223372036854775807}",
            "an id, an integer of at least 1", "{'type': 'integer', 'minimum': 1, 'maximum': 9223372036854775807}",
            "an integer from 1 to 3", "{'type': 'integer', 'minimum': 1, 'maximum': 3}",
            "whole minutes, an integer of at least 0",
                    "{'type': 'integer', 'minimum': 0, 'maximum': 153722867280912930}");

    private final JsonObject definitions = new JsonObject();

    private DraftSchema() {}

    public static String text() {
        DraftSchema made = new DraftSchema();
        JsonObject schema = new JsonObject();
        schema.addProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.addProperty("title", "The draft of a sequence: the body of POST /v3/sequences of the Reply API v3");
        made.of(DraftCodec.DRAFT).entrySet().forEach(entry -> schema.add(entry.getKey(), entry.getValue()));
        schema.add("$defs", made.definitions);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(schema) + "\n";
    }

    private JsonObject of(Codec<?> codec) {
        if (codec instanceof Shape<?> shape) {
            return of(shape);
        } else if (codec instanceof Codec.Items<?> items) {
            return of(items);
        } else if (codec instanceof DraftCodec.Steps steps) {
            return of(steps.list());
        } else if (codec == StepCodec.STEP) {
            return step();
        }
        return of((Token<?>) codec);
    }

    private JsonObject of(Shape<?> shape) {
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        if (shape == DraftCodec.DRAFT) {
            properties.add("$schema", parsed(TOKENS.get("a string")));
        }
        for (Shape.Member<?, ?> member : shape.ofRequests()) {
            properties.add(member.name(), member.isNullable() ? orNull(of(member.codec())) : of(member.codec()));
            if (member.isRequired()) {
                required.add(member.name());
            }
        }
        JsonObject schema = parsed("{'type': 'object'}");
        schema.add("properties", properties);
        if (!required.isEmpty()) {
            schema.add("required", required);
        }
        schema.addProperty("additionalProperties", false);
        return schema;
    }

    private static JsonObject orNull(JsonObject schema) {
        JsonObject either = parsed("{'anyOf': [{'type': 'null'}]}");
        either.getAsJsonArray("anyOf").add(schema);
        return either;
    }

    private JsonObject of(Codec.Items<?> items) {
        JsonObject schema = parsed("{'type': 'array'}");
        schema.add("items", of(items.item()));
        if (items.fewest() > 0) {
            schema.addProperty("minItems", items.fewest());
        }
        if (items.most() < Integer.MAX_VALUE) {
            schema.addProperty("maxItems", items.most());
        }
        return schema;
    }

    /** Each kind under its name, so that an editor can offer them one by one. */
    private JsonObject step() {
        JsonArray kinds = new JsonArray();
        for (StepCodec.Kind kind : StepCodec.KINDS.values()) {
            String name = kind.actionType() == null ? kind.type() : kind.type() + "." + kind.actionType();
            JsonObject schema = of(kind.shape());
            schema.addProperty("title", kind.shape().what);
            definitions.add(name, schema);
            kinds.add(parsed("{'$ref': '#/$defs/" + name + "'}"));
        }
        JsonObject schema = new JsonObject();
        schema.add("oneOf", kinds);
        return schema;
    }

    private static JsonObject of(Token<?> token) {
        String expected = token.expected();
        if (expected.startsWith(Findings.ONE_OF)) {
            JsonArray words = new JsonArray();
            for (String word : expected.substring(Findings.ONE_OF.length()).split(", ")) {
                words.add(word);
            }
            JsonObject schema = new JsonObject();
            schema.add("enum", words);
            return schema;
        }
        String schema = TOKENS.get(expected);
        if (schema == null) {
            throw new IllegalStateException("There is no schema for: " + expected);
        }
        return parsed(schema);
    }

    private static JsonObject parsed(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
