package dev.replykit.sandbox;

import dev.replykit.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters of a state, from JSON or from Java. */
final class Params {
    private final Map<String, ?> values;

    Params(Map<String, ?> values) {
        this.values = values;
    }

    static Map<String, Object> of(@Nullable Json json) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (json instanceof Json.Obj obj) {
            obj.toMap().forEach((name, value) -> {
                Long number = obj.integer(name);
                if (number != null) {
                    values.put(name, number);
                } else if (value instanceof Json.Text text) {
                    values.put(name, text.value());
                } else if (value instanceof Json.Bool bool) {
                    values.put(name, bool.value());
                }
            });
        }
        return values;
    }

    long integer(String name, long otherwise) {
        return values.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    String text(String name, String otherwise) {
        return values.get(name) instanceof String text ? text : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return values.get(name) instanceof Boolean flag ? flag : otherwise;
    }
}
