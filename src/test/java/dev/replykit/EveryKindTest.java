package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replykit.Step.Placement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of step in Java and in JSON, with few members and with all of them. */
class EveryKindTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind(email("A", "<p>a</p>"), """
                    {'type':'email','delayInMinutes':0,'executionMode':'automatic',
                    'variants':[{'subject':'A','message':'<p>a</p>'}]}"""),
                kind(
                        email("A", "a")
                                .attachments(9101)
                                .variant("B", "b")
                                .attachments(7, 8, 9)
                                .manual()
                                .under(55, true),
                        """
                    {'type':'email','delayInMinutes':0,'parentId':55,'ifConditionPositive':true,
                    'executionMode':'manual','variants':[{'subject':'A','message':'a','attachmentIds':[9101]},
                    {'subject':'B','message':'b','attachmentIds':[7,8,9]}]}"""),
                kind(linkedInMessage("Hello {{firstName}}").variant("b").after(days(1)), """
                    {'type':'linkedIn','actionType':'message','delayInMinutes':1440,'executionMode':'automatic',
                    'variants':[{'message':'Hello {{firstName}}','isEnabled':true},{'message':'b','isEnabled':true}]}"""),
                kind(linkedInConnect("").variant("b"), """
                    {'type':'linkedIn','actionType':'connect','delayInMinutes':0,'executionMode':'automatic',
                    'variants':[{'message':'','isEnabled':true},{'message':'b','isEnabled':true}]}"""),
                kind(linkedInInMail("S", "m").variant("T", "n").under(9007199254740993L, false), """
                    {'type':'linkedIn','actionType':'inMail','delayInMinutes':0,'parentId':9007199254740993,
                    'ifConditionPositive':false,'executionMode':'automatic','variants':[
                    {'subject':'S','message':'m','isEnabled':true},{'subject':'T','message':'n','isEnabled':true}]}"""),
                kind(linkedInViewProfile(), """
                    {'type':'linkedIn','actionType':'viewProfile','delayInMinutes':0,'executionMode':'automatic'}"""),
                kind(linkedInViewProfile().description("Look first").manual().after(hours(1)), """
                    {'type':'linkedIn','actionType':'viewProfile','delayInMinutes':60,'executionMode':'manual',
                    'description':'Look first'}"""),
                kind(linkedInEndorseSkills(3), """
                    {'type':'linkedIn','actionType':'endorseSkills','delayInMinutes':0,'numberOfSkills':3}"""),
                kind(linkedInVoiceMessage("https://files.example.com/hello.mp3"), """
                    {'type':'linkedIn','actionType':'voiceMessage','delayInMinutes':0,
                    'audioFile':'https://files.example.com/hello.mp3'}"""),
                kind(linkedInLikeRecentPosts(), """
                    {'type':'linkedIn','actionType':'likeRecentPosts','delayInMinutes':0}"""),
                kind(linkedInFollowProfile(), """
                    {'type':'linkedIn','actionType':'followProfile','delayInMinutes':0}"""),
                kind(new LinkedInCommentOnRecentPostStep(Placement.AT_ONCE, "p", JsonField.absent(), List.of()), """
                    {'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':0,'aiPromptText':'p',
                    'skipTopics':[]}"""),
                kind(linkedInCommentOnRecentPost("p").skipIfNoPostsInDays(30).skipTopics("politics"), """
                    {'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':0,'aiPromptText':'p',
                    'skipIfNoPostsInDays':30,'skipTopics':['politics']}"""),
                kind(call(), """
                    {'type':'call','delayInMinutes':0}"""),
                kind(call("Ask about the seat."), """
                    {'type':'call','delayInMinutes':0,'message':'Ask about the seat.'}"""),
                kind(sms("m").manual().after(minutes(1)), """
                    {'type':'sms','delayInMinutes':1,'executionMode':'manual','message':'m'}"""),
                kind(whatsApp("m"), """
                    {'type':'whatsApp','delayInMinutes':0,'message':'m'}"""),
                kind(zapier("Tell the CRM"), """
                    {'type':'zapier','delayInMinutes':0,'name':'Tell the CRM','action':'immediately'}"""),
                kind(zapier("z").waiting(), """
                    {'type':'zapier','delayInMinutes':0,'name':'z','action':'wait'}"""),
                kind(task("Send the invitation."), """
                    {'type':'task','delayInMinutes':0,'actionType':'toDo','description':'Send the invitation.'}"""),
                kind(task("t").meeting(), """
                    {'type':'task','delayInMinutes':0,'actionType':'meeting','description':'t'}"""),
                kind(
                        condition(days(3), Condition.where("stage", "is", "New"), Condition.where("phone", "isSet")),
                        """
                    {'type':'condition','delayInMinutes':0,'waitInMinutes':4320,'conditions':[
                    {'property':'stage','rules':[{'operator':'is','value':'New'}]},
                    {'property':'phone','rules':[{'operator':'isSet','value':null}]}]}"""));
    }

    private static Arguments kind(Step step, String json) {
        return arguments(
                step, "{\"name\":\"n\",\"steps\":[" + json.replace("\n", "").replace('\'', '"') + "]}");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isWrittenAndRead(Step step, String json) {
        assertThat(SequenceDraft.named("n").steps(step).toJson())
                .isEqualTo(json)
                .contains('"' + step.type() + '"');
        assertThat(SequenceDraft.fromJson(json).steps()).isEqualTo(List.of(step));
    }

    @Test
    void noKindIsMissingHere() {
        assertThat(kinds().map(arguments -> arguments.get()[0].getClass()).distinct())
                .hasSize(16);
    }

    @Test
    void emailThatWasReadWithoutVariantsTakesNoAttachments() {
        var step = (EmailStep) Sequence.fromJson("{\"id\":1,\"steps\":[{\"type\":\"email\"}]}")
                .steps()
                .get(0)
                .step();

        assertThatIllegalStateException()
                .isThrownBy(() -> step.attachments(7))
                .withMessage("The step has no variant to change; add one first.");
    }
}
