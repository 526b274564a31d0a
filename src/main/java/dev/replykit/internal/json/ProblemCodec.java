package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import dev.replykit.Problem;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import java.util.ArrayList;
import java.util.List;

/** Problem documents (RFC 9457 without type and instance), and whatever else an error answer may hold. */
public final class ProblemCodec {
    private ProblemCodec() {}

    /** The problem that the body describes. Where it describes none, the problem has the body alone. */
    public static Problem read(int status, String body) {
        try {
            if (JsonText.parse(body) instanceof JsonObject problem) {
                return new Problem(
                        status,
                        JsonValues.text(problem.get("title")),
                        JsonValues.text(problem.get("detail")),
                        JsonValues.text(problem.get("code")),
                        problem.get("errors") instanceof JsonArray errors ? errors(errors) : List.of(),
                        body);
            }
        } catch (MalformedJsonTextException e) {
            // A proxy's page, say. The body itself is all there is to show.
        }
        return new Problem(status, null, null, null, List.of(), body);
    }

    private static List<Finding> errors(JsonArray list) {
        List<Finding> errors = new ArrayList<>();
        for (JsonElement json : list) {
            JsonObject error = json instanceof JsonObject object ? object : new JsonObject();
            String pointer = JsonValues.text(error.get("pointer"));
            String detail = JsonValues.text(error.get("detail"));
            errors.add(
                    Finding.violation(pointer == null ? "" : pointer, detail == null ? JsonText.write(json) : detail));
        }
        return errors;
    }
}
