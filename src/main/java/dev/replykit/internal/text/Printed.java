package dev.replykit.internal.text;

import java.lang.reflect.RecordComponent;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Values as Java prints them, whole, but for what would steer a terminal: that stands there as an escape. */
public final class Printed {
    private Printed() {}

    /** The value as text. */
    public static String text(@Nullable Object value) {
        return Columns.escaped(String.valueOf(value), "");
    }

    /** As a record prints itself by default; by reflection, since a second list of its members would go stale. */
    public static String record(Record value) {
        StringJoiner members = new StringJoiner(", ", value.getClass().getSimpleName() + "[", "]");
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                members.add(component.getName() + "=" + component.getAccessor().invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A public record of this library has public accessors", e);
            }
        }
        return text(members);
    }
}
