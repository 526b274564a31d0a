package dev.replykit;

import dev.replykit.internal.http.Transport.Time;
import java.time.Duration;
import java.time.Instant;

/** Time that stands still; what becomes of a wait is said where it is made. */
@FunctionalInterface
interface StillTime extends Time {
    @Override
    default Instant now() {
        return Instant.EPOCH;
    }

    @Override
    default long nanos() {
        return 0;
    }

    @Override
    void sleep(Duration duration) throws InterruptedException;
}
