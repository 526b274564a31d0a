package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import dev.replykit.SequenceDraft;
import dev.replykit.internal.json.DraftCodec;
import dev.replykit.internal.json.Findings;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.JsonValues;
import dev.replykit.internal.json.MalformedJsonTextException;
import java.util.ArrayList;
import java.util.List;

/**
 * A create request as a server reads it.
 *
 * @param violations what the documentation does not allow
 * @param known the members that the API knows; others are ignored, as Reply is reported to do. Empty if there are
 *     violations
 */
record RequestBody(List<Finding> violations, JsonObject known) {

    static RequestBody read(String text, boolean unknownKinds) throws MalformedJsonTextException {
        JsonElement body = JsonText.parseStrictly(text, Findings.likeServer(unknownKinds));
        Findings findings = Findings.likeServer(unknownKinds);
        SequenceDraft draft = DraftCodec.read(body, findings);
        List<Finding> violations = new ArrayList<>(findings.violations());
        if (body instanceof JsonObject object && object.get("steps") instanceof JsonArray steps) {
            checkFirstEmail(steps, violations);
        }
        return new RequestBody(violations, draft == null || !violations.isEmpty() ? new JsonObject() : json(draft));
    }

    static JsonObject json(SequenceDraft draft) {
        try {
            return (JsonObject) JsonText.parse(DraftCodec.write(draft));
        } catch (MalformedJsonTextException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pointer without the variant, and the detail, are those of the published example. */
    private static void checkFirstEmail(JsonArray steps, List<Finding> violations) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof JsonObject step
                    && "email".equalsIgnoreCase(JsonValues.text(step.get("type")))) {
                if (step.get("variants") instanceof JsonArray variants && lacksSubject(variants)) {
                    violations.add(Finding.violation("/steps/" + i + "/subject", "First email should have subject."));
                }
                return;
            }
        }
    }

    private static boolean lacksSubject(JsonArray variants) {
        for (JsonElement variant : variants) {
            String subject = variant instanceof JsonObject object ? JsonValues.text(object.get("subject")) : "?";
            if (subject == null || subject.isBlank()) {
                return true;
            }
        }
        return false;
    }
}
