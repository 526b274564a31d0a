package dev.replykit.tools;

import static dev.replykit.tools.OpenApiDocument.jsonSchema;
import static dev.replykit.tools.OpenApiDocument.jsonType;
import static dev.replykit.tools.OpenApiDocument.text;

import dev.replykit.internal.text.Similar;
import dev.replykit.tools.OpenApiDocument.Operation;
import dev.replykit.tools.Schemas.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The differences between our description of the API and the vendor's document, for the operations of ours. What matters
 * depends on the side: a request that is right by ours must be right by theirs, and an answer that is right by theirs
 * must be readable by ours. The work is bounded by our description, however large theirs is.
 */
final class Drift {
    /** Where the report tells a difference, in this order. */
    enum Section {
        BREAKS_SENDING,
        BREAKS_READING,
        NEW,
        GONE,
        WORDS_CHANGED,
        COULD_NOT_BE_COMPARED;

        final String title = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private enum Side {
        SENT(Section.BREAKS_SENDING),
        READ(Section.BREAKS_READING);

        final Section broken;

        Side(Section broken) {
            this.broken = broken;
        }
    }

    /** A difference, told once for all its places. */
    record Fact(Section section, String sentence) {}

    private static final String GONE = " is gone";
    private static final String RENAMED = ", and %s is new: probably renamed";
    private static final String SCOPE = "x-required-scope";

    /** Reply's document has more than a hundred operations. */
    private static final int WHOLE = 50;

    private final OpenApiDocument ours;
    private final OpenApiDocument theirs;

    /** The places of each fact, such as {@code POST /v3/sequences sent: steps[email].id}. */
    final Map<Fact, Set<String>> facts = new LinkedHashMap<>();

    /** The texts of descriptions by their place in a message of any operation. */
    final Map<String, Set<String>> words = new TreeMap<>();

    /** All places in messages of the vendor's document. */
    final Set<String> places = new HashSet<>();

    /** The names of the operations that both have. */
    final List<String> operations = new ArrayList<>();

    /** How many operations our description has. */
    final int expected;

    /** Why too little was read for a verdict; empty if enough was. */
    final List<String> tooLittle = new ArrayList<>();

    int members;
    int membersOfOurs;
    final Set<String> kinds = new TreeSet<>();

    Drift(OpenApiDocument ours, OpenApiDocument theirs) {
        this.ours = ours;
        this.theirs = theirs;
        Map<String, Operation> all = theirs.operations();
        expected = ours.operations().size();
        ours.operations().forEach((key, operation) -> {
            // An extract of Reply's document need not have what only cleaning up uses.
            boolean mayLack = theirs.isPage || all.size() < WHOLE && operation.name.startsWith("DELETE");
            Operation other = all.get(key);
            if (other != null) {
                operations.add(operation.name);
                compare(operation, other);
            } else if (!mayLack) {
                add(Section.BREAKS_SENDING, operation.name + GONE, operation.name);
            }
        });
        if (operations.isEmpty()) {
            tooLittle.add("it has none of the operations that replykit uses");
        }
    }

    private void compare(Operation a, Operation b) {
        String name = a.name;
        words(name, b.words());
        access(a, b);
        if (!isTrue(a.node, "deprecated") && isTrue(b.node, "deprecated")) {
            add(Section.GONE, name + " is deprecated", name);
        }
        named("parameter ", name + " ", a.parameters(), b.parameters(), Side.SENT);
        message(name + " sent", a.requestBody(), b.requestBody(), Side.SENT);
        Map<String, Map<?, ?>> mine = a.responses();
        Map<String, Map<?, ?>> others = b.responses();
        Set<String> statuses = new LinkedHashSet<>(mine.keySet());
        statuses.addAll(others.keySet());
        statuses.remove("default");
        boolean succeeds = false;
        for (String status : statuses) {
            boolean isSuccess = status.startsWith("2");
            String place = name + " " + status;
            Map<?, ?> answer = mine.get(status);
            Map<?, ?> other = others.get(status);
            if (other == null) {
                add(Section.GONE, "The status " + status + GONE, place);
                continue;
            }
            if (answer == null) {
                add(Section.NEW, "The status " + status + " is new", place);
                answer = isSuccess ? successOf(mine) : mine.get("default");
            }
            if (answer != null) {
                words(place, text(other.get("description")));
                if (!isSuccess || !succeeds) {
                    named(
                            "header ",
                            place + " header ",
                            ours.named(answer.get("headers")),
                            theirs.named(other.get("headers")),
                            Side.READ);
                    message(isSuccess ? name + " answered" : place, answer, other, Side.READ);
                }
                succeeds |= isSuccess;
            }
        }
        if (!succeeds) {
            tooLittle.add(name + " has no successful answer");
        }
    }

    private static boolean isTrue(Map<?, ?> node, String member) {
        return Boolean.TRUE.equals(node.get(member));
    }

    private static @Nullable Map<?, ?> successOf(Map<String, Map<?, ?>> responses) {
        return responses.entrySet().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The server, the authentication and the scope, as far as the document tells them. */
    private void access(Operation a, Operation b) {
        String host = theirs.host();
        if (!host.isEmpty() && !host.equals(ours.host())) {
            add(Section.BREAKS_SENDING, "The server is now " + host + ", not " + ours.host(), a.name);
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

    /** Parameters or headers. */
    private void named(String what, String place, Map<String, Map<?, ?>> a, Map<String, Map<?, ?>> b, Side side) {
        String the = "The " + what;
        if (b.remove(OpenApiDocument.UNREADABLE) != null) {
            add(
                    Section.COULD_NOT_BE_COMPARED,
                    "A %shas no name, or its reference leads nowhere".formatted(what),
                    place.strip());
        }
        Map<String, Object> mine = schemas(a);
        Map<String, Object> others = schemas(b);
        pair(mine, others, the + "%s" + GONE, RENAMED, side.broken, side, name -> place + name, (name, other) -> {
            Map<?, ?> their = Objects.requireNonNull(b.get(other));
            boolean required = side == Side.SENT && isTrue(their, "required");
            Section breaksIfRequired = required ? side.broken : Section.NEW;
            words(place + other, text(their.get("description")));
            if (name == null) {
                add(breaksIfRequired, the + other + (required ? " is new and required" : " is new"), place + other);
                return;
            }
            Map<?, ?> our = Objects.requireNonNull(a.get(name));
            if (name.equals(other) && required && !isTrue(our, "required")) {
                add(side.broken, the + name + " is now required", place + name);
            }
            String label = our.get("name") instanceof String text ? text : name;
            compare(mine.get(name), others.get(other), side, place + name, the + label);
        });
    }

    private static Map<String, Object> schemas(Map<String, Map<?, ?>> named) {
        Map<String, Object> schemas = new LinkedHashMap<>();
        named.forEach((name, node) -> schemas.put(name, Schemas.orAny(node.get("schema"))));
        return schemas;
    }

    private void message(String place, Map<?, ?> a, Map<?, ?> b, Side side) {
        Object mine = jsonSchema(a);
        Object other = jsonSchema(b);
        if (mine == null) {
            if (other != null && side == Side.SENT) {
                add(isTrue(b, "required") ? Section.BREAKS_SENDING : Section.NEW, "A body is new", place);
            }
            return;
        }
        boolean isError = side == Side.READ && !place.endsWith("answered");
        if (other == null) {
            add(isError ? Section.GONE : side.broken, "The JSON body" + GONE, place);
            if (!isError) {
                tooLittle.add(place + " has no JSON body");
            }
            return;
        }
        if (!Objects.equals(jsonType(a), jsonType(b))) {
            add(
                    side == Side.SENT ? Section.BREAKS_SENDING : Section.NEW,
                    "The content type is now " + jsonType(b) + ", not " + jsonType(a),
                    place);
        }
        compare(mine, other, side, place, "The body");
        Map<String, String> texts = theirs.schemas().descriptions(other);
        texts.forEach((path, words) -> words(isError ? "error " + path : path.isEmpty() ? place : path, words));
        if (texts.size() >= Schemas.MOST_PLACES) {
            add(
                    Section.COULD_NOT_BE_COMPARED,
                    "The document has more than " + Schemas.MOST_PLACES + " places in one message",
                    "");
        }
        if (!isError) {
            int wanted = ours.schemas().descriptions(mine).size();
            members += texts.size();
            membersOfOurs += wanted;
            if (texts.size() * 2 < wanted) {
                tooLittle.add("%s has %d members, where ours has %d".formatted(place, texts.size(), wanted));
            }
        }
    }

    private void compare(@Nullable Object mine, @Nullable Object other, Side side, String place, String subject) {
        Schema a = ours.schemas().of(mine);
        Schema b = theirs.schemas().of(other);
        new Pair(a, b, side, place, "", subject).compare();
    }

    /** Two schemas of the same place; the subject is how sentences name it. */
    private final class Pair {
        private final Schema a;
        private final Schema b;
        private final Side side;
        private final String place;
        private final String path;
        private final String subject;
        private final boolean sent;
        /** The section of what ours has and theirs lacks: it matters only if it may be sent. */
        private final Section lost;

        Pair(Schema a, Schema b, Side side, String place, String path, String subject) {
            this.a = a;
            this.b = b;
            this.side = side;
            this.place = place;
            this.path = path;
            this.subject = subject;
            sent = side == Side.SENT;
            lost = sent ? side.broken : Section.GONE;
        }

        void compare() {
            b.problems.forEach(problem -> tell(Section.COULD_NOT_BE_COMPARED, "is not comparable: " + problem));
            flags();
            String onlyKind = a.kinds.isEmpty() || !b.kinds.isEmpty()
                    ? ""
                    : theirs.schemas().kindOf(b);
            if (!onlyKind.isEmpty()) {
                kinds(Map.of(onlyKind, b));
            } else if (!a.kinds.isEmpty() || !b.kinds.isEmpty()) {
                kinds(b.kinds);
            } else if (types()) {
                values();
                facts();
                members();
                if (a.items != null || b.items != null) {
                    String item = subject.startsWith("The ") ? "An item" : "An item of " + subject;
                    within("[]", a.items, b.items, subject.startsWith("An item") ? subject : item);
                }
            }
        }

        private void within(String name, @Nullable Object mine, @Nullable Object other, String inner) {
            String at = Schemas.within(path, name);
            new Pair(ours.schemas().of(mine), theirs.schemas().of(other), side, place, at, inner).compare();
        }

        private void tell(Section section, String predicate) {
            add(section, subject + " " + predicate, where(path));
        }

        private String where(String innerPath) {
            return innerPath.isEmpty() ? place : place + ": " + innerPath;
        }

        private void flags() {
            flag("nullable", sent, sent ? "may no longer be null" : "is never null", "may now be null", Section.GONE);
            if (sent) {
                flag("readOnly", false, "may be sent", "is now read-only", Section.NEW);
            } else {
                flag("writeOnly", false, "is now answered", "is now write-only", Section.NEW);
            }
            if (!a.flags.contains("deprecated") && b.flags.contains("deprecated")) {
                tell(Section.GONE, "is deprecated");
            }
        }

        /** @param breaksWhenLost whether it breaks something when theirs lacks the flag, not when theirs has it */
        private void flag(String flag, boolean breaksWhenLost, String lostWords, String newWords, Section lostSection) {
            boolean has = b.flags.contains(flag);
            if (has != a.flags.contains(flag)) {
                Section harmless = has ? Section.NEW : lostSection;
                tell(has == breaksWhenLost ? harmless : side.broken, has ? newWords : lostWords);
            }
        }

        private void kinds(Map<String, Object> others) {
            if (others.isEmpty()) {
                tell(Section.COULD_NOT_BE_COMPARED, "has no kinds that are told by one word for type");
                tooLittle.add("no kind of step was found");
                return;
            }
            kinds.addAll(others.keySet());
            if (others.size() * 2 < a.kinds.size()) {
                tooLittle.add("%d kinds were found, where ours has %d".formatted(others.size(), a.kinds.size()));
            }
            UnaryOperator<String> at = kind -> where(Schemas.within(path, "[" + kind + "]"));
            pair(a.kinds, others, "The kind %s" + GONE, RENAMED, lost, side, at, (kind, other) -> {
                if (kind == null) {
                    add(Section.NEW, "The kind " + other + " is new", at.apply(other));
                } else {
                    within("[" + other + "]", a.kinds.get(kind), others.get(other), subject);
                }
            });
        }

        /** Whether they have a type in common, so that more can be compared. */
        private boolean types() {
            Set<String> wide = sent ? b.types : a.types;
            Set<String> narrow = sent ? a.types : b.types;
            Set<String> missing = new TreeSet<>(narrow);
            missing.removeAll(wide);
            if (wide.contains("number")) {
                missing.remove("integer");
            }
            boolean fits = wide.isEmpty() || missing.isEmpty() && !narrow.isEmpty();
            if (!a.types.equals(b.types)) {
                Section harmless = sent ? Section.NEW : Section.GONE;
                tell(fits ? harmless : side.broken, "is now " + b.typeWords() + ", not " + a.typeWords());
            }
            return fits || missing.size() < narrow.size() || narrow.isEmpty();
        }

        private void values() {
            if (a.words != null && b.words != null) {
                String gone = subject + " can no longer be \"%s\"";
                String renamed = ", but \"%s\": probably renamed";
                pair(index(a.words), index(b.words), gone, renamed, lost, side, word -> where(path), (word, other) -> {
                    if (word == null) {
                        tell(Section.NEW, "can now be \"" + other + "\"");
                    }
                });
            } else if (a.words != null) {
                tell(Section.NEW, "is now any " + b.typeWords() + ", not one of " + a.words);
            } else if (b.words != null) {
                tell(lost, "is now one of " + b.words);
            }
        }

        /** Format, default and limits. */
        private void facts() {
            Set<String> names = new TreeSet<>(a.facts.keySet());
            names.addAll(b.facts.keySet());
            for (String name : names) {
                String before = a.facts.get(name);
                String now = b.facts.get(name);
                if (!Objects.equals(before, now)) {
                    boolean breaks = switch (name) {
                        case "default" -> false;
                        case "format" -> sent ? now != null : before != null && !a.isNumber();
                        default -> sent && now != null && Schemas.narrower(name, now, before);
                    };
                    Section section = breaks ? side.broken : now == null ? Section.GONE : Section.NEW;
                    String label = Set.of("default", "format").contains(name) ? "the " + name : name;
                    String not = before == null ? "" : ", not " + before;
                    tell(
                            section,
                            now == null
                                    ? "no longer has " + label + " " + before
                                    : "now has " + label + " " + now + not);
                }
            }
        }

        private void members() {
            if (sent && b.flags.contains("closed") && !a.flags.contains("closed")) {
                tell(Section.NEW, "takes no other members");
            }
            Map<String, Object> mine = relevant(a, ours.schemas(), b, theirs.schemas());
            Map<String, Object> others = relevant(b, theirs.schemas(), a, ours.schemas());
            UnaryOperator<String> at = name -> where(Schemas.within(path, name));
            pair(mine, others, "%s" + GONE, RENAMED, side.broken, side, at, (name, other) -> {
                boolean required = b.required.contains(other);
                if (name == null) {
                    String type = theirs.schemas().of(others.get(other)).typeWords();
                    add(
                            sent && required ? side.broken : Section.NEW,
                            other + " is new" + (required ? " and required" : "") + " (" + type + ")",
                            at.apply(other));
                    return;
                }
                if (required != a.required.contains(name)) {
                    String more = sent ? " is now required" : " is now always there";
                    String less = sent ? " is no longer required" : " may now be missing";
                    add(
                            sent == required ? side.broken : Section.NEW,
                            other + (required ? more : less),
                            at.apply(other));
                }
                within(other, mine.get(name), others.get(other), other);
            });
        }

        /** Without what only goes the other way, unless they disagree about that. */
        private Map<String, Object> relevant(Schema from, Schemas schemas, Schema other, Schemas otherSchemas) {
            Map<String, Object> relevant = new LinkedHashMap<>(from.members);
            String otherWay = sent ? "readOnly" : "writeOnly";
            relevant.entrySet().removeIf(member -> {
                Object there = other.members.get(member.getKey());
                return schemas.of(member.getValue()).flags.contains(otherWay)
                        && (there == null || otherSchemas.of(there).flags.contains(otherWay));
            });
            return relevant;
        }
    }

    private static Map<String, Object> index(Set<String> words) {
        return words.stream().collect(Collectors.toMap(word -> word, word -> Map.of(), (x, y) -> x, TreeMap::new));
    }

    /**
     * Tells which names are gone and which look renamed. Calls the action for each pair of names, and for each of theirs
     * alone.
     *
     * @param gone the sentence for a name that is gone, and {@code but} how it goes on if it looks renamed
     */
    private void pair(
            Map<String, Object> a,
            Map<String, Object> b,
            String gone,
            String but,
            Section lost,
            Side side,
            UnaryOperator<String> at,
            BiConsumer<@Nullable String, String> action) {
        Map<String, Object> news = new LinkedHashMap<>(b);
        news.keySet().removeAll(a.keySet());
        a.forEach((name, node) -> {
            if (b.containsKey(name)) {
                action.accept(name, name);
                return;
            }
            Set<String> types = ours.schemas().of(node).types;
            String other = news.keySet().stream()
                    .filter(each -> isNear(name, each)
                            && theirs.schemas().of(news.get(each)).types.equals(types))
                    .findFirst()
                    .orElse(null);
            if (other == null) {
                add(lost, gone.formatted(name), at.apply(name));
            } else {
                news.remove(other);
                add(side.broken, gone.formatted(name) + but.formatted(other), at.apply(other));
                action.accept(name, other);
            }
        });
        news.keySet().forEach(other -> action.accept(null, other));
    }

    /** Whether one name looks like the other: the same letters, one within the other, or at most a third changed. */
    private static boolean isNear(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String y = b.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        boolean isWithin = x.contains(y) || y.contains(x);
        return isWithin && Math.min(x.length(), y.length()) >= 3
                || !(Similar.suggestion(x, List.of(y)) + Similar.suggestion(y, List.of(x))).isEmpty();
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
}
