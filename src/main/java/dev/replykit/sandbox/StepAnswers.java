package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.internal.json.JsonValues;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Steps as a server answers them: with ids, and without what is write-only. */
final class StepAnswers {
    private StepAnswers() {}

    static JsonArray of(@Nullable JsonElement steps, LongSupplier stepIds, LongSupplier variantIds) {
        return eachObject(steps, step -> {
            JsonObject answer = withId(step, stepIds.getAsLong());
            boolean email = "email".equals(JsonValues.text(step.get("type")));
            if (step.has("variants")) {
                answer.add(
                        "variants",
                        eachObject(
                                step.get("variants"),
                                variant -> variantAnswer(variant, email, variantIds.getAsLong())));
            }
            return answer;
        });
    }

    private static JsonObject variantAnswer(JsonObject variant, boolean email, long id) {
        JsonObject answer = withId(variant, id);
        if (email) {
            JsonElement attachments = answer.remove("attachmentIds");
            answer.addProperty("hasAttachments", attachments instanceof JsonArray ids && !ids.isEmpty());
        }
        return answer;
    }

    /** The members, the id in front, even where a step of an unknown kind brings one along. */
    private static JsonObject withId(JsonObject object, long id) {
        JsonObject answer = new JsonObject();
        answer.addProperty("id", id);
        object.entrySet().forEach(member -> answer.add(member.getKey(), member.getValue()));
        answer.addProperty("id", id);
        return answer;
    }

    private static JsonArray eachObject(@Nullable JsonElement items, UnaryOperator<JsonObject> change) {
        JsonArray changed = new JsonArray();
        if (items instanceof JsonArray given) {
            given.forEach(item -> changed.add(item instanceof JsonObject object ? change.apply(object) : item));
        }
        return changed;
    }
}
