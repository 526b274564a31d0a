package dev.replykit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replykit.EmailAccount;
import dev.replykit.Finding.Severity;
import dev.replykit.RejectedException;
import dev.replykit.Reply;
import dev.replykit.SequenceDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a draft can name: the lists that an account has from the start, and the states that change them. */
class SandboxDirectoryTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final Reply reply = sandbox.reply();

    private final Calls calls = new Calls(sandbox);

    @Test
    void accountHasAFewOfEachFromTheStart() {
        assertThat(reply.emailAccounts()).hasToString("""
                3 email accounts
                  101  sender101@example.com  connected  default, 200 a day, Sender 101
                  102  sender102@example.com  connected  200 a day, Sender 102
                    1  sender1@example.com    connected  50 a day, Sender 1""");
        assertThat(reply.linkedInAccounts()).hasToString("""
                2 LinkedIn accounts
                  42  Sender 42  enabled  cookie valid, salesNavigator
                  43  Sender 43  enabled  cookie valid""");
        assertThat(reply.schedules()).hasToString("""
                2 schedules
                  1  Working hours  active  default, Mon-Fri 09:00-17:00, GMT Standard Time
                  2  Weekends       active  Sat-Sun 10:00-14:00, W. Europe Standard Time""");
        assertThat(reply.conditionProperties()).hasToString("""
                5 condition properties
                  stage                  is, isNot, equals; one of New, Contacted, Replied, C...
                  emailValidationStatus  is, isNot; one of valid, risky, invalid
                  linkedInUrl            isSet, isNotSet, equals, contains
                  title                  is, isNot, contains, isSet
                  company                is, isNot, contains, isSet""");
    }

    static Stream<Path> drafts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("notebooks", "drafts"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void exampleComesBackAsItWasSentAndTheListsHaveWhatItNames(Path file) throws IOException {
        SequenceDraft draft = SequenceDraft.read(file);
        var sequence = reply.create(draft);

        assertThat(draft.differences(sequence)).isEmpty();
        assertThat(reply.check(draft)).noneMatch(finding -> finding.severity() == Severity.VIOLATION);
        assertThat(reply.emailAccounts())
                .extracting(EmailAccount::email)
                .containsAll(sequence.emailAccounts().stream()
                        .map(EmailAccount::email)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        an email account is disconnected         | 102 | 102 sender102@example.com disconnected
        an email account is disconnected         |     | 101 sender101@example.com disconnected
        an email account does not exist          | 102 | 2 email accounts 101 sender101@example.com connected
        an email account does not exist          |     | 3 email accounts
        a LinkedIn cookie has expired            | 42  | 42 Sender 42 cookieInvalid cookie notValid
        a LinkedIn account is at its daily limit | 43  | 43 Sender 43 dailyLimitReached cookie valid
        a LinkedIn account does not exist        | 42  | 1 LinkedIn account 43 Sender 43
        a schedule has no sending hours          | 1   | 1 Working hours active default, no sending hours
        a schedule does not exist                | 2   | 1 schedule 1 Working hours
        lists leave the documentation            |     | 101 sender101@example.com reconnecting
        """)
    void stateChangesTheListed(String state, Long id, String part) {
        sandbox.state(state, id == null ? Map.of() : Map.of("id", id));
        String listed = reply.emailAccounts() + " " + reply.linkedInAccounts() + " " + reply.schedules();

        assertThat(listed.replaceAll("\\s+", " ")).contains(part);
    }

    @Test
    void odditiesThatWereRecordedArePlayed() {
        sandbox.state("lists leave the documentation", Map.of("id", 1));

        assertThat(reply.schedules().get(0).status()).isEqualTo("isDefaultForCurrentUser");
        assertThat(reply.schedules().get(0).mainTimings().get(6).timeRanges()).hasToString("[00:00-24:00]");
    }

    @Test
    void keyWithoutTheScopeSeesNoSendersAndAllTheRest() throws Exception {
        sandbox.state("the key lacks the scope for channels", Map.of());

        for (ThrowingCallable list : List.<ThrowingCallable>of(reply::emailAccounts, reply::linkedInAccounts)) {
            assertThatThrownBy(list).isInstanceOf(RejectedException.class).hasMessageContaining("channels:read");
        }
        assertThat(reply.schedules()).hasSize(2);
        assertThat(reply.conditionProperties()).isNotEmpty();
        assertThat(Calls.shown(calls.get("/v3/email-accounts")))
                .isEqualTo("403 {'title':'Forbidden','status':403,"
                        + "'detail':'You do not have permission to view channels.'}");
    }

    private List<Long> mailboxes(String query) throws Exception {
        return Calls.json(calls.get("/v3/email-accounts?" + query)).getAsJsonArray("items").asList().stream()
                .map(item -> item.getAsJsonObject().get("id").getAsLong())
                .toList();
    }

    @Test
    void mailboxesComeInPages() throws Exception {
        assertThat(calls.get("/v3/email-accounts?top=2").body()).endsWith(",\"hasMore\":true}");
        assertThat(mailboxes("top=2")).containsExactly(101L, 102L);
        assertThat(mailboxes("top=2&skip=2")).containsExactly(1L);
        assertThat(mailboxes("my=true")).containsExactly(101L, 102L);
        assertThat(mailboxes("my=false")).hasSize(3);
    }

    @Test
    void pagesMayBeSmallerThanAskedFor() throws Exception {
        sandbox.state("pages are small", Map.of());
        for (int i = 0; i < 12; i++) {
            calls.created("{\"name\":\"a\"}");
        }

        assertThat(mailboxes("top=1000")).containsExactly(101L);
        assertThat(calls.items("")).hasSize(1);
        assertThat(reply.emailAccounts()).hasSize(3);
        assertThat(reply.list()).hasSize(12);
    }
}
