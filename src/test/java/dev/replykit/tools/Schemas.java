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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of one document, each merged once: {@code allOf}, {@code $ref} and alternatives become one list of members.
 * Alternatives that have one word for {@code type} (and {@code actionType}) are kinds; discriminators are ignored. Other
 * alternatives are taken together.
 */
final class Schemas {
    static final int MOST_PLACES = 20_000;

    /** What is compared as a text. */
    private static final List<String> FACTS = List.of(
            "format",
            "default",
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

    private static final List<String> FLAGS = List.of("nullable", "readOnly", "writeOnly", "deprecated");

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
    private final IdentityHashMap<Object, Map<String, String>> descriptions = new IdentityHashMap<>();

    Schemas(OpenApiDocument document) {
        this.document = document;
    }

    /** How many schemas were merged. */
    int work() {
        return merged.size();
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
            if (each.types.isEmpty() && each.flags.contains("nullable")) {
                result.flags.add("nullable");
            } else if (kindOf(each).isEmpty()) {
                others.add(each);
            } else {
                result.kinds.merge(kindOf(each), Map.of("allOf", parts), (a, b) -> Map.of("anyOf", List.of(a, b)));
                result.types.add("object");
                result.addNullable(each);
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
        Set<String> words = of(member).words;
        return words != null && words.size() == 1 ? words.iterator().next() : "";
    }

    /** The paths of all places, such as {@code steps[email].id}, each with its description. */
    Map<String, String> descriptions(Object node) {
        Map<String, String> known = descriptions.get(node);
        if (known != null) {
            return known;
        }
        descriptions.put(node, Map.of()); // while within itself
        Map<String, String> result = new LinkedHashMap<>();
        Schema schema = of(node);
        result.put("", schema.description);
        Map<String, Object> inner = new LinkedHashMap<>(schema.members);
        schema.kinds.forEach((kind, each) -> inner.put("[" + kind + "]", each));
        if (schema.items != null) {
            inner.put("[]", schema.items);
        }
        inner.forEach((name, each) -> descriptions(each).forEach((path, words) -> {
            if (result.size() < MOST_PLACES) {
                result.put(within(name, path), words);
            }
        }));
        descriptions.put(node, result);
        return result;
    }

    /** Such as {@code steps[email].id} for {@code steps[]} and {@code [email].id}. */
    static String within(String outer, String inner) {
        if (inner.startsWith("[")) {
            return outer.replaceFirst("\\[]$", "") + inner;
        }
        return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + "." + inner;
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
                    ? problem("the reference " + ref + " leads nowhere")
                    : product(result, alternatives(target));
        }
        for (Object each : list(map(node).get("allOf"))) {
            result = product(result, alternatives(each));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            List<List<Map<?, ?>>> union = new ArrayList<>();
            list(map(node).get(choice)).forEach(each -> union.addAll(alternatives(each)));
            result = union.isEmpty() ? result : product(result, union);
        }
        alternatives.put(node, result);
        return result;
    }

    private static List<List<Map<?, ?>>> problem(String words) {
        return List.of(List.of(Map.of("x-problem", words)));
    }

    private static List<List<Map<?, ?>>> product(List<List<Map<?, ?>>> left, List<List<Map<?, ?>>> right) {
        if ((long) left.size() * right.size() > MOST_ALTERNATIVES) {
            return problem("it has more than " + MOST_ALTERNATIVES + " alternatives");
        }
        List<List<Map<?, ?>>> product = new ArrayList<>();
        for (List<Map<?, ?>> a : left) {
            for (List<Map<?, ?>> b : right) {
                List<Map<?, ?>> both = new ArrayList<>(a);
                both.addAll(b);
                both.removeIf(Map::isEmpty);
                product.add(distinct(both));
            }
        }
        return product;
    }

    private static <T> List<T> distinct(Collection<T> nodes) {
        Set<T> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return nodes.stream().filter(seen::add).toList();
    }

    /** The node without its combiners; empty if it says nothing of its own. */
    private static Map<?, ?> own(Map<?, ?> node) {
        Map<Object, Object> own = new LinkedHashMap<>(node);
        own.keySet().removeAll(COMBINERS);
        return SILENT.containsAll(own.keySet()) ? Map.of() : own.size() == node.size() ? node : own;
    }

    private static Schema conjunction(List<Map<?, ?>> parts) {
        Schema schema = new Schema();
        boolean nullByType = parts.stream().anyMatch(part -> part.containsKey("type"));
        boolean isTyped = nullByType;
        Map<String, List<Object>> members = new LinkedHashMap<>();
        List<Object> items = new ArrayList<>();
        for (Map<?, ?> part : parts) {
            Object type = part.get("type");
            if (type != null) {
                Set<String> types = strings(type instanceof List<?> several ? several : List.of(type));
                nullByType &= types.remove("null");
                schema.types = schema.types.isEmpty() ? types : common(schema.types, types);
            }
            FLAGS.stream().filter(flag -> Boolean.TRUE.equals(part.get(flag))).forEach(schema.flags::add);
            if (Boolean.FALSE.equals(part.get("additionalProperties"))) {
                schema.flags.add("closed");
            }
            Object words = part.containsKey("const") ? Collections.singletonList(part.get("const")) : part.get("enum");
            if (words instanceof List<?> some) {
                schema.words = schema.words == null ? strings(some) : common(schema.words, strings(some));
            }
            FACTS.forEach(fact -> {
                boolean isOff = Boolean.FALSE.equals(part.get(fact)) && !fact.equals("default");
                if (part.containsKey(fact) && !isOff) {
                    schema.facts.merge(fact, text(part.get(fact)), (a, b) -> narrower(fact, b, a) ? b : a);
                }
            });
            Object properties = part.get("properties");
            if (properties != null && !(properties instanceof Map)) {
                schema.problems.add("\"properties\" is no object, but \"" + text(properties) + "\"");
            }
            map(properties)
                    .forEach((name, member) -> members.computeIfAbsent(String.valueOf(name), key -> new ArrayList<>())
                            .add(orAny(member)));
            schema.required.addAll(strings(list(part.get("required"))));
            if (part.containsKey("items")) {
                items.add(orAny(part.get("items")));
            }
            NOT_READ.stream().filter(part::containsKey).forEach(word -> schema.problems.add("it has \"" + word + "\""));
            if (part.get("x-problem") instanceof String problem) {
                schema.problems.add(problem);
            }
            schema.describe(text(part.get("description")));
        }
        if (nullByType) {
            schema.flags.add("nullable");
        }
        schema.setInner("allOf", members, items);
        if (!isTyped) {
            schema.inferType();
        }
        return schema;
    }

    /** The node, or a schema that allows anything. */
    static Object orAny(@Nullable Object node) {
        return node == null ? Map.of() : node;
    }

    private static Set<String> strings(List<?> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> common(Set<String> a, Set<String> b) {
        Set<String> common = new TreeSet<>(a);
        common.retainAll(b);
        return common;
    }

    /** Whether a limit of this name and value allows less than one of another value. */
    static boolean narrower(String limit, String value, @Nullable String than) {
        if (than == null) {
            return true;
        }
        try {
            int order = new BigDecimal(value).compareTo(new BigDecimal(than));
            return limit.toLowerCase(Locale.ROOT).contains("max") ? order < 0 : order > 0;
        } catch (NumberFormatException e) {
            return !value.equals(than);
        }
    }

    /** What a place in a message may hold. */
    static final class Schema {
        /** Without null; empty for any. */
        Set<String> types = new TreeSet<>();

        /** Such as {@code readOnly}; {@code closed} if it has no other members than those described. */
        final Set<String> flags = new TreeSet<>();

        /** The values of an enum; null where there is none. */
        @Nullable
        Set<String> words;

        String description = "";
        final Map<String, String> facts = new TreeMap<>();
        final Map<String, Object> members = new LinkedHashMap<>();
        final Set<String> required = new LinkedHashSet<>();
        final Map<String, Object> kinds = new LinkedHashMap<>();
        final List<String> problems = new ArrayList<>();

        @Nullable
        Object items;

        boolean isNumber() {
            return types.contains("integer") || types.contains("number");
        }

        String typeWords() {
            return types.isEmpty() ? "any type" : String.join(" or ", types);
        }

        private void describe(String words) {
            if (!description.contains(words)) {
                description = (description + " " + words).strip();
            }
        }

        private void addNullable(Schema other) {
            if (other.flags.contains("nullable")) {
                flags.add("nullable");
            }
        }

        private void inferType() {
            if (!members.isEmpty()) {
                types.add("object");
            } else if (items != null) {
                types.add("array");
            } else if (words != null && !words.isEmpty()) {
                types.add("string");
            }
        }

        private void setInner(String how, Map<String, List<Object>> memberNodes, List<Object> itemNodes) {
            memberNodes.forEach((name, nodes) -> members.put(name, combined(how, nodes)));
            items = itemNodes.isEmpty() ? null : combined(how, itemNodes);
        }

        private static Object combined(String how, List<Object> nodes) {
            List<Object> distinct = distinct(nodes);
            return distinct.size() == 1 ? distinct.get(0) : Map.of(how, distinct);
        }

        /** Becomes any one of the others. */
        private void unite(List<Schema> others) {
            Map<String, List<Object>> memberNodes = new LinkedHashMap<>();
            List<Object> itemNodes = new ArrayList<>();
            Set<String> allWords = new TreeSet<>();
            boolean isNullable = flags.contains("nullable");
            flags.addAll(others.get(0).flags);
            facts.putAll(others.get(0).facts);
            required.addAll(others.get(0).required);
            for (Schema other : others) {
                isNullable |= other.flags.contains("nullable");
                types.addAll(other.types);
                flags.retainAll(other.flags);
                facts.entrySet().retainAll(other.facts.entrySet());
                required.retainAll(other.required);
                allWords.addAll(other.words == null ? Set.of() : other.words);
                other.members.forEach((name, member) -> memberNodes
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(member));
                if (other.items != null) {
                    itemNodes.add(other.items);
                }
                describe(other.description);
                problems.addAll(other.problems);
            }
            if (others.stream().anyMatch(other -> other.types.isEmpty())) {
                types.clear();
            }
            words = others.stream().allMatch(other -> other.words != null) ? allWords : null;
            if (isNullable) {
                flags.add("nullable");
            }
            setInner("anyOf", memberNodes, itemNodes);
        }
    }
}
