package dev.replykit.tools;

import dev.replykit.internal.text.Printable;
import dev.replykit.tools.Drift.Section;
import dev.replykit.tools.OpenApiDocument.UnreadableException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
            out.println(AcceptedDrift.JSON.toJson(report.json()));
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

    /** A difference with its places that are not accepted. */
    private record Open(String fact, Set<String> places) {}

    /** What was compared, and what came out. */
    private final class Report {
        private final String source;
        private final String text;
        private final OpenApiDocument theirs;
        private final Drift drift;
        private final AcceptedDrift known;
        private final List<AcceptedDrift.Entry> seen;
        private final Map<Section, List<Open>> open = new EnumMap<>(Section.class);

        Report(String source, String text, OpenApiDocument theirs, Drift drift, AcceptedDrift known) {
            this.source = source;
            this.text = text;
            this.theirs = theirs;
            this.drift = drift;
            this.known = known;
            seen = known.seen(drift).stream()
                    .filter(AcceptedDrift.Entry::hasReason)
                    .toList();
            drift.facts.forEach((fact, places) -> {
                Set<String> rest = known.open(fact, places);
                if (!rest.isEmpty()) {
                    open.computeIfAbsent(fact.section(), section -> new ArrayList<>())
                            .add(new Open(fact.sentence(), rest));
                }
            });
        }

        private List<Open> open(Section section) {
            return open.getOrDefault(section, List.of());
        }

        int exitCode() {
            boolean isWhole = drift.tooLittle.isEmpty()
                    && open(Section.COULD_NOT_BE_COMPARED).isEmpty();
            return !isWhole ? NOT_READ : open.isEmpty() ? NOTHING_NEW : DRIFT;
        }

        void print() {
            String version = known.version == null
                    ? "no version yet, so changed words can't be noticed; --accept begins"
                    : line(known.version);
            out.printf(
                    """
                    Document  %s%s
                              %s, %d characters, SHA-256 %s
                    Compared  %d of %d operations: %s
                              %d members (ours has %d), %d kinds of steps
                    Accepted  %s
                    """,
                    line(source),
                    theirs.isPage ? " (one page)" : "",
                    line(theirs.title()),
                    text.length(),
                    AcceptedDrift.hash(text),
                    drift.operations.size(),
                    drift.expected,
                    String.join(", ", drift.operations),
                    drift.members,
                    drift.membersOfOurs,
                    drift.kinds.size(),
                    version);
            for (Section section : Section.values()) {
                if (section == Section.COULD_NOT_BE_COMPARED) {
                    heading("accepted", seen.size());
                    seen.forEach(entry -> print(entry.section() + ": " + entry.fact(), entry.reason(), entry.places()));
                }
                List<Open> facts = new ArrayList<>(open(section));
                if (section == Section.COULD_NOT_BE_COMPARED) {
                    drift.tooLittle.forEach(why -> facts.add(new Open("Too little was found: " + why, Set.of())));
                }
                heading(section.title, facts.size());
                facts.forEach(each -> print(each.fact(), "", each.places()));
            }
            int count = open.values().stream().mapToInt(List::size).sum();
            out.println();
            out.println(
                    switch (exitCode()) {
                        case NOTHING_NEW -> "Nothing new.";
                        case DRIFT ->
                            count + (count == 1 ? " difference" : " differences")
                                    + ". Change our description and what follows from it, or"
                                    + " accept them with --accept and a reason.";
                        default -> "No verdict: a part of the document could not be compared.";
                    });
        }

        private void heading(String title, int count) {
            out.println();
            out.println(title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1) + ": "
                    + (count == 0 ? "none" : String.valueOf(count)));
        }

        private void print(String sentence, String reason, Set<String> places) {
            out.println("  " + line(sentence) + ".");
            if (!reason.isEmpty()) {
                out.println("    because " + line(reason));
            }
            places.stream().limit(1).forEach(place -> {
                int more = places.size() - 1;
                String others = ", and in " + more + " more place" + (more == 1 ? "" : "s");
                out.println("    " + line(place) + (more == 0 ? "" : others));
            });
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("document", source);
            json.put("title", theirs.title());
            json.put("sha256", AcceptedDrift.hash(text));
            json.put("acceptedVersion", known.version);
            json.put("operations", drift.operations);
            json.put("members", drift.members);
            json.put("kinds", drift.kinds);
            for (Section section : Section.values()) {
                json.put(section.title, open(section));
            }
            json.put("accepted", seen);
            json.put("too little was found", drift.tooLittle);
            json.put("exitCode", exitCode());
            return json;
        }
    }
}
