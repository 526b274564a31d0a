package dev.replykit.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract as a file, and how one file of it differs from another. */
final class CommittedContract {
    private static final String NAME = Pin.CONSUMER + "-" + Pin.PROVIDER + ".json";

    /** Where the tests make the contract anew. */
    static final Path MADE = Path.of(System.getProperty("replykit.target", "target"), "pacts");

    static final Path FILE_MADE = MADE.resolve(NAME);
    static final Path FILE = Path.of("pacts", NAME);

    private CommittedContract() {}

    static JsonObject json() {
        return json(FILE);
    }

    static JsonObject json(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonObject> interactions(JsonObject contract) {
        return contract.getAsJsonArray("interactions").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** The interaction that the row of the table describes. */
    static JsonObject interaction(JsonObject contract, ContractTable row) {
        return interactions(contract).stream()
                .filter(interaction -> row.description().equals(text(interaction, "description")))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("The contract has no interaction \"" + row.description() + "\"."));
    }

    static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }

    /** The body of a request or response; null where it has none. */
    static @Nullable JsonObject body(JsonObject message) {
        return message.has("body") ? message.getAsJsonObject("body").getAsJsonObject("content") : null;
    }

    /** One line for each value that is gone (-) or new (+), below the interaction that it belongs to. */
    static List<String> differences(JsonObject committed, JsonObject made) {
        Map<String, String> before = values(committed);
        Map<String, String> now = values(made);
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .distinct()
                .sorted()
                .filter(pointer -> !String.valueOf(before.get(pointer)).equals(now.get(pointer)))
                .flatMap(pointer ->
                        Stream.of(line("-", pointer, before.get(pointer)), line("+", pointer, now.get(pointer))))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String line(String sign, String pointer, @Nullable String value) {
        return value == null ? "" : sign + " " + pointer + ": " + value;
    }

    private static Map<String, String> values(JsonObject contract) {
        Map<String, String> values = new TreeMap<>();
        JsonObject rest = contract.deepCopy();
        rest.remove("interactions");
        collect("", rest, values);
        Map<String, List<JsonObject>> named =
                interactions(contract).stream().collect(Collectors.groupingBy(it -> text(it, "description")));
        named.forEach((name, same) -> {
            for (int i = 0; i < same.size(); i++) {
                collect("\"" + name + "\"" + (i == 0 ? " " : " (" + (i + 1) + ") "), same.get(i), values);
            }
        });
        return values;
    }

    private static void collect(String pointer, JsonElement value, Map<String, String> values) {
        if (value.isJsonObject() && !value.getAsJsonObject().isEmpty()) {
            value.getAsJsonObject().asMap().forEach((name, inner) -> collect(pointer + "/" + name, inner, values));
        } else if (value.isJsonArray() && !value.getAsJsonArray().isEmpty()) {
            for (int i = 0; i < value.getAsJsonArray().size(); i++) {
                collect(pointer + "/" + i, value.getAsJsonArray().get(i), values);
            }
        } else {
            values.put(pointer, value.toString());
        }
    }
}
