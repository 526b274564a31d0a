package dev.replykit.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import kong.unirest.core.HttpRequest;
import kong.unirest.core.RawResponse;
import kong.unirest.core.UnirestInstance;
import org.jspecify.annotations.Nullable;

/**
 * Sends the calls of one {@code Reply}: one deadline over everything, a cap on the body, no second attempt except after
 * a 429, and the key in one header of the request and nowhere else.
 */
public final class Transport {
    /** The clock, and the wait between two attempts. Tests have their own and never sleep. */
    public interface Time {
        /** The clock of this machine. */
        Time SYSTEM = new Time() {};

        /** {@return the time of day} */
        default Instant now() {
            return Instant.now();
        }

        /** {@return the nanoseconds of a clock that never goes back} */
        default long nanos() {
            return System.nanoTime();
        }

        /** Waits. */
        default void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.plusNanos(999_999).toMillis()); // not earlier
        }
    }

    /** The version of this library, as the build wrote it. */
    static final String VERSION = version();

    /** One attempt may take this time within the deadline of a call. */
    static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(30);

    private static final String SOCKS =
            "this JVM is told to use a SOCKS proxy (socksProxyHost), which its HTTP client can't; going there directly"
                    + " is not what was asked for. Set an HTTP proxy (https.proxyHost, https.proxyPort), or except the"
                    + " host (http.nonProxyHosts)";

    /** The largest answer. One that repeats a request may be larger: each of its bytes may come back as an escape. */
    private static final long BODY_CAP = 4L << 20;

    private static final int LONGEST_ESCAPE = 6;
    private static final int TOO_MANY_REQUESTS = 429;

    private final BaseUrl base;
    private final Secret key;
    private final Map<String, String> headers;
    private final Duration deadline;
    private final Time time;
    private final SharedClient client;
    private final Duration attemptLimit;

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
        this.headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json, application/problem+json");
        headers.put("User-Agent", "replykit/" + VERSION);
        headers.putAll(actingHeaders);
    }

    /** Sends JSON, and once more after a 429 whose wait fits the deadline. */
    public Result post(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return within(
                deadline,
                capFor(body.length),
                unirest -> unirest.post(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .body(body));
    }

    private static long capFor(long request) {
        return BODY_CAP + LONGEST_ESCAPE * request;
    }

    /**
     * Reads, within the time that is left to the caller; the values of the query are encoded here.
     *
     * @param expected how large a request was that made what is read, in bytes
     */
    public Result get(String path, Map<String, String> query, Duration left, long expected) {
        return within(
                left,
                capFor(expected),
                unirest -> unirest.get(base.resolve(path)).queryString(new LinkedHashMap<>(query)));
    }

    /** Deletes, within the time that is left to the caller, and once more after a 429 whose wait fits. */
    public Result delete(String path, Duration left) {
        return within(left, BODY_CAP, unirest -> unirest.delete(base.resolve(path)));
    }

    private Result within(Duration total, long cap, Function<UnirestInstance, HttpRequest<?>> request) {
        long start = time.nanos();
        Result first = attempt(request, cap, total);
        if (!(first instanceof Result.Answer answer) || answer.status() != TOO_MANY_REQUESTS) {
            return first;
        }
        Duration wait = answer.retryAfter();
        Duration left = total.minusNanos(time.nanos() - start);
        if (wait == null || wait.compareTo(left) >= 0) {
            return first;
        }
        try {
            time.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Broken(false, "the call was interrupted while it waited for the rate limit");
        } catch (ThreadDeath e) {
            Thread.interrupted(); // As in Attempt.run.
            return new Result.Broken(false, "the call was stopped while it waited for the rate limit");
        }
        return attempt(request, cap, total.minusNanos(time.nanos() - start));
    }

    private Result attempt(Function<UnirestInstance, HttpRequest<?>> request, long cap, Duration left) {
        if (Thread.currentThread().isInterrupted()) {
            return new Result.Broken(false, "the call was interrupted before it began");
        }
        Attempt one = new Attempt(cap, time, key);
        return one.run(() -> exchange(one, request), left.compareTo(attemptLimit) < 0 ? left : attemptLimit);
    }

    private void exchange(Attempt one, Function<UnirestInstance, HttpRequest<?>> request) {
        if (isForSocks()) {
            one.failed(SOCKS);
            return;
        }
        client.exchange(one, unirest -> {
            HttpRequest<?> prepared = request.apply(unirest);
            headers.forEach(prepared::header);
            prepared.header("Authorization", key.bearer());
            prepared.thenConsume(response -> read(one, response));
        });
    }

    /** The JDK's client takes the first proxy of the JVM for an address, and goes there directly if it is SOCKS. */
    private boolean isForSocks() {
        ProxySelector proxies = ProxySelector.getDefault();
        return !base.isLoopback()
                && proxies != null
                && proxies.select(URI.create(base.toString())).stream()
                        .limit(1)
                        .anyMatch(proxy -> proxy.type() == Proxy.Type.SOCKS);
    }

    private static void read(Attempt one, RawResponse response) {
        try {
            one.read(response.getContent());
        } catch (IOException | RuntimeException e) {
            // If it were thrown, Unirest would read the rest of the body without a cap.
            one.failed(e);
        }
    }

    private static String version() {
        try (InputStream in = Transport.class.getResourceAsStream("/dev/replykit/internal/version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("The library's own jar can't be read", e);
        }
    }

    /**
     * {@return a note that the environment names a proxy which Java does not use, or null}
     *
     * <p>Without its address, which may have a password.
     */
    public static @Nullable String unusedProxy(BaseUrl base) {
        return unusedProxy(base, System.getenv());
    }

    static @Nullable String unusedProxy(BaseUrl base, Map<String, String> environment) {
        boolean hasProxy =
                System.getProperty("https.proxyHost") != null || Boolean.getBoolean("java.net.useSystemProxies");
        return hasProxy || base.isLoopback()
                ? null
                : Stream.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
                        .filter(name -> environment.containsKey(name))
                        .findFirst()
                        .map(name -> name + " is set, but Java does not read it. If you need the proxy, set"
                                + " JDK_JAVA_OPTIONS=\"-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT\".")
                        .orElse(null);
    }
}
