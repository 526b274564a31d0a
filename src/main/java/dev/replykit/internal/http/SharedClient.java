package dev.replykit.internal.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import kong.unirest.core.Unirest;
import kong.unirest.core.UnirestInstance;
import kong.unirest.core.java.JavaClient;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client that all calls of a JVM share, below a Unirest instance of our own: it follows no redirects and
 * keeps no cookies. Before JDK 21 such a client can't be closed, and one for each {@code Reply} would leave threads
 * behind.
 */
final class SharedClient {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final SharedClient HTTPS = new SharedClient(CONNECT_TIMEOUT, true);
    /** Reads no trust store, which takes long and may fail. */
    private static final SharedClient HTTP = new SharedClient(CONNECT_TIMEOUT, false);

    /**
     * Idle connections are closed after 20 s: servers commonly drop them after a minute, and a request sent into a
     * dropped connection has an unknown outcome. The JDK reads the property once.
     */
    private static final String IDLE_TIMEOUT = "jdk.httpclient.keepalive.timeout";

    /** The JDK's client would ignore a SOCKS proxy and go to the host directly. */
    private static final String SOCKS = "this JVM is told to use a SOCKS proxy (socksProxyHost), which its HTTP client"
            + " can't. Set an HTTP proxy (https.proxyHost, https.proxyPort), or except the host (http.nonProxyHosts)";

    private final Duration connectTimeout;
    private final boolean https;

    /** Not static: the attempt that a thread makes through this client. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Attempt> attempt = new ThreadLocal<>();

    /** Guarded by this, as is its thread. */
    private @Nullable UnirestInstance unirest;

    /** The thread without which a client is of no use any more; null if it was not recognised. */
    private @Nullable Thread selector;

    /** The time limit for a connection includes its TLS handshake. */
    SharedClient(Duration connectTimeout, boolean https) {
        this.connectTimeout = connectTimeout;
        this.https = https;
    }

    /** The client of the JVM for https, or for plain http. */
    static SharedClient of(BaseUrl url) {
        return url.isHttps() ? HTTPS : HTTP;
    }

    /** Makes an exchange, of which the attempt is told what happens on the wire. */
    void exchange(Attempt watching, Consumer<UnirestInstance> exchange) {
        attempt.set(watching);
        try {
            exchange.accept(unirest());
        } finally {
            attempt.remove();
        }
    }

    /** The client; a new one where there is none yet, or its thread has died (of lack of memory, or interrupted). */
    private synchronized UnirestInstance unirest() {
        UnirestInstance current = unirest;
        if (current == null || (selector != null && !selector.isAlive())) {
            if (System.getProperty(IDLE_TIMEOUT) == null) {
                System.setProperty(IDLE_TIMEOUT, "20");
            }
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .proxy(new Proxies())
                    .sslContext(WatchedTls.of(attempt));
            if (https) {
                var unused = WatchedTls.current(); // fails where the trust store is unreadable
            } else {
                builder.sslParameters(new SSLParameters());
            }
            HttpClient client = builder.build();
            selector = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread ->
                            !before.contains(thread) && thread.getName().endsWith("-SelectorManager"))
                    .findFirst()
                    .orElse(null);
            current = Unirest.spawnInstance();
            // What Unirest says in each request. It leaves redirects and cookies to the client below.
            current.config()
                    .httpClient(config -> new JavaClient(config, new Watched(client, attempt)))
                    .version(HttpClient.Version.HTTP_1_1)
                    .requestCompression(false);
            unirest = current;
        }
        return current;
    }

    /** The proxies that the JVM has at the time of a call; none for this machine. */
    private static final class Proxies extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            ProxySelector jvm = ProxySelector.getDefault();
            List<Proxy> proxies =
                    jvm == null || BaseUrl.isLoopback(uri.getHost()) ? List.of(Proxy.NO_PROXY) : jvm.select(uri);
            // The JDK's client takes the first one, and goes to the host directly if it is SOCKS.
            if (!proxies.isEmpty() && proxies.get(0).type() == Proxy.Type.SOCKS) {
                throw new UnsupportedOperationException(SOCKS);
            }
            return proxies;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {}
    }

    /** Tells the {@link Attempt} of the thread what happens on the wire. Unirest only sends through it. */
    private static final class Watched extends HttpClient {
        private final HttpClient client;
        private final ThreadLocal<Attempt> attempt;

        Watched(HttpClient client, ThreadLocal<Attempt> attempt) {
            this.client = client;
            this.attempt = attempt;
        }

        @Override
        public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
                throws IOException, InterruptedException {
            Attempt watching = attempt.get();
            HttpRequest watched = request;
            if (request.method().equals("GET")) {
                watching.sending(); // The JDK may send it again by itself, which is harmless.
            } else {
                BodyPublisher body = watching.watched(request.bodyPublisher().orElseThrow());
                watched = HttpRequest.newBuilder(request, (name, value) -> true)
                        .method(request.method(), body)
                        .build();
            }
            HttpResponse<T> response = client.send(watched, handler);
            watching.answered(response);
            return response;
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                HttpRequest request, HttpResponse.BodyHandler<T> handler) {
            throw new IllegalStateException("replykit sends synchronously only");
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> pushes) {
            return sendAsync(request, handler);
        }

        @Override
        public Optional<CookieHandler> cookieHandler() {
            return client.cookieHandler();
        }

        @Override
        public Optional<Duration> connectTimeout() {
            return client.connectTimeout();
        }

        @Override
        public Redirect followRedirects() {
            return client.followRedirects();
        }

        @Override
        public Optional<ProxySelector> proxy() {
            return client.proxy();
        }

        @Override
        public SSLContext sslContext() {
            return client.sslContext();
        }

        @Override
        public SSLParameters sslParameters() {
            return client.sslParameters();
        }

        @Override
        public Optional<Authenticator> authenticator() {
            return client.authenticator();
        }

        @Override
        public Version version() {
            return client.version();
        }

        @Override
        public Optional<Executor> executor() {
            return client.executor();
        }
    }
}
