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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        List<String> sources = new ArrayList<>(List.of(args));
        boolean accept = sources.remove("--accept");
        boolean json = sources.remove("--json");
        String unknown = sources.stream()
                .filter(arg -> arg.isEmpty() || arg.startsWith("-"))
                .findFirst()
                .orElse(sources.size() > 1 ? sources.get(1) : null);
        if (unknown != null) {
            err.println("check-drift does not know " + Printable.quoted(unknown) + ". Try --help.");
            return USAGE;
        }
        return run(sources.isEmpty() ? PUBLISHED : sources.get(0), accept, json);
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
        String version = theirs.title() + ", SHA-256 " + AcceptedDrift.hash(text);
        if (accept && drift.tooLittle.isEmpty()) {
            known.accept(drift, version, theirs.isPage);
            known.write(accepted);
            drift.facts.keySet().removeIf(fact -> fact.section() == Section.WORDS_CHANGED);
        }
        Report report = new Report(source, version, theirs, drift, known);
        out.println(json ? AcceptedDrift.JSON.toJson(report.json()) : report.text());
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
    private record Report(String source, String version, OpenApiDocument theirs, Drift drift, AcceptedDrift known) {
        List<AcceptedDrift.Entry> seen() {
            return known.seen(drift).stream()
                    .filter(AcceptedDrift.Entry::hasReason)
                    .toList();
        }

        List<Open> open(Section section) {
            return drift.facts.entrySet().stream()
                    .filter(entry -> entry.getKey().section() == section)
                    .map(entry -> new Open(entry.getKey().sentence(), known.open(entry.getKey(), entry.getValue())))
                    .filter(difference -> !difference.places.isEmpty())
                    .toList();
        }

        int count() {
            return Arrays.stream(Section.values())
                    .mapToInt(section -> open(section).size())
                    .sum();
        }

        int exitCode() {
            boolean isWhole = drift.tooLittle.isEmpty()
                    && open(Section.COULD_NOT_BE_COMPARED).isEmpty();
            return !isWhole ? NOT_READ : count() == 0 ? NOTHING_NEW : DRIFT;
        }

        String text() {
            StringBuilder text = new StringBuilder("""
                    Document  %s%s
                              %s
                    Compared  %d of %d operations: %s
                              %d members (ours has %d), %d kinds of steps
                    Accepted  %s
                    """.formatted(
                            line(source),
                            theirs.isPage ? " (one page)" : "",
                            line(version),
                            drift.operations.size(),
                            drift.expected,
                            String.join(", ", drift.operations),
                            drift.members,
                            drift.membersOfOurs,
                            drift.kinds.size(),
                            known.version == null
                                    ? "no version yet, so changed words can't be noticed; --accept begins"
                                    : line(known.version)));
            for (Section section : Section.values()) {
                List<String> lines = new ArrayList<>();
                open(section).forEach(each -> lines.add(line(each.fact) + "." + first(each.places)));
                if (section == Section.COULD_NOT_BE_COMPARED) {
                    text.append(paragraph(
                            "accepted",
                            seen().stream()
                                    .map(entry -> line(entry.section() + ": " + entry.fact()) + ".\n    because "
                                            + line(entry.reason()) + first(entry.places()))
                                    .toList()));
                    drift.tooLittle.forEach(why -> lines.add("Too little was found: " + line(why) + "."));
                }
                text.append(paragraph(section.title, lines));
            }
            return text.append('\n')
                    .append(
                            switch (exitCode()) {
                                case NOTHING_NEW -> "Nothing new.";
                                case DRIFT ->
                                    "Differences: " + count() + ". Change our description and what follows from it, or"
                                            + " accept them with --accept and a reason.";
                                default -> "No verdict: a part of the document could not be compared.";
                            })
                    .toString();
        }

        private static String paragraph(String title, List<String> lines) {
            String heading = title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
            String count = lines.isEmpty() ? "none" : String.valueOf(lines.size());
            return "\n" + heading + ": " + count + "\n"
                    + lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
        }

        private static String first(Set<String> places) {
            int more = places.size() - 1;
            String others = more == 0 ? "" : ", and in " + more + " more place" + (more == 1 ? "" : "s");
            return "\n    " + line(places.iterator().next()) + others;
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("document", source);
            json.put("title", theirs.title());
            json.put("sha256", version.replaceFirst(".* ", ""));
            json.put("acceptedVersion", known.version);
            json.put("operations", drift.operations);
            json.put("members", drift.members);
            json.put("kinds", drift.kinds);
            for (Section section : Section.values()) {
                json.put(section.title, open(section));
            }
            json.put("accepted", seen());
            json.put("too little was found", drift.tooLittle);
            json.put("exitCode", exitCode());
            return json;
        }
    }
}
