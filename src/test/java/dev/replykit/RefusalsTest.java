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
                Reply reply = Replies.to(server).build()) {
            return catchThrowableOfType(RejectedException.class, () -> reply.create(DRAFT));
        }
    }

    private static String message(int status, String json) {
        return refused(Answer.status(status).json(json)).getMessage().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {'title':'T','errors':{'$.steps[0].delayInMinutes':['Not a number.'],'name':['Too long.','Taken.']}} ~ \
            $.steps[0].delayInMinutes: Not a number. name: Too long. name: Taken.
            {'errors':['Too long.','Taken.']} ~ Too long. (whole body): Taken.
            {'errors':[{'pointer':'/name','detail':'Too long.'}]} ~ /name: Too long.
            {'violations':[{'field':'name','message':'Too long.'}]} ~ name: Too long.
            {'message':'Too long.'} ~ 400: Too long.
            {'error':'Too long.'} ~ 400: Too long.
            {'error':{'code':'c','message':'Too long.'}} ~ 400 (c): Too long.
            {'error':'invalid','error_description':'Too long.'} ~ 400: Too long. (whole body): invalid
            {'description':'Too long.'} ~ 400: Too long.
            {'field':'name','message':'Too long.'} ~ name: Too long.
            {'title':'Too long.'} ~ 400 Too long.
            {'title':'T','extensions':{'limits':{'name':'Too long.'}}} ~ extensions/limits/name: Too long.
            {'title':'T','errors':[{'pointer':'/a','detail':'Bad.','errors':[{'pointer':'/b','detail':'Worse.'}]}]} ~ \
            /a: Bad. /b: Worse.
            {'detail':[{'loc':['body','name'],'msg':'Too long.'}]} ~ /body/name: Too long.
            {'errors':[{'title':'Too long.','source':{'pointer':'/data/name'}}]} ~ /data/name: Too long.
            {'errors':[{'field':'name','issue':'Too long.'},{'field':'x','messages':['a','b']}]} ~ name: Too long. x: a x: b
            {'errors':[{'code':'steps.tooMany'}]} ~ steps.tooMany
            ['Too long.'] ~ (whole body): Too long.
            7 ~ 400, with the body "7"
            """)
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
    @CsvSource(delimiter = '~', textBlock = """
            403 ~ {'title':'Forbidden','code':'TEAM_REQUIRED','teams':[{'teamId':1045,'teamName':'North'},{'teamId':1046}]} ~ \
            reaches several teams. Name one: team(1045) of Reply.builder(), or --team 1045. Teams: 1045 (North), 1046.
            403 ~ {'title':'Forbidden','code':'TEAM_NOT_ACCESSIBLE'} ~ does not reach the team that was named. Check team(...)
            403 ~ {'title':'Forbidden','code':'USER_REQUIRED'} ~ acts for several users. Name one: actingUser(id) or
            401 ~ {'title':'Unauthorized','code':'USER_NOT_FOUND'} ~ The API key is right, but the user that was named does not exist
            403 ~ {'title':'Forbidden','code':'insufficient_scope'} ~ lacks the right or the scope (sequences:write
            403 ~ {'message':'Forbidden'} ~ something before the API (a firewall, a proxy?) refused, and says nothing about the API key
            401 ~ <html>Sign in</html> ~ something before the API
            400 ~ {} ~ The answer does not say why.
            404 ~ {'title':'Not Found'} ~ /v3/sequences answered 404
            """)
    void adviceFollowsTheEvidence(int status, String body, String advice) {
        assertThat(message(status, body.replace('\'', '"'))).contains(advice);
    }

    @Test
    void byteOrderMarkOfAnAnswerIsNotPassedOn() {
        try (var server = MisbehavingServer.playing(Answer.status(201).json("\ufeff{\"id\":4711}"));
                Reply reply = Replies.to(server).build()) {
            assertThat(reply.create(DRAFT).toJson()).isEqualTo("{\"id\":4711}");
        }
    }
}
