package dev.replykit.tools;

import static dev.replykit.tools.OpenApiDocument.jsonSchema;
import static dev.replykit.tools.OpenApiDocument.jsonType;
import static dev.replykit.tools.OpenApiDocument.map;
import static dev.replykit.tools.OpenApiDocument.text;

import dev.replykit.tools.OpenApiDocument.Operation;
import dev.replykit.tools.Schemas.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The differences between our description of the API and the vendor's document, for the operations of ours. What matters
 * depends on the side: a request that is right by ours must be right by theirs, and an answer that is right by theirs
 * must be readable by ours. Each pair of schemas is compared once, however often it is used.
 */
final class Drift {
    /** Where the report tells a difference, in this order. */
    enum Section {
        BREAKS_SENDING("breaks sending"),
        BREAKS_READING("breaks reading"),
        NEW("new"),
        GONE("gone"),
        WORDS_CHANGED("words changed"),
        NOT_COMPARED("could not be compared");

        final String title;

        Section(String title) {
            this.title = title;
        }
    }

    private enum Side {
        SENT,
        READ
    }

    /** A difference, told once for all its places. */
    record Fact(Section section, String sentence) {}

    private record Finding(Fact fact, String path) {}

    private static final int MOST_PLACES = 20_000;
    private static final String SCOPE = "x-required-scope";

    private final OpenApiDocument ours;
    private final OpenApiDocument theirs;
    private final IdentityHashMap<Object, Map<Object, List<Finding>>> compared = new IdentityHashMap<>();
    private final IdentityHashMap<Schemas, Map<Object, Map<String, String>>> described = new IdentityHashMap<>();
    private boolean tooLarge;

    /** The places of each fact, such as {@code POST /v3/sequences sent: steps[email].id}. */
    final Map<Fact, Set<String>> facts = new LinkedHashMap<>();

    /** The texts of descriptions by their place in a message of any operation. */
    final Map<String, Set<String>> words = new TreeMap<>();

    private final Set<String> places = new HashSet<>();

    /** The names of the operations that both have. */
    final List<String> operations = new ArrayList<>();

    /** How many operations our description has. */
    final int expected;

    /** Why too little was read for a verdict; empty if enough was. */
    final List<String> tooLittle = new ArrayList<>();

    int members;
    int membersOfOurs;
    final Set<String> kinds = new TreeSet<>();

    /** Reply's document has more than a hundred operations. */
    private static final int WHOLE = 50;

    /** How many pairs of schemas and how many descriptions were looked at. */
    int work;

    Drift(OpenApiDocument ours, OpenApiDocument theirs) {
        this.ours = ours;
        this.theirs = theirs;
        Map<String, Operation> all = theirs.operations();
        expected = ours.operations().size();
        ours.operations().forEach((key, operation) -> {
            Operation other = all.get(key);
            if (other != null) {
                operations.add(operation.name);
                compare(operation, other);
            }
        });
        ours.operations().forEach((key, operation) -> {
            // An extract of Reply's document need not have what only cleaning up uses.
            boolean mayLack = theirs.isPage || all.size() < WHOLE && operation.name.startsWith("DELETE");
            if (!all.containsKey(key) && !mayLack) {
                add(Section.BREAKS_SENDING, operation.name + " is gone", operation.name);
            }
        });
        if (operations.isEmpty()) {
            tooLittle.add("it has none of the operations that replykit uses");
        }
        if (tooLarge) {
            add(Section.NOT_COMPARED, "The document has more than " + MOST_PLACES + " places in one message", "");
        }
    }

    private void compare(Operation a, Operation b) {
        String name = a.name;
        words(name, b.words());
        access(a, b);
        if (!Boolean.TRUE.equals(a.node.get("deprecated")) && Boolean.TRUE.equals(b.node.get("deprecated"))) {
            add(Section.GONE, name + " is deprecated", name);
        }
        parameters(name, a.parameters(), b.parameters());
        compareMessage(name + " sent", a.requestBody(), b.requestBody(), Side.SENT);
        Map<String, Map<?, ?>> answers = b.responses();
        Set<String> statuses = new LinkedHashSet<>(a.responses().keySet());
        statuses.addAll(answers.keySet());
        statuses.remove("default");
        String success = null;
        for (String status : statuses) {
            boolean isSuccess = status.startsWith("2");
            Map<?, ?> mine = a.responses().get(status);
            Map<?, ?> other = answers.get(status);
            if (mine == null) {
                add(Section.NEW, "The status " + status + " is new", name + " " + status);
                mine = isSuccess ? successOf(a.responses()) : a.responses().get("default");
            } else if (other == null) {
                add(Section.GONE, "The status " + status + " is gone", name + " " + status);
                continue;
            }
            if (other == null || mine == null) {
                continue;
            }
            words(name + " " + status, text(other.get("description")));
            String place = isSuccess ? name + " answered" : name + " " + status;
            if (!isSuccess || success == null) {
                headers(name + " " + status, mine, other);
                compareMessage(place, mine, other, Side.READ);
            }
            success = isSuccess ? status : success;
        }
        if (success == null) {
            tooLittle.add(name + " has no successful answer");
        }
    }

    /** The server, the authentication and the scope, as far as the document tells them. */
    private void access(Operation a, Operation b) {
        if (theirs.host() != null && !theirs.host().equals(ours.host())) {
            add(Section.BREAKS_SENDING, "The server is now " + theirs.host() + ", not " + ours.host(), a.name);
        }
        Map<String, String> mine = a.authentication();
        Map<String, String> other = b.authentication();
        boolean isSame = mine.entrySet().stream()
                .allMatch(each -> other.containsValue(each.getValue()) || "".equals(other.get(each.getKey())));
        if (!isSame) {
            add(Section.BREAKS_SENDING, "Authentication is now %s, not %s".formatted(other, mine), a.name);
        }
        String scope = text(a.node.get(SCOPE));
        String now = text(b.node.get(SCOPE));
        if (!now.isEmpty() && !now.equals(scope)) {
            add(Section.BREAKS_SENDING, "The key now needs the scope \"%s\", not \"%s\"".formatted(now, scope), a.name);
        }
    }

    private static @Nullable Map<?, ?> successOf(Map<String, Map<?, ?>> responses) {
        return responses.entrySet().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private void parameters(String name, Map<String, Map<?, ?>> a, Map<String, Map<?, ?>> b) {
        pair(a, b, Schemas::of, "schema", (place, other) -> {
            if (OpenApiDocument.UNREADABLE.equals(other)) {
                add(Section.NOT_COMPARED, "A parameter has no name, or its reference leads nowhere", name);
                return;
            }
            Map<?, ?> mine = map(a.get(place));
            Map<?, ?> their = map(b.get(other));
            if (other == null) {
                add(Section.BREAKS_SENDING, "The parameter " + place + " is gone", name + " " + place);
                return;
            }
            words(name + " " + other, text(their.get("description")));
            boolean required = Boolean.TRUE.equals(their.get("required"));
            if (place == null) {
                add(
                        required ? Section.BREAKS_SENDING : Section.NEW,
                        "The parameter " + other + (required ? " is new and required" : " is new"),
                        name + " " + other);
                return;
            }
            if (!place.equals(other)) {
                add(
                        Section.BREAKS_SENDING,
                        "The parameter " + place + " is gone, and " + other + " is new: probably renamed",
                        name + " " + other);
            } else if (required && !Boolean.TRUE.equals(mine.get("required"))) {
                add(Section.BREAKS_SENDING, "The parameter " + place + " is now required", name + " " + place);
            }
            String label = text(mine.get("name"));
            pairOfSchemas(mine.get("schema"), their.get("schema"), Side.SENT)
                    .forEach(finding -> add(
                            finding.fact().section(),
                            finding.fact().sentence().replaceFirst("^The value", "The parameter " + label),
                            name + " " + place));
        });
    }

    private void headers(String place, Map<?, ?> a, Map<?, ?> b) {
        Map<String, Object> mine = lowerCase(a);
        Map<String, Object> others = lowerCase(b);
        mine.forEach((header, node) -> {
            if (others.containsKey(header)) {
                Object schema = map(ours.resolve(node)).get("schema");
                Object other = map(theirs.resolve(others.get(header))).get("schema");
                pairOfSchemas(schema, other, Side.READ)
                        .forEach(finding -> add(
                                finding.fact().section(),
                                finding.fact().sentence().replaceFirst("^The value", "The header " + header),
                                place + " header " + header));
            } else {
                add(Section.BREAKS_READING, "The header " + header + " is gone", place + " header " + header);
            }
        });
        others.forEach((header, node) -> {
            words(place + " header " + header, text(map(theirs.resolve(node)).get("description")));
            if (!mine.containsKey(header)) {
                add(Section.NEW, "The header " + header + " is new", place + " header " + header);
            }
        });
    }

    private static Map<String, Object> lowerCase(Map<?, ?> response) {
        Map<String, Object> headers = new LinkedHashMap<>();
        map(response.get("headers"))
                .forEach((header, node) -> headers.put(String.valueOf(header).toLowerCase(Locale.ROOT), node));
        return headers;
    }

    private void compareMessage(String place, Map<?, ?> a, Map<?, ?> b, Side side) {
        Object mine = jsonSchema(a);
        Object other = jsonSchema(b);
        if (mine == null) {
            if (other != null && side == Side.SENT) {
                boolean required = Boolean.TRUE.equals(b.get("required"));
                add(required ? Section.BREAKS_SENDING : Section.NEW, "A body is new", place);
            }
            return;
        }
        boolean isError = side == Side.READ && !place.endsWith("answered");
        if (other == null) {
            Section broken = side == Side.SENT ? Section.BREAKS_SENDING : Section.BREAKS_READING;
            add(isError ? Section.GONE : broken, "The JSON body is gone", place);
            if (!isError) {
                tooLittle.add(place + " has no JSON body");
            }
            return;
        }
        if (!String.valueOf(jsonType(a)).equals(jsonType(b))) {
            add(
                    side == Side.SENT ? Section.BREAKS_SENDING : Section.NEW,
                    "The content type is now " + jsonType(b) + ", not " + jsonType(a),
                    place);
        }
        for (Finding finding : pairOfSchemas(mine, other, side)) {
            add(
                    finding.fact().section(),
                    finding.fact().sentence().replaceFirst("^The value", "The body"),
                    finding.path().isEmpty() ? place : place + ": " + finding.path());
        }
        Map<String, String> texts = describe(theirs.schemas(), other);
        texts.forEach((path, words) -> {
            String at = isError ? "error " + path : path.isEmpty() ? place : path;
            words(at, words);
        });
        if (!isError) {
            int found = texts.size();
            int wanted = describe(ours.schemas(), mine).size();
            members += found;
            membersOfOurs += wanted;
            if (found * 2 < wanted) {
                tooLittle.add("%s has %d members, where ours has %d".formatted(place, found, wanted));
            }
        }
    }

    /** The differences between two schemas, with paths from there. */
    private List<Finding> pairOfSchemas(@Nullable Object a, @Nullable Object b, Side side) {
        Object mine = a == null ? Map.of() : a;
        Object other = b == null ? Map.of() : b;
        Map<Object, List<Finding>> known = compared.computeIfAbsent(mine, key -> new IdentityHashMap<>());
        // A pair is another one on the other side.
        Object key = side == Side.SENT ? other : sides.computeIfAbsent(other, node -> new Object());
        List<Finding> findings = known.get(key);
        if (findings == null) {
            known.put(key, List.of()); // while within itself
            work++;
            findings = new ArrayList<>();
            new Pair(ours.schemas().of(mine), theirs.schemas().of(other), side, findings).compare();
            known.put(key, findings);
        }
        return findings;
    }

    private final IdentityHashMap<Object, Object> sides = new IdentityHashMap<>();

    private final class Pair {
        private final Schema a;
        private final Schema b;
        private final Side side;
        private final List<Finding> out;
        private final boolean sent;
        private final Section broken;

        Pair(Schema a, Schema b, Side side, List<Finding> out) {
            this.a = a;
            this.b = b;
            this.side = side;
            this.out = out;
            sent = side == Side.SENT;
            broken = sent ? Section.BREAKS_SENDING : Section.BREAKS_READING;
        }

        void compare() {
            b.problems.forEach(problem -> tell(Section.NOT_COMPARED, "The value is not comparable: " + problem));
            flags();
            Map<String, Object> otherKinds = new LinkedHashMap<>(b.kinds);
            if (!a.kinds.isEmpty()
                    && b.kinds.isEmpty()
                    && !theirs.schemas().kindOf(b).isEmpty()) {
                otherKinds.put(theirs.schemas().kindOf(b), Map.of());
            }
            if (!a.kinds.isEmpty() || !b.kinds.isEmpty()) {
                kinds(otherKinds);
                return;
            }
            if (types()) {
                values();
                members();
                if (a.items != null || b.items != null) {
                    include("[]", pairOfSchemas(a.items, b.items, side));
                }
            }
        }

        private void tell(Section section, String sentence) {
            out.add(new Finding(new Fact(section, sentence), ""));
        }

        private void tell(Section section, String sentence, String path) {
            out.add(new Finding(new Fact(section, sentence), path));
        }

        /** Findings within: what is said of "the value" is said of its name. */
        private void include(String name, List<Finding> inner) {
            for (Finding each : inner) {
                if (out.size() >= MOST_PLACES) {
                    tooLarge = true;
                    return;
                }
                String rest = each.path();
                String path = within(name, rest);
                String sentence = each.fact().sentence();
                if (name.equals("[]")) {
                    sentence = sentence.replaceFirst("^The value\\b", "An item");
                } else if (!name.startsWith("[")) {
                    sentence = sentence.replaceFirst("^The value\\b", name)
                            .replaceFirst("^An item (?!of )", "An item of " + name + " ");
                }
                out.add(new Finding(new Fact(each.fact().section(), sentence), path));
            }
        }

        private void flags() {
            if (a.nullable != b.nullable) {
                if (sent == a.nullable) {
                    tell(broken, sent ? "The value may no longer be null" : "The value may now be null");
                } else {
                    tell(
                            sent ? Section.NEW : Section.GONE,
                            sent ? "The value may now be null" : "The value is never null");
                }
            }
            if (sent && a.readOnly != b.readOnly) {
                tell(
                        b.readOnly ? broken : Section.NEW,
                        b.readOnly ? "The value is now read-only" : "The value may be sent");
            }
            if (!sent && a.writeOnly != b.writeOnly) {
                tell(
                        b.writeOnly ? broken : Section.NEW,
                        b.writeOnly ? "The value is now write-only" : "The value is now answered");
            }
            if (!a.deprecated && b.deprecated) {
                tell(Section.GONE, "The value is deprecated");
            }
        }

        private void kinds(Map<String, Object> others) {
            if (others.isEmpty()) {
                tell(Section.NOT_COMPARED, "The value has no kinds that are told by one word for type");
                tooLittle.add("no kind of step was found");
                return;
            }
            kinds.addAll(others.keySet());
            if (others.size() * 2 < a.kinds.size()) {
                tooLittle.add("%d kinds were found, where ours has %d".formatted(others.size(), a.kinds.size()));
            }
            pair(a.kinds, others, Schemas::of, null, (mine, other) -> {
                if (other == null) {
                    tell(sent ? broken : Section.GONE, "The kind " + mine + " is gone", "[" + mine + "]");
                } else if (mine == null) {
                    tell(Section.NEW, "The kind " + other + " is new", "[" + other + "]");
                } else {
                    if (!mine.equals(other)) {
                        tell(
                                broken,
                                "The kind %s is gone, and %s is new: probably renamed".formatted(mine, other),
                                "[" + other + "]");
                    }
                    Object node = b.kinds.isEmpty() ? theirNode() : others.get(other);
                    List<Finding> inner = pairOfSchemas(a.kinds.get(mine), node, side);
                    include("[" + other + "]", inner);
                }
            });
        }

        private Object theirNode() {
            return Map.of("properties", b.members, "required", List.copyOf(b.required), "type", "object");
        }

        /** Whether they have a type in common, so that more can be compared. */
        private boolean types() {
            Set<String> wide = sent ? b.types : a.types;
            Set<String> narrow = sent ? a.types : b.types;
            Set<String> lost = new TreeSet<>(narrow);
            lost.removeAll(wide);
            if (wide.contains("number")) {
                lost.remove("integer");
            }
            if (wide.isEmpty() || (lost.isEmpty() && !narrow.isEmpty())) {
                if (!a.types.equals(b.types)) {
                    tell(sent ? Section.NEW : Section.GONE, "The value is now " + typesOf(b) + ", not " + typesOf(a));
                }
                return true;
            }
            tell(broken, "The value is now " + typesOf(b) + ", not " + typesOf(a));
            return lost.size() < narrow.size() || narrow.isEmpty();
        }

        private void values() {
            if (a.words != null && b.words != null) {
                pair(index(a.words), index(b.words), (schemas, word) -> NO_SCHEMA, null, (mine, other) -> {
                    if (other == null) {
                        tell(sent ? broken : Section.GONE, "The value can no longer be \"" + mine + "\"");
                    } else if (mine == null) {
                        tell(Section.NEW, "The value can now be \"" + other + "\"");
                    } else if (!mine.equals(other)) {
                        tell(
                                broken,
                                "The value can no longer be \"%s\", but \"%s\": probably renamed"
                                        .formatted(mine, other));
                    }
                });
            } else if (a.words != null) {
                tell(Section.NEW, "The value is now any " + typesOf(b) + ", not one of " + a.words);
            } else if (b.words != null) {
                tell(sent ? broken : Section.GONE, "The value is now one of " + b.words);
            }
            if (b.otherwise != null && !b.otherwise.equals(a.otherwise)) {
                tell(
                        Section.NEW,
                        "The value now has the default " + b.otherwise
                                + (a.otherwise == null ? "" : ", not " + a.otherwise));
            } else if (b.otherwise == null && a.otherwise != null) {
                tell(Section.GONE, "The value no longer has the default " + a.otherwise);
            }
            if (!a.format.equals(b.format)) {
                boolean number = a.types.contains("integer") || a.types.contains("number");
                boolean narrower = sent ? !b.format.isEmpty() : !number && !a.format.isEmpty();
                tell(
                        narrower ? broken : b.format.isEmpty() ? Section.GONE : Section.NEW,
                        b.format.isEmpty()
                                ? "The value no longer has the format " + a.format
                                : "The value now has the format " + b.format
                                        + (a.format.isEmpty() ? "" : ", not " + a.format));
            }
            Set<String> limits = new TreeSet<>(a.limits.keySet());
            limits.addAll(b.limits.keySet());
            for (String limit : limits) {
                String before = a.limits.get(limit);
                String now = b.limits.get(limit);
                if (now == null) {
                    tell(Section.GONE, "The value no longer has " + limit + " " + before);
                } else if (!now.equals(before)) {
                    tell(
                            sent && Schemas.narrower(limit, now, before) ? broken : Section.NEW,
                            "The value now has " + limit + " " + now + (before == null ? "" : ", not " + before));
                }
            }
        }

        private void members() {
            Map<String, Object> mine = relevant(a, ours.schemas(), b, theirs.schemas());
            Map<String, Object> others = relevant(b, theirs.schemas(), a, ours.schemas());
            if (sent && b.closed && !a.closed) {
                tell(Section.NEW, "The value takes no other members");
            }
            pair(mine, others, Schemas::of, null, (name, other) -> {
                if (other == null) {
                    tell(broken, name + " is gone", name);
                    return;
                }
                boolean required = b.required.contains(other);
                if (name == null) {
                    String type = typesOf(theirs.schemas().of(others.get(other)));
                    tell(
                            sent && required ? broken : Section.NEW,
                            other + " is new" + (required ? " and required" : "") + " (" + type + ")",
                            other);
                    return;
                }
                if (!name.equals(other)) {
                    tell(broken, "%s is gone, and %s is new: probably renamed".formatted(name, other), other);
                }
                if (required != a.required.contains(name)) {
                    if (sent == required) {
                        tell(broken, other + (sent ? " is now required" : " may now be missing"), other);
                    } else {
                        tell(Section.NEW, other + (sent ? " is no longer required" : " is now always there"), other);
                    }
                }
                include(other, pairOfSchemas(mine.get(name), others.get(other), side));
            });
        }

        /** Without what only goes the other way, unless they disagree about that. */
        private Map<String, Object> relevant(Schema from, Schemas schemas, Schema other, Schemas otherSchemas) {
            Map<String, Object> relevant = new LinkedHashMap<>(from.members);
            relevant.entrySet().removeIf(member -> {
                boolean here = onlyOtherWay(schemas.of(member.getValue()));
                Object there = other.members.get(member.getKey());
                return here && (there == null || onlyOtherWay(otherSchemas.of(there)));
            });
            return relevant;
        }

        private boolean onlyOtherWay(Schema schema) {
            return sent ? schema.readOnly : schema.writeOnly;
        }
    }

    private static final Schema NO_SCHEMA = new Schema();

    private static Map<String, Object> index(Set<String> words) {
        Map<String, Object> index = new LinkedHashMap<>();
        words.forEach(word -> index.put(word, word));
        return index;
    }

    private interface Reader {
        Schema read(Schemas schemas, @Nullable Object node);
    }

    /** Calls the action for each name of both, of ours alone, of theirs alone, and for pairs that look renamed. */
    private <T> void pair(
            Map<String, T> a,
            Map<String, T> b,
            Reader reader,
            @Nullable String schemaIn,
            BiConsumer<@Nullable String, @Nullable String> action) {
        Map<String, T> news = new LinkedHashMap<>(b);
        news.keySet().removeAll(a.keySet());
        a.forEach((name, node) -> {
            String other = b.containsKey(name) ? name : null;
            if (other == null) {
                Schema mine = reader.read(
                        ours.schemas(), schemaIn == null ? node : map(node).get(schemaIn));
                for (Map.Entry<String, T> candidate : news.entrySet()) {
                    Object schema = schemaIn == null
                            ? candidate.getValue()
                            : map(candidate.getValue()).get(schemaIn);
                    if (reader.read(theirs.schemas(), schema).types.equals(mine.types)
                            && isNear(name, candidate.getKey())) {
                        other = candidate.getKey();
                        break;
                    }
                }
                news.remove(other);
            }
            action.accept(name, other);
        });
        news.keySet().forEach(name -> action.accept(null, name));
    }

    /** Whether one name looks like the other: the same letters, one within the other, or at most a third changed. */
    static boolean isNear(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String y = b.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        int shorter = Math.min(x.length(), y.length());
        if (shorter >= 3 && (x.contains(y) || y.contains(x))) {
            return true;
        }
        int[] row = new int[y.length() + 1];
        for (int i = 0; i <= x.length(); i++) {
            int diagonal = i;
            for (int j = 0; j <= y.length(); j++) {
                int above = row[j];
                row[j] = i == 0
                        ? j
                        : j == 0
                                ? i
                                : Math.min(
                                        Math.min(row[j], row[j - 1]) + 1,
                                        diagonal + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[y.length()] * 3 <= Math.max(x.length(), y.length());
    }

    private static String typesOf(Schema schema) {
        return schema.types.isEmpty() ? "any type" : String.join(" or ", schema.types);
    }

    /** The paths of all members, each with its description. */
    private Map<String, String> describe(Schemas schemas, @Nullable Object node) {
        Object key = node == null ? Map.of() : node;
        Map<Object, Map<String, String>> known = described.computeIfAbsent(schemas, all -> new IdentityHashMap<>());
        Map<String, String> texts = known.get(key);
        if (texts != null) {
            return texts;
        }
        known.put(key, Map.of()); // while within itself
        work++;
        Map<String, String> result = new LinkedHashMap<>();
        Schema schema = schemas.of(node);
        result.put("", schema.description);
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        schema.members.forEach(inner::put);
        schema.kinds.forEach((kind, each) -> inner.put("[" + kind + "]", each));
        if (schema.items != null) {
            inner.put("[]", schema.items);
        }
        inner.forEach((name, each) -> describe(schemas, each).forEach((path, words) -> {
            if (result.size() < MOST_PLACES) {
                result.put(within(name, path), words);
            } else {
                tooLarge = true;
            }
        }));
        known.put(key, result);
        return result;
    }

    /** Such as {@code steps[email].id}. */
    private static String within(String name, String path) {
        if (path.isEmpty()) {
            return name;
        }
        return path.startsWith("[") ? (name.equals("[]") ? "" : name) + path : name + "." + path;
    }

    private void words(String place, String text) {
        places.add(place);
        if (!text.isEmpty()) {
            words.computeIfAbsent(place, key -> new LinkedHashSet<>()).add(text);
        }
    }

    private void add(Section section, String sentence, String place) {
        facts.computeIfAbsent(new Fact(section, sentence), key -> new TreeSet<>())
                .add(place);
    }

    /** Whether a place still exists in the vendor's document. */
    boolean described(String place) {
        return places.contains(place);
    }
}
