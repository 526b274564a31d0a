package dev.replykit.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A server in front of another: passes on what it gets, changes bodies on the way as a defect of the client or of the
 * provider would, and remembers what came back. The door for provider states is left alone.
 */
final class Middleman implements AutoCloseable {
    /** Set by the HTTP client or by the server itself, each for its own connection. */
    private static final Set<String> OF_THE_CONNECTION = ofTheConnection();

    private final HttpServer server;
    private final String behind;
    private final UnaryOperator<String> changeRequest;
    private final UnaryOperator<String> changeAnswer;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Passed> passed = new CopyOnWriteArrayList<>();

    /** What came back, as it left the server behind. */
    record Passed(String method, String path, int status, String body) {}

    private Middleman(String behind, UnaryOperator<String> changeRequest, UnaryOperator<String> changeAnswer) {
        this.behind = behind;
        this.changeRequest = changeRequest;
        this.changeAnswer = changeAnswer;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.start();
    }

    static Middleman before(String url) {
        return new Middleman(url, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static Middleman changingRequests(String url, UnaryOperator<String> change) {
        return new Middleman(url, change, UnaryOperator.identity());
    }

    static Middleman changingAnswers(String url, UnaryOperator<String> change) {
        return new Middleman(url, UnaryOperator.identity(), change);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What came back since the last time this was asked. */
    List<Passed> passed() {
        List<Passed> since = List.copyOf(passed);
        passed.clear();
        return since;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            boolean door = uri.getPath().startsWith("/_sandbox/");
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + uri))
                    .method(
                            exchange.getRequestMethod(),
                            sent.isEmpty()
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(door ? sent : changeRequest.apply(sent)));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name)) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (!door) {
                passed.add(new Passed(exchange.getRequestMethod(), uri.getPath(), answer.statusCode(), answer.body()));
            }
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            String back = door || answer.body().isEmpty() ? answer.body() : changeAnswer.apply(answer.body());
            byte[] body = back.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Set<String> ofTheConnection() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(List.of("Host", "Connection", "Content-Length", "Transfer-Encoding", "Upgrade", "HTTP2-Settings"));
        names.addAll(List.of("Date", "Expect"));
        return names;
    }
}
