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
                  senders   email 101, 102; LinkedIn 42; schedule 1
                  settings  50 emails a day, 30 s apart, 200 contacts a day, 14 days to finish, a reply finishes,
                            opens and links tracked
                  #  day  time   channel   mode       what (the clock starts when a contact enters)
                  1    1  00:00  Email     automatic  Quick question about {{companyName}} | Hi {{firstName}}, I...
                  2    2  00:00  LinkedIn  automatic  message: Hi {{firstName}}, would love to connect!""");
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
                          #  day  time   channel  mode       what (the clock starts when a contact enters)
                          1    1  00:00  Email    automatic  email
                          2    1  00:00  Call                call""");
    }

    @Test
    void everyKind() throws IOException {
        SequenceDraft draft = SequenceDraft.read(Path.of("notebooks", "drafts", "every-step.json"))
                .then(raw("{\"type\": \"fax\", \"actionType\": \"send\", \"delayInMinutes\": 60}"));

        assertThat(draft).hasToString("""
                Draft "Every step there is", 17 steps
                  senders   email 101; LinkedIn 42; schedule 1
                  settings  50 emails a day, 30 s apart, 100 contacts a day, 30 days to finish, a reply finishes,
                            opens and links tracked
                   #  day  time   channel    mode       what (the clock starts when a contact enters)
                   1    1  00:00  LinkedIn   automatic  view profile: Be seen before the first mail
                   2    1  03:00  Email      automatic  2 variants: A seat for {{firstName}}? | Hello {{firstName...
                   3    2  03:00  LinkedIn              follow profile
                   4    2  15:00  LinkedIn              like recent posts
                   5    3  15:00  LinkedIn              comment on recent post: Pick up one point of the post and...
                   6    4  03:00  LinkedIn              endorse 2 skills
                   7    5  03:00  LinkedIn   automatic  connect: Hello {{firstName}}, your post on onboarding mad...
                   8    7  03:00  LinkedIn   automatic  message: Thank you for connecting, {{firstName}}. Did our...
                   9    8  03:00  LinkedIn              voice message: https://files.example.com/webinar-invitati...
                  10   10  03:00  LinkedIn   manual     InMail: Your seat, {{firstName}} | Hello {{firstName}}, t...
                  11   11  03:00  Call                  Ask which question the webinar should answer for them.
                  12   12  03:00  SMS        automatic  Hello {{firstName}}, your seat is kept until Monday. Dana...
                  13   13  03:00  WhatsApp              Hello {{firstName}}, here is the agenda for Thursday.
                  14   14  03:00  Task                  to do: Send the printed invitation to {{companyName}}.
                  15   14  03:00  Zapier                signal: Mark as invited in the CRM
                  16   15  03:00  Condition             if linkedInUrl isSet within 3 d
                  17   15  04:00+ Unknown               fax/send
                  + or later: a condition before it may take its time""");
    }

    @Test
    void everySetting() {
        assertThat(SequenceDraft.named("A").settings(Documented.EVERY_SETTING)).hasToString("""
                Draft "A", no steps
                  settings  50 emails a day, 30 s apart, 200 contacts a day (not in force), 14 days to finish, a
                            reply stops nothing, opens not tracked, links tracked, plain text on, unsubscribe header
                            off, 3 a day to one domain, match sender to mail provider on, calls manual, tasks
                            automatic, tasks belong to contact
                  ? probably not meant: 1 lint, listed by lints()""");
    }

    @Test
    void sequenceWithIssues() {
        assertThat(Sequence.fromJson(ANSWER)).hasToString("""
                Sequence 12345 "Sales Outreach 2024", active, created 2024-03-08 14:30 +00:00
                  ! degraded: emailAccountSendingBlocked
                  senders   email john@company.com (101), jane@company.com (102); LinkedIn John Doe (42); schedule 1
                  settings  50 emails a day, 30 s apart, 200 contacts a day, 14 days to finish, a reply finishes,
                            opens and links tracked
                  #  day  time   channel   mode       what (the clock starts when a contact enters)
                  1    1  00:00  Email     automatic  Quick question about {{companyName}} | Hi {{firstName}},
                  2    2  00:00  LinkedIn  automatic  message: Hi!""");
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
                          #  day  time   channel    mode  what (the clock starts when a contact enters)
                          1    2  00:00  Call             call
                          2    2  00:00  Condition        if (nothing) within 1 h
                          3    4  00:00+ Call             then call
                          4    2  01:00+ Call             else call
                          + or later: a condition before it may take its time""");
    }

    @Test
    void preview() throws IOException {
        try (Reply reply = Reply.sandbox()) {
            assertThat(reply.preview(SequenceDraft.read(DOCUMENTED))).hasToString("""
                    Not sent: POST https://api.reply.io/v3/sequences, 789 bytes of JSON
                      body() is the JSON, curl() the command for a shell
                      merge fields: companyName, firstName
                      #  day  time   channel   mode       what (the clock starts when a contact enters)
                      1    1  00:00  Email     automatic  Quick question about {{companyName}} | Hi {{firstName}}, I...
                      2    2  00:00  LinkedIn  automatic  message: Hi {{firstName}}, would love to connect!""");
            assertThat(reply.preview(SequenceDraft.named("A"))).hasToString("""
                    Not sent: POST https://api.reply.io/v3/sequences, 12 bytes of JSON
                      body() is the JSON, curl() the command for a shell
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
                  /steps/0/delayInMinutes: must be whole minutes, an integer of at least 0, but is -1440
                  /steps/0/numberOfSkills: must be an integer from 1 to 3, but is 7""");
        assertThat(draft.lints()).hasToString("""
                1 lint
                  /linkedInAccounts: there are LinkedIn steps, but no LinkedIn sender; set linkedInAccounts""");
        assertThat(SequenceDraft.named("A").violations()).hasToString("[]").isEqualTo(List.of());
        assertThat(SequenceDraft.named("A")
                        .steps(Collections.nCopies(25, linkedInEndorseSkills(7)))
                        .violations())
                .asString()
                .startsWith("25 violations\n  /steps/0/numberOfSkills")
                .endsWith("/steps/19/numberOfSkills: must be an integer from 1 to 3, but is 7\n  ... and 5 more");
    }

    @Test
    void differences() {
        Sequence sequence = Sequence.fromJson(ANSWER);
        SequenceDraft draft = SequenceDraft.named("Sales").scheduleId(2).emailAccounts(101, 102, 103);

        assertThat(draft.differences(sequence)).hasToString("""
                3 differences
                  /name: sent "Sales", received "Sales Outreach 2024"
                  /scheduleId: sent 2, received 1
                  /emailAccounts/2: sent 103, nothing came back""");
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
        Problem problem = new Problem(
                400,
                "Validation failed",
                "The request body contains validation errors.",
                null,
                List.of(
                        Finding.violation("/steps/0/subject", "First email should have subject."),
                        Finding.violation("", "x".repeat(120))),
                "");

        assertThat(problem).hasToString("""
                400 Validation failed: The request body contains validation errors.
                  /steps/0/subject: First email should have subject.
                  (whole body):
                      %s
                      %s""".formatted("x".repeat(92), "x".repeat(28)));
        assertThat(problem.errors()).asString().startsWith("2 errors\n  /steps/0/subject: First");
        assertThat(new Problem(404, "Not Found", "No such mailbox.", "sequence.emailAccountNotFound", List.of(), ""))
                .hasToString("404 Not Found (sequence.emailAccountNotFound): No such mailbox.");
        assertThat(new Problem(401, null, null, null, List.of(), "")).hasToString("401, without a body");
        assertThat(new Problem(502, null, null, null, List.of(), "<html>\u001B[2J\nBad</html>"))
                .hasToString("502, with a page that says \"\uFFFD[2J Bad\"");
    }

    @Test
    void wideCharactersKeepTheTableStraight() {
        SequenceDraft draft = SequenceDraft.named("\u6BCF\u65E5")
                .emailAccounts(1)
                .steps(
                        email("\u4F60\u597D\u4E16\u754C".repeat(12), "x"),
                        call("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 family ".repeat(12)));

        assertThat(draft).hasToString("""
                Draft "\u6BCF\u65E5", 2 steps
                  senders   email 1
                  #  day  time   channel  mode       what (the clock starts when a contact enters)
                  1    1  00:00  Email    automatic  %s...
                  2    1  00:00  Call                %s...""".formatted(
                        "\u4F60\u597D\u4E16\u754C".repeat(7) + "\u4F60\u597D",
                        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 family "
                                .repeat(6)
                                .strip()));
        assertThat(draft.toString().lines()).allMatch(line -> Columns.width(line) <= Lines.WIDTH);
    }

    @Test
    void hostileTextStaysInItsPlace() {
        String hostile = "\n  9    9  00:00  Email\u001B[2J\u202E\u2028\u0007";
        String inJson = "\\n  9    9  00:00  Email\\u001b[2J\u202E\u2028\\u0007";
        String answer = ANSWER.replace("Sales", inJson)
                .replace("active", inJson)
                .replace("degraded", inJson)
                .replace("john@company.com", inJson)
                .replace("John Doe", inJson)
                .replace("emailAccountSendingBlocked", inJson)
                .replace("\"automatic\"", "\"" + inJson + "\"")
                .replace("Hi!", inJson);

        for (Object printed : List.of(
                Sequence.fromJson(answer),
                SequenceDraft.named(hostile).emailAccounts(1).steps(call(hostile)),
                Finding.violation(hostile, hostile),
                new Difference(hostile, hostile, hostile),
                new Problem(400, hostile, hostile, hostile, List.of(), ""))) {
            assertThat(printed.toString().lines())
                    .as(printed.toString())
                    .noneMatch(line -> line.startsWith("  9    9"));
            assertThat(printed.toString()).doesNotContain("\u001B", "\u202E", "\u2028", "\u0007");
        }
    }

    @Test
    void tenThousandStepsAreCutExceptInTheTimeline() {
        SequenceDraft draft = SequenceDraft.named("Long")
                .emailAccounts(1)
                .steps(Collections.nCopies(10_000, email("S", "<p>T</p>").after(days(1))));

        assertThat(draft.toString().lines())
                .hasSize(34)
                .contains("  30   31  00:00  Email    automatic  S | T")
                .endsWith("  ... and 9970 more, the last on day 10001");
        try (Reply reply = Reply.sandbox()) {
            assertThat(reply.preview(draft).timeline().lines())
                    .hasSize(10_001)
                    .endsWith("  10000  10001  00:00  Email    automatic  S | T");
        }
    }

    @Test
    void longestDelaysDoNotOverflow() {
        Step last = call().after(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(SequenceDraft.named("Late").steps(last, last).toString())
                .endsWith("  2  106751991167301  15:30  Call           call");
    }

    @Test
    void tenStepCampaignIsNotCutByJShell() {
        SequenceDraft draft = SequenceDraft.named("Ten steps over a month")
                .emailAccounts(101, 102)
                .linkedInAccounts(42)
                .steps(Collections.nCopies(
                        9,
                        email("A subject of ordinary length, {{firstName}}", "<p>And a long text</p>".repeat(9))
                                .after(days(3))))
                .then(condition(days(1), Condition.where("linkedInUrl", "isSet")));

        assertThat(draft.toString()).hasSizeBetween(800, Summary.JSHELL_SHOWS);
    }
}
