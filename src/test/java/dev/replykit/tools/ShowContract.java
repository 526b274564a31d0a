package dev.replykit.tools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code scripts/show-contract}: prints the contract as a table for people. */
final class ShowContract {
    static final int WIDTH = 100;

    private static final String HEAD = """
            What replykit sends to Reply, and what it needs in the answer. From %s.

            replykit sends exactly what is listed. In an answer it needs only this:
              name    the member, with a value of the same type as the example
              name#   the member, with a whole number
              name=   the member, with exactly the value of the example
              name[]  the list, with at least one item

            live         can be verified against Reply; creates nothing
            live-create  can be verified against Reply; creates a sequence, or asks for one
            sandbox-only Reply can't be put into this situation

            """;
    private static final int[] COLUMNS = {14, 25, 38, 20};
    private static final Set<String> COMMON_HEADERS = Set.of("Authorization", "Content-Type");

    private final StringBuilder out = new StringBuilder();

    private ShowContract() {}

    public static void main(String... contracts) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String contract : contracts) {
            out.print(table(Path.of(contract)));
        }
    }

    static String table(Path file) throws IOException {
        JsonObject contract = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        ShowContract table = new ShowContract();
        table.out.append(HEAD.formatted(file.getFileName()));
        table.row(List.of("given"), List.of("sent"), List.of("relied on"), List.of("left open"));
        items(contract.get("interactions")).forEach(interaction -> table.add(interaction.getAsJsonObject()));
        table.rule();
        return table.out.toString();
    }

    private void add(JsonObject interaction) {
        JsonObject comments = object(interaction, "comments");
        List<String> texts = texts(comments.get("text"));
        rule();
        String title = text(interaction, "description") + " ";
        String tag = text(object(object(comments, "references"), "replykit"), "tag");
        line(title + " ".repeat(Math.max(1, WIDTH - title.length() - tag.length())) + tag);
        row(
                items(interaction.get("providerStates"))
                        .map(state -> text(state.getAsJsonObject(), "name"))
                        .toList(),
                sent(object(interaction, "request")),
                reliedOn(object(interaction, "response")),
                startingWith("Leaves open: ", texts));
        startingWith("Catches: ", texts)
                .forEach(bug -> wrapped("Catches: " + bug, WIDTH).forEach(this::line));
    }

    private static List<String> sent(JsonObject request) {
        List<String> lines = new ArrayList<>();
        lines.add(text(request, "method") + " " + text(request, "path"));
        JsonObject query = object(request, "query");
        if (!query.isEmpty()) {
            lines.add("?" + String.join(" &", query.keySet()));
        }
        headers(request, (name, value) -> lines.add(name + ": " + value));
        object(object(request, "body"), "content").asMap().forEach((name, value) -> lines.add(member(name, value)));
        return lines;
    }

    private static void headers(JsonObject message, BiConsumer<String, String> action) {
        object(message, "headers").asMap().forEach((name, values) -> {
            if (!COMMON_HEADERS.contains(name)) {
                action.accept(name, String.join(", ", texts(values)));
            }
        });
    }

    private static String member(String name, JsonElement value) {
        if (name.equals("steps")) {
            return "steps: " + kinds(value);
        }
        return value instanceof JsonObject object ? name + ": " + object.size() + " members" : name;
    }

    /** Such as {@code email, linkedIn (connect, message), call}. */
    private static String kinds(JsonElement steps) {
        Map<String, List<String>> actionsOfType = new LinkedHashMap<>();
        items(steps).map(JsonElement::getAsJsonObject).forEach(step -> {
            List<String> actions = actionsOfType.computeIfAbsent(text(step, "type"), type -> new ArrayList<>());
            if (step.has("actionType")) {
                actions.add(text(step, "actionType"));
            }
        });
        return String.join(
                ", ",
                actionsOfType.entrySet().stream()
                        .map(kind -> kind.getKey()
                                + (kind.getValue().isEmpty() ? "" : " (" + String.join(", ", kind.getValue()) + ")"))
                        .toList());
    }

    private static List<String> reliedOn(JsonObject response) {
        JsonObject rules = object(response, "matchingRules");
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (matcher(object(rules, "status"), "status")) {
                    case "success" -> "any 2xx";
                    case "serverError" -> "any 5xx";
                    default -> "status " + text(response, "status");
                });
        headers(response, (name, value) -> lines.add(name + ": as " + value));
        Map<String, Set<String>> namesOfParent = new LinkedHashMap<>();
        JsonElement body = object(response, "body").get("content");
        if (body instanceof JsonArray array) {
            collect("[]", array.get(0), object(rules, "body"), "$[*]", namesOfParent);
        } else {
            collect("", body == null ? new JsonObject() : body, object(rules, "body"), "$", namesOfParent);
        }
        namesOfParent.forEach(
                (parent, names) -> lines.add((parent.isEmpty() ? "" : parent + ": ") + String.join(", ", names)));
        return lines;
    }

    /** Collects each value of the example, with a sign for the rule that it must match, under its parent's name. */
    private static void collect(
            String parent, JsonElement example, JsonObject rules, String path, Map<String, Set<String>> out) {
        example.getAsJsonObject().asMap().forEach((name, value) -> {
            String at = path + "." + name;
            String label = parent.isEmpty() ? name : parent + "." + name;
            if (value instanceof JsonObject) {
                collect(label, value, rules, at, out);
            } else if (value instanceof JsonArray array) {
                boolean eachAlike = rules.has(at);
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i) instanceof JsonObject item) {
                        String itemPath = at + (eachAlike ? "[*]" : "[" + i + "]");
                        collect(label + (eachAlike ? "[]" : ""), item, rules, itemPath, out);
                    } else {
                        add(out, parent, name + "[]");
                    }
                }
            } else {
                String sign = switch (matcher(object(rules, at), "match")) {
                    case "integer" -> "#";
                    case "type" -> "";
                    default -> value.isJsonNull() ? "=null" : "=";
                };
                add(out, parent, name + sign);
            }
        });
    }

    private static void add(Map<String, Set<String>> out, String parent, String name) {
        out.computeIfAbsent(parent, key -> new LinkedHashSet<>()).add(name);
    }

    /** The named member of the first matcher, or the empty string. */
    private static String matcher(JsonObject rule, String member) {
        return items(rule.get("matchers"))
                .map(matcher -> matcher.getAsJsonObject().get(member))
                .map(word -> word == null ? "" : word.getAsString())
                .findFirst()
                .orElse("");
    }

    @SafeVarargs
    private void row(List<String>... cells) {
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            int width = COLUMNS[i];
            columns.add(cells[i].stream()
                    .flatMap(text -> wrapped(text, width).stream())
                    .toList());
        }
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0, start = 0; column < COLUMNS.length; start += COLUMNS[column++] + 1) {
                List<String> texts = columns.get(column);
                line.append(" ".repeat(start - line.length())).append(i < texts.size() ? texts.get(i) : "");
            }
            line(line.toString().stripTrailing());
        }
    }

    /** Breaks at blanks, or within a word that is too wide. Later lines are indented. */
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

    private void rule() {
        line("-".repeat(WIDTH));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static List<String> startingWith(String word, List<String> comments) {
        return comments.stream()
                .filter(comment -> comment.startsWith(word))
                .map(comment -> comment.substring(word.length()).replaceFirst("\\.$", ""))
                .toList();
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject child ? child : new JsonObject();
    }

    private static Stream<JsonElement> items(@Nullable JsonElement json) {
        return json instanceof JsonArray array ? array.asList().stream() : Stream.of();
    }

    private static List<String> texts(@Nullable JsonElement json) {
        return items(json).map(JsonElement::getAsString).toList();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }
}
