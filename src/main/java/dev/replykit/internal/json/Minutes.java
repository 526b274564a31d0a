package dev.replykit.internal.json;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as the API counts them. */
final class Minutes {
    /** More minutes than this don't fit a {@link Duration}. */
    private static final long MOST = Long.MAX_VALUE / 60;

    private Minutes() {}

    static @Nullable Duration read(Json json) {
        Long minutes = json instanceof Json.Num num ? Numbers.exactLong(num.text()) : null;
        return minutes == null || minutes > MOST || minutes < -MOST ? null : Duration.ofMinutes(minutes);
    }

    static Json write(Duration duration) {
        boolean whole = duration.getNano() == 0 && duration.getSeconds() % 60 == 0;
        return whole ? new Json.Num(Long.toString(duration.toMinutes())) : new Json.Text(duration.toString());
    }
}
