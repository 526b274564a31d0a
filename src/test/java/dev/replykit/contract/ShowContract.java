package dev.replykit.contract;

import dev.replykit.internal.json.Json;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.MalformedJsonTextException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code scripts/show-contract}: the contract as a table for people. */
final class ShowContract {
    static final int WIDTH = 100;

    private static final String HEAD = """
            What replykit sends to Reply and relies on, from %s.

            Requests are exact: nothing more is sent, and nothing else. Of an answer only this is relied on:
              name    is there, with a value of the type in the example
              name#   is there, with a whole number
              name=   is there, with the very word in the example, as it tells kinds of steps apart
              name[]  is there, with at least one item
            live can be verified against Reply and makes nothing; live-create makes a sequence, or would if
            Reply did not refuse; sandbox-only can't be arranged there.
            """;
    private static final int[] COLUMNS = {14, 25, 38, 20};
    private static final Pattern STEP = Pattern.compile("\\[\\d+]");
    private static final Set<String> EVERYWHERE = Set.of("Authorization", "Content-Type");

    private ShowContract() {}

    /**
     * The program.
     *
     * @param files the contract
     */
    public static void main(String... files) throws IOException, MalformedJsonTextException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String file : files) {
            out.print(table(Path.of(file)));
        }
    }

    static String table(Path file) throws IOException, MalformedJsonTextException {
        Json.Obj contract = (Json.Obj) JsonText.parse(Files.readString(file));
        StringBuilder out = new StringBuilder(HEAD.formatted(file.getFileName())).append('\n');
        row(out, List.of(List.of("given"), List.of("sent"), List.of("relied on"), List.of("left open")));
        for (Json.Obj interaction : objects(contract.get("interactions"))) {
            show(out, interaction);
        }
        return out.append("-".repeat(WIDTH)).append('\n').toString();
    }

    private static void show(StringBuilder out, Json.Obj interaction) {
        Json.Obj comments = object(interaction, "comments");
        List<String> words = texts(comments.get("text"));
        String tag = String.valueOf(
                object(object(comments, "references"), "replykit").text("tag"));
        String title = interaction.text("description") + " ";
        out.append("-".repeat(WIDTH)).append('\n');
        out.append(title)
                .append(" ".repeat(Math.max(1, WIDTH - title.length() - tag.length())))
                .append(tag);
        out.append('\n');
        row(
                out,
                List.of(
                        objects(interaction.get("providerStates")).stream()
                                .map(state -> String.valueOf(state.text("name")))
                                .toList(),
                        sent(object(interaction, "request")),
                        reliedOn(object(interaction, "response")),
                        starting(words, "Leaves open: ")));
        starting(words, "Catches: ")
                .forEach(bug -> wrapped("Catches: " + bug, WIDTH)
                        .forEach(line -> out.append(line).append('\n')));
    }

    private static List<String> sent(Json.Obj request) {
        List<String> lines = new ArrayList<>();
        lines.add(request.text("method") + " " + request.text("path"));
        List<String> query = new ArrayList<>();
        eachMember(request.get("query"), (name, values) -> query.add(name));
        if (!query.isEmpty()) {
            lines.add("?" + String.join(" &", query));
        }
        eachMember(request.get("headers"), (name, values) -> {
            if (!EVERYWHERE.contains(name)) {
                lines.add(name + ": " + String.join(", ", texts(values)));
            }
        });
        eachMember(object(request, "body").get("content"), (name, value) -> lines.add(member(name, value)));
        return lines;
    }

    private static String member(String name, Json value) {
        if (name.equals("steps")) {
            return "steps: " + kinds(objects(value));
        }
        return value instanceof Json.Obj object ? name + ": " + object.size() + " members" : name;
    }

    /** Such as {@code email, linkedIn (connect, message), call}. */
    private static String kinds(List<Json.Obj> steps) {
        StringBuilder out = new StringBuilder();
        String before = null;
        for (Json.Obj step : steps) {
            String type = String.valueOf(step.text("type"));
            String action = step.text("actionType");
            if (action != null && type.equals(before)) {
                out.setLength(out.length() - 1);
                out.append(", ").append(action).append(')');
            } else {
                out.append(out.isEmpty() ? "" : ", ").append(type);
                out.append(action == null ? "" : " (" + action + ")");
            }
            before = action == null ? null : type;
        }
        return out.toString();
    }

    private static List<String> reliedOn(Json.Obj response) {
        Json.Obj rules = object(response, "matchingRules");
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (String.valueOf(matcher(rules.get("status"), "status"))) {
                    case "success" -> "any 2xx";
                    case "serverError" -> "any 5xx";
                    default -> "status " + response.integer("status");
                });
        eachMember(response.get("headers"), (name, values) -> {
            if (!EVERYWHERE.contains(name)) {
                lines.add(name + ": as " + String.join(", ", texts(values)));
            }
        });
        Map<String, Set<String>> members = new LinkedHashMap<>();
        leaves("", object(response, "body").get("content"), object(rules, "body"), "$", members);
        members.forEach(
                (parent, names) -> lines.add((parent.isEmpty() ? "" : parent + ": ") + String.join(", ", names)));
        return lines;
    }

    /** The values of the example, with what is relied on of each, by the object that they are in. */
    private static void leaves(
            String parent, @Nullable Json object, Json.Obj rules, String path, Map<String, Set<String>> out) {
        eachMember(object, (name, value) -> {
            String at = path + "." + name;
            String label = parent.isEmpty() ? name : parent + "." + name;
            if (value instanceof Json.Arr items) {
                boolean some = rules.get(at) != null;
                for (int i = 0; i < items.size(); i++) {
                    String item = at + (some ? "[*]" : "[" + i + "]");
                    if (items.get(i) instanceof Json.Obj) {
                        leaves(label + (some ? "[]" : ""), items.get(i), rules, item, out);
                    } else {
                        add(out, parent, name + "[]");
                    }
                }
            } else if (value instanceof Json.Obj) {
                leaves(label, value, rules, at, out);
            } else {
                add(out, parent, name + mark(value, matcher(rules.get(at), "match")));
            }
        });
    }

    private static void add(Map<String, Set<String>> out, String parent, String name) {
        out.computeIfAbsent(STEP.matcher(parent).replaceAll(""), key -> new LinkedHashSet<>())
                .add(name);
    }

    private static String mark(Json value, @Nullable String match) {
        if (value instanceof Json.Null) {
            return "=null";
        }
        return "integer".equals(match) ? "#" : "type".equals(match) ? "" : "=";
    }

    private static @Nullable String matcher(@Nullable Json rule, String member) {
        return rule instanceof Json.Obj obj
                ? objects(obj.get("matchers")).stream()
                        .map(matcher -> matcher.text(member))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static void row(StringBuilder out, List<List<String>> cells) {
        List<List<String>> columns = new ArrayList<>();
        int height = 0;
        for (int i = 0; i < COLUMNS.length; i++) {
            int width = COLUMNS[i];
            columns.add(cells.get(i).stream()
                    .map(text -> wrapped(text, width))
                    .flatMap(Collection::stream)
                    .toList());
            height = Math.max(height, columns.get(i).size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            int end = 0;
            for (int i = 0; i < COLUMNS.length; i++) {
                text.append(" ".repeat(Math.max(0, end - text.length())));
                text.append(line < columns.get(i).size() ? columns.get(i).get(line) : "");
                end += COLUMNS[i] + 1;
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }

    /** The text in lines of this width, broken at blanks, or within a word that is wider; later ones are indented. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 1 && !rest.substring(0, blank).isBlank() ? blank : width;
            lines.add(rest.substring(0, end));
            rest = "  " + rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }

    private static List<String> starting(List<String> comments, String word) {
        return comments.stream()
                .filter(comment -> comment.startsWith(word))
                .map(comment -> comment.substring(word.length()).replaceFirst("\\.$", ""))
                .toList();
    }

    private static void eachMember(@Nullable Json json, BiConsumer<String, Json> action) {
        if (json instanceof Json.Obj object) {
            object.toMap().forEach(action);
        }
    }

    private static Json.Obj object(Json.Obj parent, String name) {
        return parent.get(name) instanceof Json.Obj child ? child : Json.object(Map.of());
    }

    private static List<Json.Obj> objects(@Nullable Json json) {
        return json instanceof Json.Arr items
                ? items.items().stream().map(Json.Obj.class::cast).toList()
                : List.of();
    }

    private static List<String> texts(@Nullable Json json) {
        return json instanceof Json.Arr items
                ? items.items().stream().map(item -> ((Json.Text) item).value()).toList()
                : List.of();
    }
}
