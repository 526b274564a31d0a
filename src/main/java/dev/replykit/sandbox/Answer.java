package dev.replykit.sandbox;

import dev.replykit.Finding;
import dev.replykit.internal.json.Json;
import dev.replykit.internal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer in one of the documented shapes. */
record Answer(int status, Map<String, String> headers, String body) {

    static Answer json(int status, Json body) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), JsonText.write(body));
    }

    /** A problem with title, status and detail only. */
    static Answer bare(int status, String title, String detail) {
        return problem(status, title, detail, Map.of());
    }

    /** A problem with a stable code. */
    static Answer business(int status, String title, String detail, String code) {
        return problem(status, title, detail, Map.of("code", Json.of(code)));
    }

    /** A problem with everything that is wrong. */
    static Answer validation(List<Finding> violations) {
        List<Json> errors = violations.stream()
                .<Json>map(violation -> {
                    Map<String, Json> error = new LinkedHashMap<>();
                    error.put("pointer", Json.of(violation.pointer()));
                    error.put("detail", Json.of(violation.detail()));
                    return Json.object(error);
                })
                .toList();
        Map<String, Json> more = new LinkedHashMap<>();
        more.put("errors", Json.array(errors));
        more.put("extensions", Json.object(Map.of()));
        return problem(400, "Validation failed", "The request body contains validation errors.", more);
    }

    static Answer unauthorized() {
        return bare(401, "Unauthorized", "Authentication credentials are missing or invalid.")
                .withHeader("WWW-Authenticate", "Bearer");
    }

    static Answer forbidden(boolean reading) {
        return business(
                403,
                "Forbidden",
                "You do not have permission to " + (reading ? "view sequences." : "create sequence."),
                "sequence.forbidden");
    }

    static Answer rateLimited(long seconds) {
        return bare(429, "Too Many Requests", "Rate limit exceeded. Retry after " + seconds + " seconds.")
                .withHeader("Retry-After", String.valueOf(seconds));
    }

    private static Answer problem(int status, String title, String detail, Map<String, Json> more) {
        Map<String, Json> problem = new LinkedHashMap<>();
        problem.put("title", Json.of(title));
        problem.put("status", Json.of(status));
        problem.put("detail", Json.of(detail));
        problem.putAll(more);
        return new Answer(
                status, Map.of("Content-Type", "application/problem+json"), JsonText.write(Json.object(problem)));
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    Answer withoutBody() {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove("Content-Type");
        return new Answer(status, fewer, "");
    }
}
