package dev.replykit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server that passes requests on to another one, and its answers back. Both may be changed on the way. */
public final class Relay implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpServer server;
    private final String target;
    private final Consumer<Message> inRequest;
    private final Consumer<Message> inAnswer;

    public Relay(String target, Consumer<Message> inRequest, Consumer<Message> inAnswer) {
        this.target = target;
        this.inRequest = inRequest;
        this.inAnswer = inAnswer;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/", this::pass);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Message request = new Message(exchange, exchange.getRequestHeaders(), sent);
            inRequest.accept(request);
            HttpRequest.Builder passed = HttpRequest.newBuilder(URI.create(target + request.uri()))
                    .method(request.method, BodyPublishers.ofString(request.body));
            for (String name : List.of("Authorization", "Content-Type", "X-User-Id", "X-TEAM-ID")) {
                request.headers.getOrDefault(name, List.of()).forEach(value -> passed.header(name, value));
            }
            HttpResponse<String> response = CLIENT.send(passed.build(), BodyHandlers.ofString());
            Message answer = new Message(exchange, response.headers().map(), response.body());
            answer.status = response.statusCode();
            inAnswer.accept(answer);
            for (String name : List.of("Content-Type", "Retry-After")) {
                exchange.getResponseHeaders().put(name, answer.headers.getOrDefault(name, List.of()));
            }
            byte[] body = answer.body.getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A request or the answer to it. */
    public static final class Message {
        public final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        public final String method;
        public String path;
        public @Nullable String query;
        public int status;
        public String body;

        private Message(HttpExchange exchange, Map<String, List<String>> headers, String body) {
            this.headers.putAll(headers);
            this.body = body;
            method = exchange.getRequestMethod();
            path = exchange.getRequestURI().getRawPath();
            query = exchange.getRequestURI().getRawQuery();
        }

        public String uri() {
            return query == null ? path : path + "?" + query;
        }

        /** Whether it sets a state of a sandbox. */
        public boolean isState() {
            return path.startsWith("/_sandbox");
        }

        void queryWithout(String name) {
            if (query != null) {
                List<String> parameters = new ArrayList<>(List.of(query.split("&")));
                parameters.removeIf(parameter -> parameter.startsWith(name + "="));
                query = String.join("&", parameters);
            }
        }

        /** Changes the body where it is an object. */
        void members(Consumer<JsonObject> change) {
            if (!body.isEmpty() && JsonParser.parseString(body) instanceof JsonObject object) {
                change.accept(object);
                body = object.toString();
            }
        }

        void steps(Consumer<JsonObject> change) {
            members(sequence -> {
                if (sequence.get("steps") instanceof JsonArray steps) {
                    steps.forEach(step -> change.accept(step.getAsJsonObject()));
                }
            });
        }
    }
}
