package dev.replykit.contract;

import static dev.replykit.contract.CommittedContract.body;
import static dev.replykit.contract.CommittedContract.text;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the description of the API says about a contract: requests are held against the closed request, where a
 * read-only or misnamed member is a fault, answers against the description itself.
 */
final class DescribedContract {
    private DescribedContract() {}

    /** The faults of each interaction, under its description; empty when all is as described. */
    static Map<String, List<String>> faults(JsonObject contract) {
        Map<String, List<String>> faults = new TreeMap<>();
        for (JsonObject interaction : CommittedContract.interactions(contract)) {
            JsonObject request = interaction.getAsJsonObject("request");
            JsonObject sent = body(request);
            if (sent != null && !isMeantToBeInvalid(interaction)) {
                add(faults, interaction, "sent", OpenApi.request().check(sent.toString()));
            }
            JsonObject response = interaction.getAsJsonObject("response");
            JsonObject answered = body(response);
            if (answered != null) {
                add(
                        faults,
                        interaction,
                        "answered",
                        DescribedAnswers.check(
                                text(request, "method"),
                                text(request, "path"),
                                response.get("status").getAsInt(),
                                answered.toString()));
            }
        }
        return faults;
    }

    private static boolean isMeantToBeInvalid(JsonObject interaction) {
        return text(interaction, "description").equals(ContractTable.INVALID.description());
    }

    private static void add(Map<String, List<String>> faults, JsonObject interaction, String side, List<String> found) {
        if (!found.isEmpty()) {
            faults.put(text(interaction, "description") + ", " + side, found);
        }
    }
}
