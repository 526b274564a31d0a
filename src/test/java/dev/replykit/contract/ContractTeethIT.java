package dev.replykit.contract;

import static dev.replykit.contract.CommittedContract.body;
import static dev.replykit.contract.CommittedContract.interaction;
import static dev.replykit.contract.CommittedContract.interactions;
import static dev.replykit.contract.ContractTable.EVERY_KIND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.Reply;
import dev.replykit.ReplyException;
import dev.replykit.SequenceDraft;
import dev.replykit.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A difference between the contract and what replykit sends or the sandbox answers makes the contract tests fail. */
class ContractTeethIT {
    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    /** A change of the compact JSON of a sequence, sent or answered. */
    private enum Defect {
        MEMBER_RENAMED("\"delayInMinutes\"", "\"delay\""),
        NUMBERS_AS_STRINGS("\"(id|scheduleId|delayInMinutes)\":(\\d+)", "\"$1\":\"$2\""),
        STEPS_SWAPPED("(\\{[^{}]*\"type\":\"email\".*?]}),(\\{[^{}]*})", "$2,$1"),
        ACTION_TYPE_LOST("\"actionType\":\"\\w+\",", ""),
        /** Only in a request: an answer may have members that replykit does not know. */
        READ_ONLY_MEMBER_ADDED("\"name\":", "\"status\":\"new\",\"name\":");

        private final String pattern;
        private final String replacement;

        Defect(String pattern, String replacement) {
            this.pattern = pattern;
            this.replacement = replacement;
        }

        private JsonElement in(JsonElement json) {
            return JsonParser.parseString(json.toString().replaceAll(pattern, replacement));
        }
    }

    @Test
    void clientPassesWithoutDefect() {
        assertThat(verdictOnClient(UnaryOperator.identity())).isInstanceOf(PactVerificationResult.Ok.class);
    }

    @ParameterizedTest
    @EnumSource
    void defectInARequestOfTheContractIsFound(Defect defect) {
        assertThat(faultsOfContractWith(defect, "request")).isNotEmpty();
    }

    /** A contract that relies on less than before is still correct; only the comparison with the tests finds it. */
    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "READ_ONLY_MEMBER_ADDED")
    void defectInAnAnswerOfTheContractIsFound(Defect defect) {
        assertThat(faultsOfContractWith(defect, "response")).isNotEmpty();
    }

    /** What the verifier in Rust sees, too, as {@code scripts/verify-contract-elsewhere} runs it. */
    @ParameterizedTest
    @EnumSource
    void changeInTransitIsFound(InTransit change) {
        try (Relay relay = change.before(sandbox.url())) {
            assertThat(Verification.failures(CommittedContract.only(change.row), relay.url()))
                    .hasSize(1)
                    .noneMatch(failure -> failure.contains("Exception") || failure.contains("Request to provider"));
        }
    }

    @ParameterizedTest
    @CsvSource({"top, limit", "X-User-Id, X-UserId", "createdAfter, created_after", "listSequences, getSequence"})
    void nameThatIsNotDescribedIsFound(String name, String other) {
        String contract = CommittedContract.json().toString();
        assertThat(contract).contains("\"" + name + "\"");

        assertThat(CommittedContract.faults(
                        JsonParser.parseString(contract.replace("\"" + name + "\"", "\"" + other + "\""))
                                .getAsJsonObject()))
                .isNotEmpty();
    }

    /** What the sandbox or the description finds in a copy of the contract with the defect on one side. */
    private static List<String> faultsOfContractWith(Defect defect, String side) {
        JsonObject committed = CommittedContract.json();
        JsonObject copy = committed.deepCopy();
        for (JsonObject interaction : interactions(copy)) {
            JsonObject message = interaction.getAsJsonObject(side);
            JsonElement body = body(message);
            if (body != null) {
                message.getAsJsonObject("body").add("content", defect.in(body));
            }
        }
        copy.getAsJsonArray("interactions").asList().removeAll(interactions(committed));
        assertThat(interactions(copy)).as("interactions with the defect").isNotEmpty();
        List<String> faults = CommittedContract.faults(copy);
        return faults.isEmpty() ? Verification.failures(copy, sandbox.url()) : faults;
    }

    /** Requests of the contract are exact, so Pact's mock server refuses any other. */
    @ParameterizedTest
    @EnumSource
    void differenceFromWhatReplykitSendsIsFound(Defect defect) {
        assertThat(verdictOnClient(defect::in)).isNotInstanceOf(PactVerificationResult.Ok.class);
    }

    /** Pact's verdict on a client that sends the request of the interaction, where the contract has a change in it. */
    private static PactVerificationResult verdictOnClient(UnaryOperator<JsonElement> change) {
        JsonObject contract = CommittedContract.only(EVERY_KIND);
        JsonObject request = interaction(contract, EVERY_KIND).getAsJsonObject("request");
        SequenceDraft draft = SequenceDraft.fromJson(String.valueOf(body(request)));
        request.getAsJsonObject("body").add("content", change.apply(JsonParser.parseString(draft.toJson())));
        return ConsumerPactRunnerKt.runConsumerTest(
                Verification.pact(contract),
                MockProviderConfig.createDefault(PactSpecVersion.V4),
                (server, context) -> {
                    context.setPactFolder(Path.of(System.getProperty("replykit.target", "target"), "pact-probes")
                            .toString());
                    try (Reply reply = Reply.builder()
                            .baseUrl(server.getUrl())
                            .apiKey(Pin.KEY)
                            .build()) {
                        return reply.create(draft).id();
                    } catch (ReplyException e) {
                        return e.getMessage();
                    }
                });
    }
}
