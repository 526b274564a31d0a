package dev.replykit.tools;

import static dev.replykit.tools.OpenApiDocument.jsonSchema;
import static dev.replykit.tools.OpenApiDocument.jsonType;
import static dev.replykit.tools.OpenApiDocument.text;

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

    /** A difference, told once for all its places. */
    record Fact(Section section, String sentence) {}

    private static final String GONE = " is gone";
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
        named("parameter ", name + " ", a.parameters(), b.parameters(), Section.BREAKS_SENDING);
        message(name + " sent", a.requestBody(), b.requestBody(), Section.BREAKS_SENDING);
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
            if (answer == null) {
                continue;
            }
            words(place, text(other.get("description")));
            if (!isSuccess || !succeeds) {
                Map<String, Map<?, ?>> headers = ours.named(answer.get("headers"));
                Map<String, Map<?, ?>> otherHeaders = theirs.named(other.get("headers"));
                named("header ", place + " header ", headers, otherHeaders, Section.BREAKS_READING);
                message(isSuccess ? name + " answered" : place, answer, other, Section.BREAKS_READING);
            }
            succeeds |= isSuccess;
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
        changed("The server is now %s, not %s", theirs.host(), ours.host(), a.name);
        String mine = a.authentication();
        String other = b.authentication();
        changed("Authentication is now %s, not %s", other.contains(mine) ? mine : other, mine, a.name);
        changed("The key now needs the scope %s, not %s", text(b.node.get(SCOPE)), text(a.node.get(SCOPE)), a.name);
    }

    private void changed(String sentence, String now, String before, String place) {
        if (!now.isEmpty() && !now.equals(before)) {
            add(Section.BREAKS_SENDING, sentence.formatted(now, before), place);
        }
    }

    /** Parameters or headers. */
    private void named(
            String what, String place, Map<String, Map<?, ?>> mine, Map<String, Map<?, ?>> others, Section broken) {
        String the = "The " + what;
        if (others.remove(OpenApiDocument.UNREADABLE) != null) {
            add(
                    Section.COULD_NOT_BE_COMPARED,
                    "A %shas no name, or its reference leads nowhere".formatted(what),
                    place.strip());
        }
        minus(mine.keySet(), others.keySet()).forEach(name -> add(broken, the + name + GONE, place + name));
        others.forEach((name, other) -> {
            boolean required = broken == Section.BREAKS_SENDING && isTrue(other, "required");
            Map<?, ?> our = mine.get(name);
            words(place + name, text(other.get("description")));
            if (our == null) {
                String isNew = required ? " is new and required" : " is new";
                add(required ? broken : Section.NEW, the + name + isNew, place + name);
                return;
            }
            if (required && !isTrue(our, "required")) {
                add(broken, the + name + " is now required", place + name);
            }
            String label = our.get("name") instanceof String text ? text : name;
            compare(our.get("schema"), other.get("schema"), broken, place + name, the + label);
        });
    }

    private void message(String place, Map<?, ?> a, Map<?, ?> b, Section broken) {
        Object mine = jsonSchema(a);
        Object other = jsonSchema(b);
        boolean sent = broken == Section.BREAKS_SENDING;
        if (mine == null) {
            if (other != null && sent) {
                add(isTrue(b, "required") ? broken : Section.NEW, "A body is new", place);
            }
            return;
        }
        boolean isError = !sent && !place.endsWith("answered");
        if (other == null) {
            add(isError ? Section.GONE : broken, "The JSON body" + GONE, place);
            if (!isError) {
                tooLittle.add(place + " has no JSON body");
            }
            return;
        }
        if (!Objects.equals(jsonType(a), jsonType(b))) {
            add(sent ? broken : Section.NEW, "The content type is now " + jsonType(b) + ", not " + jsonType(a), place);
        }
        compare(mine, other, broken, place, "The body");
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

    private void compare(@Nullable Object mine, @Nullable Object other, Section broken, String place, String subject) {
        new Pair(ours.schemas().of(mine), theirs.schemas().of(other), broken, place, "", subject).compare();
    }

    /** Two schemas of the same place; the subject is how sentences name it. */
    private final class Pair {
        private final Schema a;
        private final Schema b;
        private final Section broken;
        private final String place;
        private final String path;
        private final String subject;
        private final boolean sent;
        /** The section of what ours has and theirs lacks: it matters only if it may be sent. */
        private final Section lost;

        Pair(Schema a, Schema b, Section broken, String place, String path, String subject) {
            this.a = a;
            this.b = b;
            this.broken = broken;
            this.place = place;
            this.path = path;
            this.subject = subject;
            sent = broken == Section.BREAKS_SENDING;
            lost = sent ? broken : Section.GONE;
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
            new Pair(ours.schemas().of(mine), theirs.schemas().of(other), broken, place, at, inner).compare();
        }

        private void tell(Section section, String predicate) {
            add(section, subject + " " + predicate, where(""));
        }

        private String where(String name) {
            String inner = Schemas.within(path, name);
            return inner.isEmpty() ? place : place + ": " + inner;
        }

        private void flags() {
            Set<String> added = minus(b.flags, a.flags);
            Set<String> removed = minus(a.flags, b.flags);
            String otherWay = sent ? "readOnly" : "writeOnly";
            tellIf(added.contains("nullable"), sent ? Section.NEW : broken, "may now be null");
            tellIf(removed.contains("nullable"), lost, "may no longer be null");
            tellIf(added.contains(otherWay), broken, "is now " + otherWay);
            tellIf(removed.contains(otherWay), Section.NEW, sent ? "may be sent" : "is now answered");
            tellIf(added.contains("deprecated"), Section.GONE, "is deprecated");
            tellIf(added.contains("closed") && sent, Section.NEW, "takes no other members");
        }

        private void tellIf(boolean isSo, Section section, String predicate) {
            if (isSo) {
                tell(section, predicate);
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
            minus(a.kinds.keySet(), others.keySet())
                    .forEach(kind -> add(lost, "The kind " + kind + GONE, where("[" + kind + "]")));
            others.forEach((kind, other) -> {
                if (a.kinds.containsKey(kind)) {
                    within("[" + kind + "]", a.kinds.get(kind), other, subject);
                } else {
                    add(Section.NEW, "The kind " + kind + " is new", where("[" + kind + "]"));
                }
            });
        }

        /** Whether they have a type in common, so that more can be compared. */
        private boolean types() {
            Set<String> wide = sent ? b.types : a.types;
            Set<String> narrow = sent ? a.types : b.types;
            Set<String> missing = minus(narrow, wide);
            if (wide.contains("number")) {
                missing.remove("integer");
            }
            boolean fits = wide.isEmpty() || missing.isEmpty() && !narrow.isEmpty();
            if (!a.types.equals(b.types)) {
                Section harmless = sent ? Section.NEW : Section.GONE;
                tell(fits ? harmless : broken, "is now " + b.typeWords() + ", not " + a.typeWords());
            }
            return fits || missing.size() < narrow.size() || narrow.isEmpty();
        }

        private void values() {
            if (a.words != null && b.words != null) {
                minus(a.words, b.words).forEach(word -> tell(lost, "can no longer be \"" + word + "\""));
                minus(b.words, a.words).forEach(word -> tell(Section.NEW, "can now be \"" + word + "\""));
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
                    Section section = breaks ? broken : now == null ? Section.GONE : Section.NEW;
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
            Map<String, Object> mine = relevant(a, ours.schemas(), b, theirs.schemas());
            Map<String, Object> others = relevant(b, theirs.schemas(), a, ours.schemas());
            minus(mine.keySet(), others.keySet()).forEach(name -> add(broken, name + GONE, where(name)));
            others.forEach((name, other) -> {
                boolean required = b.required.contains(name);
                if (!mine.containsKey(name)) {
                    String type = theirs.schemas().of(other).typeWords();
                    String isNew = required ? " is new and required" : " is new";
                    add(sent && required ? broken : Section.NEW, name + isNew + " (" + type + ")", where(name));
                    return;
                }
                if (required != a.required.contains(name)) {
                    String more = sent ? " is now required" : " is now always there";
                    String less = sent ? " is no longer required" : " may now be missing";
                    add(sent == required ? broken : Section.NEW, name + (required ? more : less), where(name));
                }
                within(name, mine.get(name), other, name);
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

    private static Set<String> minus(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
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
