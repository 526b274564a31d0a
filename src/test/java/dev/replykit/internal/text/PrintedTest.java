package dev.replykit.internal.text;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.*;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JShell, notebooks and the command line show, to the character. */
final class PrintedTest {
    private static final Path DOCUMENTED = Path.of("notebooks", "drafts", "sales-outreach.json");

    /** The documented answer, with an issue. */
    private static final String ANSWER = """
            {
              "id": 12345, "ownerUserId": 501, "name": "Sales Outreach 2024",
              "created": "2024-03-08T14:30:00+00:00", "status": "active", "isArchived": false, "health": "degraded",
              "scheduleId": 1,
              "emailAccounts": [{"id": 101, "email": "john@company.com"}, {"id": 102, "email": "jane@company.com"}],
              "linkedInAccounts": [{"id": 42, "name": "John Doe", "profileUrl": null, "status": "enabled"}],
              "settings": {"emailsCountPerDay": 50, "daysToFinishProspect": 14, "emailSendingDelaySeconds": 30,
                "dailyThrottling": 200, "disableOpensTracking": false, "repliesHandlingType": "markAsFinished",
                "enableLinksTracking": true},
              "steps": [
                {"id": 1, "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
                 "variants": [{"id": 1, "subject": "Quick question about {{companyName}}",
                   "message": "<p>Hi {{firstName}},</p>"}]},
                {"id": 2, "type": "linkedIn", "actionType": "message", "delayInMinutes": 1440,
                 "executionMode": "automatic", "variants": [{"id": 2, "message": "Hi!", "isEnabled": true}]}],
              "issues": [{"type": "emailAccountSendingBlocked"}]
            }
            """;

    @Test
    void draft() throws IOException {
        assertThat(SequenceDraft.read(DOCUMENTED)).hasToString("""
                Draft "Sales Outreach 2024", 2 steps
                  senders   email 101, 102; LinkedIn 42
                  schedule  1
                  settings  emailsCountPerDay=50, daysToFinishProspect=14, emailSendingDelaySeconds=30,
                            dailyThrottling=200, useDailyThrottling=true, disableOpensTracking=false,
                            repliesHandlingType=markAsFinished, enableLinksTracking=true
                  #  since entry  channel   mode       what
                  1  0 min        Email     automatic  Quick question about {{companyName}} |...
                  2  1 d          LinkedIn  automatic  message: Hi {{firstName}}, would love...""");
    }

    @Test
    void smallestDraftAndInvalidDraft() {
        assertThat(SequenceDraft.named("A")).hasToString("""
                Draft "A", no steps
                  ? probably not meant: 1 lint, listed by lints()""");
        assertThat(SequenceDraft.named(" ").emailAccounts(1).steps(email("", ""), call().after(Duration.ofSeconds(1))))
                .hasToString("""
                        Draft "", 2 steps
                          senders   email 1
                          ! not valid: 3 violations, listed by violations()
                          #  since entry  channel  mode       what
                          1  0 min        Email    automatic  email
                          2  0 min        Call                call""");
    }

    @Test
    void everyKind() throws IOException {
        SequenceDraft draft = SequenceDraft.read(Path.of("notebooks", "drafts", "every-step.json"))
                .then(raw("{\"type\": \"fax\", \"actionType\": \"send\", \"delayInMinutes\": 60}"));

        assertThat(draft).hasToString("""
                Draft "Every step there is", 17 steps
                  senders   email 101; LinkedIn 42
                  schedule  1
                  settings  emailsCountPerDay=50, daysToFinishProspect=30, emailSendingDelaySeconds=30,
                            dailyThrottling=100, disableOpensTracking=false, repliesHandlingType=markAsFinished,
                            enableLinksTracking=true
                   #  since entry  channel    mode       what
                   1  0 min        LinkedIn   automatic  view profile: Be seen before the fir...
                   2  3 h          Email      automatic  2 variants: A seat for {{firstName}}...
                   3  1 d 3 h      LinkedIn              follow profile
                   4  1 d 15 h     LinkedIn              like recent posts
                   5  2 d 15 h     LinkedIn              comment on recent post: Pick up one...
                   6  3 d 3 h      LinkedIn              endorse 2 skills
                   7  4 d 3 h      LinkedIn   automatic  connect: Hello {{firstName}}, your p...
                   8  6 d 3 h      LinkedIn   automatic  message: Thank you for connecting, {...
                   9  7 d 3 h      LinkedIn              voice message: https://files.example...
                  10  9 d 3 h      LinkedIn   manual     InMail: Your seat, {{firstName}} | H...
                  11  10 d 3 h     Call                  Ask which question the webinar shoul...
                  12  11 d 3 h     SMS        automatic  Hello {{firstName}}, your seat is ke...
                  13  12 d 3 h     WhatsApp              Hello {{firstName}}, here is the age...
                  14  13 d 3 h     Task                  to do: Send the printed invitation t...
                  15  13 d 3 h     Zapier                signal: Mark as invited in the CRM
                  16  14 d 3 h     Condition             if linkedInUrl isSet within 3 d
                  17  14 d 4 h+    Unknown               fax/send
                  + or later: a condition before it may take its time""");
    }

    @Test
    void sequenceWithIssues() {
        assertThat(Sequence.fromJson(ANSWER)).hasToString("""
                Sequence 12345 "Sales Outreach 2024", active, created 2024-03-08 14:30 +00:00
                  ! degraded: emailAccountSendingBlocked
                  senders   email john@company.com (101), jane@company.com (102); LinkedIn John Doe (42)
                  schedule  1
                  settings  emailsCountPerDay=50, daysToFinishProspect=14, emailSendingDelaySeconds=30,
                            dailyThrottling=200, disableOpensTracking=false, repliesHandlingType=markAsFinished,
                            enableLinksTracking=true
                  #  since entry  channel   mode       what
                  1  0 min        Email     automatic  Quick question about {{companyName}} |...
                  2  1 d          LinkedIn  automatic  message: Hi!""");
    }

    /** As it was recorded: no reason to worry, unless an issue says more. */
    @Test
    void newSequenceIsUsuallyBlocked() {
        String blocked = "{\"id\": 7, \"status\": \"%s\", \"health\": \"blocked\"%s}";

        assertThat(Sequence.fromJson(blocked.formatted("new", ""))).hasToString("""
                Sequence 7, new
                  ! blocked, which is usual for a new sequence until it has contacts and is started\
                """);
        assertThat(Sequence.fromJson(blocked.formatted("paused", "")).toString())
                .endsWith("! blocked");
        assertThat(Sequence.fromJson(blocked.formatted("new", ", \"issues\": [{\"type\": \"noMailbox\"}]"))
                        .toString())
                .endsWith("! blocked: noMailbox");
    }

    @Test
    void sequenceOfWhichLittleIsKnown() {
        assertThat(Sequence.fromJson("{\"id\": 7}")).hasToString("Sequence 7");
        assertThat(Sequence.fromJson("{\"id\": 7, \"health\": \"healthy\", \"isArchived\": true}"))
                .hasToString("Sequence 7, archived, healthy");
        assertThat(Sequence.fromJson("""
                {"id": 7, "status": "dreaming", "health": "dizzy", "emailAccounts": [{"id": 1}, {"email": "a@b.c"}, {}],
                 "linkedInAccounts": [{"id": 2, "name": "N", "status": "cookieInvalid"}], "issues": [{}]}
                """)).hasToString("""
                        Sequence 7, dreaming
                          ! dizzy: an issue without a type
                          senders   email 1, a@b.c, without id; LinkedIn N (2) ! cookieInvalid""");
    }

    @Test
    void branchesStartAtTheirCondition() {
        assertThat(Sequence.fromJson("""
                {"id": 7, "steps": [
                  {"id": 1, "type": "call", "delayInMinutes": 1440},
                  {"id": 2, "parentId": 1, "type": "condition", "delayInMinutes": 0, "waitInMinutes": 60, "conditions": []},
                  {"id": 3, "parentId": 2, "ifConditionPositive": true, "type": "call", "delayInMinutes": 2880},
                  {"id": 4, "parentId": 2, "ifConditionPositive": false, "type": "call", "delayInMinutes": 60}]}
                """)).hasToString("""
                        Sequence 7
                          #  since entry  channel    mode  what
                          1  1 d          Call             call
                          2  1 d          Condition        if (nothing) within 1 h
                          3  3 d+         Call             then call
                          4  1 d 1 h+     Call             else call
                          + or later: a condition before it may take its time""");
    }

    @Test
    void preview() throws IOException {
        try (Reply reply = Reply.sandbox()) {
            assertThat(reply.preview(SequenceDraft.read(DOCUMENTED))).hasToString("""
                    Not sent: POST https://api.reply.io/v3/sequences, 789 bytes of JSON
                      merge fields: companyName, firstName
                      #  since entry  channel   mode       what
                      1  0 min        Email     automatic  Quick question about {{companyName}} |...
                      2  1 d          LinkedIn  automatic  message: Hi {{firstName}}, would love...""");
            assertThat(reply.preview(SequenceDraft.named("A"))).hasToString("""
                    Not sent: POST https://api.reply.io/v3/sequences, 12 bytes of JSON
                      ? probably not meant:
                        /steps: there are no steps, so the sequence does nothing""");
        }
    }

    @Test
    void listsOfFindings() {
        SequenceDraft draft =
                SequenceDraft.named("").steps(linkedInEndorseSkills(7).after(days(-1)));

        assertThat(draft.violations()).hasToString("""
                3 violations
                  /name: must be a string that is not blank, but is the string ""
                  /steps/0/delayInMinutes (step 1): must be whole minutes, an integer of at least 0, but is -1440
                  /steps/0/numberOfSkills (step 1): must be an integer from 1 to 3, but is 7""");
        assertThat(draft.lints()).hasToString("""
                1 lint
                  /linkedInAccounts: there are LinkedIn steps, but no account to send from; set linkedInAccounts""");
        assertThat(SequenceDraft.named("A").violations()).hasToString("[]").isEqualTo(List.of());
        assertThat(SequenceDraft.named("A")
                        .steps(Collections.nCopies(25, linkedInEndorseSkills(7)))
                        .violations())
                .asString()
                .startsWith("25 violations\n  /steps/0/numberOfSkills (step 1)")
                .endsWith(
                        "/steps/19/numberOfSkills (step 20): must be an integer from 1 to 3, but is 7\n  ... and 5 more");
    }

    @Test
    void longValuesAreCutWhereTheyDiffer() {
        String same = "The same beginning of a long text, ".repeat(3);

        assertThat(new Difference("/a", '"' + same + "then A\"", '"' + same + "then B\""))
                .hasToString("/a: sent ...text, then A\", received ...text, then B\"");
        assertThat(new Difference("/a", '"' + same + '"', "7"))
                .hasToString("/a: sent \"The same beginning of a long text, T..., received 7");
    }

    @Test
    void problem() {
        List<Finding> errors =
                List.of(Finding.violation("/steps/0/subject", "No subject."), Finding.violation("", "x".repeat(120)));
        Problem problem = new Problem(400, "Validation failed", "There are errors.", null, errors, "");

        assertThat(problem).hasToString("""
                400 Validation failed: There are errors.
                  /steps/0/subject (step 1): No subject.
                  (whole body):
                      %s
                      %s""".formatted("x".repeat(92), "x".repeat(28)));
        assertThat(problem.errors()).asString().startsWith("2 errors\n  /steps/0/subject (step 1): No");
        assertThat(new Problem(401, null, null, null, List.of(), "")).hasToString("401, without a body");
        assertThat(new Problem(502, null, null, null, List.of(), "<html>\u001B[2J\nBad</html>"))
                .hasToString("502, with the body \"\uFFFD[2J Bad\"");
    }

    @Test
    void tenThousandStepsAreCutExceptInTheTimeline() {
        SequenceDraft draft = SequenceDraft.named("Long")
                .emailAccounts(1)
                .steps(Collections.nCopies(10_000, email("S", "<p>T</p>").after(days(1))));

        assertThat(draft.toString().lines())
                .hasSize(34)
                .contains("  30  30 d         Email    automatic  S | T")
                .endsWith("  ... and 9970 more, the last after 10000 d");
        try (Reply reply = Reply.sandbox()) {
            assertThat(reply.preview(draft).timeline().lines())
                    .hasSize(10_001)
                    .endsWith("  10000  10000 d      Email    automatic  S | T");
        }
    }

    @Test
    void longestDelaysDoNotOverflow() {
        Step last = call().after(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(SequenceDraft.named("Late").steps(last, last).toString())
                .endsWith("  2  1000000 d    Call           call");
    }

    @ParameterizedTest
    @CsvSource({"40, 60", "80, 80", "100, 100", "500, 120"})
    void eachRowIsOneLineOfTheTerminal(String columns, int longest) {
        SequenceDraft draft = SequenceDraft.named("Wide")
                .emailAccounts(101)
                .steps(email("A long subject, " + "and more ".repeat(20), "<p>Hi</p>"), call("Ask ".repeat(50)));
        String before = System.setProperty("replykit.columns", columns);
        try {
            assertThat(draft.toString().lines()).hasSize(5).allMatch(line -> Columns.width(line) <= longest);
            assertThat(draft.toString().lines().mapToInt(Columns::width).max()).hasValue(longest);
        } finally {
            if (before == null) {
                System.clearProperty("replykit.columns");
            } else {
                System.setProperty("replykit.columns", before);
            }
        }
    }
}
