package dev.replykit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.replykit.Reply;
import dev.replykit.Sequence;
import dev.replykit.internal.http.BaseUrl;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import dev.replykit.internal.json.JsonValues;
import dev.replykit.sandbox.Account.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on this machine that creates, reads, lists and deletes sequences in memory, and lists what a draft can
 * name. It validates as documented, and answers in the documented shapes, or as Reply was recorded to answer. It
 * computes each answer from the request, and sends nothing to anybody.
 *
 * <pre>{@code
 * Sandbox sandbox = Sandbox.start();
 * Sequence created = sandbox.reply().create(SequenceDraft.named("Hello").steps(Step.call()));
 * sandbox.requests().get(0).target(); // ==> "/v3/sequences"
 * sandbox.state("the rate limit is exceeded", Map.of("retryAfter", 2));
 * sandbox.close();
 * }</pre>
 *
 * <p>It accepts any bearer token as a key. {@link #state} puts it into a named state. Verifiers in other languages do
 * so over HTTP: {@code POST /_sandbox/state} with {@code {"state": "...", "params": {...}}}. {@code GET
 * /_sandbox/states} lists the names. Where the documentation is silent, its behaviour is a guess and proves nothing
 * about Reply.
 */
public final class Sandbox implements AutoCloseable {
    private static final int PIECE = 1 << 16;
    private static final int MOST_LISTED = 100;
    private static final int MOST_REQUESTS = 1000;
    private static final long MOST_REMEMBERED = 16L << 20;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool(Sandbox::daemon);
    private final Limits limits;
    private final Deque<Request> received = new ArrayDeque<>();
    private long remembered;
    private volatile Account account;

    /** Bytes of requests and lists that are in memory at the same time. It is fair, so that large ones get through. */
    final Semaphore inFlight;

    private Sandbox(HttpServer server, Limits limits) {
        this.server = server;
        this.limits = limits;
        account = new Account(limits, State.FRESH, Params.of(new JsonObject()));
        inFlight = new Semaphore(limits.inFlight(), true);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        // A daemon starts the server's own thread, so that it is one, too, and never keeps a program alive.
        CompletableFuture.runAsync(server::start, executor).join();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "replykit-sandbox");
        thread.setDaemon(true);
        return thread;
    }

    /** {@return a running sandbox on a free port of the loopback address} */
    public static Sandbox start() {
        return start(0);
    }

    /**
     * {@return a running sandbox on this port of the loopback address, or on any free one for 0}
     *
     * @throws UncheckedIOException if the port is in use
     */
    public static Sandbox start(int port) {
        return start(port, Limits.of(Runtime.getRuntime().maxMemory()));
    }

    static Sandbox start(int port, Limits limits) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return new Sandbox(HttpServer.create(new InetSocketAddress(loopback, port), 0), limits);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox can't listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** {@return the base URL, such as {@code http://127.0.0.1:40123}} */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Forgets everything and puts the sandbox into a named state.
     *
     * @param name one of {@link #states()}
     * @param params numbers, strings and booleans; those that the state does not know are ignored
     * @throws IllegalArgumentException for an unknown name or a wrong parameter; nothing changes then
     */
    public void state(String name, Map<String, ?> params) {
        enter(State.named(name), Params.of(params));
    }

    private void enter(State state, Params params) {
        synchronized (received) {
            account = new Account(limits, state, params);
            received.clear();
            remembered = 0;
        }
    }

    /** {@return what each state does, and its parameters, by its name} */
    public static Map<String, String> states() {
        return State.descriptions();
    }

    /** {@return a Reply that calls this sandbox; closing it leaves the sandbox running} */
    public Reply reply() {
        return Reply.builder().baseUrl(url()).apiKey("any-key").build();
    }

    /** {@return the sequences that it holds, in full, newest first} */
    public List<Sequence> sequences() {
        synchronized (received) {
            return account.newestFirst(Stored::json).stream()
                    .map(json ->
                            Sequence.fromJson(UTF_8.decode(json.duplicate()).toString()))
                    .toList();
        }
    }

    /**
     * {@return the last requests to the API since {@link #state}, oldest first: at most 1,000 of them, with at most 16
     * million characters in their bodies}
     */
    public List<Request> requests() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /**
     * A request that the sandbox received.
     *
     * @param method such as {@code POST}
     * @param target path and query, such as {@code /v3/sequences?name=Autumn}
     * @param headers the first value of each, by its name in lower case; without {@code authorization}
     * @param body empty where there was none
     */
    public record Request(String method, String target, Map<String, String> headers, String body) {}

    private void remember(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        headers.remove("authorization");
        String text = new String(body, UTF_8);
        received.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Collections.unmodifiableMap(headers),
                text));
        remembered += text.length();
        while (received.size() > MOST_REQUESTS || remembered > MOST_REMEMBERED) {
            remembered -= received.remove().body().length();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getRequestHeaders();
            long length = length(headers);
            if (isForeign(headers)) {
                refuse(Answer.foreign(), exchange);
            } else if (length > limits.body()) {
                refuse(limits.tooLarge(), exchange);
            } else {
                int share = (int) Math.min(limits.inFlight(), 1 + length + stored());
                inFlight.acquireUninterruptibly(share);
                try {
                    serve(exchange);
                } finally {
                    inFlight.release(share);
                }
            }
        }
    }

    private long stored() {
        synchronized (received) {
            return account.stored();
        }
    }

    /** The length of the body, or the largest one where it is not declared. */
    private long length(Headers headers) {
        String length = headers.getFirst("Content-Length");
        return headers.containsKey("Transfer-Encoding") ? limits.body() : length == null ? 0 : Long.parseLong(length);
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(limits.body() + 1);
        if (body.length > limits.body()) {
            refuse(limits.tooLarge(), exchange);
        } else if (limits.isTooMuchWork(body)) {
            send(limits.tooMuchWork(), exchange);
        } else {
            Answer answer;
            synchronized (received) {
                answer = answer(exchange, body);
            }
            if (answer != null) {
                send(answer, exchange);
            }
        }
    }

    /** Answers, but first skips some of the body: most clients read the answer only after they sent everything. */
    private void refuse(Answer answer, HttpExchange exchange) throws IOException {
        byte[] skipped = new byte[1 << 13];
        for (int left = limits.body(), read = 0; left > 0 && read >= 0; left -= read) {
            read = exchange.getRequestBody().read(skipped);
        }
        send(answer, exchange);
    }

    /** Whether a web page of another host may have sent it, perhaps with a name of its own for 127.0.0.1. */
    private static boolean isForeign(Headers headers) {
        return Stream.concat(
                        headers.getOrDefault("Host", List.of()).stream().map(host -> "http://" + host),
                        headers.getOrDefault("Origin", List.of()).stream())
                .anyMatch(url -> !isLoopback(url));
    }

    private static boolean isLoopback(String url) {
        try {
            return BaseUrl.of(url).isLoopback();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The answer, or null where the state lets it get lost. */
    private @Nullable Answer answer(HttpExchange exchange, byte[] body) {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        if (path.equals("/")) {
            return new Answer(200, Map.of("Content-Type", "text/plain; charset=utf-8"), Answer.bytes(page()));
        }
        if (path.equals("/_sandbox/state") || path.equals("/_sandbox/states")) {
            return method.equals("POST") ? enterState(body) : Answer.json(200, Answer.object(states()));
        }
        remember(exchange, body);
        String query = exchange.getRequestURI().getRawQuery();
        return new Api(account).answer(method, path, query, exchange.getRequestHeaders(), body);
    }

    /** What the sandbox is, and what it holds. */
    private String page() {
        List<JsonObject> held = account.newestFirst(Stored::shortForm);
        return resource("page.txt").replace("NUMBER", String.valueOf(held.size()))
                + held.stream()
                        .limit(MOST_LISTED)
                        .map(item -> "  " + item.get("id") + " " + item.get("name") + "\n")
                        .collect(Collectors.joining())
                + (held.size() > MOST_LISTED ? "  ... and older ones\n" : "");
    }

    private static void send(Answer answer, HttpExchange exchange) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        // On JDK 17 the body of an answer on a kept connection waits 40 ms for the client to acknowledge the head.
        exchange.getResponseHeaders().set("Connection", "close");
        byte[] body = answer.body().array();
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length);
            // For each write the JDK keeps a direct buffer of its size in the thread.
            for (int start = 0; start < body.length; start += PIECE) {
                exchange.getResponseBody().write(body, start, Math.min(PIECE, body.length - start));
            }
        }
    }

    private Answer enterState(byte[] bytes) {
        try {
            JsonElement body = JsonText.parse(utf8(bytes));
            JsonObject request = body instanceof JsonObject object ? object : new JsonObject();
            String name = JsonValues.text(request.get("state"));
            if (name == null) {
                return Answer.bare(400, "Bad Request", "Send {\"state\": \"...\", \"params\": {...}}.");
            }
            boolean teardown = "teardown".equals(JsonValues.text(request.get("action")));
            enter(teardown ? State.FRESH : State.named(name), Params.of(request.get("params")));
            return Answer.json(200, Answer.object(Map.of("state", name)));
        } catch (MalformedJsonTextException | CharacterCodingException e) {
            return Answer.bare(400, "Bad Request", "The body is not JSON.");
        } catch (IllegalArgumentException e) {
            return Answer.bare(400, "Bad Request", String.valueOf(e.getMessage()));
        }
    }

    /** The text of a file beside this class. */
    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Sandbox.class.getResourceAsStream(name), name)) {
            return utf8(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String utf8(byte[] bytes) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** Stops listening and forgets everything. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    @Override
    public String toString() {
        return "Sandbox(" + url() + ")";
    }
}
