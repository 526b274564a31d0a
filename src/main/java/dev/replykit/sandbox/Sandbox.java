package dev.replykit.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.JsonValues;
import dev.replykit.internal.json.MalformedJsonTextException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on this machine that creates, reads and lists sequences in memory, validates as documented and answers
 * in the documented shapes. It computes each answer from the request; it sends nothing to anybody.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start()) {
 *     sandbox.state("the rate limit is exceeded", Map.of("retryAfter", 2));
 *     Reply reply = Reply.builder().baseUrl(sandbox.url()).apiKey("any").build();
 * }
 * }</pre>
 *
 * <p>Any bearer token is taken as a key. {@link #state} puts it into a named situation, also over HTTP for verifiers in
 * other languages: {@code POST /_sandbox/state} with {@code {"state": "...", "params": {...}}}. The names are listed by
 * {@code GET /_sandbox/states}. What it does where the documentation is silent is a guess, and no proof of what Reply
 * does.
 */
public final class Sandbox implements AutoCloseable {
    private static final int LARGEST_BODY = 4 << 20;

    private final HttpServer server;
    private final ExecutorService executor;
    private final Account account = new Account();

    private Sandbox(HttpServer server) {
        this.server = server;
        this.executor = Executors.newCachedThreadPool(task -> daemon(task, "replykit-sandbox"));
        server.setExecutor(executor);
        server.createContext("/", this::handle);
    }

    /**
     * Starts a sandbox on a free port of the loopback address.
     *
     * @return a running sandbox
     */
    public static Sandbox start() {
        return start(0);
    }

    /**
     * Starts a sandbox on a port of the loopback address.
     *
     * @param port the port, or 0 for any free one
     * @return a running sandbox
     * @throws UncheckedIOException where the port is taken
     */
    public static Sandbox start(int port) {
        try {
            Sandbox sandbox = new Sandbox(HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0));
            startFromDaemon(sandbox.server);
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox can't listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The server's own thread inherits being a daemon, so that a sandbox never keeps a program from ending. */
    private static void startFromDaemon(HttpServer server) {
        Thread starter = daemon(server::start, "replykit-sandbox-start");
        starter.start();
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Where the sandbox listens.
     *
     * @return its address, such as {@code http://127.0.0.1:40123}
     */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Puts the sandbox into a named situation, starting from a fresh account.
     *
     * @param name one of {@link #states()}
     * @param params what the situation needs to know; numbers, texts and booleans. Names that it does not know are
     *     passed over, since verifiers hand on what is meant for other providers
     * @throws IllegalArgumentException for an unknown name (the message lists the known ones), or a parameter that
     *     makes no sense
     */
    public void state(String name, Map<String, ?> params) {
        account.enter(State.named(name), Params.of(params));
    }

    /**
     * The situations that the sandbox can be put into.
     *
     * @return what each does, with its parameters, by its name
     */
    public static Map<String, String> states() {
        return State.descriptions();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            if (answer == null) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            // On JDK 17 the body of an answer on a kept connection waits 40 ms for the client to acknowledge the head.
            exchange.getResponseHeaders().set("Connection", "close");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
            } else {
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** The answer, or null where it is to be lost on the way. */
    private @Nullable Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        byte[] bytes;
        try (InputStream in = exchange.getRequestBody()) {
            bytes = in.readNBytes(LARGEST_BODY + 1);
        }
        if (bytes.length > LARGEST_BODY) {
            return Answer.bare(413, "Payload Too Large", "The request body is too large.");
        }
        if (path.equals("/_sandbox/state") || path.equals("/_sandbox/states")) {
            return stateAnswer(exchange.getRequestMethod(), bytes);
        }
        return new Api(account)
                .answer(
                        exchange.getRequestMethod(),
                        path,
                        exchange.getRequestURI().getRawQuery(),
                        exchange.getRequestHeaders(),
                        bytes);
    }

    private Answer stateAnswer(String method, byte[] bytes) {
        if (!method.equals("POST")) {
            return Answer.json(200, texts(states()));
        }
        try {
            JsonElement body = JsonText.parse(utf8(bytes));
            String name = body instanceof JsonObject object ? JsonValues.text(object.get("state")) : null;
            if (name != null) {
                JsonObject object = (JsonObject) body;
                boolean teardown = "teardown".equals(JsonValues.text(object.get("action")));
                account.enter(teardown ? State.FRESH : State.named(name), Params.of(object.get("params")));
                return Answer.json(200, texts(Map.of("state", name)));
            }
            return Answer.bare(400, "Bad Request", "Send {\"state\": \"...\", \"params\": {...}}.");
        } catch (MalformedJsonTextException | CharacterCodingException e) {
            return Answer.bare(400, "Bad Request", "The body is not JSON.");
        } catch (IllegalArgumentException e) {
            return Answer.bare(400, "Bad Request", String.valueOf(e.getMessage()));
        }
    }

    private static JsonObject texts(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::addProperty);
        return object;
    }

    static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Stops listening; what it held is gone. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    /** Where it listens. */
    @Override
    public String toString() {
        return "Sandbox(" + url() + ")";
    }
}
