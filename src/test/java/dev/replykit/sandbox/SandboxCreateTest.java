package dev.replykit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating in the sandbox, by literal JSON of the documentation over plain HTTP; never by our own encoder. */
class SandboxCreateTest {
    private static Sandbox sandbox;
    private static Calls calls;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
        calls = new Calls(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void theDocumentedRequestComesBackWithIdsAndAccounts() throws Exception {
        HttpResponse<String> response = calls.create("""
            {
              "name": "Sales Outreach 2024",
              "scheduleId": 1,
              "emailAccounts": [101, 102],
              "linkedInAccounts": [42],
              "settings": {
                "emailsCountPerDay": 50, "daysToFinishProspect": 14, "emailSendingDelaySeconds": 30,
                "dailyThrottling": 200, "useDailyThrottling": true, "disableOpensTracking": false,
                "repliesHandlingType": "markAsFinished", "enableLinksTracking": true
              },
              "steps": [
                { "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
                  "variants": [ { "subject": "Quick question about {{companyName}}", "message": "<p>Hi {{firstName}}</p>" } ] },
                { "type": "linkedIn", "actionType": "message", "delayInMinutes": 1440, "executionMode": "automatic",
                  "variants": [ { "message": "Hi {{firstName}}, would love to connect!", "isEnabled": true } ] }
              ]
            }
            """);
        JsonObject sequence = Calls.json(response);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        long id = sequence.remove("id").getAsLong();
        long step = sequence.getAsJsonArray("steps")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsLong();
        long variant = sequence.getAsJsonArray("steps")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("variants")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsLong();
        assertThat(id).isPositive();
        assertThat(OffsetDateTime.parse(sequence.remove("created").getAsString()))
                .isBetween(OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1), OffsetDateTime.now(ZoneOffset.UTC));
        assertThat(sequence).isEqualTo(JsonParser.parseString("""
            {
              "ownerUserId": 42, "name": "Sales Outreach 2024", "status": "new", "isArchived": false,
              "health": "healthy", "scheduleId": 1,
              "emailAccounts": [
                { "id": 101, "email": "sender101@example.com" }, { "id": 102, "email": "sender102@example.com" } ],
              "linkedInAccounts": [
                { "id": 42, "name": "Sender 42", "profileUrl": "https://www.linkedin.com/in/sender-42", "status": "enabled" } ],
              "settings": {
                "emailsCountPerDay": 50, "daysToFinishProspect": 14, "emailSendingDelaySeconds": 30,
                "dailyThrottling": 200, "useDailyThrottling": true, "disableOpensTracking": false,
                "repliesHandlingType": "markAsFinished", "enableLinksTracking": true
              },
              "steps": [
                { "id": %1$d, "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
                  "variants": [ { "id": %3$d, "subject": "Quick question about {{companyName}}", "message": "<p>Hi {{firstName}}</p>", "hasAttachments": false } ] },
                { "id": %2$d, "type": "linkedIn", "actionType": "message", "delayInMinutes": 1440, "executionMode": "automatic",
                  "variants": [ { "id": %4$d, "message": "Hi {{firstName}}, would love to connect!", "isEnabled": true } ] }
              ],
              "issues": null
            }
            """.formatted(step, step + 1, variant, variant + 1)));
    }

    @Test
    void aNameIsEnough() throws Exception {
        JsonObject sequence = calls.created("{ \"name\": \"Autumn webinar invites\" }");

        assertThat(sequence.keySet())
                .containsExactly(
                        "id",
                        "ownerUserId",
                        "name",
                        "created",
                        "status",
                        "isArchived",
                        "health",
                        "scheduleId",
                        "emailAccounts",
                        "linkedInAccounts",
                        "steps",
                        "issues");
        assertThat(sequence.get("scheduleId").getAsLong()).isEqualTo(1);
        assertThat(sequence.getAsJsonArray("steps")).isEmpty();
        assertThat(sequence.getAsJsonArray("emailAccounts")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'email','delayInMinutes':0,'executionMode':'automatic','variants':[{'subject':'A"
                        + " seat?','message':'<p>Hello</p>'}]}",
                "{'type':'linkedIn','actionType':'message','delayInMinutes':1440,'executionMode':'automatic','variants':[{'message':'Hello','isEnabled':true}]}",
                "{'type':'linkedIn','actionType':'connect','delayInMinutes':0,'executionMode':'automatic','variants':[{'message':'','isEnabled':false}]}",
                "{'type':'linkedIn','actionType':'inMail','delayInMinutes':2880,'executionMode':'manual','variants':[{'subject':'A"
                        + " question','message':'Hello','isEnabled':true}]}",
                "{'type':'linkedIn','actionType':'viewProfile','delayInMinutes':60,'executionMode':'automatic','description':'Look"
                        + " before the call'}",
                "{'type':'linkedIn','actionType':'endorseSkills','delayInMinutes':1440,'numberOfSkills':2}",
                "{'type':'linkedIn','actionType':'voiceMessage','delayInMinutes':1440,'audioFile':'https://files.example.com/hello.mp3'}",
                "{'type':'linkedIn','actionType':'likeRecentPosts','delayInMinutes':720}",
                "{'type':'linkedIn','actionType':'followProfile','delayInMinutes':720}",
                "{'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':720,'aiPromptText':'React.','skipIfNoPostsInDays':30,'skipTopics':['politics']}",
                "{'type':'call','delayInMinutes':1440,'message':'Ask about the seat.'}",
                "{'type':'sms','delayInMinutes':60,'executionMode':'automatic','message':'Hello'}",
                "{'type':'whatsApp','delayInMinutes':60,'message':'Hello'}",
                "{'type':'zapier','delayInMinutes':0,'name':'Tell the CRM','action':'immediately'}",
                "{'type':'task','actionType':'toDo','delayInMinutes':2880,'description':'Send the invitation.'}",
                "{'type':'condition','delayInMinutes':0,'waitInMinutes':4320,'conditions':[{'property':'linkedInUrl','rules':[{'operator':'isSet','value':null}]}]}"
            })
    void everyKindComesBackWithAnIdAndAllItSaid(String step) throws Exception {
        JsonObject sent = Calls.json(step);
        JsonObject answer = calls.created("{\"name\":\"n\",\"steps\":[" + sent + "]}")
                .getAsJsonArray("steps")
                .get(0)
                .getAsJsonObject();

        assertThat(answer.remove("id").getAsLong()).isPositive();
        if (answer.has("variants")) {
            JsonObject variant = answer.getAsJsonArray("variants").get(0).getAsJsonObject();
            assertThat(variant.remove("id").getAsLong()).isPositive();
            variant.remove("hasAttachments");
        }
        assertThat(answer).isEqualTo(sent);
    }

    @Test
    void attachmentsAreNeverAnswered() throws Exception {
        JsonObject variant = calls.created(
                        "{\"name\":\"n\",\"steps\":[{\"type\":\"email\",\"delayInMinutes\":0,"
                                + "\"executionMode\":\"automatic\",\"variants\":[{\"subject\":\"s\",\"attachmentIds\":[9101]}]}]}")
                .getAsJsonArray("steps")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("variants")
                .get(0)
                .getAsJsonObject();

        assertThat(variant.keySet()).containsExactly("id", "subject", "hasAttachments");
        assertThat(variant.get("hasAttachments").getAsBoolean()).isTrue();
    }

    @Test
    void unknownAndReadOnlyMembersAreDroppedWithoutAWord() throws Exception {
        JsonObject sequence =
                calls.created(("{'id':5,'status':'active','health':'blocked','colour':'red','name':'n','Name':'m',"
                                + "'settings':{'emailsCountPerDay':1,'daysToFinishProspect':2,'emailSendingDelaySeconds':3,"
                                + "'dailyThrottling':4,'disableOpensTracking':true,'repliesHandlingType':'continueSending',"
                                + "'enableLinksTracking':true,'colour':'red'},"
                                + "'steps':[{'id':6,'type':'email','delayInMinutes':0,'executionMode':'manual','colour':'red',"
                                + "'variants':[{'id':7,'subject':'s','colour':'red','isEnabled':false,'hasAttachments':true}]},"
                                + "{'type':'condition','delayInMinutes':0,'waitInMinutes':0,'conditions':[{'property':'p',"
                                + "'colour':'red','rules':[{'operator':'o','colour':'red'}]}]}]}")
                        .replace('\'', '"'));

        assertThat(sequence.toString()).doesNotContain("colour", "\"m\"", "isEnabled");
        assertThat(sequence.get("id").getAsLong()).isNotEqualTo(5);
        assertThat(sequence.get("status").getAsString()).isEqualTo("new");
        assertThat(sequence.getAsJsonArray("steps")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsLong())
                .isNotEqualTo(6);
    }

    @Test
    void ofDuplicateMembersTheLastCounts() throws Exception {
        JsonObject sequence = calls.created(
                "{\"name\":5,\"name\":\"n\",\"emailAccounts\":\"x\",\"emailAccounts\":[7]," + "\"emailAccounts\":[8]}");

        assertThat(sequence.get("name").getAsString()).isEqualTo("n");
        assertThat(sequence.getAsJsonArray("emailAccounts").toString())
                .contains("8")
                .doesNotContain("7");
        assertThat(calls.create("{\"name\":\"n\",\"emailAccounts\":[7],\"emailAccounts\":[\"x\"]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void idsOf64BitsAndNumbersInAnySpellingAreTaken() throws Exception {
        JsonObject sequence = calls.created(
                "{\"name\":\"n\",\"scheduleId\":9223372036854775807,\"emailAccounts\":[9007199254740993, 1.0e2]}");

        assertThat(sequence.get("scheduleId").getAsString()).isEqualTo("9223372036854775807");
        assertThat(sequence.getAsJsonArray("emailAccounts").toString())
                .contains("\"id\":9007199254740993", "\"id\":100,");
    }

    @Test
    void theFirstEmailWithoutSubjectIsAnsweredToTheLetterOfThePublishedExample() throws Exception {
        HttpResponse<String> response =
                calls.create("{\"name\":\"n\",\"steps\":[{\"type\":\"email\",\"delayInMinutes\":0,"
                        + "\"executionMode\":\"automatic\",\"variants\":[{\"message\":\"<p>Hi</p>\"}]}]}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Calls.json(response)).isEqualTo(JsonParser.parseString("""
            {
              "title": "Validation failed", "status": 400, "detail": "The request body contains validation errors.",
              "errors": [ { "pointer": "/steps/0/subject", "detail": "First email should have subject." } ],
              "extensions": {}
            }
            """));
    }

    @Test
    void aLaterEmailMayLeaveItsSubjectOut() throws Exception {
        String email = "{\"type\":\"email\",\"delayInMinutes\":0,\"executionMode\":\"automatic\",\"variants\":[%s]}";

        assertThat(calls.create("{\"name\":\"n\",\"steps\":[" + email.formatted("{\"subject\":\"s\"}") + ","
                                + email.formatted("{\"subject\":null}") + "]}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(calls.create("{\"name\":\"n\",\"steps\":["
                                + email.formatted("{\"subject\":\"s\"},{\"subject\":\" \"}") + "]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void everythingWrongIsAnsweredAtOnce() throws Exception {
        HttpResponse<String> response =
                calls.create(("{'scheduleId':0,'emailAccounts':[1,'2'],'settings':{},'steps':[{'type':'fax'},"
                                + "{'type':'email','delayInMinutes':-1,'executionMode':'Automatic','variants':[{}]}]}")
                        .replace('\'', '"'));

        assertThat(Calls.json(response).getAsJsonArray("errors"))
                .extracting(error -> error.getAsJsonObject().get("pointer").getAsString())
                .containsExactlyInAnyOrder(
                        "/name",
                        "/scheduleId",
                        "/emailAccounts/1",
                        "/settings/emailsCountPerDay",
                        "/settings/daysToFinishProspect",
                        "/settings/emailSendingDelaySeconds",
                        "/settings/dailyThrottling",
                        "/settings/disableOpensTracking",
                        "/settings/repliesHandlingType",
                        "/settings/enableLinksTracking",
                        "/steps/0/type",
                        "/steps/0/delayInMinutes",
                        "/steps/1/delayInMinutes",
                        "/steps/1/executionMode",
                        "/steps/1/subject");
    }

    @Test
    void whatIsNotUtf8IsNotJson() throws Exception {
        HttpResponse<String> response = calls.send(calls.to("/v3/sequences")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray("{\"name\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("The request body is not valid JSON.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"})
    void jsonIsTakenUnderItsMediaType(String type) throws Exception {
        assertThat(calls.send(calls.to("/v3/sequences")
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString("{\"name\":\"n\"}")))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", "json"})
    void anotherMediaTypeIsRefused(String type) throws Exception {
        HttpResponse<String> response = calls.send(calls.to("/v3/sequences")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"name\":\"n\"}")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(Calls.json(response).keySet()).containsExactly("title", "status", "detail");
    }

    @Test
    void aBodyWithoutMediaTypeIsRefused() throws Exception {
        assertThat(calls.send(calls.to("/v3/sequences").POST(BodyPublishers.ofString("{\"name\":\"n\"}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aBodyOfMoreThanFourMebibytesIsTooLarge() throws Exception {
        String fits = "{\"name\":\"" + "x".repeat((4 << 20) - 11) + "\"}";

        assertThat(calls.create(fits).statusCode()).isEqualTo(201);
        assertThat(calls.create(fits + " ").statusCode()).isEqualTo(413);
    }

    @Test
    void noIdIsGivenTwiceHoweverManyCreateAtOnce() throws Exception {
        int callers = 8;
        int each = 10;
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<List<Long>>> tasks = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                tasks.add(() -> {
                    List<Long> ids = new ArrayList<>();
                    for (int n = 0; n < each; n++) {
                        JsonObject sequence =
                                calls.created("{\"name\":\"n\",\"steps\":[{\"type\":\"call\",\"delayInMinutes\":0}]}");
                        ids.add(sequence.get("id").getAsLong());
                        ids.add(-sequence.getAsJsonArray("steps")
                                .get(0)
                                .getAsJsonObject()
                                .get("id")
                                .getAsLong());
                    }
                    return ids;
                });
            }
            Set<Long> ids = new HashSet<>();
            for (Future<List<Long>> caller : pool.invokeAll(tasks)) {
                ids.addAll(caller.get());
            }
            assertThat(ids).hasSize(callers * each * 2);
        } finally {
            pool.shutdownNow();
        }
    }
}
