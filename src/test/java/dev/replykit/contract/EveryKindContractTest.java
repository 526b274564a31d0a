package dev.replykit.contract;

import static dev.replykit.contract.ContractTable.EVERY_KIND;
import static dev.replykit.contract.Pin.pin;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.*;
import org.junit.jupiter.api.Test;

/**
 * Sends and reads a step of every kind, both kinds of task, and every optional member except those that need ids of an
 * account.
 */
class EveryKindContractTest {
    private static final String SENT = """
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

    /** What was sent, with the ids of Reply; a rule without operand has no value. */
    private static String answer() {
        JsonObject sequence = JsonParser.parseString(SENT).getAsJsonObject();
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
        pin(EVERY_KIND).given("a fresh account").post(SENT).created(answer()).by(reply -> {
            SequenceDraft draft = SequenceDraft.fromJson(SENT);

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
