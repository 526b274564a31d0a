package dev.replykit.internal.json;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as answers write them: with an offset, and a fraction of any length. */
public final class Times {
    /** Java knows nine digits of a fraction. */
    private static final Pattern FINER_THAN_NANOS = Pattern.compile("(\\.\\d{9})\\d++");

    private Times() {}

    /** The time that the text is, or null where it is none. */
    public static @Nullable OffsetDateTime read(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(FINER_THAN_NANOS.matcher(text).replaceFirst("$1"));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
