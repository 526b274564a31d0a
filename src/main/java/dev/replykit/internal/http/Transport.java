package dev.replykit.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import kong.unirest.core.HttpRequest;
import kong.unirest.core.RawResponse;
import kong.unirest.core.UnirestInstance;

/**
 * Sends the requests of one call: one deadline over everything, a cap on the body, no second attempt except after a
 * 429, and the key in one header of a request and nowhere else.
 */
public final class Transport {
    /** The clock, and the wait between two attempts. Tests have their own and never sleep. */
    public interface Time {
        /** The clock of this machine. */
        Time SYSTEM = new Time() {};

        default Instant now() {
            return Instant.now();
        }

        /** {@return the nanoseconds of a clock that never goes back} */
        default long nanos() {
            return System.nanoTime();
        }

        default void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.plusNanos(999_999).toMillis()); // not earlier
        }
    }

    /** The version of this library, as the build wrote it. */
    static final String VERSION = ResourceBundle.getBundle("dev.replykit.internal.version", Locale.ROOT)
            .getString("version");

    /** One attempt may take this time within the deadline of a call. */
    static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(30);

    /** The largest answer. One that repeats a request may be larger: each of its bytes may come back as an escape. */
    private static final long BODY_CAP = 4L << 20;

    private static final int LONGEST_ESCAPE = 6;
    private static final long LARGEST_REQUEST = 16L << 20;
    private static final int TOO_MANY_REQUESTS = 429;

    private final BaseUrl base;
    private final Secret key;
    private final Map<String, String> headers;
    private final Duration deadline;
    private final Time time;
    private final SharedClient client;
    private final Duration attemptLimit;
    private final long start;

    /** For a call that begins now. */
    public Transport(BaseUrl base, Secret key, Map<String, String> actingHeaders, Duration deadline, Time time) {
        this(base, key, actingHeaders, deadline, time, SharedClient.of(base), ATTEMPT_LIMIT);
    }

    /** With a client and a limit of its own, for tests. */
    Transport(
            BaseUrl base,
            Secret key,
            Map<String, String> actingHeaders,
            Duration deadline,
            Time time,
            SharedClient client,
            Duration attemptLimit) {
        this.base = base;
        this.key = key;
        this.deadline = deadline;
        this.time = time;
        this.client = client;
        this.attemptLimit = attemptLimit;
        this.start = time.nanos();
        this.headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json, application/problem+json");
        headers.put("User-Agent", "replykit/" + VERSION);
        headers.putAll(actingHeaders);
    }

    /** Sends JSON, and once more after a 429 whose wait fits the deadline. */
    public Result post(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return send(
                body.length,
                unirest -> unirest.post(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .body(body));
    }

    /** Reads, in the same way; the query is encoded here. Only a sequence, read by its id, repeats a large request. */
    public Result get(String path, Map<String, String> query) {
        return send(
                path.matches(".*/\\d+") ? LARGEST_REQUEST : 0,
                unirest -> unirest.get(base.resolve(path)).queryString(new LinkedHashMap<>(query)));
    }

    /** Deletes, in the same way. */
    public Result delete(String path) {
        return send(0, unirest -> unirest.delete(base.resolve(path)));
    }

    /** @param repeatable how many bytes of a request the answer may repeat */
    private Result send(long repeatable, Function<UnirestInstance, HttpRequest<?>> request) {
        long cap = BODY_CAP + LONGEST_ESCAPE * repeatable;
        Result first = attempt(request, cap);
        if (!(first instanceof Result.Answer answer)
                || answer.status() != TOO_MANY_REQUESTS
                || answer.retryAfter() == null
                || answer.retryAfter().compareTo(timeLeft()) >= 0) {
            return first;
        }
        try {
            time.sleep(answer.retryAfter());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Broken(false, "the call was interrupted while it waited for the rate limit");
        } catch (ThreadDeath e) {
            Thread.interrupted(); // As in Attempt.run.
            return new Result.Broken(false, "the call was stopped while it waited for the rate limit");
        }
        return attempt(request, cap);
    }

    private Duration timeLeft() {
        return deadline.minusNanos(time.nanos() - start);
    }

    private Result attempt(Function<UnirestInstance, HttpRequest<?>> request, long cap) {
        Duration left = timeLeft();
        if (left.isNegative() || left.isZero()) {
            return new Result.Broken(false, "it took longer than the deadline of " + deadline.toSeconds() + " s");
        }
        if (Thread.currentThread().isInterrupted()) {
            return new Result.Broken(false, "the call was interrupted before it began");
        }
        Attempt one = new Attempt(cap, time, key);
        Runnable exchange = () -> client.exchange(one, unirest -> {
            HttpRequest<?> prepared = request.apply(unirest);
            headers.forEach(prepared::header);
            prepared.header("Authorization", key.bearer());
            prepared.thenConsume(response -> read(one, response));
        });
        return one.run(exchange, left.compareTo(attemptLimit) < 0 ? left : attemptLimit);
    }

    private static void read(Attempt one, RawResponse response) {
        try {
            one.read(response.getContent());
        } catch (IOException | RuntimeException e) {
            // If it were thrown, Unirest would read the rest of the body without a cap.
            one.failed(e);
        }
    }
}
