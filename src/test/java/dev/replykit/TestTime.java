package dev.replykit;

import dev.replykit.internal.http.Transport.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Time that moves only by the waits, which are noted and take no time. */
final class TestTime implements Time {
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final Instant start;

    TestTime(String start) {
        this.start = Instant.parse(start);
    }

    List<Duration> waits() {
        return List.copyOf(waits);
    }

    private Duration passed() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public Instant now() {
        return start.plus(passed());
    }

    @Override
    public long nanos() {
        return passed().toNanos();
    }

    @Override
    public void sleep(Duration duration) {
        waits.add(duration);
    }
}
