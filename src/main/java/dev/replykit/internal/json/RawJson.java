package dev.replykit.internal.json;

import dev.replykit.JsonField;
import dev.replykit.Step;
import dev.replykit.Step.UnknownStep;
import org.jspecify.annotations.Nullable;

/** JSON that is kept as text in the model: unknown steps. */
public final class RawJson {
    /** Readers pass over it where a text begins, and nowhere else. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private RawJson() {}

    /** Reads a step of any kind without change to its numbers, names or order; null where it reports a violation. */
    public static @Nullable UnknownStep read(String json, Findings findings) {
        check(json, Pointer.ROOT, findings);
        return findings.violations().isEmpty() ? StepCodec.unknown(known(json)) : null;
    }

    /** Whether it may be sent as a step: a record can be made from any text, and an answer may have names twice. */
    static void check(String json, Pointer at, Findings findings) {
        if (json.indexOf(BYTE_ORDER_MARK) == 0) {
            findings.add(at, "is not JSON within JSON: it begins with a byte order mark");
            return;
        }
        try {
            Json parsed = JsonText.parse(json, JsonText.DRAFT_DEPTH);
            if (!(parsed instanceof Json.Obj)) {
                findings.add(at, "must be a step, an object, but is " + parsed.described());
            }
            Duplicates.find(parsed, at, json.length(), findings);
        } catch (MalformedJsonTextException e) {
            findings.add(at, "is not JSON: " + e.getMessage());
        }
    }

    /** A raw step as the known kind that it says it is, and any other as it is: a kind may get a new member, too. */
    public static Step asKnown(Step step) {
        Json json = step instanceof UnknownStep unknown && unknown.type() != null ? ofDraft(unknown.json()) : null;
        return json == null ? step : StepCodec.STEP.read(json);
    }

    /** The member of that name as an integer, as null, or absent where it is neither. */
    public static JsonField<Long> integer(String json, String name) {
        return field(json, name, Codecs.INTEGER);
    }

    private static <V> JsonField<V> field(String json, String name, Codec<V> codec) {
        Json value = member(json, name);
        return value instanceof Json.Null
                ? JsonField.ofNull()
                : JsonField.ofNullable(value == null ? null : codec.read(value));
    }

    private static @Nullable Json member(String json, String name) {
        return mayHave(json, name) && known(json) instanceof Json.Obj obj ? obj.get(name) : null;
    }

    /** Most unknown steps lack most members: without an escape, a name that is nowhere in the text is no member's. */
    private static boolean mayHave(String json, String name) {
        return json.contains(name) || json.indexOf('\\') >= 0;
    }

    /** A tree of JSON that may stand in a draft, or null where it may not: malformed, or nested too deep. */
    static @Nullable Json ofDraft(String json) {
        try {
            return JsonText.parse(json, JsonText.DRAFT_DEPTH);
        } catch (MalformedJsonTextException e) {
            return null;
        }
    }

    /** A tree of JSON that was written here or checked before. */
    static Json known(String json) {
        try {
            return JsonText.parse(json);
        } catch (MalformedJsonTextException e) {
            return Json.Null.NULL;
        }
    }
}
