package dev.replykit.internal.json;

import dev.replykit.Finding;
import dev.replykit.Step.EmailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A create request as a server takes it: what is wrong with it, and what of it the API knows. */
public final class RequestBody {
    private RequestBody() {}

    /**
     * What the documentation calls wrong.
     *
     * @param unknownKinds whether kinds of step that are not documented pass
     */
    public static List<Finding> violations(Json body, boolean unknownKinds) {
        Json checked = unknownKinds && body instanceof Json.Obj obj ? withoutUnknownKinds(obj) : body;
        List<Finding> violations = new ArrayList<>(DraftCodec.violations(checked, Findings.likeServer()));
        if (body instanceof Json.Obj obj) {
            firstEmailWithoutSubject(obj, violations);
        }
        return violations;
    }

    private static Json withoutUnknownKinds(Json.Obj body) {
        Map<String, Json> members = body.toMap();
        if (members.get("steps") instanceof Json.Arr steps) {
            members.put(
                    "steps",
                    Json.array(steps.items().stream()
                            .map(step -> step instanceof Json.Obj && StepCodec.shapeOf(step) == null
                                    ? new Json.Raw(JsonText.write(step))
                                    : step)
                            .toList()));
        }
        return Json.object(members);
    }

    /** The pointer skips the variants, and the detail reads as it does, because the published example has them so. */
    private static void firstEmailWithoutSubject(Json.Obj body, List<Finding> violations) {
        List<Json> steps = body.get("steps") instanceof Json.Arr arr ? arr.items() : List.of();
        for (int i = 0; i < steps.size(); i++) {
            if (StepCodec.STEP.read(steps.get(i)) instanceof EmailStep email) {
                boolean withoutSubject = email.variants().stream()
                        .anyMatch(variant -> variant.subject().orElse("").isBlank());
                if (withoutSubject) {
                    violations.add(Finding.violation("/steps/" + i + "/subject", "First email should have subject."));
                }
                return;
            }
        }
    }

    /** The body as far as the API knows it: other members are dropped, as Reply is reported to do. */
    public static Json.Obj known(Json body) {
        return (Json.Obj) DraftCodec.known(body);
    }
}
