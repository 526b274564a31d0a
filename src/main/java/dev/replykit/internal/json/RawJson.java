package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.Step;
import dev.replykit.Step.Placement;
import dev.replykit.Step.UnknownStep;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON that the model keeps as text: steps of unknown kinds. */
public final class RawJson {
    /** Gson skips it at the beginning of a text. Anywhere else it is an error. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** Below a long name each pointer is long, so only so many are made. */
    private static final int MOST_DUPLICATES = 20;

    /** What is known of a step whose kind is not. */
    private static final Shape<Placement> ANY_KIND = Shape.open("a step", members -> {
        members.answerOnly("id", Token.INTEGER);
        return new StepCodec.Common<>(members, placement -> placement)::placement;
    });

    private RawJson() {}

    /** Reads a step of any kind without change to its numbers, names or order; null where it reports a violation. */
    public static @Nullable UnknownStep read(String json, Findings findings) {
        JsonElement step = check(json, findings);
        return step != null && findings.size() == 0 ? unknown(step) : null;
    }

    /** The step whole, with what is known of a step of any kind. What is no object becomes a step without members. */
    static UnknownStep unknown(JsonElement json) {
        JsonObject step = json instanceof JsonObject object ? object : new JsonObject();
        return new UnknownStep(
                JsonText.write(json),
                JsonValues.text(step.get("type")),
                JsonValues.text(step.get("actionType")),
                Objects.requireNonNull(ANY_KIND.read(step, Findings.NONE), "an object"));
    }

    /** Checks the members of every kind in a step whose kind is wrong. */
    static void checkCommon(JsonObject step, Findings findings) {
        var unused = ANY_KIND.read(step, findings);
    }

    /** Whether the step has an id, which only Reply gives. */
    public static boolean hasId(UnknownStep step) {
        return JsonText.parseOrNull(step.json()) instanceof JsonObject object && object.has("id");
    }

    /** Checks whether the text may be sent as a step. Returns its JSON, or null where it is none. */
    static @Nullable JsonElement check(String json, Findings findings) {
        if (json.indexOf(BYTE_ORDER_MARK) == 0) {
            findings.add("is not JSON within JSON: it begins with a byte order mark");
            return null;
        }
        try {
            JsonElement step = JsonText.parseStrictly(json, findings);
            if (!step.isJsonObject()) {
                findings.refuse("a step, an object", step);
            }
            if (findings.hasDuplicates()) {
                findDuplicates(step, findings.size() + MOST_DUPLICATES, findings);
            }
            return step;
        } catch (MalformedJsonTextException e) {
            findings.add("is not JSON: " + e.getMessage());
            return null;
        }
    }

    private static void findDuplicates(JsonElement json, int limit, Findings findings) {
        if (json instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                int before = findings.size();
                findDuplicates(member.getValue(), limit, findings);
                if (findings.size() < limit) {
                    findings.checkDuplicate(object, member.getKey());
                }
                findings.placeUnder(member.getKey(), before);
            }
        } else if (json instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                int before = findings.size();
                findDuplicates(array.get(i), limit, findings);
                findings.placeUnder(i, before);
            }
        }
    }

    /** A raw step as the known kind that it says it is, and any other step as it is. */
    public static Step asKnown(Step step) {
        if (step instanceof UnknownStep unknown && StepCodec.shapeOf(unknown.type(), unknown.actionType()) != null) {
            JsonElement json = JsonText.parseOrNull(unknown.json());
            Step known = json == null ? null : StepCodec.STEP.read(json, Findings.NONE);
            return known == null ? step : known;
        }
        return step;
    }
}
