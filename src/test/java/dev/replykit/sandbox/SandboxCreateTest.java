package dev.replykit.sandbox;

import static dev.replykit.sandbox.Calls.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating in the sandbox, with literal JSON of the documentation over plain HTTP, never with our own encoder. */
class SandboxCreateTest {
    private static final String CALL = quoted("{'name':'n','steps':[{'type':'call','delayInMinutes':0}]}");

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Calls calls = new Calls(sandbox);

    /** In the recorded words, where they are known. */
    @Test
    void detailsAreInTheWordsOfReply() throws Exception {
        assertThat(calls.create(quoted("{'name':5,'steps':[{'type':'call'},{'delayInMinutes':'0'}]}"))
                        .body())
                .contains(quoted("""
                        [{'pointer':'/name','detail':'Value has an invalid type.'},\
                        {'pointer':'/steps/0/delayInMinutes','detail':'Field is required.'},\
                        {'pointer':'/steps/1/type','detail':'Field is required.'},\
                        {'pointer':'/steps/1/delayInMinutes','detail':'Value has an invalid type.'}]\
                        """));
    }

    @Test
    void documentedRequestIsAnsweredWithIdsAndAccounts() throws Exception {
        String request = Files.readString(Path.of("src/test/resources/openapi/examples/documented-request.json"));
        sandbox.state("the clock stands still", Map.of("time", "2026-09-08T13:42:07.49Z"));
        HttpResponse<String> response = calls.create(request);
        JsonObject sequence = Calls.json(response);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(sequence.remove("settings"))
                .isEqualTo(JsonParser.parseString(request).getAsJsonObject().get("settings"));
        assertThat(Calls.variant(Calls.step(sequence)).get("id").getAsLong()).isEqualTo(1);
        assertThat(sequence.remove("steps").getAsJsonArray())
                .extracting(step -> step.getAsJsonObject().get("id").getAsLong())
                .containsExactly(5001L, 5002L);
        assertThat(sequence).isEqualTo(Calls.json("""
            {
              "id": 1001, "ownerUserId": 42, "name": "Sales Outreach 2024",
              "created": "2026-09-08T13:42:07.49+00:00", "status": "new", "isArchived": false,
              "health": "healthy", "scheduleId": 1,
              "emailAccounts": [
                { "id": 101, "email": "sender101@example.com" }, { "id": 102, "email": "sender102@example.com" } ],
              "linkedInAccounts": [
                { "id": 42, "name": "Sender 42", "profileUrl": "https://www.linkedin.com/in/sender-42",
                  "status": "enabled" } ],
              "issues": null
            }
            """));
    }

    @Test
    void nameIsEnough() throws Exception {
        JsonObject sequence = calls.created(quoted("{'name':'Autumn webinar invites'}"));

        assertThat(String.join(" ", sequence.keySet()))
                .isEqualTo("id ownerUserId name created status isArchived health scheduleId emailAccounts"
                        + " linkedInAccounts steps issues");
        assertThat(sequence.get("scheduleId").getAsLong()).isEqualTo(1);
        assertThat(sequence.getAsJsonArray("steps")).isEmpty();
        assertThat(sequence.getAsJsonArray("emailAccounts")).isEmpty();
    }

    @Test
    void attachmentsAreOnlyAnsweredAsPresent() throws Exception {
        JsonObject sequence = calls.created(quoted("{'name':'n','steps':[{'type':'email','delayInMinutes':0,"
                + "'executionMode':'automatic','variants':[{'subject':'s','attachmentIds':[9101]}]}]}"));
        JsonObject variant = Calls.variant(Calls.step(sequence));

        assertThat(variant.keySet()).containsExactly("id", "subject", "hasAttachments");
        assertThat(variant.get("hasAttachments").getAsBoolean()).isTrue();
    }

    @Test
    void unknownAndReadOnlyMembersAreIgnored() throws Exception {
        JsonObject sequence = calls.created(quoted("""
            {
              'id': 5, 'status': 'active', 'health': 'blocked', 'colour': 'red', 'name': 'n', 'Name': 'm',
              'steps': [
                { 'id': 6, 'type': 'email', 'delayInMinutes': 0, 'executionMode': 'manual', 'colour': 'red',
                  'variants': [ { 'id': 7, 'subject': 's', 'colour': 'red', 'isEnabled': false } ] } ]
            }
            """));

        assertThat(sequence.toString()).doesNotContain("colour", "\"m\"", "isEnabled");
        assertThat(sequence.get("id").getAsLong()).isNotEqualTo(5);
        assertThat(sequence.get("status").getAsString()).isEqualTo("new");
        assertThat(Calls.step(sequence).get("id").getAsLong()).isNotEqualTo(6);
    }

    @Test
    void lastOfDuplicateMembersCounts() throws Exception {
        JsonObject sequence = calls.created(
                quoted("{'name':5,'name':'n','emailAccounts':'x','emailAccounts':[7],'emailAccounts':[8]}"));

        assertThat(sequence.get("name").getAsString()).isEqualTo("n");
        assertThat(sequence.get("emailAccounts")).hasToString("[{\"id\":8,\"email\":\"sender8@example.com\"}]");
        assertThat(calls.create(quoted("{'name':'n','emailAccounts':[7],'emailAccounts':['x']}"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void idsOf64BitsAndIntegersInAnySpellingAreAccepted() throws Exception {
        JsonObject sequence = calls.created(
                quoted("{'name':'n','scheduleId':9223372036854775807,'emailAccounts':[9007199254740993,1.0e2]}"));

        assertThat(sequence.get("scheduleId").getAsString()).isEqualTo("9223372036854775807");
        assertThat(sequence.getAsJsonArray("emailAccounts").asList())
                .extracting(account -> account.getAsJsonObject().get("id").getAsString())
                .containsExactly("9007199254740993", "100");
    }

    @Test
    void firstEmailWithoutSubjectIsAnsweredAsInThePublishedExample() throws Exception {
        HttpResponse<String> response = calls.create(quoted("{'name':'n','steps':[{'type':'email','delayInMinutes':0,"
                + "'executionMode':'automatic','variants':[{'message':'<p>Hi</p>'}]}]}"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Calls.json(response)).isEqualTo(Calls.json("""
            {
              "title": "Validation failed", "status": 400, "detail": "The request body contains validation errors.",
              "errors": [ { "pointer": "/steps/0/subject", "detail": "First email should have subject." } ],
              "extensions": {}
            }
            """));
    }

    @Test
    void laterEmailMayLeaveItsSubjectOut() throws Exception {
        String email = "{'type':'email','delayInMinutes':0,'executionMode':'automatic','variants':[%s]}";
        String twoEmails = "{'name':'n','steps':[" + email.formatted("{'subject':'s'}") + ","
                + email.formatted("{'subject':null}") + "]}";
        String twoVariants = "{'name':'n','steps':[" + email.formatted("{'subject':'s'},{'subject':' '}") + "]}";

        assertThat(calls.create(quoted(twoEmails)).statusCode()).isEqualTo(201);
        assertThat(calls.create(quoted(twoVariants)).statusCode()).isEqualTo(400);
    }

    @Test
    void everyMistakeIsAnsweredAtOnce() throws Exception {
        HttpResponse<String> response = calls.create(quoted("{'scheduleId':0,'emailAccounts':[1,'2'],'settings':{},"
                + "'steps':[{'type':'fax'},"
                + "{'type':'email','delayInMinutes':-1,'executionMode':'Automatic','variants':[{}]}]}"));

        assertThat(Calls.json(response).getAsJsonArray("errors"))
                .extracting(error -> error.getAsJsonObject().get("pointer").getAsString())
                .containsExactlyInAnyOrder(("/name /scheduleId /emailAccounts/1 /settings/emailsCountPerDay"
                                + " /settings/daysToFinishProspect /settings/emailSendingDelaySeconds"
                                + " /settings/dailyThrottling /settings/disableOpensTracking"
                                + " /settings/repliesHandlingType /settings/enableLinksTracking /steps/0/type"
                                + " /steps/0/delayInMinutes /steps/1/delayInMinutes /steps/1/executionMode"
                                + " /steps/1/subject")
                        .split(" "));
    }

    @Test
    void bodyThatIsNotUtf8IsNotJson() throws Exception {
        HttpResponse<String> response = calls.send(calls.to("/v3/sequences")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray("{\"name\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("The request body is not valid JSON.");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 201",
        "application/json; charset=utf-8, 201",
        "Application/JSON;charset=UTF-8, 201",
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415",
        "application/jsonp, 415",
        "json, 415",
        ", 415"
    })
    void onlyJsonIsAcceptedUnderItsMediaType(String type, int status) throws Exception {
        HttpRequest.Builder request = calls.to("/v3/sequences").POST(BodyPublishers.ofString("{\"name\":\"n\"}"));
        HttpResponse<String> response = calls.send(type == null ? request : request.header("Content-Type", type));

        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 415) {
            assertThat(Calls.json(response).keySet()).containsExactly("title", "status", "detail");
        }
    }

    @Test
    void idsAreUniqueUnderConcurrentRequests() {
        List<CompletableFuture<HttpResponse<String>>> answers = Collections.nCopies(80, CALL).stream()
                .map(json -> Calls.CLIENT.sendAsync(calls.toCreate(json), BodyHandlers.ofString()))
                .toList();
        List<JsonObject> sequences =
                answers.stream().map(answer -> Calls.json(answer.join())).toList();

        assertThat(sequences).extracting(sequence -> sequence.get("id")).doesNotHaveDuplicates();
        assertThat(sequences)
                .extracting(sequence -> Calls.step(sequence).get("id"))
                .doesNotHaveDuplicates();
    }
}
