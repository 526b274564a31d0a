package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.faults.Answer;
import dev.replykit.faults.MisbehavingServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals say everything that the server said, and advise by what it said. */
class RefusalsTest {
    private static final SequenceDraft DRAFT = SequenceDraft.named("n");

    private static RejectedException refused(Answer answer) {
        try (var server = MisbehavingServer.playing(answer);
                Reply reply = Reply.builder()
                        .apiKey("any-key")
                        .baseUrl(server.uri().toString())
                        .build()) {
            return catchThrowableOfType(RejectedException.class, () -> reply.create(DRAFT));
        }
    }

    private static String message(int status, String json) {
        return refused(Answer.status(status).json(json)).getMessage().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{'title':'T','errors':{'$.steps[0].delayInMinutes':['Not a number.'],'name':['Too long.','Taken.']}} ~ $.steps[0].delayInMinutes: Not a number. name: Too long. name: Taken.",
                "{'errors':['Too long.','Taken.']} ~ Too long. (whole body): Taken.",
                "{'errors':[{'pointer':'/name','detail':'Too long.'}]} ~ /name: Too long.",
                "{'violations':[{'field':'name','message':'Too long.'}]} ~ name: Too long.",
                "{'message':'Too long.'} ~ 400: Too long.",
                "{'error':'Too long.'} ~ 400: Too long.",
                "{'error':{'code':'c','message':'Too long.'}} ~ 400 (c): Too long.",
                "{'error':'invalid','error_description':'Too long.'} ~ 400: Too long. (whole body): invalid",
                "{'description':'Too long.'} ~ 400: Too long.",
                "{'field':'name','message':'Too long.'} ~ name: Too long.",
                "{'title':'Too long.'} ~ 400 Too long.",
                "{'title':'T','extensions':{'limits':{'name':'Too long.'}}} ~ extensions/limits/name: Too long.",
                "{'title':'T','errors':[{'pointer':'/a','detail':'Bad.','errors':[{'pointer':'/b','detail':'Worse.'}]}]} ~ /a: Bad. /b: Worse.",
                "{'errors':{'scheduleId':['Gone.'],'type':['Odd.']}} ~ scheduleId: Gone. type: Odd.",
                "{'detail':[{'loc':['body','name'],'msg':'Too long.'}]} ~ /body/name: Too long.",
                "{'errors':[{'title':'Too long.','source':{'pointer':'/data/name'}}]} ~ /data/name: Too long.",
                "{'status':404,'error':'Too long.','path':'/v3/sequences'} ~ 400: Too long.",
                "{'errors':[{'field':'name','issue':'Too long.'},{'field':'x','messages':['a','b']}]} ~ name: Too long. x: a x: b",
                "{'errors':[{'code':'steps.tooMany'}]} ~ steps.tooMany",
                "['Too long.'] ~ (whole body): Too long.",
                "7 ~ 400, with the body \"7\""
            })
    void everyErrorTextIsShown(String json, String words) {
        assertThat(message(400, json.replace('\'', '"'))).contains(words);
    }

    @Test
    void longTextsAreShownLongEnoughToActOn() {
        String text = "word ".repeat(200) + "end";

        assertThat(message(400, "{\"detail\": \"" + text + "\"}")).contains(text);
        assertThat(message(400, text)).contains(text);
        assertThat(refused(Answer.status(400).html("<title>T</title><h1>No</h1><p>" + text))
                        .getMessage()
                        .replaceAll("\\s+", " "))
                .doesNotContain("<h1>")
                .contains("with the body")
                .contains("end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "403 ~ {'title':'Forbidden','code':'TEAM_REQUIRED','teams':[{'teamId':1045,'teamName':'North'},{'teamId':1046}]} ~ reaches several teams. Name one: team(1045) of Reply.builder(), or --team 1045. Teams: 1045 (North), 1046.",
                "403 ~ {'title':'Forbidden','code':'TEAM_NOT_ACCESSIBLE'} ~ does not reach the team that was named. Check team(...)",
                "403 ~ {'title':'Forbidden','code':'USER_REQUIRED'} ~ acts for several users. Name one: actingUser(id) or",
                "401 ~ {'title':'Unauthorized','code':'USER_NOT_FOUND'} ~ The API key is right, but the user that was named does not exist",
                "403 ~ {'title':'Forbidden','code':'insufficient_scope'} ~ lacks the right or the scope (sequences:write",
                "409 ~ {'title':'Conflict','code':'sequence.duplicateName'} ~ It collides with something that exists already.",
                "403 ~ {'title':'Forbidden','status':403} ~ lacks the right or the scope",
                "403 ~ {'message':'Forbidden'} ~ something before the API (a firewall, a proxy?) refused, and says nothing about the API key",
                "403 ~ Access denied ~ something before the API (a firewall, a proxy?) refused",
                "401 ~ <html>Sign in</html> ~ something before the API",
                "400 ~ {} ~ The answer does not say why."
            })
    void adviceFollowsTheEvidence(int status, String body, String advice) {
        assertThat(message(status, body.replace('\'', '"'))).contains(advice);
    }

    @Test
    void a404NamesTheUrl() {
        assertThat(message(404, "{\"title\": \"Not Found\"}"))
                .containsPattern("http://127.0.0.1:\\d+/v3/sequences answered 404");
    }

    @Test
    void byteOrderMarkOfAnAnswerIsNotPassedOn() {
        try (var server = MisbehavingServer.playing(Answer.status(201).json("\ufeff{\"id\":4711}"));
                Reply reply = Reply.builder()
                        .apiKey("any-key")
                        .baseUrl(server.uri().toString())
                        .build()) {
            assertThat(reply.create(DRAFT).toJson()).isEqualTo("{\"id\":4711}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.reply.io/v3, Leave out /v3",
        "https://api.reply.io/v3/, Leave out /v3",
        "https://api.reply.io/v3/people, Leave out /v3",
        "https://api.reply.io/v3/sequences, Leave out /v3",
        "http://127.0.0.1:8080/x/V3/sequences/7, Leave out /v3"
    })
    void baseUrlWithAPathOfTheApiIsRecognised(String url, String remedy) {
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class, () -> Reply.builder().baseUrl(url)))
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"s3cr3t\"",
                "'s3cr3t'",
                "REPLY_API_KEY=s3cr3t",
                "export REPLY_API_KEY=s3cr3t",
                "X-Api-Key: s3cr3t",
                "$REPLY_API_KEY",
                "s3cr3t;",
                "Bearer s3cr3t",
                "{\"key\":\"s3cr3t\"}"
            })
    void keyThatIsNotAloneIsRecognisedAndNotRepeated(String key) {
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> ApiKey.of(key)))
                .hasMessageContaining("The API key is not alone")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void keyIsNotThatLong() {
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> ApiKey.of("s3cr3t".repeat(100))))
                .hasMessageContaining("is empty or has more than 512 characters")
                .hasMessageNotContaining("s3cr3t");
    }
}
