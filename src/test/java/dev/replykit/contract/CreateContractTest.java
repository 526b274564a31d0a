package dev.replykit.contract;

import static dev.replykit.Step.*;
import static dev.replykit.contract.ContractTable.*;
import static dev.replykit.contract.Pin.pin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.*;
import dev.replykit.internal.json.StepCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Creating: exactly what is sent, and what replykit relies on in the answer. The assertions show that it reads each
 * member that it relies on.
 */
class CreateContractTest {
    private static final long BEYOND_DOUBLE = 9007199254740993L;

    /**
     * A step of every kind, both kinds of task, and every optional member except those that need ids of an account.
     */
    private static final String EVERY_STEP = """
        {
          "name": "One of each",
          "steps": [
            {
              "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
              "variants": [{"subject": "A seat for {{firstName}}?", "message": "<p>Hello</p>"}]
            },
            {
              "type": "linkedIn", "actionType": "viewProfile", "delayInMinutes": 30,
              "executionMode": "automatic", "description": "Look first"
            },
            {
              "type": "linkedIn", "actionType": "connect", "delayInMinutes": 60,
              "executionMode": "automatic",
              "variants": [{"message": "We met at the fair.", "isEnabled": true}]
            },
            {
              "type": "linkedIn", "actionType": "message", "delayInMinutes": 1440,
              "executionMode": "manual",
              "variants": [{"message": "Hello {{firstName}}", "isEnabled": true}]
            },
            {
              "type": "linkedIn", "actionType": "inMail", "delayInMinutes": 2880,
              "executionMode": "automatic",
              "variants": [{"subject": "A question", "message": "Good day", "isEnabled": true}]
            },
            {"type": "linkedIn", "actionType": "endorseSkills", "delayInMinutes": 0, "numberOfSkills": 2},
            {
              "type": "linkedIn", "actionType": "voiceMessage", "delayInMinutes": 0,
              "audioFile": "https://files.example.com/hello.mp3"
            },
            {"type": "linkedIn", "actionType": "likeRecentPosts", "delayInMinutes": 0},
            {"type": "linkedIn", "actionType": "followProfile", "delayInMinutes": 0},
            {
              "type": "linkedIn", "actionType": "commentOnRecentPost", "delayInMinutes": 0,
              "aiPromptText": "React to one point.", "skipIfNoPostsInDays": 30, "skipTopics": ["politics"]
            },
            {"type": "call", "delayInMinutes": 0, "message": "Ask about the seat."},
            {"type": "sms", "delayInMinutes": 0, "executionMode": "manual", "message": "Your seat is kept."},
            {"type": "whatsApp", "delayInMinutes": 0, "message": "Hello"},
            {"type": "zapier", "delayInMinutes": 0, "name": "Tell the CRM", "action": "wait"},
            {"type": "task", "actionType": "toDo", "delayInMinutes": 0, "description": "Send the invitation."},
            {
              "type": "task", "actionType": "meeting", "delayInMinutes": 0,
              "description": "Walk through the offer."
            },
            {
              "type": "condition", "delayInMinutes": 0, "waitInMinutes": 4320,
              "conditions": [
                {
                  "property": "linkedInUrl",
                  "rules": [
                    {"operator": "isSet", "value": null},
                    {"operator": "contains", "value": "example"}
                  ]
                }
              ]
            }
          ]
        }
        """;

    @Test
    void nameIsEnough() {
        String sent = "{\"name\": \"Autumn webinar invites\"}";
        String reliedOn = "{\"id\": 1001}";

        pin(NAME_ONLY).given("a fresh account").post(sent).created(reliedOn).by(reply -> {
            Sequence sequence = reply.create(SequenceDraft.named("Autumn webinar invites"));

            assertThat(sequence.id()).isEqualTo(1001);
            assertThat(sequence.name()).isNull();
            assertThat(sequence.steps()).isNull();
            assertThat(sequence.issues().isAbsent()).isTrue();
        });
    }

    @Test
    void documentedRequestIsSentExactly() throws IOException {
        String reliedOn = """
                {
                  "id": 1001,
                  "name": "Sales Outreach 2024",
                  "scheduleId": 1,
                  "emailAccounts": [{"id": 101, "email": "sales@company.com"}],
                  "linkedInAccounts": [{"id": 42, "name": "John Doe", "status": "enabled"}],
                  "settings": {
                    "emailsCountPerDay": 50,
                    "daysToFinishProspect": 14,
                    "emailSendingDelaySeconds": 30,
                    "dailyThrottling": 200,
                    "disableOpensTracking": false,
                    "repliesHandlingType": "markAsFinished",
                    "enableLinksTracking": true
                  },
                  "steps": [
                    {
                      "id": 5001, "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
                      "variants": [{"id": 1, "subject": "Quick question", "message": "<p>Hi</p>"}]
                    },
                    {
                      "id": 5002, "type": "linkedIn", "actionType": "message", "delayInMinutes": 1440,
                      "executionMode": "automatic",
                      "variants": [{"id": 2, "message": "Hi", "isEnabled": true}], "parentId": 5001
                    }
                  ]
                }
                """;

        pin(DOCUMENTED)
                .given("a fresh account")
                .post(Files.readString(Documented.REQUEST))
                .created(reliedOn)
                .by(reply -> {
                    Sequence sequence = reply.create(Documented.DRAFT);

                    assertThat(sequence.name()).isEqualTo("Sales Outreach 2024");
                    assertThat(sequence.scheduleId()).isEqualTo(1);
                    assertThat(sequence.emailAccounts())
                            .extracting(EmailAccount::id, EmailAccount::email)
                            .containsExactly(tuple(101L, "sales@company.com"));
                    assertThat(sequence.linkedInAccounts())
                            .extracting(LinkedInAccount::id, LinkedInAccount::name, LinkedInAccount::status)
                            .containsExactly(tuple(42L, "John Doe", "enabled"));
                    assertThat(sequence.settings()).isEqualTo(Documented.SETTINGS);
                    assertThat(sequence.steps())
                            .extracting(SequenceStep::id, SequenceStep::step)
                            .containsExactly(
                                    tuple(5001L, email("Quick question", "<p>Hi</p>")),
                                    tuple(
                                            5002L,
                                            StepCodec.with(linkedInMessage("Hi").after(days(1)), "parentId", 5001L)));
                });
    }

    @Test
    void everyFieldAndSettingIsSentAndRead() {
        String settings = """
                {
                  "emailsCountPerDay": 50,
                  "daysToFinishProspect": 14,
                  "emailSendingDelaySeconds": 30,
                  "dailyThrottling": 200,
                  "useDailyThrottling": false,
                  "disableOpensTracking": true,
                  "repliesHandlingType": "continueSending",
                  "enableLinksTracking": true,
                  "isSendingPlainTextEnabled": true,
                  "isListUnsubscribeHeaderEnabled": false,
                  "isSameDomainSendingLimitEnabled": true,
                  "numberOfSameDomainSendingLimit": 3,
                  "matchProspectToEmailAccountProvider": true,
                  "callIsAutomatic": false,
                  "taskIsAutomatic": true,
                  "generatedTaskOwner": "contact"
                }""";
        String sent = """
                {
                  "name": "Autumn webinar invites",
                  "scheduleId": 7,
                  "emailAccounts": [9007199254740993, 312],
                  "linkedInAccounts": [58],
                  "settings": %s,
                  "steps": [
                    {
                      "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
                      "variants": [
                        {"subject": "A seat?", "message": "<p>Hello</p>"},
                        {"subject": "Your seat", "message": "<p>Good day</p>"}
                      ]
                    },
                    {"type": "call", "delayInMinutes": 1440, "message": "Ask"}
                  ]
                }
                """.formatted(settings);
        String reliedOn = """
                {
                  "id": 1001,
                  "ownerUserId": 1204,
                  "name": "Autumn webinar invites",
                  "created": "2026-09-08T13:42:07.49+00:00",
                  "status": "new",
                  "isArchived": false,
                  "health": "blocked",
                  "scheduleId!": 7,
                  "emailAccounts": [
                    {"id": 9007199254740993, "email": "sender.one@example.com"},
                    {"id!": 312, "email": "sender.two@example.com"}
                  ],
                  "linkedInAccounts": [
                    {"id": 58, "name": "Sam", "profileUrl": "https://www.linkedin.com/in/sam", "status": "enabled"}
                  ],
                  "settings": %s,
                  "steps": [
                    {
                      "id": 5001, "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
                      "variants": [{"id": 1, "subject": "A seat?", "message": "<p>Hello</p>"}]
                    },
                    {"id": 5002, "type": "call", "delayInMinutes!": 1440, "message": "Ask", "parentId": 5001}
                  ]
                }
                """.formatted(settings);

        pin(FULLEST).given("a fresh account").post(sent).created(reliedOn).by(reply -> {
            SequenceDraft draft = SequenceDraft.fromJson(sent);

            Sequence sequence = reply.create(draft);

            assertThat(draft.settings()).isEqualTo(Documented.EVERY_SETTING);
            assertThat(sequence.ownerUserId()).isEqualTo(1204);
            assertThat(sequence.created()).isEqualTo(OffsetDateTime.parse("2026-09-08T13:42:07.49Z"));
            assertThat(sequence.status()).hasToString("new");
            assertThat(sequence.isArchived()).isFalse();
            assertThat(sequence.health()).hasToString("blocked");
            assertThat(sequence.emailAccounts()).extracting(EmailAccount::id).containsExactly(BEYOND_DOUBLE, 312L);
            assertThat(sequence.linkedInAccounts())
                    .extracting(LinkedInAccount::profileUrl)
                    .containsExactly("https://www.linkedin.com/in/sam");
            assertThat(sequence.settings()).isEqualTo(draft.settings());
        });
    }

    @Test
    void stepBelowAConditionHasAttachments() {
        String sent = """
                {
                  "name": "A branch",
                  "steps": [
                    {
                      "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
                      "parentId": 5001, "ifConditionPositive": false,
                      "variants": [{"subject": "Hi", "message": "<p>Hi</p>", "attachmentIds": [9101, 9102]}]
                    }
                  ]
                }
                """;
        String reliedOn = """
                {
                  "id": 1001,
                  "steps": [
                    {
                      "id": 5002, "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
                      "parentId!": 5001, "ifConditionPositive!": false,
                      "variants!": [{"id": 1, "subject": "Hi", "message": "<p>Hi</p>", "hasAttachments": true}]
                    }
                  ]
                }
                """;

        pin(PLACED_BY_HAND)
                .given("a fresh account")
                .post(sent)
                .created(reliedOn)
                .by(reply -> {
                    SequenceStep step = reply.create(SequenceDraft.named("A branch")
                                    .steps(email("Hi", "<p>Hi</p>")
                                            .attachments(9101, 9102)
                                            .under(5001, false)))
                            .steps()
                            .get(0);

                    assertThat(step.parentId()).isEqualTo(JsonField.of(5001L));
                    assertThat(step.ifConditionPositive()).isEqualTo(JsonField.of(false));
                    assertThat(step.variants()).containsExactly(new SequenceStep.VariantInfo(1L, true, null));
                });
    }

    @Test
    void stepsAreReadInTheOrderInWhichTheyRun() {
        String sent = """
                {
                  "name": "Three calls",
                  "steps": [
                    {"type": "call", "delayInMinutes": 0, "message": "First"},
                    {"type": "call", "delayInMinutes": 1440, "message": "Second"},
                    {"type": "call", "delayInMinutes": 2880, "message": "Third"}
                  ]
                }
                """;
        String reliedOn = """
                {
                  "id": 1001,
                  "steps": [
                    {"id!": 5003, "type": "call", "delayInMinutes!": 2880, "message!": "Third", "parentId!": 5002},
                    {"id!": 5002, "type": "call", "delayInMinutes!": 1440, "message!": "Second", "parentId!": 5001},
                    {"id!": 5001, "type": "call", "delayInMinutes!": 0, "message!": "First"}
                  ]
                }
                """;

        pin(OTHER_ORDER)
                .given("steps come in another order")
                .post(sent)
                .created(reliedOn)
                .by(reply -> {
                    SequenceDraft draft = SequenceDraft.fromJson(sent);

                    Sequence sequence = reply.create(draft);

                    assertThat(sequence.steps()).extracting(SequenceStep::id).containsExactly(5001L, 5002L, 5003L);
                    assertThat(draft.differences(sequence))
                            .extracting(Difference::pointer)
                            .containsExactly("/name");
                });
    }

    @Test
    void userAndTeamAreSentAsHeaders() {
        String sent = "{\"name\": \"For a colleague\"}";
        String reliedOn = "{\"id\": 1001, \"ownerUserId!\": 9007199254740993}";

        pin(ON_BEHALF)
                .given("the key acts for several users and teams", Map.of("user", BEYOND_DOUBLE, "team", 7))
                .post(sent)
                .header("X-User-Id", "9007199254740993")
                .header("X-TEAM-ID", "7")
                .created(reliedOn)
                .by(
                        builder -> builder.actingUser(BEYOND_DOUBLE).team(7),
                        reply -> assertThat(reply.create(SequenceDraft.named("For a colleague"))
                                        .ownerUserId())
                                .isEqualTo(BEYOND_DOUBLE));
    }

    /** What was sent, with the ids of Reply; a rule without operand has no value. */
    private static String everyStepAnswered() {
        JsonObject sequence = JsonParser.parseString(EVERY_STEP).getAsJsonObject();
        sequence.remove("name");
        sequence.addProperty("id", 1001);
        long stepId = 5000;
        long variantId = 0;
        for (JsonElement item : sequence.getAsJsonArray("steps")) {
            JsonObject step = item.getAsJsonObject();
            step.addProperty("id", ++stepId);
            if (stepId > 5001) {
                step.addProperty("parentId", stepId - 1);
            }
            if (step.get("variants") instanceof JsonArray variants) {
                JsonObject variant = variants.get(0).getAsJsonObject();
                variant.addProperty("id", ++variantId);
                if (stepId == 5001) {
                    variant.addProperty("hasAttachments", false);
                }
            }
        }
        return sequence.toString().replace(",\"value\":null", "");
    }

    /** That the methods of {@code Step} write these steps is what {@code EveryKindTest} shows. */
    @Test
    void everyKindKeepsItsMembersAndItsPlace() {
        pin(EVERY_KIND)
                .given("a fresh account")
                .post(EVERY_STEP)
                .created(everyStepAnswered())
                .by(reply -> {
                    SequenceDraft draft = SequenceDraft.fromJson(EVERY_STEP);

                    Sequence created = reply.create(draft);

                    assertThat(draft.differences(created))
                            .extracting(Difference::pointer)
                            .containsExactly("/name");
                    assertThat(created.steps())
                            .extracting(step -> step.parentId().orNull())
                            .startsWith(null, 5001L)
                            .endsWith(5015L, 5016L);
                    assertThat(created.steps())
                            .flatExtracting(SequenceStep::variants)
                            .containsExactly(
                                    new SequenceStep.VariantInfo(1L, false, null),
                                    new SequenceStep.VariantInfo(2L, null, true),
                                    new SequenceStep.VariantInfo(3L, null, true),
                                    new SequenceStep.VariantInfo(4L, null, true));
                });
    }
}
