package dev.replykit.contract;

import static dev.replykit.Step.*;
import static dev.replykit.contract.ContractTable.EVERY_KIND;
import static dev.replykit.contract.Pin.pin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Condition;
import dev.replykit.JsonField;
import dev.replykit.SequenceDraft;
import dev.replykit.SequenceStep;
import dev.replykit.Step;
import java.util.List;
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

    private static final String RELIED_ON = """
        {
          "id": 1001,
          "steps": [
            {
              "id": 5001, "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
              "variants": [
                {"id": 1, "subject": "A seat?", "message": "<p>Hello</p>", "hasAttachments": false}
              ]
            },
            {
              "id": 5002, "type": "linkedIn", "actionType": "viewProfile", "delayInMinutes": 30,
              "executionMode": "automatic", "description": "Look"
            },
            {
              "id": 5003, "type": "linkedIn", "actionType": "connect", "delayInMinutes": 60,
              "executionMode": "automatic",
              "variants": [{"id": 2, "message": "We met.", "isEnabled": true}]
            },
            {
              "id": 5004, "type": "linkedIn", "actionType": "message", "delayInMinutes": 1440,
              "executionMode": "manual",
              "variants": [{"id": 3, "message": "Hello", "isEnabled": true}]
            },
            {
              "id": 5005, "type": "linkedIn", "actionType": "inMail", "delayInMinutes": 2880,
              "executionMode": "automatic",
              "variants": [{"id": 4, "subject": "A question", "message": "Good day", "isEnabled": true}]
            },
            {
              "id": 5006, "type": "linkedIn", "actionType": "endorseSkills", "delayInMinutes": 0,
              "numberOfSkills": 2
            },
            {
              "id": 5007, "type": "linkedIn", "actionType": "voiceMessage", "delayInMinutes": 0,
              "audioFile": "https://files.example.com/hello.mp3"
            },
            {"id": 5008, "type": "linkedIn", "actionType": "likeRecentPosts", "delayInMinutes": 0},
            {"id": 5009, "type": "linkedIn", "actionType": "followProfile", "delayInMinutes": 0},
            {
              "id": 5010, "type": "linkedIn", "actionType": "commentOnRecentPost", "delayInMinutes": 0,
              "aiPromptText": "React.", "skipIfNoPostsInDays": 30, "skipTopics": ["politics"]
            },
            {"id": 5011, "type": "call", "delayInMinutes": 0, "message": "Ask."},
            {"id": 5012, "type": "sms", "delayInMinutes": 0, "executionMode": "manual", "message": "Kept."},
            {"id": 5013, "type": "whatsApp", "delayInMinutes": 0, "message": "Hello"},
            {"id": 5014, "type": "zapier", "delayInMinutes": 0, "name": "Tell the CRM", "action": "wait"},
            {"id": 5015, "type": "task", "actionType": "toDo", "delayInMinutes": 0, "description": "Send."},
            {"id": 5016, "type": "task", "actionType": "meeting", "delayInMinutes": 0, "description": "Walk."},
            {
              "id": 5017, "type": "condition", "delayInMinutes": 0, "waitInMinutes": 4320,
              "conditions": [
                {
                  "property": "linkedInUrl",
                  "rules": [{"operator": "isSet"}, {"operator": "contains", "value": "example"}]
                }
              ]
            }
          ]
        }
        """;

    @Test
    void everyKindKeepsItsMembersAndItsPlace() {
        pin(EVERY_KIND).given("a fresh account").post(SENT).created(RELIED_ON).by(reply -> {
            SequenceDraft draft = SequenceDraft.named("One of each").steps(sent());

            List<SequenceStep> created = reply.create(draft).steps();

            assertThat(created)
                    .extracting(SequenceStep::id)
                    .startsWith(5001L, 5002L)
                    .endsWith(5016L, 5017L);
            assertThat(created).extracting(SequenceStep::step).isEqualTo(found());
            assertThat(created)
                    .flatExtracting(SequenceStep::variants)
                    .containsExactly(
                            new SequenceStep.VariantInfo(1L, false, null),
                            new SequenceStep.VariantInfo(2L, null, true),
                            new SequenceStep.VariantInfo(3L, null, true),
                            new SequenceStep.VariantInfo(4L, null, true));
        });
    }

    private static List<Step> sent() {
        return List.of(
                email("A seat for {{firstName}}?", "<p>Hello</p>"),
                linkedInViewProfile().description("Look first").after(minutes(30)),
                linkedInConnect("We met at the fair.").after(hours(1)),
                linkedInMessage("Hello {{firstName}}").manual().after(days(1)),
                linkedInInMail("A question", "Good day").after(days(2)),
                linkedInEndorseSkills(2),
                linkedInVoiceMessage("https://files.example.com/hello.mp3"),
                linkedInLikeRecentPosts(),
                linkedInFollowProfile(),
                linkedInCommentOnRecentPost("React to one point.")
                        .skipIfNoPostsInDays(30)
                        .skipTopics("politics"),
                call("Ask about the seat."),
                sms("Your seat is kept.").manual(),
                whatsApp("Hello"),
                zapier("Tell the CRM").waiting(),
                task("Send the invitation."),
                task("Walk through the offer.").meeting(),
                condition(days(3), twoRules(JsonField.ofNull())));
    }

    private static List<Step> found() {
        return List.of(
                email("A seat?", "<p>Hello</p>"),
                linkedInViewProfile().description("Look").after(minutes(30)),
                linkedInConnect("We met.").after(hours(1)),
                linkedInMessage("Hello").manual().after(days(1)),
                linkedInInMail("A question", "Good day").after(days(2)),
                linkedInEndorseSkills(2),
                linkedInVoiceMessage("https://files.example.com/hello.mp3"),
                linkedInLikeRecentPosts(),
                linkedInFollowProfile(),
                linkedInCommentOnRecentPost("React.").skipIfNoPostsInDays(30).skipTopics("politics"),
                call("Ask."),
                sms("Kept.").manual(),
                whatsApp("Hello"),
                zapier("Tell the CRM").waiting(),
                task("Send."),
                task("Walk.").meeting(),
                condition(days(3), twoRules(JsonField.absent())));
    }

    private static Condition twoRules(JsonField<String> noOperand) {
        return new Condition(
                "linkedInUrl",
                List.of(
                        new Condition.Rule("isSet", noOperand),
                        new Condition.Rule("contains", JsonField.of("example"))));
    }
}
