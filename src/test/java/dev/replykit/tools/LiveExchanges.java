package dev.replykit.tools;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import dev.replykit.internal.http.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests slowly enough for the rate limits of Reply, and records them. What is recorded is shown only without the
 * key, addresses, names, links and texts: of an answer, numbers and the words of the API remain.
 */
final class LiveExchanges {
    /** Fewer than 100 a minute, with room for other programs of the same user. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(900);

    private static final int LARGEST_ANSWER = 8_000_000;
    private static final Timeout TIMEOUT = Timeout.ofSeconds(60);
    private static final String REDACTED = "[redacted]";

    /** Members whose words come from the API, not from people. */
    private static final Set<String> WORDS_OF_THE_API = Set.of(
            "type",
            "actionType",
            "executionMode",
            "status",
            "connectionStatus",
            "cookieStatus",
            "accountType",
            "emailAccountType",
            "weekDay",
            "operators",
            "health",
            "created",
            "code",
            "repliesHandlingType",
            "generatedTaskOwner",
            "action",
            "operator");

    private static final Pattern WORD = Pattern.compile("[\\w.:+-]{1,60}");
    /** Sentences of the API. */
    private static final Set<String> SENTENCES = Set.of("title", "detail", "pointer");

    private static final Set<String> HEADERS =
            Set.of("content-type", "retry-after", "date", "location", "www-authenticate", "x-request-id");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)[^\\s\"'<>(),;:]+@[^\\s\"'<>(),;:]+|[a-z][a-z0-9+.-]*://[^\\s\"\\\\]+");

    private static final Gson JSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    /** One request, and the answer if there was one. */
    static final class Exchange {
        final String method;
        final String target;
        final String sent;
        final Map<String, String> headers = new LinkedHashMap<>();
        int status;
        String body = "";

        @Nullable
        String failure;

        /** False where the failure says that no connection was made. */
        boolean isSent = true;

        Exchange(String method, String target, String sent) {
            this.method = method;
            this.target = target;
            this.sent = sent;
        }

        /** The body as an object; an empty one if it is none. */
        JsonObject json() {
            return parsed(body) instanceof JsonObject object ? object : new JsonObject();
        }

        /** Whether the answer is a whole list, not filtered by a name, and has no items. */
        boolean isEmptyList() {
            JsonElement list = parsed(body) instanceof JsonArray array ? array : json().get("items");
            return list instanceof JsonArray items && items.isEmpty() && !target.contains("name=");
        }
    }

    final List<Exchange> all = new ArrayList<>();
    private final Secret key;
    private final String mark;
    private final Map<String, String> acting;
    private final boolean paces;
    private final CloseableHttpClient client;
    private long last;

    /**
     * @param mark the words in the names of what is created, which may be shown
     * @param acting headers that choose a user or team
     */
    LiveExchanges(Secret key, String mark, Map<String, String> acting, boolean paces) {
        this.key = key;
        this.mark = mark;
        this.acting = acting;
        this.paces = paces;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(15))
                        .setSocketTimeout(TIMEOUT)
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionManagerShared(true) // Pact closes the client after each request
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(TIMEOUT).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addExecInterceptorFirst("record", this::exchange)
                .build();
    }

    CloseableHttpClient client() {
        return client;
    }

    /** Sends a request that is not part of the contract; without a body if that is empty. */
    Exchange send(String method, String url, String bearer, String body) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(url));
        request.addHeader("Authorization", "Bearer " + bearer);
        if (!body.isEmpty()) {
            request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        }
        int before = all.size();
        try {
            return client.execute(request, answer -> all.get(before));
        } catch (IOException e) {
            return all.get(before);
        }
    }

    private ClassicHttpResponse exchange(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        pause();
        acting.forEach(request::setHeader);
        byte[] sent = request.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(request.getEntity());
        if (sent.length > 0) {
            request.setEntity(new ByteArrayEntity(
                    sent, ContentType.parse(request.getEntity().getContentType())));
        }
        Exchange exchange =
                new Exchange(request.getMethod(), request.getRequestUri(), new String(sent, StandardCharsets.UTF_8));
        all.add(exchange);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            exchange.status = response.getCode();
            for (Header header : response.getHeaders()) {
                exchange.headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
            }
            if (response.getEntity() != null) {
                ContentType type = ContentType.parse(response.getEntity().getContentType());
                byte[] body = EntityUtils.toByteArray(response.getEntity(), LARGEST_ANSWER);
                exchange.body = new String(body, StandardCharsets.UTF_8);
                response.setEntity(new ByteArrayEntity(body, type));
            }
            return response;
        } catch (IOException | HttpException e) {
            exchange.failure = e.toString();
            exchange.isSent = !(e instanceof ConnectException
                    || e instanceof ConnectTimeoutException
                    || e instanceof UnknownHostException);
            throw e;
        }
    }

    private void pause() throws IOException {
        long wait = last + PAUSE - System.nanoTime();
        if (paces && !all.isEmpty() && wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        last = System.nanoTime();
    }

    private static @Nullable JsonElement parsed(String text) {
        try {
            return JsonParser.parseString(text);
        } catch (JsonSyntaxException e) {
            return null;
        }
    }

    /** The text without the key, addresses and links. */
    String redacted(String text) {
        return ADDRESS.matcher(key.redact(text)).replaceAll(REDACTED);
    }

    /** The value of a member, if it is one of the words of the API. */
    String redacted(String member, String value) {
        boolean isWord =
                WORDS_OF_THE_API.contains(member) && WORD.matcher(value).matches();
        boolean isShown = isWord || value.matches("\\d{1,19}") || SENTENCES.contains(member) || value.equals(mark);
        return isShown ? redacted(value) : REDACTED;
    }

    /** All exchanges as JSON, redacted. */
    String recorded() {
        JsonArray array = new JsonArray();
        for (Exchange exchange : all) {
            JsonObject request = new JsonObject();
            request.addProperty("method", exchange.method);
            request.addProperty("target", redacted(target(exchange.target)));
            if (!exchange.sent.isEmpty()) {
                request.add("body", JsonParser.parseString(redacted(exchange.sent)));
            }
            JsonObject answer = new JsonObject();
            if (exchange.failure != null) {
                answer.addProperty("failure", redacted(exchange.failure));
            } else {
                answer.addProperty("status", exchange.status);
                JsonObject headers = new JsonObject();
                exchange.headers.forEach((name, value) -> {
                    if (HEADERS.contains(name) || name.startsWith("x-rate-limit")) {
                        headers.addProperty(name, redacted(value));
                    }
                });
                answer.add("headers", headers);
                JsonElement body = parsed(exchange.body);
                answer.add(
                        "body",
                        body != null
                                ? redacted("", body)
                                : new JsonPrimitive(exchange.body.length() + " characters that are no JSON"));
            }
            JsonObject both = new JsonObject();
            both.add("request", request);
            both.add("answer", answer);
            array.add(both);
        }
        return JSON.toJson(array) + "\n";
    }

    /** Without the name that was looked for. */
    private String target(String target) {
        return target.contains(mark) ? target : target.replaceAll("([?&]name=)[^&]*", "$1" + REDACTED);
    }

    private JsonElement redacted(String member, JsonElement value) {
        if (value instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.asMap().forEach((name, inner) -> copy.add(redacted(name), redacted(name, inner)));
            return copy;
        }
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(inner -> copy.add(redacted(member, inner)));
            return copy;
        }
        return value instanceof JsonPrimitive primitive && primitive.isString()
                ? new JsonPrimitive(redacted(member, primitive.getAsString()))
                : value == null ? JsonNull.INSTANCE : value;
    }
}
