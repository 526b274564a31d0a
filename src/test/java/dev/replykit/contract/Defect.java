package dev.replykit.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.function.Consumer;

/** What a defect does to the JSON of a sequence, sent or answered. It changes nothing where it does not apply. */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas hold no state.
enum Defect {
    MEMBER_RENAMED(sequence -> eachStep(sequence, step -> {
        if (step.has("delayInMinutes")) {
            step.add("delay", step.remove("delayInMinutes"));
        }
    })),
    MEMBER_RETYPED(sequence -> eachStep(sequence, step -> makeText(step, "delayInMinutes"))),
    STEPS_SWAPPED(sequence -> {
        JsonArray steps = steps(sequence);
        if (steps.size() > 1) {
            steps.add(steps.remove(0));
        }
    }),
    ACTION_TYPE_LOST(sequence -> eachStep(sequence, step -> step.remove("actionType"))),
    IDS_AS_STRINGS(sequence -> {
        makeText(sequence, "id");
        makeText(sequence, "scheduleId");
        eachStep(sequence, step -> makeText(step, "id"));
    }),
    /** Only in a request: an answer may have members that replykit does not know. */
    READ_ONLY_MEMBER_ADDED(sequence -> sequence.addProperty("status", "new"));

    private final Consumer<JsonObject> change;

    Defect(Consumer<JsonObject> change) {
        this.change = change;
    }

    /** {@return the JSON text with the defect} */
    String in(String json) {
        if (JsonParser.parseString(json) instanceof JsonObject sequence) {
            change.accept(sequence);
            return sequence.toString();
        }
        return json;
    }

    private static void eachStep(JsonObject sequence, Consumer<JsonObject> change) {
        steps(sequence).forEach(step -> change.accept(step.getAsJsonObject()));
    }

    private static JsonArray steps(JsonObject sequence) {
        return sequence.get("steps") instanceof JsonArray steps ? steps : new JsonArray();
    }

    private static void makeText(JsonObject object, String member) {
        if (object.get(member) instanceof JsonPrimitive value) {
            object.addProperty(member, value.getAsString());
        }
    }
}
