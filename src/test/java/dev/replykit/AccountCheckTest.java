package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replykit.Finding.Severity;
import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.faults.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code reply.check(draft)} against an account with some trouble. */
class AccountCheckTest {
    private static final String SEQUENCES = "/v3/sequences";
    private static final String EMAIL_ACCOUNTS = "/v3/email-accounts";
    private static final String LINKED_IN_ACCOUNTS = "/v3/linkedin-accounts";
    private static final String SCHEDULES = "/v3/schedules";
    private static final String PROPERTIES = "/v3/sequences/steps/contact-filter-properties";

    private final Map<String, String> answers = new HashMap<>(
            Map.of(SEQUENCES, """
            {"items": [{"id": 3, "name": "Taken", "status": "active"}, {"id": 4, "name": "Taken too", "status": "new"}],
             "hasMore": false}""", EMAIL_ACCOUNTS, """
            {"items": [{"id": 101, "email": "one@example.com", "connectionStatus": "connected"},
                       {"id": 102, "email": "two@example.com", "connectionStatus": "disconnected"},
                       {"id": 103, "email": "three@example.com", "connectionStatus": "asleep"}], "hasMore": false}""", LINKED_IN_ACCOUNTS, """
            [{"id": 41, "name": "Ann", "status": "enabled", "cookieStatus": "valid"},
             {"id": 42, "name": "Bo", "status": "enabled", "cookieStatus": "notValid"},
             {"id": 43, "name": "Cy", "status": "cookieInvalid"}, {"id": 44, "name": "Di", "status": "disabled"},
             {"id": 45, "name": "Ed", "status": "dailyLimitReached"}]""", SCHEDULES, """
            [{"id": 1, "name": "Office", "mainTimings": [{"weekDay": "Monday", "isActive": true, "timeRanges":
               [{"fromTime": {"hour": 9, "minute": 0}, "toTime": {"hour": 24, "minute": 0}}]}]},
             {"id": 2, "name": "Never", "mainTimings": [{"weekDay": "Monday", "isActive": false}]},
             {"id": 3, "name": "Words", "mainTimings": [{"weekDay": "Monday", "isActive": true, "timeRanges":
               [{"fromTime": "nine", "toTime": "five"}]}]}]""", PROPERTIES, """
            {"stage": {"operators": ["is", "isNot"], "values": ["New", "Replied"]},
             "title": {"operators": ["contains", "isSet"], "values": null}, "odd": {"operators": []}}"""));

    @AutoClose
    private final MisbehavingServer server = MisbehavingServer.playing(Behaviour.answer(this::answer));

    @AutoClose
    private final Reply reply = Replies.to(server).build();

    private Answer answer(Wire wire) {
        String answer = answers.getOrDefault(wire.request().target().replaceFirst("\\?.*", ""), "404");
        return answer.length() == 3
                ? Answer.problem(Integer.parseInt(answer))
                : Answer.status(200).json(answer);
    }

    /** What the draft names, and what the account says to it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'name':'Free'          | -
            'name':'Taken\\u00a0'   | LINT /name: is already the name of sequence 3 (active); choose another
            'scheduleId':1         | -
            'scheduleId':2         | LINT /scheduleId: schedule 2 (Never) has no sending hours
            'scheduleId':9         | VIOLATION /scheduleId: there is no schedule 9 that this API key may use; there is \
            1 (Office), 2 (Never), 3 (Words)
            'scheduleId':3         | -
            'emailAccounts':[103]  | -
            'emailAccounts':[101,102] | LINT /emailAccounts/1: mailbox 102 (two@example.com) is disconnected
            'emailAccounts':[7,102] | VIOLATION /emailAccounts/0: there is no mailbox 7; LINT /emailAccounts/1: mailbox 102
            'linkedInAccounts':[41] | -
            'linkedInAccounts':[43] | LINT /linkedInAccounts/0: LinkedIn sender 43 (Cy) can't send, because its LinkedIn \
            cookie has expired
            'linkedInAccounts':[44,45] | LINT /linkedInAccounts/0: LinkedIn sender 44 (Di) is disabled; \
            LINT /linkedInAccounts/1: LinkedIn sender 45 (Ed) has reached its limit
            """)
    void whatDoesNotFitTheAccountIsFound(String members, String expected) {
        String name = members.contains("'name'") ? "" : "'name':'n',";

        assertFound("{" + name + members + ",'steps':[{'type':'call','delayInMinutes':0}]}", expected);
    }

    /** A condition, and what the account says to it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            stage,is,New       | -
            STAGE,IS,new       | -
            title,contains,any | -
            title,isSet,       | -
            odd,anything,any   | -
            stag,is,New        | LINT /steps/0/conditions/0/property: this account knows no property "stag"; did you mean stage?
            phone,isSet,       | LINT /steps/0/conditions/0/property: this account knows no property "phone"; it knows stage, \
            title, odd
            stage,contains,New | LINT /steps/0/conditions/0/rules/0/operator: this account knows no operator of stage \
            "contains"; it knows is, isNot
            stage,is,Lost      | LINT /steps/0/conditions/0/rules/0/value: this account knows no value of stage "Lost"; it \
            knows New, Replied
            """)
    void conditionThatTheAccountDoesNotKnowIsFound(String condition, String expected) {
        String[] words = condition.split(",", -1);
        String value = words[2].isEmpty() ? "null" : "'" + words[2] + "'";

        assertFound("""
                {'name':'n','steps':[{'type':'condition','delayInMinutes':0,'waitInMinutes':5,
                  'conditions':[{'property':'%s','rules':[{'operator':'%s','value':%s}]}]}]}
                """.formatted(words[0], words[1], value), expected);
    }

    private void assertFound(String json, String expected) {
        List<Finding> found = reply.check(SequenceDraft.fromJson(json.replace('\'', '"')));

        List<String> parts = expected.equals("-") ? List.of() : List.of(expected.split("; (?=LINT|VIOLATION)"));
        assertThat(found).hasSameSizeAs(parts);
        for (int i = 0; i < parts.size(); i++) {
            Finding finding = found.get(i);
            assertThat(finding.severity() + " " + finding.pointer() + ": " + finding.detail())
                    .startsWith(parts.get(i));
        }
    }

    @Test
    void violationsAndLintsAreInTheSameList() {
        SequenceDraft draft = SequenceDraft.named("n")
                .emailAccounts(102)
                .steps(email("no subject"), linkedInMessage("Hi").after(days(1)));

        List<Finding> found = reply.check(draft);

        assertThat(found)
                .containsAll(draft.violations())
                .containsAll(draft.lints())
                .hasSize(3);
        assertThat(found.toString()).startsWith("3 findings: 1 violation, then 2 lints\n  /steps/0/subject");
    }

    @Test
    void itOnlyReadsAndOnlyWhatTheDraftNames() {
        reply.check(SequenceDraft.named("n").steps(call()));
        reply.check(SequenceDraft.named("n").scheduleId(1).emailAccounts(101).linkedInAccounts(41));

        assertThat(server.received())
                .extracting(request -> request.line().replaceFirst("(\\?.*)? HTTP/1.1", ""))
                .containsExactly(
                        "GET " + SEQUENCES,
                        "GET " + SEQUENCES,
                        "GET " + SCHEDULES,
                        "GET " + EMAIL_ACCOUNTS,
                        "GET " + LINKED_IN_ACCOUNTS);
    }

    @Test
    void whatTheKeyMayNotReadIsSaidAndTheRestIsCompared() {
        answers.put(EMAIL_ACCOUNTS, "403");
        answers.put(LINKED_IN_ACCOUNTS, "403");
        answers.put(SEQUENCES, "403");

        List<Finding> found = reply.check(SequenceDraft.named("n")
                .emailAccounts(7)
                .linkedInAccounts(7)
                .scheduleId(9)
                .steps(call()));

        assertThat(found)
                .extracting(Finding::pointer)
                .containsExactly("/scheduleId", "/name", "/emailAccounts", "/linkedInAccounts");
        assertThat(found.get(2).severity()).isEqualTo(Severity.LINT);
        assertThat(found.get(2).detail())
                .startsWith("was not compared with the account: http://127.0.0.1")
                .endsWith("Nothing was read. The API key lacks the right or the scope (channels:read).");
    }

    @Test
    void anotherRefusalIsThrown() {
        answers.put(EMAIL_ACCOUNTS, "401");

        assertThatThrownBy(() -> reply.check(SequenceDraft.named("n").emailAccounts(101)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("The API key is missing, wrong or revoked.");
    }

    @Test
    void documentedExampleFitsTheSandbox() {
        try (Reply sandbox = Reply.sandbox()) {
            assertThat(sandbox.check(Documented.DRAFT)).isEmpty();
            assertThat(sandbox.check(Documented.DRAFT.emailAccounts(999)))
                    .extracting(Finding::pointer)
                    .containsExactly("/emailAccounts/0");
        }
    }
}
