package dev.replykit.internal.http;

import java.time.Duration;
import java.time.Instant;

/** The clock, and the wait between two attempts. Tests have their own and never sleep. */
public interface Time {
    /** The clock of this machine. */
    Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    };

    /** The time of day. */
    Instant now();

    /** A monotonic clock. */
    long nanos();

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;
}
