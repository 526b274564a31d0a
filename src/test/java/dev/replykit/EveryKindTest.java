package dev.replykit;

import static dev.replykit.Step.call;
import static dev.replykit.Step.condition;
import static dev.replykit.Step.days;
import static dev.replykit.Step.email;
import static dev.replykit.Step.hours;
import static dev.replykit.Step.linkedInCommentOnRecentPost;
import static dev.replykit.Step.linkedInConnect;
import static dev.replykit.Step.linkedInEndorseSkills;
import static dev.replykit.Step.linkedInFollowProfile;
import static dev.replykit.Step.linkedInInMail;
import static dev.replykit.Step.linkedInLikeRecentPosts;
import static dev.replykit.Step.linkedInMessage;
import static dev.replykit.Step.linkedInViewProfile;
import static dev.replykit.Step.linkedInVoiceMessage;
import static dev.replykit.Step.minutes;
import static dev.replykit.Step.sms;
import static dev.replykit.Step.task;
import static dev.replykit.Step.whatsApp;
import static dev.replykit.Step.zapier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonParser;
import dev.replykit.Step.LinkedInCommentOnRecentPostStep;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of step: the JSON of the reference, the Java that says the same, and the way between them. */
class EveryKindTest {

    /** The examples of the API reference, section 5, to the letter, in their order. */
    static Stream<Arguments> documented() {
        return Stream.of(
                arguments(
                        """
                        {
                          "type": "email",
                          "delayInMinutes": 0,
                          "executionMode": "automatic",
                          "variants": [
                            { "subject": "A seat for {{firstName}}?", "message": "<p>Hello {{firstName}}</p>", "attachmentIds": [9101] },
                            { "subject": "Your seat, {{firstName}}", "message": "<p>Good day {{firstName}}</p>" }
                          ]
                        }
                        """,
                        email("A seat for {{firstName}}?", "<p>Hello {{firstName}}</p>")
                                .attachments(9101)
                                .variant("Your seat, {{firstName}}", "<p>Good day {{firstName}}</p>")),
                arguments(
                        """
                        {
                          "type": "linkedIn", "actionType": "message", "delayInMinutes": 1440, "executionMode": "automatic",
                          "variants": [ { "message": "Hello {{firstName}}, good to be in touch.", "isEnabled": true } ]
                        }
                        """,
                        linkedInMessage("Hello {{firstName}}, good to be in touch.")
                                .after(days(1))),
                arguments("""
                    {
                      "type": "linkedIn", "actionType": "connect", "delayInMinutes": 0, "executionMode": "automatic",
                      "variants": [ { "message": "We met at the fair, {{firstName}}.", "isEnabled": true } ]
                    }
                    """, linkedInConnect("We met at the fair, {{firstName}}.")),
                arguments(
                        """
                        {
                          "type": "linkedIn", "actionType": "inMail", "delayInMinutes": 2880, "executionMode": "manual",
                          "variants": [ { "subject": "A short question", "message": "Hello {{firstName}}", "isEnabled": true } ]
                        }
                        """,
                        linkedInInMail("A short question", "Hello {{firstName}}")
                                .manual()
                                .after(days(2))),
                arguments(
                        """
                        { "type": "linkedIn", "actionType": "viewProfile", "delayInMinutes": 60, "executionMode": "automatic", "description": "Look before the call" }
                        """,
                        linkedInViewProfile()
                                .description("Look before the call")
                                .after(hours(1))),
                arguments("""
                    { "type": "linkedIn", "actionType": "endorseSkills", "delayInMinutes": 1440, "numberOfSkills": 2 }
                    """, linkedInEndorseSkills(2).after(days(1))),
                arguments(
                        """
                        { "type": "linkedIn", "actionType": "voiceMessage", "delayInMinutes": 1440, "audioFile": "https://files.example.com/hello.mp3" }
                        """,
                        linkedInVoiceMessage("https://files.example.com/hello.mp3")
                                .after(days(1))),
                arguments("""
                    { "type": "linkedIn", "actionType": "likeRecentPosts", "delayInMinutes": 720 }
                    """, linkedInLikeRecentPosts().after(hours(12))),
                arguments("""
                    { "type": "linkedIn", "actionType": "followProfile", "delayInMinutes": 720 }
                    """, linkedInFollowProfile().after(hours(12))),
                arguments(
                        """
                        {
                          "type": "linkedIn", "actionType": "commentOnRecentPost", "delayInMinutes": 720,
                          "aiPromptText": "React to one point of the post, no sales talk.",
                          "skipIfNoPostsInDays": 30, "skipTopics": ["politics"]
                        }
                        """,
                        linkedInCommentOnRecentPost("React to one point of the post, no sales talk.")
                                .skipIfNoPostsInDays(30)
                                .skipTopics("politics")
                                .after(hours(12))),
                arguments("""
                    { "type": "call", "delayInMinutes": 1440, "message": "Ask about the seat." }
                    """, call("Ask about the seat.").after(days(1))),
                arguments("""
                    { "type": "sms", "delayInMinutes": 60, "executionMode": "automatic", "message": "Hello {{firstName}}, your seat is kept." }
                    """, sms("Hello {{firstName}}, your seat is kept.").after(hours(1))),
                arguments("""
                    { "type": "whatsApp", "delayInMinutes": 60, "message": "Hello {{firstName}}" }
                    """, whatsApp("Hello {{firstName}}").after(minutes(60))),
                arguments("""
                    { "type": "zapier", "delayInMinutes": 0, "name": "Tell the CRM", "action": "immediately" }
                    """, zapier("Tell the CRM")),
                arguments("""
                    { "type": "task", "actionType": "toDo", "delayInMinutes": 2880, "description": "Send the printed invitation." }
                    """, task("Send the printed invitation.").after(days(2))),
                arguments("""
                    {
                      "type": "condition", "delayInMinutes": 0, "waitInMinutes": 4320,
                      "conditions": [ { "property": "linkedInUrl", "rules": [ { "operator": "isSet", "value": null } ] } ]
                    }
                    """, condition(days(3), Condition.where("linkedInUrl", "isSet"))));
    }

    /** The same kinds with everything that they can say, as they are written. */
    static Stream<Arguments> written() {
        return Stream.of(
                arguments(
                        email("A", "<p>a</p>")
                                .variant(null, "b")
                                .attachments(7, 8, 9)
                                .manual()
                                .under(55, true),
                        "{'type':'email','delayInMinutes':0,'parentId':55,'ifConditionPositive':true,"
                                + "'executionMode':'manual','variants':[{'subject':'A','message':'<p>a</p>'},"
                                + "{'message':'b','attachmentIds':[7,8,9]}]}"),
                arguments(
                        linkedInMessage("a").variant("b").after(minutes(1)),
                        "{'type':'linkedIn','actionType':'message','delayInMinutes':1,'executionMode':'automatic',"
                                + "'variants':[{'message':'a','isEnabled':true},{'message':'b','isEnabled':true}]}"),
                arguments(
                        linkedInConnect("").variant("b").manual().automatic(),
                        "{'type':'linkedIn','actionType':'connect','delayInMinutes':0,'executionMode':'automatic',"
                                + "'variants':[{'message':'','isEnabled':true},{'message':'b','isEnabled':true}]}"),
                arguments(
                        linkedInInMail("S", "m").variant("T", "n").under(9007199254740993L, false),
                        "{'type':'linkedIn','actionType':'inMail','delayInMinutes':0,'parentId':9007199254740993,"
                                + "'ifConditionPositive':false,'executionMode':'automatic','variants':["
                                + "{'subject':'S','message':'m','isEnabled':true},"
                                + "{'subject':'T','message':'n','isEnabled':true}]}"),
                arguments(
                        linkedInViewProfile(),
                        "{'type':'linkedIn','actionType':'viewProfile','delayInMinutes':0,'executionMode':'automatic'}"),
                arguments(
                        linkedInEndorseSkills(3),
                        "{'type':'linkedIn','actionType':'endorseSkills','delayInMinutes':0,'numberOfSkills':3}"),
                arguments(
                        linkedInVoiceMessage("u"),
                        "{'type':'linkedIn','actionType':'voiceMessage','delayInMinutes':0,'audioFile':'u'}"),
                arguments(
                        linkedInLikeRecentPosts(),
                        "{'type':'linkedIn','actionType':'likeRecentPosts','delayInMinutes':0}"),
                arguments(
                        linkedInFollowProfile(), "{'type':'linkedIn','actionType':'followProfile','delayInMinutes':0}"),
                arguments(
                        new LinkedInCommentOnRecentPostStep(Placement.AT_ONCE, "p", JsonField.absent(), List.of()),
                        "{'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':0,'aiPromptText':'p',"
                                + "'skipTopics':[]}"),
                arguments(call(), "{'type':'call','delayInMinutes':0}"),
                arguments(
                        sms("m").manual(), "{'type':'sms','delayInMinutes':0,'executionMode':'manual','message':'m'}"),
                arguments(whatsApp("m"), "{'type':'whatsApp','delayInMinutes':0,'message':'m'}"),
                arguments(zapier("z").waiting(), "{'type':'zapier','delayInMinutes':0,'name':'z','action':'wait'}"),
                arguments(
                        task("t").meeting(),
                        "{'type':'task','delayInMinutes':0,'actionType':'meeting','description':'t'}"),
                arguments(
                        condition(days(1), Condition.where("stage", "is", "New"))
                                .and(Condition.where("phone", "isSet")),
                        "{'type':'condition','delayInMinutes':0,'waitInMinutes':1440,'conditions':["
                                + "{'property':'stage','rules':[{'operator':'is','value':'New'}]},"
                                + "{'property':'phone','rules':[{'operator':'isSet','value':null}]}]}"));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void isReadFromTheDocumentedJson(String json, Step step) {
        assertThat(SequenceDraft.fromJson(draftOf(json)).steps()).isEqualTo(List.of(step));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void isWrittenAsTheDocumentedJson(String json, Step step) {
        String written = SequenceDraft.named("n").steps(step).toJson();

        assertThat(JsonParser.parseString(written)).isEqualTo(JsonParser.parseString(draftOf(json)));
    }

    @ParameterizedTest
    @MethodSource("written")
    void saysAllThatItHasToTheLetter(Step step, String json) {
        assertThat(SequenceDraft.named("n").steps(step).toJson()).isEqualTo(draftOf(json.replace('\'', '"')));
    }

    @ParameterizedTest
    @MethodSource("written")
    void comesBackFromItsOwnJson(Step step, String json) {
        assertThat(SequenceDraft.fromJson(draftOf(json.replace('\'', '"'))).steps())
                .isEqualTo(List.of(step));
    }

    @Test
    void noKindIsForgottenHere() {
        Set<Class<?>> kinds = new HashSet<>();
        documented().forEach(arguments -> kinds.add(arguments.get()[1].getClass()));

        assertThat(kinds).isEqualTo(leaves(Step.Kind.class)).hasSize(16);
        assertThat(written().<Class<?>>map(arguments -> arguments.get()[0].getClass()))
                .hasSameElementsAs(kinds);
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        Set<Class<?>> leaves = new HashSet<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            leaves.addAll(permitted.isSealed() ? leaves(permitted) : Set.of(permitted));
        }
        return leaves;
    }

    private static String draftOf(String step) {
        return "{\"name\":\"n\",\"steps\":[" + step + "]}";
    }
}
