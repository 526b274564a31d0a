package dev.replykit.sandbox;

import dev.replykit.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Steps as a server answers them: with ids, and without what is write-only. */
final class StepAnswers {
    private StepAnswers() {}

    static Json of(@Nullable Json steps, LongSupplier stepIds, LongSupplier variantIds) {
        return eachObject(steps, step -> {
            Map<String, Json> answer = withId(step, stepIds.getAsLong());
            boolean email = "email".equals(step.text("type"));
            answer.computeIfPresent(
                    "variants",
                    (name, variants) ->
                            eachObject(variants, variant -> variantAnswer(variant, email, variantIds.getAsLong())));
            return Json.object(answer);
        });
    }

    private static Json variantAnswer(Json.Obj variant, boolean email, long id) {
        Map<String, Json> answer = withId(variant, id);
        if (email) {
            Json attachments = answer.remove("attachmentIds");
            answer.put("hasAttachments", Json.of(attachments instanceof Json.Arr arr && arr.size() > 0));
        }
        return Json.object(answer);
    }

    /** The members, the id in front, even where a step of an unknown kind brings one along. */
    private static Map<String, Json> withId(Json.Obj object, long id) {
        Map<String, Json> answer = new LinkedHashMap<>();
        answer.put("id", Json.of(id));
        answer.putAll(object.toMap());
        answer.put("id", Json.of(id));
        return answer;
    }

    private static Json eachObject(@Nullable Json items, Function<Json.Obj, Json> change) {
        List<Json> list = items instanceof Json.Arr arr ? arr.items() : List.of();
        return Json.array(list.stream()
                .map(item -> item instanceof Json.Obj obj ? change.apply(obj) : item)
                .toList());
    }
}
