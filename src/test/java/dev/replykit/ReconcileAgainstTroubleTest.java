package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.faults.ReceivedRequest;
import dev.replykit.internal.http.Transport.Time;
import dev.replykit.sandbox.Sandbox;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking for a sequence while the server is late, the list is odd, and others are at work. */
class ReconcileAgainstTroubleTest {
    private static final SequenceDraft DRAFT = SequenceDraft.named("Lost");
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
    private static final Answer NOTHING = list("", false);
    private static final Answer SEVEN = full(7);
    private static final Answer LIST_OF_SEVEN = list(item(7), false);

    private final TestTime time = new TestTime("2026-11-22T10:00:00Z");

    private Reply replyTo(MisbehavingServer server) {
        return Replies.to(server).deadline(Duration.ofSeconds(20)).time(time).build();
    }

    private static String item(int id) {
        return "{\"id\": %d, \"name\": \"Lost\", \"created\": \"2026-11-22T10:00:01Z\"}".formatted(id);
    }

    private static Answer ok(String json) {
        return Answer.status(200).json(json);
    }

    private static Answer full(int id) {
        return ok(item(id));
    }

    private static Answer list(String items, boolean hasMore) {
        return ok("{\"items\": [%s], \"hasMore\": %s}".formatted(items, hasMore));
    }

    private Reconciliation reconciled(SequenceDraft draft, Behaviour... script) {
        try (var server = MisbehavingServer.playing(script);
                Reply reply = replyTo(server)) {
            return reply.reconcile(draft, SINCE);
        }
    }

    private List<Long> found(Behaviour... script) {
        return ids(reconciled(DRAFT, script));
    }

    private static List<Long> ids(Reconciliation found) {
        return found.candidates().stream()
                .map(candidate -> candidate.sequence().id())
                .toList();
    }

    /** Answers the list with the pages, one after the other by {@code skip}, and every other reading with that sequence. */
    private static Behaviour paged(List<Integer> ids, int pageSize) {
        return Behaviour.answer(wire -> {
            String target = wire.request().target();
            if (!target.contains("?")) {
                return full(Integer.parseInt(target.substring(target.lastIndexOf('/') + 1)));
            }
            int skip = Integer.parseInt(parameter(wire.request(), "skip"));
            int end = Math.min(ids.size(), skip + pageSize);
            List<String> page = ids.subList(Math.min(skip, end), end).stream()
                    .map(ReconcileAgainstTroubleTest::item)
                    .toList();
            return list(String.join(",", page), end < ids.size());
        });
    }

    private static String parameter(ReceivedRequest request, String name) {
        for (String pair : request.target().replaceFirst("[^?]*\\?", "").split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(request.target());
    }

    @Test
    void whatTheServerCreatesAfterTheTimeoutIsFoundBySearchingAgain() {
        try (var server = MisbehavingServer.playing(Answer.problem(504), NOTHING, LIST_OF_SEVEN, SEVEN);
                Reply reply = replyTo(server)) {
            var lost = Replies.lost(reply, DRAFT);

            assertThat(lost.reconcile().toString()).contains("Look again in a minute");
            assertThat(ids(lost.reconcile())).containsExactly(7L);
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    private static final Answer LOST_WITH_ID = ok("{\"id\": 90210, \"name\": \"Lost\"}");

    private Reconciliation afterLosing(SequenceDraft draft, Behaviour... script) {
        try (var server = MisbehavingServer.playing(script);
                Reply reply = replyTo(server)) {
            var lost = Replies.lost(reply, draft);

            assertThat(lost.id()).isEqualTo(90210);
            Reconciliation found = lost.reconcile();
            return found.candidates().isEmpty() ? lost.reconcile() : found;
        }
    }

    @Test
    void idThatIsNotThereYetIsLookedForAgain() {
        assertThat(ids(afterLosing(DRAFT, LOST_WITH_ID.cutBy(3), NOTHING, Answer.problem(404), NOTHING, full(90210))))
                .containsExactly(90210L);
    }

    /** Nothing says that the number in a broken answer was an id. */
    @Test
    void idOfABrokenAnswerThatTheServerRefusesHidesNoCandidate() {
        assertThat(ids(afterLosing(DRAFT, LOST_WITH_ID.cutBy(3), LIST_OF_SEVEN, Answer.problem(400), SEVEN)))
                .containsExactly(7L);
    }

    @Test
    void sequenceThatWasRenamedIsFoundByTheIdOfTheBrokenAnswer() {
        Answer renamed = ok("{\"id\": 90210, \"name\": \"Renamed\"}");

        assertThat(ids(afterLosing(DRAFT, LOST_WITH_ID.cutBy(3), NOTHING, renamed)))
                .containsExactly(90210L);
    }

    @Test
    void markIsNoProofForASequenceOfAnotherNameThatWasFoundByItsId() {
        assertThat(afterLosing(DRAFT.marked(), LOST_WITH_ID.cutBy(3), NOTHING, full(90210))
                        .toString())
                .startsWith("1 candidate. Names are not unique, so this is no proof")
                .doesNotContain("it is the one");
    }

    @Test
    void itemThatMovesToTheNextPageBetweenTwoReadingsIsOneCandidate() {
        assertThat(found(
                        list(item(9) + "," + item(7), true),
                        list(item(7) + "," + item(8), false),
                        full(9),
                        SEVEN,
                        full(8)))
                .containsExactly(9L, 7L, 8L);
        assertThat(found(list(item(7), true), LIST_OF_SEVEN, SEVEN)).containsExactly(7L);
    }

    @Test
    void emptyPageThatSaysThereIsMoreIsNotTheEnd() {
        assertThat(found(list("", true), LIST_OF_SEVEN, SEVEN)).containsExactly(7L);
    }

    @Test
    void serverThatGivesFewerThanWereAskedForLosesNothing() {
        List<Integer> ids = IntStream.rangeClosed(1, 60).boxed().toList();

        assertThat(found(paged(ids, 25))).hasSize(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"hasMore\": null", ", \"hasMore\": \"true\""})
    void listThatDoesNotSayWhetherThereIsMoreIsReadUntilAnEmptyPage(String hasMore) {
        Answer page = ok("{\"items\": [" + item(7) + "]" + hasMore + "}");
        Answer empty = ok("{\"items\": []" + hasMore + "}");
        Answer other = ok("{\"items\": [" + item(8) + "]" + hasMore + "}");

        assertThat(found(page, other, empty, SEVEN, full(8))).containsExactly(7L, 8L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"id\": 7, \"name\": \"Lost\"}"})
    void endlessListIsGivenUpAfterAHundredPages(String items) {
        try (var server = MisbehavingServer.playing(list(items, true));
                Reply reply = replyTo(server)) {
            assertThatThrownBy(() -> reply.reconcile(DRAFT, SINCE))
                    .isInstanceOf(ReadFailedException.class)
                    .hasMessageContaining("list does not end after 100 pages");
            assertThat(server.gets()).isEqualTo(100);
        }
    }

    @Test
    void listThatNeverSaysWhetherThereIsMoreAndAlwaysGivesTheSameIsReadTwice() {
        Answer page = ok("{\"items\": [" + item(7) + "]}");

        assertThat(found(page, page, SEVEN)).containsExactly(7L);
    }

    @Test
    void listThatGoesOnSlowlyIsGivenUpAtTheDeadline() {
        AtomicLong seconds = new AtomicLong();
        Time quick = new StillTime() {
            @Override
            public long nanos() {
                return Duration.ofSeconds(seconds.incrementAndGet()).toNanos();
            }

            @Override
            public void sleep(Duration duration) {}
        };
        try (var server = MisbehavingServer.playing(list("", true));
                Reply reply = Replies.to(server)
                        .deadline(Duration.ofSeconds(20))
                        .time(quick)
                        .build()) {
            assertThatThrownBy(() -> reply.reconcile(DRAFT, SINCE))
                    .isInstanceOf(ReadFailedException.class)
                    .hasMessageContaining("longer than the deadline of 20 s");
            assertThat(server.gets()).isBetween(1, 20);
        }
    }

    static Stream<Arguments> failures() {
        Answer limited = Answer.problem(429);
        Answer longer = limited.header("Retry-After", "300");
        Answer html = Answer.status(200).html("<h1>Sign in</h1>");
        return Stream.of(
                arguments(Answer.problem(401), RejectedException.class, "The API key is missing, wrong or revoked"),
                arguments(Answer.problem(403), RejectedException.class, "sequences:read"),
                arguments(limited, RateLimitedException.class, "wait a minute"),
                arguments(longer, RateLimitedException.class, "Wait 300 s"),
                arguments(Answer.problem(500), ReadFailedException.class, "answered 500"),
                arguments(Answer.problem(503), ReadFailedException.class, "answered 503"),
                arguments(LIST_OF_SEVEN.cut(Answer.At.IN_BODY), ReadFailedException.class, "incomplete"),
                arguments(html, ReadFailedException.class, "answer is no "),
                arguments(Answer.status(200), ReadFailedException.class, "answer is no "),
                arguments(ok("null"), ReadFailedException.class, "answer is no "),
                arguments(ok("[]"), ReadFailedException.class, "answer is no "),
                arguments(ok("{\"hasMore\": false}"), ReadFailedException.class, "answer is no "),
                arguments(ok("{\"items\": {}, \"hasMore\": false}"), ReadFailedException.class, "answer is no "));
    }

    /** A list that fails is not an empty one, a candidate that can't be read is not left out, and both can be repeated. */
    @ParameterizedTest
    @MethodSource("failures")
    void failedReadingIsReportedAndCanBeRepeated(Behaviour failing, Class<? extends Throwable> type, String message) {
        try (var server = MisbehavingServer.playing(failing, LIST_OF_SEVEN, SEVEN);
                Reply reply = replyTo(server)) {
            assertThatThrownBy(() -> reply.reconcile(DRAFT, SINCE))
                    .isExactlyInstanceOf(type)
                    .hasMessageContaining(message);
            assertThat(ids(reply.reconcile(DRAFT, SINCE))).containsExactly(7L);
        }
        Answer both = list(item(6) + "," + item(7), false);
        boolean isLimit = type == RateLimitedException.class; // then nothing more is sent
        Behaviour[] script = isLimit
                ? new Behaviour[] {both, failing, LIST_OF_SEVEN, SEVEN}
                : new Behaviour[] {both, failing, SEVEN, LIST_OF_SEVEN, SEVEN};
        try (var server = MisbehavingServer.playing(script);
                Reply reply = replyTo(server)) {
            Reconciliation found = reply.reconcile(DRAFT, SINCE);
            List<Long> others = isLimit ? List.of() : List.of(7L);
            assertThat(ids(found)).as("the other candidate").isEqualTo(others);
            assertThat(found.unreadable().get(0)).startsWith("sequence 6 is listed, but");
            assertThat(ids(reply.reconcile(DRAFT, SINCE))).containsExactly(7L);
        }
    }

    @Test
    void serverThatIsGoneIsAFailedReading() {
        try (var server = MisbehavingServer.refusing();
                Reply reply = replyTo(server)) {
            assertThatThrownBy(() -> reply.reconcile(DRAFT, SINCE))
                    .isInstanceOf(ReadFailedException.class)
                    .hasMessageContaining("refused");
        }
    }

    @Test
    void theRateLimitIsWaitedForOnTheListAndOnACandidate() {
        Answer limited = Answer.problem(429);
        assertThat(found(limited.header("Retry-After", "3"), LIST_OF_SEVEN, limited.header("Retry-After", "4"), SEVEN))
                .containsExactly(7L);
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @Test
    void candidateDeletedAfterItWasListedIsUnreadable() {
        Reconciliation found = reconciled(DRAFT, list(item(6) + "," + item(7), false), Answer.problem(404), SEVEN);

        assertThat(ids(found)).containsExactly(7L);
        assertThat(found.unreadable())
                .singleElement()
                .asString()
                .contains("sequence 6 is listed, but: ", "answered 404");
    }

    @Test
    void listedSequenceThatCanNotBeReadIsNeverCalledNone() {
        assertThat(reconciled(DRAFT, list(item(6), false), Answer.problem(404)).toString())
                .startsWith("It is still unknown whether it was created. Look again");
    }

    @Test
    void itemOfTheNameWithoutAnIdIsUnreadableAndWhatIsNoItemIsIgnored() {
        Reconciliation found = reconciled(
                DRAFT,
                list(
                        "null, 7, {}, {\"name\": \"Lost\"}, {\"id\": \"5\", \"name\": \"Lost\"}, {\"id\": \"7\"},"
                                + item(7),
                        false),
                SEVEN);

        assertThat(ids(found)).containsExactly(7L);
        assertThat(found.unreadable()).hasSize(2).containsOnly("an item of that name is listed without an integer id");
    }

    @Test
    void sequencesOfThatNameFromBeforeAreCounted() {
        String old = item(6).replace("10:00:01Z", "09:54:59Z");

        assertThat(reconciled(DRAFT, list(old, false)).olderCount()).isEqualTo(1);
        assertThat(reconciled(DRAFT, list(old, true), list(old + "," + item(7), false), SEVEN)
                        .olderCount())
                .as("listed on two pages")
                .isEqualTo(1);
    }

    @Test
    void whatWasListedBeforeTheReadingFailedIsReported() {
        assertThatThrownBy(() -> reconciled(DRAFT, list(item(5), true), Answer.problem(500)))
                .isInstanceOf(ReadFailedException.class)
                .hasMessageEndingWith("""
                        Listed under that name so far: 5.
                        Do not call create again before you have looked at each.""");
        assertThatThrownBy(() -> reconciled(DRAFT, list(item(5), true), Answer.problem(429)))
                .isInstanceOf(RateLimitedException.class)
                .hasMessageContaining("Listed under that name so far: 5.");
    }

    @Test
    void clockOfThisMachineMayBeAhead() {
        Answer list = list(item(7).replace("10:00:01Z", "08:00:01Z"), false);
        Answer byTheServersClock = list.header("Date", "Sun, 22 Nov 2026 08:00:05 GMT");
        try (var server = MisbehavingServer.playing(byTheServersClock, byTheServersClock, SEVEN);
                Reply reply = replyTo(server)) {
            assertThat(ids(reply.reconcile(DRAFT, SINCE))).containsExactly(7L);
        }
    }

    @Test
    void markedNameIsLookedForWithoutATime() {
        SequenceDraft marked = DRAFT.marked();
        String old = item(7).replace("10:00:01Z", "03:00:00Z").replace("Lost", marked.name());
        try (var server = MisbehavingServer.playing(
                        list(old, false), ok("{\"id\": 7, \"name\": \"" + marked.name() + "\"}"));
                Reply reply = replyTo(server)) {
            assertThat(ids(reply.reconcile(marked, SINCE))).containsExactly(7L);
            assertThat(server.received().get(0).target()).doesNotContain("createdAfter");
        }
    }

    @Test
    void nameThatTheServerChangedIsToldAsAnotherThatWasListed() {
        Reconciliation found = reconciled(DRAFT, list(item(7).replace("Lost", "LOST"), false));

        assertThat(found.candidates()).isEmpty();
        assertThat(found.others()).singleElement().asString().startsWith("sequence 7 \"LOST\", created ");
    }

    @Test
    void sequenceWithAnotherIdIsNoCandidate() {
        assertThat(reconciled(DRAFT, list(item(5), false), full(99)).unreadable())
                .singleElement()
                .asString()
                .contains("the answer is sequence 99, not 5.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"created\": null", ", \"created\": \"yesterday\"", ", \"created\": 7"})
    void itemWithoutATimeOfCreationIsACandidate(String created) {
        assertThat(found(list("{\"id\": 7, \"name\": \"Lost\"" + created + "}", false), SEVEN))
                .containsExactly(7L);
    }

    @Test
    void clocksMayDifferByFiveMinutesAndOlderSequencesAreNoCandidates() {
        String within = item(7).replace("10:00:01Z", "09:55:00Z");
        String other = item(8).replace("10:00:01Z", "15:24:59+05:30");

        assertThat(found(list(within + "," + other, false), SEVEN)).containsExactly(7L);
    }

    @Test
    void listIsAskedForTheNameAndForATimeThatEveryServerReads() {
        try (var server = MisbehavingServer.playing(NOTHING);
                Reply reply = replyTo(server)) {
            reply.reconcile(SequenceDraft.named("50% & more + a/b?"), Instant.parse("2026-11-22T10:00:00.123456789Z"));

            assertThat(server.received().get(0).target())
                    .isEqualTo("/v3/sequences?name=50%25+%26+more+%2B+a%2Fb%3F&createdAfter=2026-11-22T09%3A55%3A00Z"
                            + "&top=100&skip=0");
        }
    }

    @Test
    void markedNameThatTheServerTrimmedIsStillTheOne() {
        SequenceDraft draft = SequenceDraft.named(" Lost ").marked();
        String item = "{\"id\": 7, \"name\": \"" + draft.name().strip() + "\"}";
        assertThat(reconciled(draft, list(item, false), ok(item)).toString())
                .startsWith("1 sequence, and its name has the mark of the draft: it is the one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {" Lost", "Lost ", "\tLost\n"})
    void nameThatTheServerTrimmedIsFoundWithTheDifference(String name) {
        try (var server = MisbehavingServer.playing(LIST_OF_SEVEN, SEVEN);
                Reply reply = replyTo(server)) {
            Reconciliation found = reply.reconcile(SequenceDraft.named(name), SINCE);

            assertThat(parameter(server.received().get(0), "name")).isEqualTo("Lost");
            assertThat(found.candidates())
                    .singleElement()
                    .satisfies(candidate -> assertThat(candidate.differences())
                            .extracting(Difference::pointer)
                            .containsExactly("/name"));
        }
    }

    @Test
    void nameThatTheServerKeptWithItsWhiteSpaceIsFoundToo() {
        String kept = item(7).replace("Lost", " Lost ");

        assertThat(ids(reconciled(SequenceDraft.named(" Lost "), list(kept, false), SEVEN)))
                .containsExactly(7L);
        assertThat(ids(reconciled(SequenceDraft.named("Lo st"), list(kept, false), SEVEN)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50% & more + a/b = c?",
                "100%25 %zz #1; \"quoted\"",
                "{{firstName}} {x} \\u0041",
                "\ud83d\ude80 caf\u00e9 \u0130stanbul",
                " around ",
                "a\tb"
            })
    void nameOfAnyCharactersIsFoundAgain(String name) {
        SequenceDraft draft = SequenceDraft.named(name);
        try (Sandbox sandbox = Sandbox.start();
                Reply reply = Replies.to(sandbox)) {
            sandbox.state("the answer is lost", Map.of());
            var lost = Replies.lost(reply, draft);
            reply.create(draft.name(name + "x"));

            assertThat(lost.reconcile().candidates())
                    .singleElement()
                    .satisfies(candidate -> assertThat(candidate.matches()).isTrue());
        }
    }
}
