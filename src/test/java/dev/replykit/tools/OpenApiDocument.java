package dev.replykit.tools;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * An OpenAPI document as maps and lists: YAML, JSON, or a documentation page with one operation's YAML in a fenced block.
 * Aliases are shared objects, so a document of 2 MB with thousands of aliases stays small. Nothing here writes it out.
 */
final class OpenApiDocument {
    static final int LARGEST = 16_000_000;

    /** The place of a parameter without a name, or whose reference leads nowhere. */
    static final String UNREADABLE = "unreadable";

    private static final LoadSettings LIMITS = LoadSettings.builder()
            .setMaxAliasesForCollections(1_000_000)
            .setCodePointLimit(LARGEST)
            .build();
    private static final Pattern FENCED = Pattern.compile(
            "^(`{3,}|~{3,})[ \\t]*(?:ya?ml|json)\\b[^\\n]*\\n(.*?)^\\1[ \\t]*$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** The whole document, or a page with one operation. */
    final boolean isPage;

    private final Map<?, ?> root;
    private final Schemas schemas = new Schemas(this);

    private OpenApiDocument(Map<?, ?> root, boolean isPage) {
        this.root = root;
        this.isPage = isPage;
    }

    /** @throws UnreadableException if the text is no OpenAPI document */
    static OpenApiDocument parse(String text) {
        Matcher fenced = FENCED.matcher(text);
        while (fenced.find()) {
            if (load(fenced.group(2)) instanceof Map<?, ?> map && map.get("paths") instanceof Map<?, ?>) {
                return new OpenApiDocument(map, true);
            }
        }
        if (load(text) instanceof Map<?, ?> map && map.get("paths") instanceof Map<?, ?>) {
            return new OpenApiDocument(map, false);
        }
        throw new UnreadableException(
                "It has no \"paths\", so it is no OpenAPI document. Of a page of the documentation,"
                        + " take the address with .md at its end.");
    }

    private static @Nullable Object load(String yaml) {
        try {
            return new Load(LIMITS).loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new UnreadableException("It is no YAML: " + e.getMessage());
        }
    }

    Schemas schemas() {
        return schemas;
    }

    /** Such as {@code OpenAPI 3.1.0, "Reply API" 3.0.0}. */
    String title() {
        Map<?, ?> info = map(root.get("info"));
        return "OpenAPI %s, \"%s\" %s".formatted(root.get("openapi"), info.get("title"), info.get("version"));
    }

    /** The operations by their names, such as {@code GET /v3/sequences/{}}: names of path parameters may differ. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        map(root.get("paths")).forEach((path, item) -> {
            Map<?, ?> methods = map(resolve(item));
            methods.forEach((method, node) -> {
                if (METHODS.contains(method) && node instanceof Map<?, ?> operation) {
                    String name = String.valueOf(method).toUpperCase(Locale.ROOT) + " "
                            + server().replaceFirst("^[^/]*//[^/]*", "").replaceFirst("/$", "") + path;
                    operations.put(
                            name.replaceAll("\\{[^}]*}", "{}"),
                            new Operation(name, operation, list(methods.get("parameters"))));
                }
            });
        });
        return operations;
    }

    private String server() {
        List<?> servers = list(root.get("servers"));
        return servers.isEmpty() ? "" : text(map(servers.get(0)).get("url"));
    }

    /** Such as {@code https://api.reply.io}; empty where the document names none. */
    String host() {
        return server().replaceFirst("(?<=[^/:])/.*", "");
    }

    /** The object that a reference within the document leads to, or the node itself. Null where it leads nowhere. */
    @Nullable
    Object resolve(@Nullable Object node) {
        Object at = node;
        for (int hops = 0; hops < 50 && at instanceof Map<?, ?> map && map.get("$ref") instanceof String ref; hops++) {
            at = ref.startsWith("#/") ? root : null;
            for (String name : ref.substring(Math.min(2, ref.length())).split("/")) {
                String key = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8)
                        .replace("~1", "/")
                        .replace("~0", "~");
                at = map(at).get(key);
            }
        }
        return at;
    }

    static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Collections.emptyMap(); // takes null as key
    }

    static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    static String text(@Nullable Object node) {
        return node == null ? "" : String.valueOf(node).strip().replaceAll("\\s+", " ");
    }

    /** One operation, with what it takes and answers. */
    final class Operation {
        final String name;
        final Map<?, ?> node;
        private final List<?> shared;

        private Operation(String name, Map<?, ?> node, List<?> shared) {
            this.name = name;
            this.node = node;
            this.shared = shared;
        }

        String words() {
            return (text(node.get("summary")) + " " + text(node.get("description"))).strip();
        }

        /** By place, such as {@code ?top} and {@code header x-user-id}; those of the path by number. */
        Map<String, Map<?, ?>> parameters() {
            Map<String, Map<?, ?>> parameters = new LinkedHashMap<>();
            List<Object> all = new ArrayList<>(shared);
            all.addAll(list(node.get("parameters")));
            int inPath = 0;
            for (Object each : all) {
                Map<?, ?> parameter = map(resolve(each));
                String name = String.valueOf(parameter.get("name"));
                String place = !(parameter.get("name") instanceof String)
                        ? UNREADABLE
                        : switch (String.valueOf(parameter.get("in"))) {
                            case "query" -> "?" + name;
                            case "path" -> "path " + ++inPath;
                            default -> parameter.get("in") + " " + name.toLowerCase(Locale.ROOT);
                        };
                parameters.put(place, parameter);
            }
            return parameters;
        }

        Map<?, ?> requestBody() {
            return map(resolve(node.get("requestBody")));
        }

        /** By status. */
        Map<String, Map<?, ?>> responses() {
            return named(node.get("responses"));
        }

        /** Such as {@code {bearerAuth=http bearer}}; the name alone where the document does not describe it. */
        Map<String, String> authentication() {
            Object required = node.containsKey("security") ? node.get("security") : root.get("security");
            Map<?, ?> schemes = map(map(root.get("components")).get("securitySchemes"));
            Map<String, String> authentication = new LinkedHashMap<>();
            for (Object each : list(required)) {
                map(each).keySet().forEach(name -> {
                    Map<?, ?> scheme = map(resolve(schemes.get(name)));
                    String words = text(scheme.get("type")) + " "
                            + text(scheme.get("scheme")).toLowerCase(Locale.ROOT);
                    authentication.put(String.valueOf(name), scheme.isEmpty() ? "" : words.strip());
                });
            }
            return authentication;
        }
    }

    /** Each member of the node by its name in small letters, without references. */
    Map<String, Map<?, ?>> named(@Nullable Object node) {
        Map<String, Map<?, ?>> named = new LinkedHashMap<>();
        map(node).forEach((name, each) -> named.put(String.valueOf(name).toLowerCase(Locale.ROOT), map(resolve(each))));
        return named;
    }

    /** The name of a content type with JSON, or null. */
    static @Nullable String jsonType(Map<?, ?> message) {
        return map(message.get("content")).keySet().stream()
                .map(String::valueOf)
                .filter(type -> type.contains("json"))
                .findFirst()
                .orElse(null);
    }

    /** The schema of the JSON content, or null. */
    static @Nullable Object jsonSchema(Map<?, ?> message) {
        return map(map(message.get("content")).get(jsonType(message))).get("schema");
    }

    /** Why a document can't be read. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }
    }
}
