package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls a sandbox over plain HTTP, as a client in another language would. */
public final class Calls {
    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String url;

    public Calls(Sandbox sandbox) {
        this.url = sandbox.url();
    }

    /** A request with a key; the path may have a query. */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer a-key");
    }

    HttpRequest toCreate(String json) {
        return to("/v3/sequences")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    public HttpResponse<String> create(String json) throws IOException, InterruptedException {
        return CLIENT.send(toCreate(json), BodyHandlers.ofString());
    }

    /** Creates a sequence and returns the JSON of the answer. */
    JsonObject created(String json) throws IOException, InterruptedException {
        HttpResponse<String> response = create(json);
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return json(response);
    }

    HttpResponse<String> state(String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/_sandbox/state")).POST(BodyPublishers.ofString(json)));
    }

    JsonArray items(String query) throws IOException, InterruptedException {
        return json(get("/v3/sequences?" + query)).getAsJsonArray("items");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** {@return the status and the body, with single quotes, such as {@code 404 {'title':'Not Found'}}} */
    static String shown(HttpResponse<String> response) {
        return (response.statusCode() + " " + response.body().replace('"', '\'')).strip();
    }

    static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    /** Makes JSON of a text with single quotes. */
    static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
