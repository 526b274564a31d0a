package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Step.CallStep;
import dev.replykit.Step.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What came back other than it was sent: told where it counts, silent where the API is known to speak otherwise. */
class DifferencesTest {

    @Test
    void anAnswerThatSaysTheSameHasNone() {
        SequenceDraft draft = SequenceDraft.named("n")
                .scheduleId(7)
                .emailAccounts(311, 312)
                .linkedInAccounts(58)
                .steps(email("s", "m").attachments(1), linkedInMessage("m").after(days(1)));

        assertThat(draft.differences(Sequence.fromJson("""
            {
              "id": 1, "ownerUserId": 2, "name": "n", "created": "2026-09-08T13:42:07Z", "status": "new",
              "isArchived": false, "health": "healthy", "scheduleId": 7,
              "emailAccounts": [{ "id": 311, "email": "a@example.com" }, { "id": 312, "email": "b@example.com" }],
              "linkedInAccounts": [{ "id": 58, "name": "Sam", "profileUrl": null, "status": "enabled" }],
              "settings": { "emailsCountPerDay": 40 },
              "steps": [
                { "id": 5, "type": "email", "delayInMinutes": 0, "parentId": null, "executionMode": "automatic",
                  "variants": [{ "id": 8, "subject": "s", "message": "m", "hasAttachments": true }] },
                { "id": 6, "type": "linkedIn", "actionType": "message", "delayInMinutes": 1440, "parentId": 5,
                  "executionMode": "automatic",
                  "variants": [{ "id": 9, "message": "m", "isEnabled": true }] }
              ],
              "issues": null
            }
            """))).isEmpty();
    }

    @Test
    void theDocumentedResponseIsNoEchoOfTheDocumentedRequest() {
        SequenceDraft request = SequenceDraft.named("Sales Outreach 2024")
                .scheduleId(1)
                .emailAccounts(101, 102)
                .linkedInAccounts(42)
                .steps(linkedInMessage("Hi").after(days(1)));
        Sequence response = Sequence.fromJson("{\"id\":123,\"name\":\"Sales Outreach 2024\",\"scheduleId\":1,"
                + "\"emailAccounts\":[{\"id\":1,\"email\":\"sales@company.com\"},{\"id\":2}],"
                + "\"linkedInAccounts\":[{\"id\":42,\"name\":\"John Doe\"}],"
                + "\"steps\":[{\"id\":43432,\"type\":\"linkedIn\",\"actionType\":\"message\",\"delayInMinutes\":2880,"
                + "\"executionMode\":\"automatic\",\"variants\":[{\"id\":2,\"message\":\"Hi\",\"isEnabled\":true}]}]}");

        assertThat(request.differences(response))
                .containsExactly(
                        new Difference("/emailAccounts/0", "101", "{\"id\":1,\"email\":\"sales@company.com\"}"),
                        new Difference("/emailAccounts/1", "102", "{\"id\":2}"),
                        new Difference("/steps/0/delayInMinutes", "1440", "2880"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "nothing",
            value = {
                "'name':'N'|/name|\"n\"|\"N\"",
                "'name':'n '|/name|\"n\"|\"n \"",
                "'name':null|/name|\"n\"|null",
                "'name':5|/name|\"n\"|5",
                "'x':1|/name|\"n\"|nothing"
            })
    void aNameThatCameBackOtherwiseIsTold(String member, String pointer, String sent, String received) {
        assertThat(SequenceDraft.named("n").differences(answer(member)))
                .containsExactly(new Difference(pointer, sent, received));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[311,312]", "[{'id':311},{'id':312,'email':'x'}]", "[{'id':311.0},3.12e2]", "[312,311]"})
    void accountsMayComeBackAsIdsOrAsObjectsInAnyOrder(String accounts) {
        assertThat(SequenceDraft.named("n")
                        .emailAccounts(311, 312)
                        .linkedInAccounts(311, 312)
                        .differences(
                                answer("'name':'n','emailAccounts':" + accounts + ",'linkedInAccounts':" + accounts)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "nothing",
            value = {
                "[312,310]|/emailAccounts/0|311|312",
                "[311,311]|/emailAccounts/1|312|311",
                "[311]|/emailAccounts/1|312|nothing",
                "[311,{'email':'x'}]|/emailAccounts/1|312|{\"email\":\"x\"}",
                "[311,312,313]|/emailAccounts/2|nothing|313",
                "{'id':311}|/emailAccounts|[311,312]|{\"id\":311}",
                "null|/emailAccounts|[311,312]|null"
            })
    void otherAccountsAreTold(String accounts, String pointer, String sent, String received) {
        List<Difference> differences = SequenceDraft.named("n")
                .emailAccounts(311, 312)
                .differences(answer("'name':'n','emailAccounts':" + accounts));

        assertThat(differences).contains(new Difference(pointer, sent, received));
    }

    @ParameterizedTest
    @CsvSource({"1440, 1440.0", "1440, 144e1", "1440, 1.44E+3", "0, -0", "0, 0.0"})
    void oneNumberMayBeWrittenInSeveralWays(long sent, String received) {
        SequenceDraft draft = SequenceDraft.named("n").steps(call().after(Step.minutes(sent)));

        assertThat(draft.differences(answer("'name':'n','steps':[{'type':'call','delayInMinutes':" + received + "}]")))
                .isEmpty();
    }

    @Test
    void largeNumbersAreComparedToTheLastDigit() {
        assertThat(SequenceDraft.named("n")
                        .scheduleId(9007199254740993L)
                        .differences(answer("'name':'n','scheduleId':9007199254740992")))
                .containsExactly(new Difference("/scheduleId", "9007199254740993", "9007199254740992"));
        assertThat(SequenceDraft.named("n")
                        .scheduleId(1)
                        .differences(answer("'name':'n','scheduleId':1" + "0".repeat(900))))
                .hasSize(1);
    }

    @Test
    void wordsOfTheApiMayComeBackInAnotherCase() {
        SequenceDraft draft = SequenceDraft.named("n").steps(email("s", "m"));

        assertThat(draft.differences(answer("'name':'n','steps':[{'type':'Email','delayInMinutes':0,"
                        + "'executionMode':'Automatic','variants':[{'subject':'s','message':'m'}]}]")))
                .isEmpty();
    }

    @Test
    void textsMayNotComeBackInAnotherCase() {
        SequenceDraft draft = SequenceDraft.named("n").steps(call("Ask"));

        assertThat(draft.differences(answer("'name':'n','steps':[{'type':'call','delayInMinutes':0,'message':'ASK'}]")))
                .containsExactly(new Difference("/steps/0/message", "\"Ask\"", "\"ASK\""));
    }

    @Test
    void aWordOfTheApiIsHeldInItsPlaceOnly() {
        SequenceDraft draft = SequenceDraft.named("n").steps(condition(days(1), Condition.where("type", "is", "x")));

        assertThat(draft.differences(answer("'name':'n','steps':[{'type':'condition','delayInMinutes':0,"
                        + "'waitInMinutes':1440,'conditions':[{'property':'TYPE','rules':[{'operator':'is',"
                        + "'value':'x'}]}]}]")))
                .containsExactly(new Difference("/steps/0/conditions/0/property", "\"type\"", "\"TYPE\""));
    }

    @Test
    void attachmentsNeverComeBackAndAreNoDifference() {
        SequenceDraft draft = SequenceDraft.named("n").steps(email("s", "m").attachments(1, 2));

        assertThat(
                        draft.differences(
                                answer(
                                        "'name':'n','steps':[{'type':'email','delayInMinutes':0,"
                                                + "'executionMode':'automatic','variants':[{'subject':'s','message':'m','hasAttachments':true}]}]")))
                .isEmpty();
    }

    @Test
    void nullAndAbsenceAreTheSameHere() {
        SequenceDraft draft = SequenceDraft.named("n")
                .steps(new CallStep(new Placement(days(1), JsonField.ofNull(), JsonField.absent()), null));

        assertThat(draft.differences(answer("'name':'n','steps':[{'type':'call','delayInMinutes':1440}]")))
                .isEmpty();
        assertThat(draft.differences(answer("'name':'n','steps':[{'type':'call','delayInMinutes':1440,"
                        + "'parentId':null,'ifConditionPositive':null,'message':null}]")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'name':'n'", "'name':'n','emailAccounts':null,'steps':null", "'name':'n','steps':[]"})
    void anEmptyListMayComeBackAsNothing(String members) {
        assertThat(SequenceDraft.named("n")
                        .emailAccounts(List.of())
                        .linkedInAccounts(List.of())
                        .steps(List.of())
                        .differences(answer(members)))
                .isEmpty();
    }

    @Test
    void aNullThatBecameAValueIsTold() {
        SequenceDraft draft = SequenceDraft.named("n")
                .steps(new CallStep(new Placement(days(1), JsonField.ofNull(), JsonField.absent()), null));

        assertThat(draft.differences(answer("'name':'n','steps':[{'type':'call','delayInMinutes':1440,'parentId':5}]")))
                .containsExactly(new Difference("/steps/0/parentId", "null", "5"));
    }

    @Test
    void stepsThatAreMissingAddedOrSwappedAreTold() {
        SequenceDraft draft =
                SequenceDraft.named("n").steps(call("a"), call("b").after(days(1)));
        String a = "{\"type\":\"call\",\"delayInMinutes\":0,\"message\":\"a\"}";
        String b = "{\"type\":\"call\",\"delayInMinutes\":1440,\"message\":\"b\"}";

        assertThat(draft.differences(answer("'name':'n','steps':[" + a + "]")))
                .containsExactly(new Difference("/steps/1", b, null));
        assertThat(draft.differences(answer("'name':'n','steps':[" + a + "," + b + "," + a + "]")))
                .containsExactly(new Difference("/steps/2", null, a));
        assertThat(draft.differences(answer("'name':'n','steps':[" + b + "," + a + "]")))
                .extracting(Difference::pointer)
                .containsExactly(
                        "/steps/0/delayInMinutes", "/steps/0/message", "/steps/1/delayInMinutes", "/steps/1/message");
        assertThat(draft.differences(answer("'name':'n','steps':[5," + b + "]")))
                .containsExactly(new Difference("/steps/0", a, "5"));
    }

    @Test
    void aSettingThatCameBackOtherwiseOrNotAtAllIsTold() {
        SequenceDraft draft = SequenceDraft.named("n").settings(Documented.SETTINGS.useDailyThrottling(true));

        assertThat(draft.differences(answer("'name':'n','settings':{'emailsCountPerDay':50,'daysToFinishProspect':14,"
                        + "'emailSendingDelaySeconds':30,'dailyThrottling':201,'disableOpensTracking':true,"
                        + "'repliesHandlingType':'MarkAsFinished','enableLinksTracking':true,'callIsAutomatic':true}")))
                .containsExactly(
                        new Difference("/settings/dailyThrottling", "200", "201"),
                        new Difference("/settings/useDailyThrottling", "true", null),
                        new Difference("/settings/disableOpensTracking", "false", "true"));
    }

    @Test
    void aRawStepIsComparedMemberByMember() {
        SequenceDraft draft = SequenceDraft.named("n").steps(raw("{\"type\":\"new\",\"a\":{\"b\":[1.0,\"x\"]}}"));

        assertThat(draft.differences(answer("'name':'n','steps':[{'id':5,'type':'NEW','a':{'b':[1,'x'],'c':true}}]")))
                .isEmpty();
        assertThat(draft.differences(answer("'name':'n','steps':[{'type':'new','a':{'b':[2,'x']}}]")))
                .containsExactly(new Difference("/steps/0/a/b/0", "1.0", "2"));
    }

    @Test
    void aRawStepWithManyDifferencesBelowALongNameIsToldWhole() {
        String name = "x".repeat(100_000);
        String sent = "{\"" + name + "\":[" + "1,".repeat(1_000) + "1]}";
        String received = sent.replace('1', '2');
        SequenceDraft draft = SequenceDraft.named("n").steps(raw(sent), call("c"));

        assertThat(draft.differences(Sequence.fromJson("{\"id\":1,\"name\":\"m\",\"steps\":[" + received + "]}")))
                .containsExactly(
                        new Difference("/name", "\"n\"", "\"m\""),
                        new Difference("/steps/0", sent, received),
                        new Difference("/steps/1", "{\"type\":\"call\",\"delayInMinutes\":0,\"message\":\"c\"}", null));
    }

    @Test
    void aDifferenceTellsContradictionFromSilence() {
        Difference silence = new Difference("/settings/useDailyThrottling", "true", null);
        Difference contradiction = new Difference("/name", "\"a\"", "\"b\"");

        assertThat(silence.contradicts()).isFalse();
        assertThat(contradiction.contradicts()).isTrue();
        assertThat(new Difference("/name", "\"a\"", "null").contradicts()).isFalse();
        assertThat(new Difference("/steps/1/parentId", "null", "5").contradicts())
                .as("Reply may chain steps that say null")
                .isFalse();
        assertThat(new Difference("/steps/2", null, "{}").contradicts()).isTrue();
        assertThat(silence).hasToString("/settings/useDailyThrottling: sent true, nothing came back");
        assertThat(new Difference("/steps/2", null, "{}")).hasToString("/steps/2: nothing was sent, received {}");
        assertThat(contradiction).hasToString("/name: sent \"a\", received \"b\"");
    }

    @Test
    void aDifferenceOfLongOrHostileTextsIsShortAndOnOneLine() {
        SequenceDraft draft = SequenceDraft.named("n").steps(call("\u202e\u009b" + "x".repeat(5000)));

        assertThat(draft.differences(answer("'name':'n','steps':[{'type':'call','delayInMinutes':0,'message':'y'}]")))
                .singleElement()
                .satisfies(difference -> assertThat(difference.toString())
                        .hasSizeLessThan(300)
                        .doesNotContain("\u202e", "\u009b")
                        .endsWith("x..., received \"y\""));
    }

    @Test
    void anInvalidDraftCanBeComparedToo() {
        assertThat(SequenceDraft.named(" ").differences(answer("'name':' '"))).isEmpty();
    }

    private static Sequence answer(String members) {
        return Sequence.fromJson(("{\"id\":1," + members + "}").replace('\'', '"'));
    }
}
