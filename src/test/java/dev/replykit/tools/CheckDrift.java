package dev.replykit.tools;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replykit.internal.text.Printable;
import dev.replykit.tools.Drift.Fact;
import dev.replykit.tools.Drift.Section;
import dev.replykit.tools.OpenApiDocument.UnreadableException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code scripts/check-drift}: compares the vendor's OpenAPI document with our description of the API. */
final class CheckDrift {
    static final String PUBLISHED = "https://docs.reply.io/api-reference/bundled.yaml";
    static final int NOTHING_NEW = 0;
    static final int DRIFT = 1;
    static final int USAGE = 2;
    static final int NOT_READ = 3;

    private static final int LONGEST_TEXT = 400;

    private final Path accepted;
    private final String ours;
    private final Duration timeout;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param ours our description
     * @param accepted the file of accepted differences
     */
    CheckDrift(String ours, Path accepted, Duration timeout, PrintStream out, PrintStream err) {
        this.ours = ours;
        this.accepted = accepted;
        this.timeout = timeout;
        this.out = out;
        this.err = err;
    }

    public static void main(String... args) throws IOException {
        Path folder = Path.of(System.getProperty("replykit.root", ""), "src", "test", "resources", "openapi");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        String ours = Files.readString(folder.resolve("create-sequence.openapi.yaml"));
        CheckDrift program =
                new CheckDrift(ours, folder.resolve("accepted-drift.json"), Duration.ofSeconds(60), out, err);
        int code;
        try {
            code = program.run(args);
        } catch (RuntimeException | IOException e) {
            System.err.println("This should not have happened: " + e);
            code = NOT_READ;
        }
        System.exit(code);
    }

    /** {@return the exit code} */
    int run(String... args) throws IOException {
        String source = null;
        boolean accept = false;
        boolean json = false;
        for (String arg : args) {
            switch (arg) {
                case "--accept" -> accept = true;
                case "--json" -> json = true;
                default -> {
                    if (arg.isEmpty() || arg.startsWith("-") || source != null) {
                        String what = source != null && !arg.startsWith("-") ? "a second document, " : "";
                        err.println("check-drift does not know " + what + Printable.quoted(arg) + ". Try --help.");
                        return USAGE;
                    }
                    source = arg;
                }
            }
        }
        return run(source == null ? PUBLISHED : source, accept, json);
    }

    private int run(String source, boolean accept, boolean json) throws IOException {
        String text;
        OpenApiDocument theirs;
        Drift drift;
        try {
            text = DocumentSource.read(source, timeout);
            theirs = OpenApiDocument.parse(text);
            drift = new Drift(OpenApiDocument.parse(ours), theirs);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (UnreadableException | StackOverflowError e) {
            String why = e instanceof UnreadableException ? e.getMessage() : "It is nested too deeply.";
            err.println("Not read: " + line(source) + ". " + line(String.valueOf(why)));
            return NOT_READ;
        }
        AcceptedDrift known = AcceptedDrift.read(accepted);
        known.addChangedWords(drift, theirs.isPage);
        if (accept && drift.tooLittle.isEmpty()) {
            known.accept(drift, theirs.title() + ", SHA-256 " + AcceptedDrift.hash(text), theirs.isPage);
            known.write(accepted);
            drift.facts.keySet().removeIf(fact -> fact.section() == Section.WORDS_CHANGED);
        }
        Report report = new Report(source, text, theirs, drift, known);
        if (json) {
            out.println(new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .create()
                    .toJson(report.json()));
        } else {
            report.print();
        }
        if (accept) {
            err.println(
                    drift.tooLittle.isEmpty()
                            ? "Accepted in " + accepted + ". Write a reason for each difference that has none."
                            : "Nothing was accepted, because too little was read.");
        }
        return report.exitCode();
    }

    private static String line(String text) {
        return Printable.excerpt(text, LONGEST_TEXT);
    }

    /** What was compared, and what came out. */
    private final class Report {
        private final String source;
        private final String text;
        private final OpenApiDocument theirs;
        private final Drift drift;
        private final AcceptedDrift known;
        private final Map<Section, Map<Fact, Set<String>>> open = new LinkedHashMap<>();

        Report(String source, String text, OpenApiDocument theirs, Drift drift, AcceptedDrift known) {
            this.source = source;
            this.text = text;
            this.theirs = theirs;
            this.drift = drift;
            this.known = known;
            for (Section section : Section.values()) {
                open.put(section, new LinkedHashMap<>());
            }
            drift.facts.forEach((fact, places) -> {
                Set<String> rest = known.open(fact, places);
                if (!rest.isEmpty()) {
                    section(fact.section()).put(fact, rest);
                }
            });
        }

        private Map<Fact, Set<String>> section(Section section) {
            return open.getOrDefault(section, Map.of());
        }

        private int differences() {
            return open.values().stream().mapToInt(Map::size).sum();
        }

        int exitCode() {
            boolean isIncomplete =
                    !drift.tooLittle.isEmpty() || !section(Section.NOT_COMPARED).isEmpty();
            return isIncomplete ? NOT_READ : differences() > 0 ? DRIFT : NOTHING_NEW;
        }

        /** The accepted differences that the document has. */
        private List<AcceptedDrift.Entry> accepted() {
            List<AcceptedDrift.Entry> seen = new ArrayList<>();
            for (AcceptedDrift.Entry entry : known.entries) {
                Set<String> places = new TreeSet<>(drift.facts.getOrDefault(entry.fact(), Set.of()));
                places.retainAll(entry.places());
                if (!places.isEmpty() && !entry.reason().isEmpty()) {
                    seen.add(new AcceptedDrift.Entry(entry.fact(), places, entry.reason()));
                }
            }
            return seen;
        }

        void print() {
            out.println("Document  " + line(source) + (theirs.isPage ? " (one page)" : ""));
            out.println("          " + line(theirs.title()) + ", " + text.length() + " characters, SHA-256 "
                    + AcceptedDrift.hash(text));
            out.println("Compared  " + drift.operations.size() + " of " + drift.expected + " operations: "
                    + String.join(", ", drift.operations));
            out.println("          " + drift.members + " members (ours has " + drift.membersOfOurs + "), "
                    + drift.kinds.size() + " kinds of steps");
            out.println("Accepted  "
                    + (known.version == null
                            ? "no version yet, so changed words can't be noticed; --accept begins"
                            : line(known.version)));
            for (Section section : Section.values()) {
                if (section == Section.NOT_COMPARED) {
                    printAccepted();
                }
                Map<Fact, Set<String>> facts = section(section);
                int count = facts.size() + (section == Section.NOT_COMPARED ? drift.tooLittle.size() : 0);
                heading(section.title, count);
                facts.forEach((fact, places) -> print(fact.sentence(), null, places));
                if (section == Section.NOT_COMPARED) {
                    drift.tooLittle.forEach(why -> out.println("  " + line("Too little was found: " + why + ".")));
                }
            }
            out.println();
            out.println(
                    switch (exitCode()) {
                        case NOTHING_NEW -> "Nothing new.";
                        case DRIFT ->
                            differences() + (differences() == 1 ? " difference" : " differences")
                                    + ". Change our description and what follows from it, or"
                                    + " accept them with --accept and a reason.";
                        default -> "No verdict: a part of the document could not be compared.";
                    });
        }

        private void printAccepted() {
            List<AcceptedDrift.Entry> seen = accepted();
            heading("accepted", seen.size());
            seen.forEach(entry -> print(
                    entry.fact().section().title + ": " + entry.fact().sentence(), entry.reason(), entry.places()));
        }

        private void heading(String title, int count) {
            out.println();
            out.println(title.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + title.substring(1) + ": "
                    + (count == 0 ? "none" : String.valueOf(count)));
        }

        private void print(String sentence, @Nullable String reason, Set<String> places) {
            out.println("  " + line(sentence) + ".");
            if (reason != null) {
                out.println("    because " + line(reason));
            }
            out.println("    " + line(places.iterator().next())
                    + (places.size() == 1 ? "" : ", and in " + (places.size() - 1) + " more place")
                    + (places.size() > 2 ? "s" : ""));
        }

        JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("document", source);
            json.addProperty("title", theirs.title());
            json.addProperty("sha256", AcceptedDrift.hash(text));
            json.addProperty("acceptedVersion", known.version);
            json.add("operations", array(drift.operations));
            json.addProperty("members", drift.members);
            json.add("kinds", array(drift.kinds));
            open.forEach((section, facts) -> {
                JsonArray array = new JsonArray();
                facts.forEach((fact, places) -> array.add(difference(fact, places)));
                json.add(section.title, array);
            });
            JsonArray array = new JsonArray();
            for (AcceptedDrift.Entry entry : accepted()) {
                JsonObject difference = difference(entry.fact(), entry.places());
                difference.addProperty("section", entry.fact().section().title);
                difference.addProperty("reason", entry.reason());
                array.add(difference);
            }
            json.add("accepted", array);
            json.add("too little was found", array(drift.tooLittle));
            json.addProperty("exitCode", exitCode());
            return json;
        }

        private static JsonObject difference(Fact fact, Set<String> places) {
            JsonObject difference = new JsonObject();
            difference.addProperty("fact", fact.sentence());
            difference.add("places", array(places));
            return difference;
        }

        private static JsonArray array(Iterable<String> texts) {
            JsonArray array = new JsonArray();
            texts.forEach(array::add);
            return array;
        }
    }
}
