package dev.replykit.tools;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.tools.Drift.Fact;
import dev.replykit.tools.Drift.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The file of accepted differences: each with its places and the reason, and a hash of each description of the last
 * accepted version. A difference without a reason is not accepted, nor is one in a place that the file does not name.
 */
final class AcceptedDrift {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String ABOUT =
            "Differences between Reply's OpenAPI document and ours that are meant. Each needs a"
                    + " reason. scripts/check-drift --accept adds what is new, with an empty reason, and removes what is no longer"
                    + " there. \"words\" has hashes of the descriptions of the last accepted version.";

    /** Where a fact is accepted, and why. */
    record Entry(Fact fact, Set<String> places, String reason) {}

    final List<Entry> entries = new ArrayList<>();
    final Map<String, Set<String>> words = new TreeMap<>();

    /** The accepted version of the document, such as {@code OpenAPI 3.1.0, "Reply API" 3.0.0}; null at first. */
    @Nullable
    String version;

    static AcceptedDrift read(Path file) throws IOException {
        AcceptedDrift accepted = new AcceptedDrift();
        if (!Files.exists(file)) {
            return accepted;
        }
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        accepted.version = json.has("version") ? json.get("version").getAsString() : null;
        for (JsonElement each : json.getAsJsonArray("differences")) {
            JsonObject entry = each.getAsJsonObject();
            String title = entry.get("section").getAsString();
            Section section = Arrays.stream(Section.values())
                    .filter(one -> one.title.equals(title))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no section \"" + title + "\"."));
            accepted.entries.add(new Entry(
                    new Fact(section, entry.get("fact").getAsString()),
                    strings(entry.get("places")),
                    entry.get("reason").getAsString().strip()));
        }
        json.getAsJsonObject("words")
                .asMap()
                .forEach((place, hashes) -> accepted.words.put(
                        place, new TreeSet<>(List.of(hashes.getAsString().split(" ")))));
        return accepted;
    }

    private static Set<String> strings(JsonElement array) {
        Set<String> strings = new TreeSet<>();
        array.getAsJsonArray().forEach(each -> strings.add(each.getAsString()));
        return strings;
    }

    /** Adds the texts that have changed since the last accepted version to the differences. */
    void addChangedWords(Drift drift, boolean isPage) {
        if (version == null) {
            return;
        }
        Set<String> added = new LinkedHashSet<>();
        drift.facts.forEach((fact, places) -> {
            if (fact.section() == Section.NEW) {
                places.forEach(place -> added.add(place.replaceFirst("^[^:]*: ", "")));
            }
        });
        Map<Fact, Set<String>> changed = new LinkedHashMap<>();
        drift.words.forEach((place, texts) -> texts.forEach(text -> {
            if (!words.getOrDefault(place, Set.of()).contains(hash(text)) && !added.contains(place)) {
                String name = place.replaceFirst(".*[.\\]](?=[^.\\]]+$)", "");
                changed.computeIfAbsent(
                                new Fact(Section.WORDS_CHANGED, name + " is now described as: " + text),
                                key -> new TreeSet<>())
                        .add(place);
            }
        }));
        words.keySet().forEach(place -> {
            if (!isPage && !drift.words.containsKey(place) && drift.described(place)) {
                changed.put(new Fact(Section.WORDS_CHANGED, place + " is no longer described"), Set.of(place));
            }
        });
        drift.facts.putAll(changed);
    }

    /** The places of a fact that are not accepted. */
    Set<String> open(Fact fact, Set<String> places) {
        Set<String> open = new TreeSet<>(places);
        entries.stream()
                .filter(entry -> entry.fact().equals(fact) && !entry.reason().isEmpty())
                .forEach(entry -> open.removeAll(entry.places()));
        return open;
    }

    /** Takes over all differences and texts. New ones have no reason yet; of one page, the rest stays as it is. */
    void accept(Drift drift, String newVersion, boolean isPage) {
        List<Entry> all = new ArrayList<>();
        for (Entry entry : entries) {
            Set<String> places = new TreeSet<>(entry.places());
            if (!isPage) {
                places.retainAll(drift.facts.getOrDefault(entry.fact(), Set.of()));
            }
            if (!places.isEmpty()) {
                all.add(new Entry(entry.fact(), places, entry.reason()));
            }
        }
        drift.facts.forEach((fact, places) -> {
            Set<String> added = new TreeSet<>(places);
            all.stream().filter(entry -> entry.fact().equals(fact)).forEach(entry -> added.removeAll(entry.places()));
            if (!added.isEmpty() && fact.section() != Section.WORDS_CHANGED) {
                all.add(new Entry(fact, added, ""));
            }
        });
        entries.clear();
        entries.addAll(all);
        if (!isPage) {
            words.clear();
        }
        drift.words.forEach((place, texts) -> texts.forEach(
                text -> words.computeIfAbsent(place, key -> new TreeSet<>()).add(hash(text))));
        version = newVersion;
    }

    void write(Path file) throws IOException {
        JsonObject json = new JsonObject();
        json.addProperty("about", ABOUT);
        if (version != null) {
            json.addProperty("version", version);
        }
        json.add(
                "differences",
                JSON.toJsonTree(entries.stream()
                        .map(entry -> {
                            Map<String, Object> fields = new LinkedHashMap<>();
                            fields.put("section", entry.fact().section().title);
                            fields.put("fact", entry.fact().sentence());
                            fields.put("reason", entry.reason());
                            fields.put("places", entry.places());
                            return fields;
                        })
                        .toList()));
        Map<String, String> hashes = new TreeMap<>();
        words.forEach((place, all) -> hashes.put(place, String.join(" ", all)));
        json.add("words", JSON.toJsonTree(hashes));
        Files.writeString(file, JSON.toJson(json) + "\n");
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
