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
 * tells steps apart is relied on to the letter, {@code type} and {@code actionType}. Steps, and several items, are
 * relied on by their number and order; one item stands for one or more like it. A null is a null.
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
                if (name.equals("steps") || array.size() > 1) {
                    Set<String> letters = name.equals("steps") ? DISCRIMINATORS : Set.of();
                    out.array(name, items -> inOrder(items, array, letters));
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

    private static void inOrder(LambdaDslJsonArray out, JsonArray items, Set<String> toTheLetter) {
        items.forEach(item -> out.object(inner -> members(inner, item.getAsJsonObject(), toTheLetter)));
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
