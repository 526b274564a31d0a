package dev.replykit.internal.json;

import dev.replykit.EmailStep;
import dev.replykit.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    public static List<Violation> violations(Json body, boolean unknownKinds) {
        Json checked = unknownKinds && body instanceof Json.Obj obj ? withoutUnknownKinds(obj) : body;
        List<Violation> violations = new ArrayList<>(DraftCodec.violations(checked, Findings.likeServer()));
        if (violations.isEmpty()) {
            firstEmailWithoutSubject((Json.Obj) body, violations);
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
    private static void firstEmailWithoutSubject(Json.Obj body, List<Violation> violations) {
        List<Json> steps = body.get("steps") instanceof Json.Arr arr ? arr.items() : List.of();
        for (int i = 0; i < steps.size(); i++) {
            if (StepCodec.STEP.read(steps.get(i)) instanceof EmailStep email) {
                boolean all = email.variants().stream()
                        .noneMatch(variant -> variant.subject().orElse("").isBlank());
                if (!all) {
                    violations.add(new Violation("/steps/" + i + "/subject", "First email should have subject."));
                }
                return;
            }
        }
    }

    /** The members of a settings object that the API knows; the others are dropped, as Reply is reported to do. */
    public static Map<String, Json> knownSettings(Json.Obj settings) {
        return DraftCodec.SETTINGS.known(settings);
    }

    /** The members of a step that the API knows; of an unknown kind, all. */
    public static Map<String, Json> knownOfStep(Json.Obj step) {
        Shape<?> shape = StepCodec.shapeOf(step);
        return shape == null ? step.toMap() : shape.known(step);
    }

    /** The members of a variant that the API knows. */
    public static Map<String, Json> knownOfVariant(Json.Obj variant, boolean email) {
        Map<String, Json> known = new LinkedHashMap<>(variant.toMap());
        known.keySet().retainAll(List.of("subject", "message", email ? "attachmentIds" : "isEnabled"));
        return known;
    }
}
