package dev.replykit.tools;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A document that is built like Reply's own, the same API in other spellings, and drifts of it. */
final class VendorDocument {
    private static final Path FILE =
            Path.of("src", "test", "resources", "dev", "replykit", "tools", "vendor-like.yaml");
    private static final String OTHERS = "# here the test adds other operations\n";

    private VendorDocument() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same API, written in another way. */
    static String spelled(String how) {
        return changed(
                text(),
                switch (how) {
                    case "json" -> text -> json(tree());
                    case "moved" ->
                        text -> text.replace(
                                "                    discriminator: *ref_190\n                    oneOf: *ref_191\n",
                                "                    $ref: '#/components/schemas/step.component'\n");
                    case "renamedPathParameter" ->
                        text -> text.replace("/{id}:", "/{sequence_id}:")
                                .replace("- name: id\n", "- name: sequence_id\n");
                    case "basePath" ->
                        text -> text.replace("url: https://api.reply.io", "url: https://api.reply.io/v3/")
                                .replace("\n  /v3/", "\n  /");
                    case "nullsByType" ->
                        text -> text.replaceAll("type: (\\w+)\\n +nullable: true", "type: [$1, 'null']");
                    case "terse" ->
                        text -> text.replaceAll("servers:\\n.*\\n", "")
                                .replaceAll(" *x-required-scope: .*\\n", "")
                                .replaceAll("  securitySchemes:\\n(    .*\\n){3}", "");
                    case "extract" -> text -> text.replace("\n    delete:\n", "\n    x-delete:\n");
                    case "large" -> text -> text.replace(OTHERS, OTHERS + others(310));
                    default -> throw new IllegalArgumentException(how);
                });
    }

    /**
     * The document with an edit such as {@code maxItems: 3 => maxItems: 2}. Each blank on the left is any white space, to
     * which {@code $1} on the right refers; {@code ..} is any text.
     */
    static String with(String edit) {
        String[] sides = edit.split(" => ", -1);
        String pattern = Arrays.stream(sides[0].split(" "))
                .map(word -> word.equals("..") ? ".*?" : Pattern.quote(word))
                .collect(Collectors.joining("(\\s+)"));
        return changed(
                text(),
                text -> Pattern.compile(pattern, Pattern.DOTALL).matcher(text).replaceAll(sides[1]));
    }

    /** The document in which a new member has schemas that double forty times when they are written out. */
    static String doublingSchemas() {
        String schemas = doubling("properties: {a: *%1$s, b: *%1$s}", "a") + doubling("oneOf: [*%1$s, *%1$s]", "o");
        return with("&ref_203 items: => &ref_203$1a: *a40$1o: *o40$1items:")
                .replace("\npaths:\n", "\nx-doubling:\n" + schemas + "paths:\n");
    }

    /** Forty schemas, of which each has the one before twice. */
    private static String doubling(String twice, String name) {
        return "  %s0: &%s0 {type: object, properties: {x: {type: string}}}\n".formatted(name, name)
                + IntStream.rangeClosed(1, 40)
                        .mapToObj(i ->
                                "  %s%d: &%s%d {%s}\n".formatted(name, i, name, i, twice.formatted(name + (i - 1))))
                        .collect(Collectors.joining());
    }

    /** A page of the documentation as Markdown: one operation in a fenced block. */
    static String page(String path, String method) {
        Map<Object, Object> document = new LinkedHashMap<>(tree());
        Object operation = OpenApiDocument.map(
                        OpenApiDocument.map(document.get("paths")).get(path))
                .get(method);
        document.put("paths", Map.of(path, Map.of(method, operation)));
        return "# A page\n\n> Words, and `code`.\n\n```bash\ncurl\n```\n\n## OpenAPI\n\n````yaml " + method + " " + path
                + "\n" + json(document) + "\n````\n\nMore words.\n";
    }

    private static Map<?, ?> tree() {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(1_000).build();
        return OpenApiDocument.map(new Load(settings).loadFromString(text()));
    }

    private static String json(Map<?, ?> tree) {
        return new GsonBuilder().setPrettyPrinting().create().toJson(tree);
    }

    /** Operations that replykit does not use, with the aliases that the document is full of. */
    private static String others(int count) {
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < count; i++) {
            others.append("  /v3/others/%d:\n".formatted(i));
            for (String method : new String[] {"get", "post", "put", "delete"}) {
                others.append("    %s:\n      summary: Other\n      description: |-\n".formatted(method));
                others.append("        Words about another operation. %s\n".formatted("They are long. ".repeat(60)));
                others.append("      responses:\n        '200':\n          description: Done\n          content:\n");
                others.append("            application/json:\n              schema:\n                type: object\n");
                if (method.equals("get")) {
                    others.append(
                            "                properties: &ref_9%1$d1\n                  id:\n                    type: integer\n"
                                    .formatted(i));
                    others.append("                required: &ref_9%1$d2\n                  - id\n".formatted(i));
                } else {
                    others.append("                properties: *ref_9%1$d1\n                required: *ref_9%1$d2\n"
                            .formatted(i));
                }
                others.append(
                        "        '400':\n          content:\n            application/problem+json:\n              schema:\n");
                others.append(
                        "                oneOf:\n                  - allOf: *ref_5\n                  - allOf: *ref_11\n");
                others.append("        '429':\n          headers: *ref_9\n          content: *ref_10\n");
            }
        }
        return others.toString();
    }

    private static String changed(String text, UnaryOperator<String> change) {
        String changed = change.apply(text);
        if (changed.equals(text)) {
            throw new AssertionError("nothing changed");
        }
        return changed;
    }
}
