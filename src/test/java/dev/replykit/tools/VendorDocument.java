package dev.replykit.tools;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
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

    static String with(String drift) {
        return changed(text(), edit(drift));
    }

    private static UnaryOperator<String> edit(String drift) {
        return switch (drift) {
            case "operation gone" -> replace("    post:\n      tags:\n        - Sequences\n", "    put:\n");
            case "request member gone" -> cut("name:\n                  type: string\n", "scheduleId:");
            case "request member renamed" ->
                replace(
                        "                name:\n                  type: string\n",
                        "                names:\n                  type: string\n");
            case "request member required" ->
                replace(
                        "- name\n              properties: &ref_545",
                        "- name\n                - scheduleId\n              properties: &ref_545");
            case "new required request member" ->
                replace(
                        "- name\n              properties: &ref_545\n",
                        "- name\n                - folder\n              properties: &ref_545\n                folder:\n                  type: string\n");
            case "item retyped" -> replace("type: integer\n                    format: int64\n", "type: string\n");
            case "request null refused" -> cut("nullable: true\n", "description: With what");
            case "request word gone" -> replace("\n                                  - continueSending\n", "\n");
            case "request word renamed" -> replace("- wait\n", "- waits\n");
            case "request limit narrower" -> replace("maxItems: 3", "maxItems: 2");
            case "request limit added" -> replace("description: Name of the new sequence", "maxLength: 255");
            case "request format added" -> replace("description: Where the recording is", "format: uri");
            case "request member read-only" -> replace("description: What is to be done", "readOnly: true");
            case "request kind gone" ->
                cut(
                        "- type: object\n                                  title: SMS\n",
                        "- type: object\n                                  title: WhatsApp");
            case "kind renamed" -> replace("- inMail\n", "- inMailMessage\n");
            case "parameter gone" -> cut("- name: top\n", "- name: skip");
            case "parameter renamed" -> replace("- name: skip\n", "- name: skipped\n");
            case "parameter retyped" ->
                replace(
                        "(default 25, max 1000)\n          schema:\n            type: integer",
                        "(default 25, max 1000)\n          schema:\n            type: string");
            case "scope changed" -> replace("x-required-scope: sequences:write", "x-required-scope: sequences:create");
            case "server moved" -> replace("url: https://api.reply.io", "url: https://api2.reply.io");
            case "authentication changed" -> replace("scheme: bearer", "scheme: basic");
            case "answer member retyped" ->
                replace(
                        "type: integer\n                            readOnly: true\n                            description: Id of the sequence",
                        "type: string\n                            readOnly: true");
            case "list renamed" ->
                replace(
                        "items:\n                    type: array\n                    description: The sequences",
                        "entries:\n                    type: array\n                    description: The sequences");
            case "answer member gone" -> replace("health:\n", "condition:\n");
            case "answer null" -> replace("description: Its address", "nullable: true");
            case "answer member optional" -> replace("- id\n                                - email\n", "- id\n");
            case "answer format gone" ->
                replace("format: date-time\n                            readOnly: true", "readOnly: true");
            case "header gone" -> replace("Retry-After:", "X-Other:");
            case "new kind" ->
                replace(
                        "                    oneOf: *ref_191\n",
                        "                    oneOf:\n                      - oneOf: *ref_191\n                      - type: object\n                        properties:\n                          type:\n                            enum: [pigeon]\n");
            case "new answer word" -> replace("- stalled\n", "- stalled\n                              - sleeping\n");
            case "new optional member" ->
                replace(
                        "properties: &ref_545\n",
                        "properties: &ref_545\n                pace:\n                  type: integer\n");
            case "new status" ->
                replace(
                        "        '404':\n          description: An account",
                        "        '409':\n          description: Twice\n        '404':\n          description: An account");
            case "new parameter" ->
                replace("        - name: top\n", "        - name: cursor\n          in: query\n        - name: top\n");
            case "limit wider" -> replace("maximum: 3\n", "maximum: 5\n");
            case "default changed" -> replace("default: sequence", "default: contact");
            case "closed request" ->
                replace("properties: &ref_545\n", "additionalProperties: false\n              properties: &ref_545\n");
            case "status gone" ->
                replace("'404':\n          description: No such", "'410':\n          description: No such");
            case "answer word gone" -> cut("- stalled\n", "- degraded");
            case "deprecated" ->
                replace("operationId: GetSequenceById\n", "operationId: GetSequenceById\n      deprecated: true\n");
            case "aliases as text" -> replace("properties: *ref_188", "properties: ref_188");
            case "steps without kinds" ->
                replace("                    oneOf: *ref_191\n", "                    type: object\n");
            case "dangling reference" ->
                replace(
                        "                  required: *ref_48\n                  properties: *ref_49\n",
                        "                  $ref: '#/components/schemas/nowhere'\n");
            case "rule that is not read" ->
                replace("properties: &ref_545\n", "not: {required: [folder]}\n              properties: &ref_545\n");
            case "dangling parameter" ->
                replace("        - name: top\n", "        - $ref: '#/nowhere'\n        - name: top\n");
            case "few members" -> replace("                allOf: *ref_192\n", "                type: object\n");
            case "no answer" ->
                replace(
                        "'200':\n          description: The sequence\n",
                        "'302':\n          description: The sequence\n");
            case "other operations" -> replace("  /v3/", "  /v4/");
            case "doubling schemas" ->
                text -> replace(
                                "\npaths:\n",
                                "\nx-doubling:\n" + doubling("properties: {a: *%1$s, b: *%1$s}", "a")
                                        + doubling("oneOf: [*%1$s, *%1$s]", "o") + "paths:\n")
                        .andThen(replace(
                                "properties: &ref_203\n",
                                "properties: &ref_203\n                  a: *a40\n                  o: *o40\n"))
                        .apply(text);
            case "recursive schema" ->
                replace(
                        "properties: &ref_203\n",
                        "properties: &ref_203\n                  folder: &folder\n                    type: object\n                    properties:\n                      parent: *folder\n                      any:\n                        oneOf: [*folder]\n");
            default -> throw new IllegalArgumentException(drift);
        };
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

    private static UnaryOperator<String> replace(String from, String to) {
        return text -> text.replace(from, to);
    }

    /** Without what is between the beginning of one text and that of the other. */
    private static UnaryOperator<String> cut(String from, String to) {
        return text -> {
            int end = text.indexOf(to, text.indexOf(from));
            int begin = text.lastIndexOf(from, end);
            return text.substring(0, begin) + text.substring(end);
        };
    }

    private static String changed(String text, UnaryOperator<String> change) {
        String changed = change.apply(text);
        if (changed.equals(text)) {
            throw new AssertionError("nothing changed");
        }
        return changed;
    }
}
