package dev.replykit.contract;

import static dev.replykit.contract.CommittedContract.body;
import static dev.replykit.contract.CommittedContract.interaction;
import static dev.replykit.contract.ContractTable.DOCUMENTED;
import static dev.replykit.contract.ContractTable.EVERY_KIND;
import static dev.replykit.contract.ContractTable.ISSUES_LISTED;
import static dev.replykit.contract.ContractTable.ISSUES_NULL;
import static dev.replykit.contract.ContractTable.LIST;
import static dev.replykit.contract.ContractTable.NAME_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.Reply;
import dev.replykit.ReplyException;
import dev.replykit.SequenceDraft;
import dev.replykit.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract can go red: by a defect in a copy of it, in what the facade sends, or in what the sandbox answers. */
class ContractTeethIT {
    private static final String NOTHING = "";

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void withoutADefectAllIsGreen() {
        assertThat(Verification.failures(CommittedContract.json(), sandbox.url()))
                .isEmpty();
        assertThat(verdict(DOCUMENTED, UnaryOperator.identity())).isInstanceOf(PactVerificationResult.Ok.class);
        assertThat(verdict(EVERY_KIND, UnaryOperator.identity())).isInstanceOf(PactVerificationResult.Ok.class);
    }

    /**
     * Each is found when the contract is made anew. Most are found a second time: by a provider, which cannot honour
     * what it asks for, or by the description of the API. What asks for less than before is found by the first alone.
     */
    @Nested
    class ADefectInTheContract {
        @ParameterizedTest
        @EnumSource
        void isFound(Defect defect) {
            JsonObject committed = CommittedContract.json();
            JsonObject tampered = committed.deepCopy();
            defect.in.accept(tampered);

            assertThat(CommittedContract.differences(committed, tampered)).isNotEmpty();

            tampered.getAsJsonArray("interactions").asList().removeAll(CommittedContract.interactions(committed));
            assertSays(Verification.failures(tampered, sandbox.url()), defect.providerSays);
            assertSays(DescribedContract.faults(tampered), defect.descriptionSays);
        }

        private static void assertSays(Map<String, ?> found, String expected) {
            if (expected.equals(NOTHING)) {
                assertThat(found).isEmpty();
            } else {
                assertThat(found.toString()).contains(expected);
            }
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // The defects hold no state.
    enum Defect {
        INTERACTION_DROPPED(
                NOTHING,
                NOTHING,
                contract -> contract.getAsJsonArray("interactions").remove(interaction(contract, LIST))),
        MEMBER_RENAMED_IN_A_REQUEST(
                "expected Successful response (200–299) but was 400",
                "/title: property 'title' is not evaluated",
                contract -> rename(sent(contract, NAME_ONLY), "name", "title")),
        MEMBER_RENAMED_IN_AN_ANSWER("missing the following keys: owner", NOTHING, contract -> {
            rename(answered(contract, EVERY_KIND), "id", "owner");
            rename(rules(contract, EVERY_KIND), "$.id", "$.owner");
        }),
        MEMBER_RETYPED_IN_A_REQUEST(
                "but was 400",
                "/scheduleId: string found, integer expected",
                contract -> sent(contract, DOCUMENTED).addProperty("scheduleId", "1")),
        MEMBER_RETYPED_IN_AN_ANSWER(
                "(Integer) to be the same type as '1' (String)", "/scheduleId: string", contract -> {
                    answered(contract, DOCUMENTED).addProperty("scheduleId", "1");
                    rules(contract, DOCUMENTED).add("$.scheduleId", rule("type"));
                }),
        STEPS_SWAPPED_IN_A_REQUEST(
                "Expected 'linkedIn' (String) to be equal to 'email'",
                NOTHING,
                contract -> swapSteps(sent(contract, DOCUMENTED))),
        STEPS_SWAPPED_IN_AN_ANSWER(
                "Expected 'email' (String) to be equal to 'linkedIn'",
                NOTHING,
                contract -> swapSteps(answered(contract, DOCUMENTED))),
        ACTION_TYPE_LOST_IN_A_REQUEST(
                "but was 400",
                "/steps/1/actionType: required property",
                contract -> step(sent(contract, DOCUMENTED), 1).remove("actionType")),
        ACTION_TYPE_LOST_IN_AN_ANSWER(NOTHING, "/steps/1/actionType: required property", contract -> {
            step(answered(contract, DOCUMENTED), 1).remove("actionType");
            rules(contract, DOCUMENTED).remove("$.steps[1].actionType");
        }),
        IDS_AS_STRINGS_IN_A_REQUEST("but was 400", "/emailAccounts/0: string found, integer expected", contract -> {
            JsonArray ids = new JsonArray();
            ids.add("101");
            sent(contract, DOCUMENTED).add("emailAccounts", ids);
        }),
        IDS_AS_STRINGS_IN_AN_ANSWER("(Integer) to be the same type as '1001' (String)", "/id: string", contract -> {
            answered(contract, NAME_ONLY).addProperty("id", "1001");
            rules(contract, NAME_ONLY).add("$.id", rule("type"));
        }),
        ISSUES_MISSING(NOTHING, NOTHING, contract -> {
            answered(contract, ISSUES_NULL).remove("issues");
            rules(contract, ISSUES_NULL).remove("$.issues");
        }),
        ISSUES_NULL_WHERE_LISTED("(Array) to be equal to null", NOTHING, contract -> {
            answered(contract, ISSUES_LISTED).add("issues", JsonNull.INSTANCE);
            rules(contract, ISSUES_LISTED).remove("$.issues");
            rules(contract, ISSUES_LISTED).remove("$.issues[*].type");
        }),
        READ_ONLY_MEMBER_ADDED(
                NOTHING,
                "/status: schema for 'status' is false",
                contract -> sent(contract, NAME_ONLY).addProperty("status", "new"));

        private final String providerSays;
        private final String descriptionSays;
        private final Consumer<JsonObject> in;

        Defect(String providerSays, String descriptionSays, Consumer<JsonObject> in) {
            this.providerSays = providerSays;
            this.descriptionSays = descriptionSays;
            this.in = in;
        }

        private static JsonObject sent(JsonObject contract, ContractTable row) {
            return body(interaction(contract, row).getAsJsonObject("request"));
        }

        private static JsonObject answered(JsonObject contract, ContractTable row) {
            return body(interaction(contract, row).getAsJsonObject("response"));
        }

        private static JsonObject rules(JsonObject contract, ContractTable row) {
            return interaction(contract, row)
                    .getAsJsonObject("response")
                    .getAsJsonObject("matchingRules")
                    .getAsJsonObject("body");
        }

        private static JsonObject rule(String match) {
            return JsonParser.parseString("{\"combine\": \"AND\", \"matchers\": [{\"match\": \"" + match + "\"}]}")
                    .getAsJsonObject();
        }

        private static JsonObject step(JsonObject sequence, int index) {
            return sequence.getAsJsonArray("steps").get(index).getAsJsonObject();
        }

        private static void swapSteps(JsonObject sequence) {
            JsonArray steps = sequence.getAsJsonArray("steps");
            steps.add(steps.remove(0));
        }

        private static void rename(JsonObject object, String name, String other) {
            object.add(other, object.remove(name));
        }
    }

    /** The mock server of the contract refuses it: its requests are exact. */
    @Nested
    class ADefectOfTheFacade {
        @ParameterizedTest
        @MethodSource("dev.replykit.contract.Tampering#ofRequests")
        void isRefused(Tampering defect) {
            assertThat(verdict(DOCUMENTED, defect::in)).isNotInstanceOf(PactVerificationResult.Ok.class);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "id",
            "ownerUserId",
            "created",
            "status",
            "isArchived",
            "health",
            "issues",
        })
        void aReadOnlyMemberOfTheSequenceIsRefused(String member) {
            assertRefused(member, sequence -> sequence);
        }

        @ParameterizedTest(name = "{0} of a step")
        @CsvSource({"id, 0", "id, 16", "message, 6", "speed, 6", "backgroundNoiseId, 6"})
        void aReadOnlyMemberOfAStepIsRefused(String member, int step) {
            assertRefused(member, sequence -> Defect.step(sequence, step));
        }

        @ParameterizedTest(name = "{0} of the variant of step {1}")
        @CsvSource({"id, 0", "hasAttachments, 0", "id, 2", "id, 3", "id, 4"})
        void aReadOnlyMemberOfAVariantIsRefused(String member, int step) {
            assertRefused(
                    member,
                    sequence -> Defect.step(sequence, step)
                            .getAsJsonArray("variants")
                            .get(0)
                            .getAsJsonObject());
        }

        private void assertRefused(String member, UnaryOperator<JsonObject> where) {
            var verdict = verdict(EVERY_KIND, body -> {
                JsonObject sequence = JsonParser.parseString(body).getAsJsonObject();
                where.apply(sequence).add(member, JsonNull.INSTANCE);
                return sequence.toString();
            });

            assertThat(verdict).isNotInstanceOf(PactVerificationResult.Ok.class);
            assertThat(verdict.getDescription()).contains(member);
        }
    }

    /** The committed contract is not honoured any more. */
    @Nested
    class ADefectOfTheSandbox {
        @ParameterizedTest
        @MethodSource("dev.replykit.contract.Tampering#ofAnswers")
        void isFound(Tampering defect) {
            try (Middleman tampered = Middleman.changingAnswers(sandbox.url(), defect::in)) {
                assertThat(Verification.failures(CommittedContract.json(), tampered.url()))
                        .isNotEmpty();
            }
        }
    }

    /** The verdict of the committed interaction on a facade that creates what it asks for, with a defect on the way. */
    private static PactVerificationResult verdict(ContractTable row, UnaryOperator<String> defect) {
        JsonObject contract = CommittedContract.json();
        JsonObject interaction = interaction(contract, row);
        contract.getAsJsonArray("interactions").asList().retainAll(List.of(interaction));
        String body = String.valueOf(body(interaction.getAsJsonObject("request")));
        return ConsumerPactRunnerKt.runConsumerTest(
                Verification.pact(contract),
                MockProviderConfig.createDefault(PactSpecVersion.V4),
                (server, context) -> {
                    context.setPactFolder(Path.of(System.getProperty("replykit.target", "target"), "pact-probes")
                            .toString());
                    try (Middleman wire = Middleman.changingRequests(server.getUrl(), defect);
                            Reply reply = Reply.builder()
                                    .baseUrl(wire.url())
                                    .apiKey(Pin.KEY)
                                    .build()) {
                        return reply.create(SequenceDraft.fromJson(body)).id();
                    } catch (ReplyException e) {
                        return e.getMessage();
                    }
                });
    }
}
