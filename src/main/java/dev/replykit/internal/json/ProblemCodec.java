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
import org.jspecify.annotations.Nullable;

/**
 * Problem documents (RFC 9457 without type and instance), and whatever else an error answer may hold: every text in it is
 * kept, in whatever member it is.
 */
public final class ProblemCodec {
    /** Members that say nothing about what was wrong. */
    private static final Set<String> SILENT = Set.of(
            "type",
            "title",
            "status",
            "statuscode",
            "code",
            "instance",
            "path",
            "method",
            "timestamp",
            "teams",
            "success");

    private static final List<String> TEXTS =
            List.of("detail", "message", "msg", "description", "error_description", "errorMessage", "reason", "error");
    private static final List<String> PLACES = List.of("pointer", "field", "property", "propertyName", "param", "path");

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
        String detail = JsonValues.text(problem.get("detail"));
        problem.remove("detail");
        reading.collect("", problem);
        List<Finding> errors = reading.errors;
        if (detail == null && !errors.isEmpty() && errors.get(0).pointer().isEmpty()) {
            detail = errors.remove(0).detail();
        }
        return new Problem(status, JsonValues.text(problem.get("title")), detail, code, errors, body);
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
            String place = first(object, PLACES);
            String told = first(object, TEXTS);
            if (told != null) {
                collect(place == null ? at : text(object, place), object.get(told));
            }
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                String name = member.getKey();
                boolean isKnown = name.equals(told) || name.equals(place) || isSilent(name);
                if (!isKnown) {
                    boolean isList = TEXTS.contains(name) || name.equals("errors") || name.equals("violations");
                    collect(isList ? at : name, member.getValue());
                }
            }
            if (place != null && errors.size() == before) {
                errors.add(Finding.violation(text(object, place), object.toString()));
            }
        }
    }

    private static boolean isSilent(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SILENT.contains(lower) || lower.endsWith("id");
    }

    private static String text(JsonObject object, String name) {
        return String.valueOf(JsonValues.text(object.get(name)));
    }

    private static @Nullable String first(JsonObject object, List<String> names) {
        return names.stream()
                .filter(name -> JsonValues.text(object.get(name)) != null)
                .findFirst()
                .orElse(null);
    }
}
