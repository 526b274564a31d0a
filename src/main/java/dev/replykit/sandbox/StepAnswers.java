package dev.replykit.sandbox;

import dev.replykit.internal.json.Json;
import dev.replykit.internal.json.RequestBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Steps as a server answers them: with ids, without what it does not know, and without what is write-only. */
final class StepAnswers {
    private StepAnswers() {}

    static Json of(@Nullable Json steps, LongSupplier stepIds, LongSupplier variantIds) {
        List<Json> answers = new ArrayList<>();
        if (steps instanceof Json.Arr arr) {
            for (Json step : arr.items()) {
                answers.add(step instanceof Json.Obj obj ? answer(obj, stepIds, variantIds) : step);
            }
        }
        return Json.array(answers);
    }

    private static Json answer(Json.Obj step, LongSupplier stepIds, LongSupplier variantIds) {
        Map<String, Json> answer = new LinkedHashMap<>();
        answer.put("id", Json.of(stepIds.getAsLong()));
        answer.putAll(RequestBody.knownOfStep(step));
        boolean email = "email".equals(step.text("type"));
        if (answer.get("variants") instanceof Json.Arr variants) {
            answer.put(
                    "variants",
                    Json.array(variants.items().stream()
                            .map(variant -> variant instanceof Json.Obj obj
                                    ? variantAnswer(obj, email, variantIds.getAsLong())
                                    : variant)
                            .toList()));
        }
        return Json.object(answer);
    }

    private static Json variantAnswer(Json.Obj variant, boolean email, long id) {
        Map<String, Json> answer = new LinkedHashMap<>();
        answer.put("id", Json.of(id));
        answer.putAll(RequestBody.knownOfVariant(variant, email));
        if (email) {
            Json attachments = answer.remove("attachmentIds");
            answer.put("hasAttachments", Json.of(attachments instanceof Json.Arr arr && arr.size() > 0));
        }
        return Json.object(answer);
    }
}
