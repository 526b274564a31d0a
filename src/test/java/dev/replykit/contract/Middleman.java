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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** A server in front of another. It changes the bodies that pass, as a defect of the client or the provider would. */
final class Middleman implements AutoCloseable {
    /** Each of the two connections has its own. */
    private static final Set<String> HEADERS_OF_A_CONNECTION = Set.of(
            "host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "date", "expect");

    private final HttpServer server;
    private final String behind;
    private final UnaryOperator<String> changeRequest;
    private final UnaryOperator<String> changeAnswer;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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

    static Middleman changingRequests(String url, UnaryOperator<String> change) {
        return new Middleman(url, change, UnaryOperator.identity());
    }

    static Middleman changingAnswers(String url, UnaryOperator<String> change) {
        return new Middleman(url, UnaryOperator.identity(), change);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            boolean state = uri.getPath().startsWith("/_sandbox/");
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + uri))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofString(state || sent.isEmpty() ? sent : changeRequest.apply(sent)));
            copy(exchange.getRequestHeaders(), request::header);
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            copy(answer.headers().map(), exchange.getResponseHeaders()::add);
            String back = answer.body();
            byte[] body = (state || back.isEmpty() ? back : changeAnswer.apply(back)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void copy(Map<String, List<String>> headers, BiConsumer<String, String> to) {
        headers.forEach((name, values) -> {
            if (!HEADERS_OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> to.accept(name, value));
            }
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
