package dev.replykit.tools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.internal.text.Lines;
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
import java.util.stream.Collectors;
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
    private static final Set<String> COMMON_HEADERS = Set.of("Authorization", "Content-Type");
    private static final String RULE = "-".repeat(WIDTH) + "\n";

    private ShowContract() {}

    public static void main(String... contracts) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String contract : contracts) {
            out.print(table(Path.of(contract)));
        }
    }

    static String table(Path file) throws IOException {
        JsonObject contract = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        return items(contract.get("interactions"))
                .map(interaction -> RULE + rows(interaction.getAsJsonObject()))
                .collect(Collectors.joining("", HEAD.formatted(file.getFileName()), RULE));
    }

    private static String rows(JsonObject interaction) {
        JsonObject comments = object(interaction, "comments");
        String title = text(interaction, "description") + " ";
        String tag = text(object(object(comments, "references"), "replykit"), "tag");
        List<String> states = items(interaction.get("providerStates"))
                .map(state -> text(state.getAsJsonObject(), "name"))
                .toList();
        return title + " ".repeat(Math.max(1, WIDTH - title.length() - tag.length())) + tag + "\n"
                + row("given", states)
                + row("sent", sent(object(interaction, "request")))
                + row("relied on", reliedOn(object(interaction, "response")))
                + row("left open", startingWith("Leaves open: ", comments))
                + row("catches", startingWith("Catches: ", comments));
    }

    private static String row(String name, List<String> cells) {
        String indentation = " ".repeat(12);
        return cells.isEmpty()
                ? ""
                : cells.stream()
                                .map(cell -> Lines.wrapped(cell, indentation, indentation + "  "))
                                .collect(Collectors.joining("\n"))
                                .replaceFirst("^ {12}", "%-12s".formatted("  " + name))
                        + "\n";
    }

    private static List<String> sent(JsonObject request) {
        List<String> lines = new ArrayList<>();
        JsonObject query = object(request, "query");
        lines.add(text(request, "method") + " " + text(request, "path")
                + (query.isEmpty() ? "" : "?" + String.join("&", query.keySet())));
        lines.addAll(headers(request, ": "));
        List<String> members = new ArrayList<>();
        object(object(request, "body"), "content").asMap().forEach((name, value) -> members.add(member(name, value)));
        if (!members.isEmpty()) {
            lines.add(String.join(", ", members));
        }
        return lines;
    }

    private static List<String> headers(JsonObject message, String is) {
        return object(message, "headers").asMap().entrySet().stream()
                .filter(header -> !COMMON_HEADERS.contains(header.getKey()))
                .map(header -> header.getKey()
                        + is
                        + items(header.getValue()).map(JsonElement::getAsString).collect(Collectors.joining(", ")))
                .toList();
    }

    /** Such as {@code steps (email, linkedIn connect, call)}. */
    private static String member(String name, JsonElement value) {
        if (!name.equals("steps")) {
            return value instanceof JsonObject object ? name + " (" + object.size() + " members)" : name;
        }
        return items(value)
                .map(JsonElement::getAsJsonObject)
                .map(step -> text(step, "type") + (step.has("actionType") ? " " + text(step, "actionType") : ""))
                .distinct()
                .collect(Collectors.joining(", ", "steps (", ")"));
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
        lines.addAll(headers(response, ": as "));
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

    private static List<String> startingWith(String word, JsonObject comments) {
        return items(comments.get("text"))
                .map(JsonElement::getAsString)
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

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }
}
