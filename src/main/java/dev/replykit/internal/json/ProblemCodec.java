package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import dev.replykit.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Problem documents (RFC 9457 without type and instance), and whatever else an error answer may hold: every text that
 * says what was wrong is kept, in whatever member it is.
 */
public final class ProblemCodec {
    /** Members at the top that say nothing about what was wrong. */
    private static final Set<String> SILENT = Set.of(("type title status statuscode code instance path method timestamp"
                    + " teams success traceid requestid correlationid request_id trace_id")
            .split(" "));

    private static final List<String> TEXTS = List.of(
            "detail", "message", "msg", "description", "error_description", "errorMessage", "reason", "error", "title");
    private static final List<String> PLACES =
            List.of("pointer", "field", "property", "propertyName", "propertyPath", "param", "target", "path", "loc");
    /** Members that hold errors, so that their names are no places. */
    private static final Set<String> LISTS = Set.of("errors", "violations", "messages", "details", "source");

    private final List<Finding> errors = new ArrayList<>();

    private ProblemCodec() {}

    /** The problem that the body describes. Where it describes none, the problem has the body alone. */
    public static Problem read(int status, String body) {
        JsonElement json = JsonText.parseOrNull(body);
        ProblemCodec reading = new ProblemCodec();
        if (!(json instanceof JsonObject problem)) {
            if (json instanceof JsonArray) {
                reading.collect("", json);
            }
            return new Problem(status, null, null, null, reading.errors, body);
        }
        String code = JsonValues.text(problem.get("code"));
        if (code == null && problem.get("error") instanceof JsonObject error) {
            code = JsonValues.text(error.get("code"));
        }
        String title = JsonValues.text(problem.get("title"));
        String detail = JsonValues.text(problem.get("detail"));
        if (detail != null) {
            problem.remove("detail");
        }
        problem.keySet().removeIf(name -> SILENT.contains(name.toLowerCase(Locale.ROOT)));
        reading.collect("", problem);
        List<Finding> errors = reading.errors;
        if (detail == null && !errors.isEmpty() && errors.get(0).pointer().isEmpty()) {
            detail = errors.remove(0).detail();
        }
        return new Problem(status, title, detail, code, errors, body);
    }

    /** {@return whether the body is an answer of the API itself, not of something before it} */
    public static boolean isProblem(String body) {
        return JsonText.parseOrNull(body) instanceof JsonObject problem
                && (problem.has("title") || problem.has("detail") || problem.has("code") || problem.has("errors"));
    }

    /** {@return the teams that the answer lists, such as "1045 (North)"} */
    public static List<String> teams(String body) {
        List<String> teams = new ArrayList<>();
        if (JsonText.parseOrNull(body) instanceof JsonObject problem
                && problem.get("teams") instanceof JsonArray listed) {
            for (JsonElement json : listed) {
                if (json instanceof JsonObject team) {
                    Long id = JsonValues.integer(team.get("teamId"));
                    String name = JsonValues.text(team.get("teamName"));
                    teams.add((id == null ? "?" : id) + (name == null ? "" : " (" + name + ")"));
                }
            }
        }
        return teams;
    }

    /** Keeps every text, with the pointer or field beside it, or else with the name of its member. */
    private void collect(String at, JsonElement json) {
        String text = JsonValues.text(json);
        if (text != null) {
            if (!text.isBlank()) {
                errors.add(Finding.violation(at, text));
            }
        } else if (json instanceof JsonArray list) {
            list.forEach(item -> collect(at, item));
        } else if (json instanceof JsonObject object) {
            int before = errors.size();
            String place = place(object);
            String here = place == null ? at : place;
            String told = TEXTS.stream()
                    .filter(name -> JsonValues.text(object.get(name)) != null)
                    .findFirst()
                    .orElse(null);
            if (told != null) {
                collect(here, object.get(told));
            }
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                String name = member.getKey();
                if (!name.equals(told) && !(place != null && PLACES.contains(name))) {
                    boolean isPlace = place == null && !TEXTS.contains(name) && !LISTS.contains(name);
                    collect(isPlace ? (at.isEmpty() ? name : at + "/" + name) : here, member.getValue());
                }
            }
            if (errors.size() == before && (place != null || object.has("code"))) {
                errors.add(Finding.violation(here, object.toString()));
            }
        }
    }

    /** The pointer or field beside a text, possibly as an array or in {@code source}; null where there is none. */
    private static @Nullable String place(JsonObject object) {
        for (String name : PLACES) {
            JsonElement json = object.get(name);
            String text = JsonValues.text(json);
            if (text != null) {
                return text;
            } else if (json instanceof JsonArray parts
                    && parts.asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
                return parts.asList().stream()
                        .map(part -> "/" + part.getAsString())
                        .collect(Collectors.joining());
            }
        }
        return object.get("source") instanceof JsonObject source ? place(source) : null;
    }
}
