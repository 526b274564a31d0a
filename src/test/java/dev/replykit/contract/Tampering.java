package dev.replykit.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.function.Consumer;

/** What a defect does to the JSON of a sequence, sent or answered; where there is nothing to do it to, nothing. */
@SuppressWarnings("ImmutableEnumChecker") // The defects hold no state.
enum Tampering {
    MEMBER_RENAMED(sequence -> eachStep(sequence, step -> {
        if (step.has("delayInMinutes")) {
            step.add("delay", step.remove("delayInMinutes"));
        }
    })),
    MEMBER_RETYPED(sequence -> eachStep(sequence, step -> toText(step, "delayInMinutes"))),
    STEPS_SWAPPED(sequence -> {
        JsonArray steps = steps(sequence);
        if (steps.size() > 1) {
            steps.add(steps.remove(0));
        }
    }),
    ACTION_TYPE_LOST(sequence -> eachStep(sequence, step -> step.remove("actionType"))),
    IDS_AS_STRINGS(sequence -> {
        toText(sequence, "id");
        toText(sequence, "scheduleId");
        eachStep(sequence, step -> toText(step, "id"));
    }),
    /** Of an answer. */
    ISSUES_MISSING(sequence -> sequence.remove("issues")),
    /** To a request: an answer may have more members than are known. */
    READ_ONLY_MEMBER_ADDED(sequence -> sequence.addProperty("status", "new"));

    private final Consumer<JsonObject> defect;

    Tampering(Consumer<JsonObject> defect) {
        this.defect = defect;
    }

    /** The text with the defect. */
    String in(String json) {
        JsonElement parsed = JsonParser.parseString(json);
        if (parsed instanceof JsonObject sequence) {
            defect.accept(sequence);
        }
        return parsed.toString();
    }

    private static void eachStep(JsonObject sequence, Consumer<JsonObject> defect) {
        steps(sequence).forEach(step -> defect.accept(step.getAsJsonObject()));
    }

    private static JsonArray steps(JsonObject sequence) {
        return sequence.get("steps") instanceof JsonArray steps ? steps : new JsonArray();
    }

    private static void toText(JsonObject object, String member) {
        if (object.get(member) instanceof JsonPrimitive value) {
            object.addProperty(member, value.getAsString());
        }
    }

    static List<Tampering> ofRequests() {
        return List.of(
                MEMBER_RENAMED,
                MEMBER_RETYPED,
                STEPS_SWAPPED,
                ACTION_TYPE_LOST,
                IDS_AS_STRINGS,
                READ_ONLY_MEMBER_ADDED);
    }

    static List<Tampering> ofAnswers() {
        return List.of(MEMBER_RENAMED, MEMBER_RETYPED, STEPS_SWAPPED, ACTION_TYPE_LOST, IDS_AS_STRINGS, ISSUES_MISSING);
    }
}
