package dev.replykit.internal.text;

import java.lang.reflect.RecordComponent;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Values as Java prints them, with control characters escaped. */
public final class Printed {
    private Printed() {}

    public static String text(@Nullable Object value) {
        return Columns.escaped(String.valueOf(value), "");
    }

    /** Like the default of records; by reflection, so that no list of members can become outdated. */
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
