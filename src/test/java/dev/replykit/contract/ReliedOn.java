package dev.replykit.contract;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonArray;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactDslJsonRootValue;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import java.util.Set;

/**
 * Turns an example answer into the matchers of what replykit relies on: each member of the example, by its type. Exact
 * values are required only of {@code type} and {@code actionType} of a step, of null, and of members whose name ends with
 * an exclamation mark here ({@code "scheduleId!": 7}): what was sent comes back so, with no more members in it. Number and
 * order matter for steps, and for lists of several items; a list of one item means one or more, all like it, and of
 * errors there are at least as many. An answer that is an array has one item or more, all like the one of the example.
 */
final class ReliedOn {
    private static final String EXACTLY = "!";
    /** Values as Pact wants them. */
    private static final Gson PLAIN = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private static final Set<String> DISCRIMINATORS = Set.of("type", "actionType");

    private ReliedOn() {}

    static DslPart in(String example) {
        JsonElement json = JsonParser.parseString(example);
        if (json instanceof JsonArray array) {
            JsonObject item = array.get(0).getAsJsonObject();
            return LambdaDsl.newJsonArrayMinLike(1, items -> items.object(inner -> members(inner, item, Set.of())))
                    .build();
        }
        JsonObject answer = json.getAsJsonObject();
        return LambdaDsl.newJsonBody(body -> members(body, answer, Set.of())).build();
    }

    private static void members(LambdaDslObject out, JsonObject example, Set<String> exact) {
        example.entrySet().forEach(member -> {
            String name = member.getKey();
            JsonElement value = member.getValue();
            if (name.endsWith(EXACTLY)) {
                out.and(name.replace(EXACTLY, ""), PLAIN.fromJson(value, Object.class), EqualsMatcher.INSTANCE);
            } else if (value.isJsonNull()) {
                out.nullValue(name);
            } else if (value instanceof JsonObject object) {
                out.object(name, inner -> members(inner, object, Set.of()));
            } else if (value instanceof JsonArray array) {
                if (name.equals("errors")) {
                    out.minArrayLike(
                            name,
                            array.size(),
                            item -> members(item, array.get(0).getAsJsonObject(), Set.of()));
                } else if (name.equals("steps") || array.size() > 1) {
                    Set<String> exactNames = name.equals("steps") ? DISCRIMINATORS : Set.of();
                    out.array(name, items -> inOrder(items, array, exactNames));
                } else {
                    atLeastOne(out, name, array.get(0));
                }
            } else if (exact.contains(name)) {
                out.and(name, value.getAsString(), EqualsMatcher.INSTANCE);
            } else {
                scalar(out, name, value.getAsJsonPrimitive());
            }
        });
    }

    private static void inOrder(LambdaDslJsonArray out, JsonArray items, Set<String> exact) {
        items.forEach(item -> out.object(inner -> members(inner, item.getAsJsonObject(), exact)));
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
