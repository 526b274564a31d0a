package dev.replykit.internal.json;

import dev.replykit.Finding;
import dev.replykit.Problem;
import java.util.ArrayList;
import java.util.List;

/** Problem documents (RFC 9457 without type and instance), and whatever else an error answer may hold. */
public final class ProblemCodec {
    private ProblemCodec() {}

    /** The problem that the body describes; where it describes none, its text is kept as an excerpt. */
    public static Problem read(int status, String body) {
        Json json;
        try {
            json = JsonText.parse(body);
        } catch (MalformedJsonTextException e) {
            return new Problem(status, null, null, null, List.of(), body);
        }
        if (!(json instanceof Json.Obj obj)) {
            return new Problem(status, null, null, null, List.of(), body);
        }
        return new Problem(status, obj.text("title"), obj.text("detail"), obj.text("code"), errors(obj), body);
    }

    private static List<Finding> errors(Json.Obj problem) {
        List<Finding> errors = new ArrayList<>();
        if (problem.get("errors") instanceof Json.Arr list) {
            for (int i = 0; i < list.size(); i++) {
                Json.Obj error = list.get(i) instanceof Json.Obj obj ? obj : null;
                String pointer = error == null ? null : error.text("pointer");
                String detail = error == null ? null : error.text("detail");
                errors.add(Finding.violation(
                        pointer == null ? "" : pointer, detail == null ? JsonText.write(list.get(i)) : detail));
            }
        }
        return errors;
    }
}
