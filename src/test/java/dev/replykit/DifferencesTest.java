package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Step.CallStep;
import dev.replykit.Step.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What came back other than it was sent is reported, except where the API is known to say the same in another way. */
class DifferencesTest {
    private static final String DAY = "{'type':'call','delayInMinutes':1440";

    @Test
    void answerThatSaysTheSameHasNone() {
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

    /** Members that are sent beside the name, members that come back, and each difference. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                            | 'name':'N'                     | /name: sent "n", received "N"
            ``                            | 'name':null                    | /name: sent "n", received null
            ``                            | 'x':1                          | /name: sent "n", nothing came back
            'emailAccounts':[311,312]     | NAME,'emailAccounts':[312,310] \
            | /emailAccounts/0: sent 311, received 312; /emailAccounts/1: sent 312, received 310
            'emailAccounts':[311,312]     | NAME,'emailAccounts':[311,311] | /emailAccounts/1: sent 312, received 311
            'emailAccounts':[311,312]     | NAME,'emailAccounts':[311] \
            | /emailAccounts/1: sent 312, nothing came back
            'emailAccounts':[311,312]     | NAME,'emailAccounts':[311,{'email':'x'}] \
            | /emailAccounts/1: sent 312, received {"email":"x"}
            'emailAccounts':[311,312]     | NAME,'emailAccounts':[311,312,313] \
            | /emailAccounts/2: nothing was sent, received 313
            'emailAccounts':[311,312]     | NAME,'emailAccounts':{'id':311} \
            | /emailAccounts: sent [311,312], received {"id":311}
            'emailAccounts':[311,312]     | NAME,'emailAccounts':null \
            | /emailAccounts: sent [311,312], received null
            'scheduleId':9007199254740993 | NAME,'scheduleId':9007199254740992 \
            | /scheduleId: sent 9007199254740993, received 9007199254740992
            'steps':[DAY}]                | NAME,'steps':[{'type':'call','delayInMinutes':2880}] \
            | /steps/0/delayInMinutes (step 1): sent 1440, received 2880
            'steps':[DAY,'message':'Ask'}] | NAME,'steps':[DAY,'message':'ASK'}] \
            | /steps/0/message (step 1): sent "Ask", received "ASK"
            'steps':[DAY,'parentId':null}] | NAME,'steps':[DAY,'parentId':5}] | /steps/0/parentId (step 1): sent null, received 5
            'steps':[DAY},DAY,'message':'b'}] | NAME,'steps':[DAY}] \
            | /steps/1 (step 2): sent {"type":"call","delayInMinutes":1440,..., nothing came back
            'steps':[DAY}]                | NAME,'steps':[DAY},DAY}] \
            | /steps/1 (step 2): nothing was sent, received {"type":"call","delayInMinutes":1440}
            'steps':[DAY,'message':'a'},DAY,'message':'b'}] | NAME,'steps':[DAY,'message':'b'},DAY,'message':'a'}] \
            | /steps/0/message (step 1): sent "a", received "b"; /steps/1/message (step 2): sent "b", received "a"
            'steps':[DAY}]                | NAME,'steps':[5] \
            | /steps/0 (step 1): sent {"type":"call","delayInMinutes":1440}, received 5
            """)
    void whatCameBackOtherwiseIsReported(String sent, String received, String differences) {
        assertThat(differences(sent, received).stream().map(Difference::toString))
                .containsExactly(differences.split("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'emailAccounts':[311,312]    | 'emailAccounts':[311,312]
            'emailAccounts':[311,312]    | 'emailAccounts':[{'id':311},{'id':312,'email':'x'}]
            'linkedInAccounts':[311,312] | 'linkedInAccounts':[312,311]
            'emailAccounts':[],'linkedInAccounts':[],'steps':[] | 'emailAccounts':null,'steps':null
            'steps':[DAY}]               | 'steps':[{'type':'call','delayInMinutes':1440.0}]
            'steps':[DAY}]               | 'steps':[{'type':'call','delayInMinutes':1.44E+3}]
            'steps':[{'type':'call','delayInMinutes':0}] | 'steps':[{'type':'call','delayInMinutes':-0}]
            'steps':[DAY,'parentId':null}] | 'steps':[DAY}]
            'steps':[DAY},DAY,'parentId':null}] | 'steps':[DAY,'id':4},DAY,'id':5,'parentId':4}]
            'steps':[DAY,'parentId':null}] | 'steps':[DAY,'parentId':null,'ifConditionPositive':null,'message':null}]
            'steps':[{'type':'email','delayInMinutes':0,'executionMode':'manual','variants':[{'subject':'s','attachmentIds':[1]}]}] \
            | 'steps':[{'type':'Email','delayInMinutes':0,'executionMode':'Manual','variants':[{'subject':'s'}]}]
            """)
    void sameInAnotherFormIsNoDifference(String sent, String received) {
        assertThat(differences(sent, "NAME," + received)).isEmpty();
    }

    private static List<Difference> differences(String sent, String received) {
        String draft = ("{'name':'n'" + (sent.isEmpty() ? "" : ",") + sent + "}").replace("DAY", DAY);
        return SequenceDraft.fromJson(draft.replace('\'', '"')).differences(answer(received));
    }

    private static Sequence answer(String members) {
        String json = "{'id':1," + members.replace("NAME", "'name':'n'").replace("DAY", DAY) + "}";
        return Sequence.fromJson(json.replace('\'', '"'));
    }

    @Test
    void largeNumbersAreComparedToTheLastDigit() {
        assertThat(SequenceDraft.named("n").scheduleId(1).differences(answer("NAME,'scheduleId':1" + "0".repeat(900))))
                .hasSize(1);
    }

    @Test
    void wordOfTheApiMayHaveAnotherCaseInItsPlaceOnly() {
        SequenceDraft draft = SequenceDraft.named("n").steps(condition(days(1), Condition.where("type", "is", "x")));

        assertThat(draft.differences(answer("NAME,'steps':[{'type':'Condition','delayInMinutes':0,"
                        + "'waitInMinutes':1440,'conditions':[{'property':'TYPE','rules':[{'operator':'is',"
                        + "'value':'x'}]}]}]")))
                .containsExactly(new Difference("/steps/0/conditions/0/property", "\"type\"", "\"TYPE\""));
    }

    @Test
    void settingThatCameBackOtherwiseOrNotAtAllIsReported() {
        SequenceDraft draft = SequenceDraft.named("n").settings(Documented.SETTINGS.useDailyThrottling(true));

        assertThat(draft.differences(answer("NAME,'settings':{'emailsCountPerDay':50,'daysToFinishProspect':14,"
                        + "'emailSendingDelaySeconds':30,'dailyThrottling':201,'disableOpensTracking':true,"
                        + "'repliesHandlingType':'MarkAsFinished','enableLinksTracking':true,'callIsAutomatic':true}")))
                .containsExactly(
                        new Difference("/settings/dailyThrottling", "200", "201"),
                        new Difference("/settings/useDailyThrottling", "true", null),
                        new Difference("/settings/disableOpensTracking", "false", "true"));
    }

    @Test
    void rawStepIsComparedMemberByMember() {
        SequenceDraft draft = SequenceDraft.named("n").steps(raw("{\"type\":\"new\",\"a\":{\"b\":[1.0,\"x\"]}}"));

        assertThat(draft.differences(answer("NAME,'steps':[{'id':5,'type':'NEW','a':{'b':[1,'x'],'c':true}}]")))
                .isEmpty();
        assertThat(draft.differences(answer("NAME,'steps':[{'type':'new','a':{'b':[2,'x']}}]")))
                .containsExactly(new Difference("/steps/0/a/b/0", "1.0", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/settings/useDailyThrottling, true, -, false",
                "/name, a, b, true",
                "/name, a, null, false",
                "/steps/1/parentId, null, 5, false", // Reply may chain steps that say null.
                "/steps/2, -, {}, true"
            })
    void differenceTellsContradictionFromSilence(String pointer, String sent, String received, boolean contradicts) {
        assertThat(new Difference(pointer, sent, received).contradicts()).isEqualTo(contradicts);
    }

    @Test
    void invalidDraftCanBeComparedToo() {
        assertThat(SequenceDraft.named(" ").differences(answer("'name':' '"))).isEmpty();
        assertThat(SequenceDraft.named("n")
                        .steps(new CallStep(new Placement(null, JsonField.ofNull(), JsonField.absent()), null))
                        .differences(answer("NAME,'steps':[{'type':'call'}]")))
                .isEmpty();
    }
}
