package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looking for a sequence while the server is late, the list is odd, and others are at work. Answers are in short, one
 * after the other: {@code [7,8]:true} lists two sequences and says that there are more, {@code #7} is the sequence 7,
 * {@code 404} a refusal, {@code cut} a created sequence 90210 whose answer breaks off.
 */
class ReconcileAgainstTroubleTest {
    private static final SequenceDraft DRAFT = SequenceDraft.named("Lost");
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");

    private final TestTime time = new TestTime("2026-11-22T10:00:00Z");

    private Reply replyTo(MisbehavingServer server) {
        return Replies.to(server).deadline(Duration.ofSeconds(20)).time(time).build();
    }

    private static String item(String id) {
        return "{\"id\": " + id + ", \"name\": \"Lost\", \"created\": \"2026-11-22T10:00:01Z\"}";
    }

    private static Answer ok(String json) {
        return Answer.status(200).json(json.replace('\'', '"'));
    }

    private static Answer list(String item) {
        return ok("{'items': [" + item + "], 'hasMore': false}");
    }

    private static Behaviour answer(String word) {
        if (word.equals("cut")) {
            return Answer.created().cutBy(3);
        }
        if (word.startsWith("#")) {
            return ok(item(word.substring(1)));
        }
        if (!word.startsWith("[")) {
            return Answer.problem(Integer.parseInt(word));
        }
        String[] list = word.split(":");
        String hasMore = list.length == 1 ? "" : ", 'hasMore': " + list[1];
        return ok("{'items': " + list[0].replaceAll("\\d+", item("$0")) + hasMore + "}");
    }

    private static Behaviour[] script(String words) {
        return Arrays.stream(words.split(" "))
                .map(ReconcileAgainstTroubleTest::answer)
                .toArray(Behaviour[]::new);
    }

    private Reconciliation reconciled(SequenceDraft draft, Behaviour... script) {
        try (var server = MisbehavingServer.playing(script);
                Reply reply = replyTo(server)) {
            return reply.reconcile(draft, SINCE);
        }
    }

    private static String ids(Reconciliation found) {
        return String.join(
                " ",
                found.candidates().stream()
                        .map(candidate -> String.valueOf(candidate.sequence().id()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an item moves to the next page between two readings | [9,7]:true [7,8]:false #9 #7 #8       | 9 7 8
            an empty page says that there is more               | []:true [7]:false #7                  | 7
            no page says whether there is more                  | [7] [8] [] #7 #8                      | 7 8
            all pages say it in another form                    | [7]:'true' [8]:null []:'true' #7 #8   | 7 8
            the same page comes again and again                 | [7] [7] #7                            | 7
            """)
    void eachListedSequenceIsOneCandidate(String what, String script, String ids) {
        assertThat(ids(reconciled(DRAFT, script(script)))).as(what).isEqualTo(ids);
    }

    /** Looks once more only after an empty result. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            it is created after the timeout                   | 504 [] [7]:false #7        | 7
            what the broken answer names is not there yet     | cut [] 404 [] #90210       | 90210
            what the broken answer names was refused as no id | cut [7]:false 400 #7       | 7
            """)
    void whatShowsUpLaterIsFoundAndNothingIsCreatedAgain(String what, String script, String ids) {
        try (var server = MisbehavingServer.playing(script(script));
                Reply reply = replyTo(server)) {
            var lost = Replies.lost(reply, DRAFT);
            Reconciliation found = lost.reconcile();
            found = found.candidates().isEmpty() ? lost.reconcile() : found;

            assertThat(ids(found)).as(what).isEqualTo(ids);
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @Test
    void markIsNoProofForASequenceOfAnotherNameThatWasFoundByItsId() {
        try (var server = MisbehavingServer.playing(script("cut [] #90210"));
                Reply reply = replyTo(server)) {
            assertThat(Replies.lost(reply, DRAFT.marked()).reconcile().toString())
                    .startsWith("1 candidate. Names are not unique, so this is no proof");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'id': 7, 'name': 'Lost', 'created': '2026-11-22T09:55:00Z'}      | candidate
            {'id': 7, 'name': 'Lost', 'created': '2026-11-22T15:24:59+05:30'} | older
            {'id': 7, 'name': 'Lost', 'created': 'yesterday'}                 | candidate
            {'id': 7, 'name': 'Lost'}                                         | candidate
            {'id': 7, 'name': ' Lost '}                                       | candidate
            {'id': 7, 'name': '\\u0085\\u00a0Lost\\u2007\\u3000'}             | candidate
            {'id': 7, 'name': 'LOST', 'created': '2026-11-22T10:00:01Z'}      | other
            {'id': 7}                                                         | other
            {'id': '7', 'name': 'Lost'}                                       | unreadable
            {'name': 'Lost'}                                                  | unreadable
            {'id': '7'}                                                       | -
            null                                                              | -
            """)
    void listedItemIsTakenForWhatItMayBe(String item, String kind) {
        Reconciliation found = reconciled(DRAFT, list(item), answer("#7"));
        String kinds = "candidate".repeat(found.candidates().size())
                + "older".repeat(found.olderCount())
                + "other".repeat(found.others().size())
                + "unreadable".repeat(found.unreadable().size());

        assertThat(kinds).isEqualTo(kind.replace("-", ""));
    }

    @Test
    void olderSequenceThatIsListedOnTwoPagesIsCountedOnce() {
        String old = item("6").replace("10:00:01Z", "09:54:59Z");

        assertThat(reconciled(DRAFT, ok("{'items': [" + old + "], 'hasMore': true}"), list(old))
                        .olderCount())
                .isEqualTo(1);
    }

    static Stream<Arguments> failures() {
        Answer longer = Answer.problem(429).header("Retry-After", "300");
        Answer html = Answer.status(200).html("<h1>Sign in</h1>");
        Behaviour half = list(item("7")).cut(Answer.At.IN_BODY);
        Answer large = ok("{'items': [" + " ".repeat(5 << 20) + "]}");
        return Stream.of(
                arguments(answer("401"), RejectedException.class, "The API key is missing, wrong or revoked"),
                arguments(answer("403"), RejectedException.class, "sequences:read"),
                arguments(answer("429"), RateLimitedException.class, "wait a minute"),
                arguments(longer, RateLimitedException.class, "Wait 300 s"),
                arguments(answer("500"), ReadFailedException.class, "answered 500"),
                arguments(half, ReadFailedException.class, "incomplete"),
                arguments(large, ReadFailedException.class, "larger than 4194304 bytes"),
                arguments(html, ReadFailedException.class, "answer is no "));
    }

    /** A list that fails is not an empty one, a candidate that can't be read is not left out, and both can be repeated. */
    @ParameterizedTest
    @MethodSource("failures")
    void failedReadingIsReportedAndCanBeRepeated(Behaviour failing, Class<? extends Throwable> type, String message) {
        try (var server = MisbehavingServer.playing(failing, list(item("7")), answer("#7"));
                Reply reply = replyTo(server)) {
            assertThatThrownBy(() -> reply.reconcile(DRAFT, SINCE))
                    .isExactlyInstanceOf(type)
                    .hasMessageContaining(message);
            assertThat(ids(reply.reconcile(DRAFT, SINCE))).isEqualTo("7");
        }
        boolean isLimit = type == RateLimitedException.class; // then nothing more is sent
        Reconciliation found = reconciled(DRAFT, answer("[6,7]:false"), failing, answer(isLimit ? "500" : "#7"));
        assertThat(ids(found)).as("the other candidate").isEqualTo(isLimit ? "" : "7");
        assertThat(found.unreadable().get(0)).startsWith("sequence 6 is listed, but");
    }

    @Test
    void theRateLimitIsWaitedForOnTheListAndOnACandidate() {
        Answer limited = Answer.problem(429);

        Reconciliation found = reconciled(
                DRAFT,
                limited.header("Retry-After", "3"),
                list(item("7")),
                limited.header("Retry-After", "4"),
                answer("#7"));

        assertThat(ids(found)).isEqualTo("7");
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @Test
    void listedSequenceThatCanNotBeReadIsNeverCalledNone() {
        Reconciliation found = reconciled(DRAFT, script("[6,7]:false 404 #99"));

        assertThat(found.toString()).startsWith("It is still unknown whether it was created. Look again");
        assertThat(found.unreadable().get(0)).contains("sequence 6 is listed, but: ", "answered 404");
        assertThat(found.unreadable().get(1)).contains("the answer is sequence 99, not 7.");
    }

    @Test
    void whatWasListedBeforeTheReadingFailedIsReported() {
        assertThatThrownBy(() -> reconciled(DRAFT, script("[5]:true 500")))
                .isInstanceOf(ReadFailedException.class)
                .hasMessageEndingWith("""
                        Listed under that name so far: 5.
                        Do not call create again before you have looked at each.""");
        assertThatThrownBy(() -> reconciled(DRAFT, script("[5]:true 429")))
                .isInstanceOf(RateLimitedException.class)
                .hasMessageContaining("Listed under that name so far: 5.");
    }

    @Test
    void clockOfThisMachineMayBeAhead() {
        Answer byTheServersClock =
                list(item("7").replace("10:00:01Z", "08:00:01Z")).header("Date", "Sun, 22 Nov 2026 08:00:05 GMT");

        assertThat(ids(reconciled(DRAFT, byTheServersClock, byTheServersClock, answer("#7"))))
                .isEqualTo("7");
    }

    @Test
    void markedNameIsLookedForWithoutATimeAndFoundWhenItWasTrimmed() {
        SequenceDraft marked = SequenceDraft.named(" Lost ").marked();
        String old = item("7")
                .replace("10:00:01Z", "03:00:00Z")
                .replace("Lost", marked.name().strip());
        try (var server = MisbehavingServer.playing(list(old), ok(old));
                Reply reply = replyTo(server)) {
            assertThat(reply.reconcile(marked, SINCE).toString())
                    .startsWith("1 sequence, and its name has the mark of the draft: it is the one.");
            assertThat(server.received().get(0).target()).doesNotContain("createdAfter");
        }
    }

    @Test
    void listIsAskedForTheNameAndForATimeThatEveryServerReads() {
        try (var server = MisbehavingServer.playing(answer("[]"));
                Reply reply = replyTo(server)) {
            reply.reconcile(SequenceDraft.named("50% & more + a/b?\u00a0"), SINCE.plusNanos(123_456_789));

            assertThat(server.received().get(0).target())
                    .isEqualTo("/v3/sequences?name=50%25+%26+more+%2B+a%2Fb%3F&createdAfter=2026-11-22T09%3A55%3A00Z"
                            + "&top=100&skip=0");
        }
    }

    @Test
    void nameThatTheServerTrimmedIsFoundWithTheDifference() {
        try (var server = MisbehavingServer.playing(script("[7]:false #7"));
                Reply reply = replyTo(server)) {
            Reconciliation found = reply.reconcile(SequenceDraft.named("\tLost\n"), SINCE);

            assertThat(server.received().get(0).target()).contains("?name=Lost&");
            assertThat(found.candidates().get(0).differences())
                    .extracting(Difference::pointer)
                    .containsExactly("/name");
        }
    }
}
