package dev.replykit.tools;

import static dev.replykit.tools.OpenApiDocument.list;
import static dev.replykit.tools.OpenApiDocument.map;
import static dev.replykit.tools.OpenApiDocument.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of one document, each merged once: {@code allOf}, {@code $ref} and alternatives become one list of members.
 * Alternatives that have one word for {@code type} (and {@code actionType}) are kinds; discriminators are ignored. Other
 * alternatives are taken together.
 */
final class Schemas {
    static final Set<String> LIMITS = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");
    /** What says nothing about values. An element of allOf that has nothing else is no schema. */
    private static final Set<String> SILENT = Set.of("title", "example", "examples", "discriminator", "xml");

    /** What may forbid values, and is not read here. */
    private static final List<String> NOT_READ = List.of(
            "not",
            "if",
            "dependentRequired",
            "dependentSchemas",
            "dependencies",
            "patternProperties",
            "propertyNames",
            "prefixItems",
            "contains",
            "unevaluatedProperties",
            "unevaluatedItems",
            "$dynamicRef");

    private static final Set<String> COMBINERS = Set.of("$ref", "allOf", "oneOf", "anyOf");
    private static final int MOST_ALTERNATIVES = 500;

    private final OpenApiDocument document;
    private final IdentityHashMap<Object, Schema> merged = new IdentityHashMap<>();
    private final IdentityHashMap<Object, List<List<Map<?, ?>>>> alternatives = new IdentityHashMap<>();

    Schemas(OpenApiDocument document) {
        this.document = document;
    }

    Schema of(@Nullable Object node) {
        if (!(node instanceof Map<?, ?>)) {
            Schema any = new Schema();
            if (node != null && !Boolean.TRUE.equals(node)) {
                any.problems.add("a schema is no object, but \"" + text(node) + "\"");
            }
            return any;
        }
        Schema known = merged.get(node);
        if (known == null) {
            known = merge(alternatives(node));
            merged.put(node, known);
        }
        return known;
    }

    private Schema merge(List<List<Map<?, ?>>> all) {
        if (all.size() == 1) {
            return conjunction(all.get(0));
        }
        Schema result = new Schema();
        List<Schema> others = new ArrayList<>();
        for (List<Map<?, ?>> parts : all) {
            Schema each = conjunction(parts);
            if (each.types.isEmpty() && each.nullable) {
                result.nullable = true;
            } else if (kindOf(each).isEmpty()) {
                others.add(each);
            } else {
                result.kinds.merge(kindOf(each), Map.of("allOf", parts), (a, b) -> Map.of("anyOf", List.of(a, b)));
                result.types.add("object");
                result.nullable |= each.nullable;
                result.problems.addAll(each.problems);
            }
        }
        if (!result.kinds.isEmpty() && !others.isEmpty()) {
            result.problems.add("an alternative has no single word for its type");
        } else if (!others.isEmpty()) {
            result.unite(others);
        }
        return result;
    }

    /** Such as {@code email} or {@code linkedIn message}; empty where it is told by no single word. */
    String kindOf(Schema schema) {
        String type = onlyWord(schema.members.get("type"));
        String action = onlyWord(schema.members.get("actionType"));
        return type.isEmpty() || action.isEmpty() ? type : type + " " + action;
    }

    private String onlyWord(@Nullable Object member) {
        Set<String> words = member == null ? null : of(member).words;
        return words != null && words.size() == 1 ? words.iterator().next() : "";
    }

    /** Each alternative as its parts, which have no more references, allOf, oneOf or anyOf. */
    private List<List<Map<?, ?>>> alternatives(@Nullable Object node) {
        List<List<Map<?, ?>>> known = alternatives.get(node);
        if (known != null) {
            return known;
        }
        alternatives.put(node, List.of(List.of())); // while within itself
        List<List<Map<?, ?>>> result = List.of(List.of(own(map(node))));
        if (map(node).get("$ref") instanceof String ref) {
            Object target = document.resolve(node);
            result = target == null
                    ? List.of(List.of(Map.of("x-problem", "the reference " + ref + " leads nowhere")))
                    : product(result, alternatives(target));
        }
        for (Object each : list(map(node).get("allOf"))) {
            result = product(result, alternatives(each));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (map(node).get(choice) instanceof List<?> choices && !choices.isEmpty()) {
                List<List<Map<?, ?>>> union = new ArrayList<>();
                choices.forEach(each -> union.addAll(alternatives(each)));
                result = product(result, union);
            }
        }
        alternatives.put(node, result);
        return result;
    }

    private static List<List<Map<?, ?>>> product(List<List<Map<?, ?>>> left, List<List<Map<?, ?>>> right) {
        if ((long) left.size() * right.size() > MOST_ALTERNATIVES) {
            return List.of(List.of(Map.of("x-problem", "it has more than " + MOST_ALTERNATIVES + " alternatives")));
        }
        List<List<Map<?, ?>>> product = new ArrayList<>();
        for (List<Map<?, ?>> a : left) {
            for (List<Map<?, ?>> b : right) {
                IdentityHashMap<Map<?, ?>, Boolean> parts = new IdentityHashMap<>();
                List<Map<?, ?>> both = new ArrayList<>();
                for (List<Map<?, ?>> side : List.of(a, b)) {
                    side.stream()
                            .filter(part -> !part.isEmpty() && parts.put(part, true) == null)
                            .forEach(both::add);
                }
                product.add(both);
            }
        }
        return product;
    }

    /** The node without its combiners; empty if it says nothing of its own. */
    private static Map<?, ?> own(Map<?, ?> node) {
        if (SILENT.containsAll(node.keySet()) || COMBINERS.containsAll(node.keySet())) {
            return Map.of();
        }
        if (Collections.disjoint(node.keySet(), COMBINERS)) {
            return node;
        }
        Map<Object, Object> own = new LinkedHashMap<>(node);
        own.keySet().removeAll(COMBINERS);
        return SILENT.containsAll(own.keySet()) ? Map.of() : own;
    }

    private static Schema conjunction(List<Map<?, ?>> parts) {
        Schema schema = new Schema();
        boolean typed = false;
        boolean nullByType = true;
        Map<String, List<Object>> members = new LinkedHashMap<>();
        List<Object> items = new ArrayList<>();
        for (Map<?, ?> part : parts) {
            Set<String> types = new TreeSet<>();
            Object type = part.get("type");
            (type instanceof List<?> several ? several : type == null ? List.of() : List.of(type))
                    .forEach(each -> types.add(String.valueOf(each)));
            if (part.containsKey("type")) {
                nullByType &= types.remove("null");
                schema.types = typed && !schema.types.isEmpty() ? common(schema.types, types) : types;
                typed = true;
            }
            schema.nullable |= Boolean.TRUE.equals(part.get("nullable"));
            schema.readOnly |= Boolean.TRUE.equals(part.get("readOnly"));
            schema.writeOnly |= Boolean.TRUE.equals(part.get("writeOnly"));
            schema.deprecated |= Boolean.TRUE.equals(part.get("deprecated"));
            Object words = part.containsKey("const") ? Collections.singletonList(part.get("const")) : part.get("enum");
            if (words instanceof List<?> some) {
                Set<String> texts = new TreeSet<>();
                some.stream().filter(Objects::nonNull).forEach(word -> texts.add(String.valueOf(word)));
                schema.words = schema.words == null ? texts : common(schema.words, texts);
            }
            if (part.containsKey("default")) {
                schema.otherwise = text(part.get("default"));
            }
            schema.closed |= Boolean.FALSE.equals(part.get("additionalProperties"));
            if (part.get("format") instanceof String format) {
                schema.format = format;
            }
            LIMITS.forEach(limit -> {
                if (part.containsKey(limit) && !Boolean.FALSE.equals(part.get(limit))) {
                    schema.limits.merge(limit, text(part.get(limit)), (a, b) -> narrower(limit, b, a) ? b : a);
                }
            });
            Object properties = part.get("properties");
            if (properties instanceof Map<?, ?> map) {
                map.forEach((name, member) -> members.computeIfAbsent(String.valueOf(name), key -> new ArrayList<>())
                        .add(member));
            } else if (properties != null) {
                schema.problems.add("\"properties\" is no object, but \"" + text(properties) + "\"");
            }
            list(part.get("required")).forEach(name -> schema.required.add(String.valueOf(name)));
            if (part.containsKey("items")) {
                items.add(part.get("items"));
            }
            NOT_READ.stream().filter(part::containsKey).forEach(word -> schema.problems.add("it has \"" + word + "\""));
            if (part.get("x-problem") instanceof String problem) {
                schema.problems.add(problem);
            }
            String description = text(part.get("description"));
            if (!schema.description.contains(description)) {
                schema.description = (schema.description + " " + description).strip();
            }
        }
        schema.nullable |= typed && nullByType;
        members.forEach((name, nodes) -> schema.members.put(name, combined("allOf", nodes)));
        schema.items = items.isEmpty() ? null : combined("allOf", items);
        if (!typed) {
            schema.infer();
        }
        return schema;
    }

    private static Set<String> common(Set<String> a, Set<String> b) {
        Set<String> common = new TreeSet<>(a);
        common.retainAll(b);
        return common;
    }

    private static Object combined(String how, Collection<Object> nodes) {
        Set<Object> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> list = nodes.stream().filter(distinct::add).toList();
        return list.size() == 1 ? list.get(0) : Map.of(how, list);
    }

    /** Whether a limit of this name and value allows less than one of another value. */
    static boolean narrower(String limit, @Nullable String value, @Nullable String than) {
        if (value == null || than == null) {
            return value != null;
        }
        try {
            int order = new BigDecimal(value).compareTo(new BigDecimal(than));
            return limit.toLowerCase(java.util.Locale.ROOT).contains("max") ? order < 0 : order > 0;
        } catch (NumberFormatException e) {
            return !value.equals(than);
        }
    }

    /** What a place in a message may hold. */
    static final class Schema {
        /** Without null; empty for any. */
        Set<String> types = new TreeSet<>();

        boolean nullable;
        boolean readOnly;
        boolean writeOnly;
        boolean deprecated;
        /** The values of an enum; null where there is none. */
        @Nullable
        Set<String> words;

        String format = "";
        /** The default. */
        @Nullable
        String otherwise;

        /** Whether it has no other members than those described. */
        boolean closed;

        String description = "";
        final Map<String, String> limits = new TreeMap<>();
        final Map<String, Object> members = new LinkedHashMap<>();
        final Set<String> required = new LinkedHashSet<>();
        final Map<String, Object> kinds = new LinkedHashMap<>();
        final List<String> problems = new ArrayList<>();

        @Nullable
        Object items;

        private void infer() {
            if (!members.isEmpty()) {
                types.add("object");
            } else if (items != null) {
                types.add("array");
            } else if (words != null && !words.isEmpty()) {
                types.add("string");
            }
        }

        /** Becomes any one of the others. */
        private void unite(List<Schema> others) {
            boolean anyType = others.stream().anyMatch(other -> other.types.isEmpty());
            boolean allWords = others.stream().allMatch(other -> other.words != null);
            Map<String, List<Object>> all = new LinkedHashMap<>();
            List<Object> allItems = new ArrayList<>();
            words = allWords ? new TreeSet<>() : null;
            readOnly = others.stream().allMatch(other -> other.readOnly);
            writeOnly = others.stream().allMatch(other -> other.writeOnly);
            format = others.get(0).format;
            limits.putAll(others.get(0).limits);
            required.addAll(others.get(0).required);
            for (Schema other : others) {
                if (!anyType) {
                    types.addAll(other.types);
                }
                nullable |= other.nullable;
                if (words != null && other.words != null) {
                    words.addAll(other.words);
                }
                format = format.equals(other.format) ? format : "";
                limits.entrySet().retainAll(other.limits.entrySet());
                required.retainAll(other.required);
                other.members.forEach((name, member) ->
                        all.computeIfAbsent(name, key -> new ArrayList<>()).add(member));
                if (other.items != null) {
                    allItems.add(other.items);
                }
                description = (description + " " + other.description).strip();
                problems.addAll(other.problems);
            }
            all.forEach((name, nodes) -> members.put(name, combined("anyOf", nodes)));
            items = allItems.isEmpty() ? null : combined("anyOf", allItems);
        }
    }
}
