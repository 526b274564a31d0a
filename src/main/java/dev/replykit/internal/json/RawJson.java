package dev.replykit.internal.json;

import dev.replykit.Field;
import dev.replykit.InvalidDraftException;
import dev.replykit.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON that is kept as text in the model: unknown steps. */
public final class RawJson {
    private RawJson() {}

    /** The object as compact JSON, without change to its numbers, names or order. */
    public static String object(String json) {
        Json parsed;
        try {
            parsed = JsonText.parse(json, JsonText.DRAFT_DEPTH);
        } catch (MalformedJsonTextException e) {
            throw new InvalidDraftException(List.of(new Violation("", "is not JSON: " + e.getMessage())));
        }
        List<Violation> violations = new ArrayList<>();
        if (!(parsed instanceof Json.Obj)) {
            violations.add(new Violation("", "must be a step, an object, but is " + parsed.described()));
        }
        duplicates(parsed, Pointer.ROOT, violations);
        if (!violations.isEmpty()) {
            throw new InvalidDraftException(violations);
        }
        return JsonText.write(parsed);
    }

    /** The text member of that name, or null. */
    public static @Nullable String text(String json, String name) {
        return known(json) instanceof Json.Obj obj ? obj.text(name) : null;
    }

    /** The member of that name as minutes, or null. */
    public static @Nullable Duration minutes(String json, String name) {
        Json minutes = known(json) instanceof Json.Obj obj ? obj.get(name) : null;
        return minutes == null ? null : Minutes.read(minutes);
    }

    /** The member of that name as an integer, as null, or absent where it is neither. */
    public static Field<Long> integer(String json, String name) {
        return field(json, name, Codecs.INTEGER);
    }

    /** The member of that name as true or false, as null, or absent where it is neither. */
    public static Field<Boolean> flag(String json, String name) {
        return field(json, name, Codecs.BOOLEAN);
    }

    private static <V> Field<V> field(String json, String name, Codec<V> codec) {
        Json value = known(json) instanceof Json.Obj obj ? obj.get(name) : null;
        return value instanceof Json.Null ? Field.ofNull() : Field.ofNullable(value == null ? null : codec.read(value));
    }

    /** A tree of JSON that was written here or checked before. */
    static Json known(String json) {
        try {
            return JsonText.parse(json);
        } catch (MalformedJsonTextException e) {
            return Json.Null.NULL;
        }
    }

    private static void duplicates(Json json, Pointer at, List<Violation> violations) {
        if (json instanceof Json.Obj obj) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < obj.size(); i++) {
                Pointer member = at.to(obj.name(i));
                if (!seen.add(obj.name(i))) {
                    violations.add(new Violation(member.toString(), "appears more than once; keep one"));
                }
                duplicates(obj.value(i), member, violations);
            }
        } else if (json instanceof Json.Arr arr) {
            for (int i = 0; i < arr.size(); i++) {
                duplicates(arr.get(i), at.to(i), violations);
            }
        }
    }
}
