package dev.replykit.contract;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonArray;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactDslJsonRootValue;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Set;

/**
 * What the client relies on in an answer, written as an example: the members that it has, each by its type. Only what
 * tells steps apart is relied on to the letter, {@code type} and {@code actionType}, and only steps by their number and
 * order; any other array is one of at least one such item. A null is a null.
 */
final class ReliedOn {
    private static final Set<String> DISCRIMINATORS = Set.of("type", "actionType");

    private ReliedOn() {}

    static DslPart in(String example) {
        JsonObject answer = JsonParser.parseString(example).getAsJsonObject();
        return LambdaDsl.newJsonBody(body -> members(body, answer, Set.of())).build();
    }

    private static void members(LambdaDslObject out, JsonObject example, Set<String> toTheLetter) {
        example.entrySet().forEach(member -> {
            String name = member.getKey();
            JsonElement value = member.getValue();
            if (value.isJsonNull()) {
                out.nullValue(name);
            } else if (value instanceof JsonObject object) {
                out.object(name, inner -> members(inner, object, Set.of()));
            } else if (value instanceof JsonArray array) {
                if (name.equals("steps")) {
                    out.array(name, steps -> steps(steps, array));
                } else {
                    atLeastOne(out, name, array.get(0));
                }
            } else if (toTheLetter.contains(name)) {
                out.and(name, value.getAsString(), EqualsMatcher.INSTANCE);
            } else {
                scalar(out, name, value.getAsJsonPrimitive());
            }
        });
    }

    private static void steps(LambdaDslJsonArray out, JsonArray steps) {
        steps.forEach(step -> out.object(inner -> members(inner, step.getAsJsonObject(), DISCRIMINATORS)));
    }

    private static void atLeastOne(LambdaDslObject out, String name, JsonElement item) {
        if (item instanceof JsonObject object) {
            out.minArrayLike(name, 1, inner -> members(inner, object, Set.of()));
        } else {
            out.minArrayLike(name, 1, PactDslJsonRootValue.stringType(item.getAsString()), 1);
        }
    }

    private static void scalar(LambdaDslObject out, String name, JsonPrimitive value) {
        if (value.isBoolean()) {
            out.booleanType(name, value.getAsBoolean());
        } else if (value.isNumber()) {
            out.and(name, value.getAsLong(), new NumberTypeMatcher(NumberTypeMatcher.NumberType.INTEGER));
        } else {
            out.stringType(name, value.getAsString());
        }
    }
}
