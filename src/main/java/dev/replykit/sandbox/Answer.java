package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer in one of the documented shapes. */
record Answer(int status, Map<String, String> headers, ByteBuffer body) {

    static Answer json(int status, JsonElement body) {
        return json(status, bytes(body.toString()));
    }

    static Answer json(int status, ByteBuffer body) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
    }

    static Answer withoutBody(int status) {
        return new Answer(status, Map.of(), ByteBuffer.allocate(0));
    }

    /** Numbers, booleans, and all else as text. Gson's own mapper would bring the whole of Gson into the jar. */
    static JsonObject object(Map<String, ?> values) {
        JsonObject object = new JsonObject();
        values.forEach((name, value) -> {
            if (value instanceof Number number) {
                object.addProperty(name, number);
            } else if (value instanceof Boolean flag) {
                object.addProperty(name, flag);
            } else if (value != null) {
                object.addProperty(name, value.toString());
            }
        });
        return object;
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A problem with title, status and detail only. */
    static Answer bare(int status, String title, String detail) {
        return problem(status, title, detail, new JsonObject());
    }

    /** A problem with a stable code. */
    static Answer business(int status, String title, String detail, String code) {
        JsonObject more = new JsonObject();
        more.addProperty("code", code);
        return problem(status, title, detail, more);
    }

    /** A problem with every error. */
    static Answer validation(List<Finding> violations) {
        JsonArray errors = new JsonArray();
        for (Finding violation : violations) {
            JsonObject error = new JsonObject();
            error.addProperty("pointer", violation.pointer());
            error.addProperty("detail", violation.detail());
            errors.add(error);
        }
        JsonObject more = new JsonObject();
        more.add("errors", errors);
        more.add("extensions", new JsonObject());
        return problem(400, "Validation failed", "The request body contains validation errors.", more);
    }

    static Answer unauthorized(boolean hasBody) {
        String detail = "Authentication credentials are missing or invalid.";
        return (hasBody ? bare(401, "Unauthorized", detail) : withoutBody(401))
                .withHeader("WWW-Authenticate", "Bearer");
    }

    /** The API has a code where the endpoint refuses, but none where the scope of the key is too small. */
    static Answer forbidden(String method, boolean hasCode) {
        Map<String, String> verbs = Map.of("GET", "view sequences.", "POST", "create sequence.");
        String detail = "You do not have permission to " + verbs.getOrDefault(method, "delete sequence.");
        return hasCode ? forbidden(detail, "sequence.forbidden") : bare(403, "Forbidden", detail);
    }

    static Answer forbidden(String detail, String code) {
        return business(403, "Forbidden", detail, code);
    }

    static Answer foreign() {
        return bare(
                403,
                "Forbidden",
                "The sandbox serves only this machine, and no web page of another host. The headers Host and Origin, if"
                        + " any, must name 127.0.0.1, [::1] or localhost.");
    }

    static Answer tooLarge(String detail) {
        return bare(413, "Payload Too Large", detail);
    }

    static Answer rateLimited(long seconds) {
        return bare(429, "Too Many Requests", "Rate limit exceeded. Retry after " + seconds + " seconds.")
                .withHeader("Retry-After", String.valueOf(seconds));
    }

    private static Answer problem(int status, String title, String detail, JsonObject more) {
        JsonObject problem = new JsonObject();
        problem.addProperty("title", title);
        problem.addProperty("status", status);
        problem.addProperty("detail", detail);
        problem.asMap().putAll(more.asMap());
        return new Answer(status, Map.of("Content-Type", "application/problem+json"), bytes(problem.toString()));
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
