package dev.replykit.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The committed contract, read as JSON. */
final class CommittedContract {
    private static final String NAME = Pin.CONSUMER + "-" + Pin.PROVIDER + ".json";

    /** Where the tests make the contract anew. */
    static final Path MADE = Path.of(System.getProperty("replykit.target", "target"), "pacts");

    static final Path FILE_MADE = MADE.resolve(NAME);
    static final Path FILE = Path.of("pacts", NAME);

    private CommittedContract() {}

    static JsonObject json() {
        try {
            return JsonParser.parseString(Files.readString(FILE)).getAsJsonObject();
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
                .filter(interaction -> row.description.equals(text(interaction, "description")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The contract has no interaction \"" + row.description + "\"."));
    }

    /** The contract with no other interaction than that of the row. */
    static JsonObject only(ContractTable row) {
        JsonObject contract = json();
        contract.getAsJsonArray("interactions").asList().retainAll(List.of(interaction(contract, row)));
        return contract;
    }

    static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }

    /** The body of a request or response; null where it has none. */
    static @Nullable JsonElement body(JsonObject message) {
        return message.has("body") ? message.getAsJsonObject("body").get("content") : null;
    }

    private static Set<String> names(JsonObject message, String member) {
        return message.has(member) ? message.getAsJsonObject(member).keySet() : Set.of();
    }

    /** {@return each difference between the messages of a contract and the description of the API} */
    static List<String> faults(JsonObject contract) {
        List<String> faults = new ArrayList<>();
        for (JsonObject interaction : interactions(contract)) {
            String description = text(interaction, "description");
            JsonObject request = interaction.getAsJsonObject("request");
            JsonObject references = interaction.getAsJsonObject("comments").getAsJsonObject("references");
            OpenApi.checkNames(
                            text(request, "method"),
                            text(request, "path"),
                            text(references.getAsJsonObject("openapi"), "operationId"),
                            names(request, "query"),
                            names(request, "headers"))
                    .forEach(fault -> faults.add(description + ", sent: " + fault));
            JsonElement sent = body(request);
            if (sent != null && !description.equals(ContractTable.INVALID.description)) {
                OpenApi.request().check(sent.toString()).forEach(fault -> faults.add(description + ", sent: " + fault));
            }
            JsonObject response = interaction.getAsJsonObject("response");
            JsonElement answered = body(response);
            if (answered != null) {
                OpenApi.checkAnswer(
                                text(request, "method"),
                                text(request, "path"),
                                response.get("status").getAsInt(),
                                answered.toString())
                        .forEach(fault -> faults.add(description + ", answered: " + fault));
            }
        }
        return faults;
    }
}
