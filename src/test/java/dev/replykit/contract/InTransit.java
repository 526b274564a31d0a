package dev.replykit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
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
import java.util.regex.Pattern;

/**
 * What may happen between a client and Reply, or in Reply itself. {@link #before} puts it before a sandbox. A verifier
 * that notices none of it proves nothing.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas hold no state.
enum InTransit {
    ACTING_USER_DROPPED(request -> request.headers.remove("X-User-Id"), answer -> {}),
    TEAM_DROPPED(request -> request.headers.remove("X-TEAM-ID"), answer -> {}),
    ACTING_USER_CHANGED(request -> request.headers.replace("X-User-Id", List.of("5")), answer -> {}),
    QUERY_DROPPED(request -> request.query = null, answer -> {}),
    NAME_DROPPED(request -> request.queryWithout("name"), answer -> {}),
    TIME_DROPPED(request -> request.queryWithout("createdAfter"), answer -> {}),
    SCHEDULE_DROPPED(request -> request.members(sequence -> sequence.remove("scheduleId")), answer -> {}),
    DELAYS_TIMES_60(request -> request.steps(InTransit::makeSeconds), answer -> {}),
    ANSWERED_DELAYS_TIMES_60(request -> {}, answer -> answer.steps(InTransit::makeSeconds)),
    BRANCH_SIDE_FLIPPED(request -> request.steps(InTransit::flipSide), answer -> {}),
    ANSWERED_BRANCH_SIDE_FLIPPED(request -> {}, answer -> answer.steps(InTransit::flipSide)),
    ANSWERED_IDS_ROUNDED(request -> {}, Message::roundIds),
    SECOND_ERROR_LOST(
            request -> {},
            answer -> answer.members(problem -> {
                if (problem.get("errors") instanceof JsonArray errors && errors.size() > 1) {
                    errors.remove(1);
                }
            })),
    ATTACHMENTS_ECHOED(
            request -> {},
            answer -> answer.steps(step -> {
                if (step.get("variants") instanceof JsonArray variants) {
                    variants.forEach(variant -> variant.getAsJsonObject().add("attachmentIds", new JsonArray()));
                }
            })),
    STATUS_CHANGED(
            request -> {},
            answer -> answer.members(sequence -> {
                if (sequence.has("status") && sequence.has("id")) {
                    sequence.addProperty("status", "active");
                }
            })),
    MORE_PAGES_HIDDEN(
            request -> {},
            answer -> answer.members(page -> {
                if (page.has("hasMore")) {
                    page.addProperty("hasMore", false);
                }
            })),
    MAILBOX_STATUS_LOST(
            request -> {}, answer -> answer.body = answer.body.replace("\"connectionStatus\"", "\"connection\"")),
    HOURS_LOST(request -> {}, answer -> answer.body = answer.body.replace("\"timeRanges\"", "\"ranges\"")),
    ARRAY_AS_PAGE(
            request -> {},
            answer -> answer.body = answer.body.startsWith("[") ? "{\"items\": " + answer.body + "}" : answer.body),
    UNAVAILABLE_AS_500(request -> {}, answer -> answer.status = answer.status == 503 ? 500 : answer.status),
    PARENTS_LOST(request -> {}, answer -> answer.steps(step -> step.remove("parentId"))),
    STEPS_IN_THE_ORDER_OF_THE_ARRAY(
            request -> {},
            answer -> answer.members(sequence -> {
                JsonElement previous = null;
                for (JsonElement item : sequence.get("steps") instanceof JsonArray steps ? steps : new JsonArray()) {
                    item.getAsJsonObject().add("parentId", previous);
                    previous = item.getAsJsonObject().get("id");
                }
            }));

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern BEYOND_DOUBLE = Pattern.compile("\\b\\d{16,18}\\b");

    private final Consumer<Message> inRequest;
    private final Consumer<Message> inAnswer;

    InTransit(Consumer<Message> inRequest, Consumer<Message> inAnswer) {
        this.inRequest = inRequest;
        this.inAnswer = inAnswer;
    }

    /** A server that passes everything on to another one and back, with this change. Its states are set as there. */
    HttpServer before(String url) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> pass(exchange, url));
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void pass(HttpExchange exchange, String url) throws IOException {
        try (exchange) {
            boolean isState = exchange.getRequestURI().getPath().startsWith("/_sandbox");
            Message request = new Message(
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            request.query = exchange.getRequestURI().getRawQuery();
            if (!isState) {
                inRequest.accept(request);
            }
            HttpRequest.Builder passed = HttpRequest.newBuilder(URI.create(url
                            + exchange.getRequestURI().getRawPath()
                            + (request.query == null ? "" : "?" + request.query)))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofString(request.body));
            for (String name : List.of("Authorization", "Content-Type", "X-User-Id", "X-TEAM-ID")) {
                request.headers.getOrDefault(name, List.of()).forEach(value -> passed.header(name, value));
            }
            HttpResponse<String> response = CLIENT.send(passed.build(), BodyHandlers.ofString());
            Message answer = new Message(response.headers().map(), response.body());
            answer.status = response.statusCode();
            if (!isState) {
                inAnswer.accept(answer);
            }
            for (String name : List.of("Content-Type", "Retry-After")) {
                answer.headers
                        .getOrDefault(name, List.of())
                        .forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
            byte[] body = answer.body.getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void makeSeconds(JsonObject step) {
        step.addProperty("delayInMinutes", 60 * step.get("delayInMinutes").getAsLong());
    }

    private static void flipSide(JsonObject step) {
        if (step.has("ifConditionPositive")) {
            step.addProperty(
                    "ifConditionPositive", !step.get("ifConditionPositive").getAsBoolean());
        }
    }

    /** A request or an answer. */
    private static final class Message {
        private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private String body;
        private String query;
        private int status;

        Message(Map<String, List<String>> headers, String body) {
            this.headers.putAll(headers);
            this.body = body;
        }

        void queryWithout(String name) {
            if (query != null) {
                List<String> parameters = new ArrayList<>(List.of(query.split("&")));
                parameters.removeIf(parameter -> parameter.startsWith(name + "="));
                query = String.join("&", parameters);
            }
        }

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

        void roundIds() {
            body = BEYOND_DOUBLE.matcher(body).replaceAll(id -> String.valueOf((long) Double.parseDouble(id.group())));
        }
    }
}
