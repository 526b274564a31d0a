package dev.replykit.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kong.unirest.core.HttpRequest;
import kong.unirest.core.RawResponse;
import kong.unirest.core.Unirest;
import kong.unirest.core.UnirestInstance;
import kong.unirest.core.java.JavaClient;
import org.jspecify.annotations.Nullable;

/**
 * A hardened Unirest instance of its own: no redirects, no cookies, no retries but the one after a 429, https except on
 * loopback, one deadline over everything, a cap on the body, and the key in a header of the request and nowhere else.
 */
public final class Transport {
    /** How long parts of a call may take within its deadline: to connect, TLS included, and one try. */
    record Limits(Duration connect, Duration attempt) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /**
     * How long a client is used, and so the longest that a pooled connection can have idled. What stands before servers
     * commonly drops idle connections after a minute or more without a word, and the JDK before 21 would use them for
     * twenty: the outcome would be unknown. One that is closed in order the JDK notices.
     */
    private static final Duration CLIENT_LIFE = Duration.ofSeconds(20);

    private static final String PASSED_OVER_SOCKS =
            "this JVM is told to use a SOCKS proxy (socksProxyHost), which its HTTP client can't; going there directly is"
                    + " not what was asked for. Set an HTTP proxy (https.proxyHost, https.proxyPort), or except the host"
                    + " (http.nonProxyHosts)";

    private static final long BODY_CAP = 4L << 20;
    private static final int TOO_MANY_REQUESTS = 429;

    private final BaseUrl base;
    private final Secret key;
    private final Map<String, String> headers;
    private final Duration deadline;
    private final Time time;
    private final Limits limits;

    /** Not static: the attempt that a thread makes through this client, which its hooks have to find. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Attempt> attempt = new ThreadLocal<>();

    /** Guarded by this, as are the counts of calls. */
    private @Nullable Client current;

    private boolean closed;

    public Transport(BaseUrl base, Secret key, Map<String, String> actingHeaders, Duration deadline, Time time) {
        this(base, key, actingHeaders, deadline, time, Limits.USUAL);
    }

    /** With limits of its own, for tests. */
    Transport(
            BaseUrl base, Secret key, Map<String, String> actingHeaders, Duration deadline, Time time, Limits limits) {
        this.base = base;
        this.key = key;
        this.deadline = deadline;
        this.time = time;
        this.limits = limits;
        this.headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json, application/problem+json");
        headers.put("User-Agent", "replykit/" + Version.VERSION);
        headers.putAll(actingHeaders);
    }

    /** Unirest, what it sends with, and by how many calls it is used. */
    private static final class Client {
        private final UnirestInstance unirest;
        private final WatchedClient below;
        private final long born;
        private int calls;

        Client(UnirestInstance unirest, WatchedClient below, long born) {
            this.unirest = unirest;
            this.below = below;
            this.born = born;
        }
    }

    /** The client for one call, which has to give it back: a younger one where the last is too old, or closed. */
    private synchronized Client taken() {
        Client client = current;
        if (client == null || time.nanos() - client.born > CLIENT_LIFE.toNanos()) {
            retire();
            client = hardened(base);
            current = closed ? null : client;
        }
        client.calls++;
        return client;
    }

    private synchronized void givenBack(Client client) {
        client.calls--;
        letGoIfUnused(client);
    }

    /** Ends the use of this transport. Calls under way may end; then no thread and no connection of theirs lingers. */
    public synchronized void close() {
        closed = true;
        retire();
    }

    private void retire() {
        Client last = current;
        current = null;
        if (last != null) {
            letGoIfUnused(last);
        }
    }

    private void letGoIfUnused(Client client) {
        if (client.calls == 0 && client != current) {
            client.below.letGo();
        }
    }

    private Client hardened(BaseUrl url) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect());
        if (url.isLoopback()) {
            client.proxy(HttpClient.Builder.NO_PROXY);
        }
        if (url.isHttps()) {
            client.sslContext(WatchedTls.ofJvm(attempt));
        }
        WatchedClient watched = new WatchedClient(client.build(), attempt);
        UnirestInstance instance = Unirest.spawnInstance();
        // What Unirest says in each request. Redirects and cookies it leaves to the client below, which has neither.
        instance.config()
                .httpClient(config -> new JavaClient(config, watched))
                .version(HttpClient.Version.HTTP_1_1)
                .requestCompression(false);
        return new Client(instance, watched, time.nanos());
    }

    /** Sends JSON; once more after a 429 whose wait fits the deadline. */
    public Result post(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return within(
                deadline,
                unirest -> unirest.post(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .body(body));
    }

    /** Reads, within what the caller's deadline has left; the values of the query are encoded here. */
    public Result get(String path, Map<String, String> query, Duration left) {
        return within(left, unirest -> unirest.get(base.resolve(path)).queryString(new LinkedHashMap<>(query)));
    }

    /** The wait that a 429 asks for, at least a second, or null where it says nothing usable. */
    public @Nullable Duration retryAfter(Result.Answer answer) {
        List<String> values = answer.headers().getOrDefault("retry-after", List.of());
        return RetryAfter.parse(values, time.now());
    }

    private Result within(Duration total, RequestMaker request) {
        long start = time.nanos();
        Result first = attempt(request, total);
        if (!(first instanceof Result.Answer answer) || answer.status() != TOO_MANY_REQUESTS) {
            return first;
        }
        Duration wait = retryAfter(answer);
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
            Thread.interrupted(); // see Attempt
            return new Result.Broken(false, "the call was stopped while it waited for the rate limit");
        }
        return attempt(request, total.minusNanos(time.nanos() - start));
    }

    private Result attempt(RequestMaker request, Duration left) {
        if (Thread.currentThread().isInterrupted()) {
            return new Result.Broken(false, "the call was interrupted before it began");
        }
        Attempt one = new Attempt(BODY_CAP);
        return one.run(() -> exchange(one, request), left.compareTo(limits.attempt()) < 0 ? left : limits.attempt())
                .without(key);
    }

    private void exchange(Attempt one, RequestMaker request) {
        if (goesBySocks()) {
            one.failed(PASSED_OVER_SOCKS);
            return;
        }
        attempt.set(one);
        try {
            Client client = taken();
            try {
                HttpRequest<?> prepared = request.make(client.unirest);
                headers.forEach(prepared::header);
                prepared.header("Authorization", key.bearer());
                prepared.thenConsume(response -> read(one, response));
            } finally {
                givenBack(client);
            }
        } finally {
            attempt.remove();
        }
    }

    /** The JDK's client takes the first of the proxies that the JVM has for an address, and none where that is SOCKS. */
    private boolean goesBySocks() {
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
            // Thrown on, it would make Unirest read the rest of the body without a cap.
            one.failed(e);
        }
    }

    private interface RequestMaker {
        HttpRequest<?> make(UnirestInstance unirest);
    }
}
