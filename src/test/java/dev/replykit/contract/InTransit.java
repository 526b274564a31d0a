package dev.replykit.contract;

import static dev.replykit.contract.ContractTable.*;
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
import org.jspecify.annotations.Nullable;

/**
 * What may happen between a client and Reply, or in Reply itself. {@link #before} puts it before a sandbox. A verifier
 * that notices none of it proves nothing.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas hold no state.
enum InTransit {
    ACTING_USER_DROPPED(ON_BEHALF, request -> request.headers.remove("X-User-Id"), null),
    TEAM_DROPPED(ON_BEHALF, request -> request.headers.remove("X-TEAM-ID"), null),
    ACTING_USER_CHANGED(ON_BEHALF, request -> request.headers.replace("X-User-Id", List.of("5")), null),
    QUERY_DROPPED(LIST_AMONG_OTHERS, request -> request.query = null, null),
    NAME_DROPPED(LIST_AMONG_OTHERS, request -> request.queryWithout("name"), null),
    TIME_DROPPED(LIST_AMONG_OTHERS, request -> request.queryWithout("createdAfter"), null),
    SCHEDULE_DROPPED(FULLEST, request -> request.members(sequence -> sequence.remove("scheduleId")), null),
    DELAYS_TIMES_60(FULLEST, request -> request.steps(InTransit::makeSeconds), null),
    ANSWERED_DELAYS_TIMES_60(FULLEST, null, answer -> answer.steps(InTransit::makeSeconds)),
    BRANCH_SIDE_FLIPPED(PLACED_BY_HAND, request -> request.steps(InTransit::flipSide), null),
    ANSWERED_BRANCH_SIDE_FLIPPED(PLACED_BY_HAND, null, answer -> answer.steps(InTransit::flipSide)),
    ANSWERED_IDS_ROUNDED(ON_BEHALF, null, Message::roundIds),
    SECOND_ERROR_LOST(
            INVALID,
            null,
            answer -> answer.members(problem -> problem.getAsJsonArray("errors").remove(1))),
    ATTACHMENTS_ECHOED(
            PLACED_BY_HAND,
            null,
            answer -> answer.steps(step -> step.getAsJsonArray("variants")
                    .forEach(variant -> variant.getAsJsonObject().add("attachmentIds", new JsonArray())))),
    STATUS_CHANGED(READ_NEW, null, answer -> answer.members(sequence -> sequence.addProperty("status", "active"))),
    MORE_PAGES_HIDDEN(EMAIL_ACCOUNTS_GO_ON, null, answer -> answer.members(page -> page.addProperty("hasMore", false))),
    MAILBOX_STATUS_LOST(
            EMAIL_ACCOUNTS,
            null,
            answer -> answer.body = answer.body.replace("\"connectionStatus\"", "\"connection\"")),
    HOURS_LOST(SCHEDULE_HOURS, null, answer -> answer.body = answer.body.replace("\"timeRanges\"", "\"ranges\"")),
    ARRAY_AS_PAGE(SCHEDULES, null, answer -> answer.body = "{\"items\": " + answer.body + "}"),
    UNAVAILABLE_AS_500(UNAVAILABLE, null, answer -> answer.status = 500),
    PARENTS_LOST(OTHER_ORDER, null, answer -> answer.steps(step -> step.remove("parentId"))),
    STEPS_IN_THE_ORDER_OF_THE_ARRAY(
            OTHER_ORDER,
            null,
            answer -> answer.members(sequence -> {
                JsonElement previous = null;
                for (JsonElement item : sequence.getAsJsonArray("steps")) {
                    item.getAsJsonObject().add("parentId", previous);
                    previous = item.getAsJsonObject().get("id");
                }
            }));

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern BEYOND_DOUBLE = Pattern.compile("\\b\\d{16,18}\\b");

    /** The interaction that must fail. */
    final ContractTable row;

    private final Consumer<Message> inRequest;
    private final Consumer<Message> inAnswer;

    InTransit(ContractTable row, @Nullable Consumer<Message> inRequest, @Nullable Consumer<Message> inAnswer) {
        this.row = row;
        this.inRequest = inRequest == null ? request -> {} : inRequest;
        this.inAnswer = inAnswer == null ? answer -> {} : inAnswer;
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
