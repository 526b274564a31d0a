package dev.replykit.tools;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.replykit.tools.Drift.Fact;
import dev.replykit.tools.Drift.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The file of accepted differences, as Gson reads and writes it. A difference without a reason is not accepted. */
final class AcceptedDrift {
    static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Where a fact is accepted, and why. */
    record Entry(String section, String fact, String reason, Set<String> places) {
        boolean hasReason() {
            return !reason.isBlank();
        }

        private Fact key() {
            return new Fact(Section.valueOf(section.toUpperCase(Locale.ROOT).replace(' ', '_')), fact);
        }
    }

    String about = "Differences between Reply's OpenAPI document and ours that are meant. Each needs a reason."
            + " scripts/check-drift --accept adds what is new, with an empty reason, and removes what is no longer there."
            + " \"words\" has hashes of the descriptions of the last accepted version.";

    /** The accepted version of the document, such as {@code OpenAPI 3.1.0, "Reply API" 3.0.0}; null at first. */
    @Nullable
    String version;

    private List<Entry> differences = List.of();
    private Map<String, String> words = Map.of();

    static AcceptedDrift read(Path file) throws IOException {
        return Files.exists(file) ? JSON.fromJson(Files.readString(file), AcceptedDrift.class) : new AcceptedDrift();
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.toJson(this) + "\n");
    }

    /** Adds the texts that have changed since the last accepted version to the differences. */
    void addChangedWords(Drift drift, boolean isPage) {
        if (version == null) {
            return;
        }
        Set<String> added = new TreeSet<>();
        drift.facts.forEach((fact, places) -> {
            if (fact.section() == Section.NEW) {
                places.forEach(place -> added.add(place.replaceFirst("^[^:]*: ", "")));
            }
        });
        Map<Fact, Set<String>> changed = new LinkedHashMap<>();
        drift.words.forEach((place, texts) -> texts.forEach(text -> {
            if (!isKnown(place, text) && !added.contains(place)) {
                String name = place.replaceFirst(".*[.\\]](?=[^.\\]]+$)", "");
                Fact fact = new Fact(Section.WORDS_CHANGED, name + " is now described as: " + text);
                changed.computeIfAbsent(fact, key -> new TreeSet<>()).add(place);
            }
        }));
        words.keySet().forEach(place -> {
            if (!isPage && !drift.words.containsKey(place) && drift.places.contains(place)) {
                changed.put(new Fact(Section.WORDS_CHANGED, place + " is no longer described"), Set.of(place));
            }
        });
        drift.facts.putAll(changed);
    }

    private boolean isKnown(String place, String text) {
        return List.of(words.getOrDefault(place, "").split(" ")).contains(hash(text));
    }

    /** The places of a fact that are not accepted. */
    Set<String> open(Fact fact, Set<String> places) {
        return without(differences, Entry::hasReason, fact, places);
    }

    private static Set<String> without(List<Entry> entries, Predicate<Entry> which, Fact fact, Set<String> places) {
        Set<String> rest = new TreeSet<>(places);
        entries.stream()
                .filter(entry -> which.test(entry) && entry.key().equals(fact))
                .forEach(entry -> rest.removeAll(entry.places()));
        return rest;
    }

    /** The entries with those of their places that the document has. */
    List<Entry> seen(Drift drift) {
        List<Entry> seen = new ArrayList<>();
        for (Entry entry : differences) {
            Set<String> places = new TreeSet<>(entry.places());
            places.retainAll(drift.facts.getOrDefault(entry.key(), Set.of()));
            if (!places.isEmpty()) {
                seen.add(new Entry(entry.section(), entry.fact(), entry.reason(), places));
            }
        }
        return seen;
    }

    /** Takes over all differences and texts. New ones have no reason yet; of one page, the rest stays as it is. */
    void accept(Drift drift, String newVersion, boolean isPage) {
        List<Entry> all = isPage ? new ArrayList<>(differences) : seen(drift);
        drift.facts.forEach((fact, places) -> {
            Set<String> added = without(all, entry -> true, fact, places);
            if (!added.isEmpty() && fact.section() != Section.WORDS_CHANGED) {
                all.add(new Entry(fact.section().title, fact.sentence(), "", added));
            }
        });
        differences = all;
        words = isPage ? new TreeMap<>(words) : new TreeMap<>();
        drift.words.forEach((place, texts) -> texts.forEach(text -> {
            if (!isKnown(place, text)) {
                words.merge(place, hash(text), (a, b) -> a + " " + b);
            }
        }));
        version = newVersion;
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every Java has it
        }
    }
}
