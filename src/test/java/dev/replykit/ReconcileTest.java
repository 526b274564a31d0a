package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.faults.Answer;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.sandbox.Sandbox;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a lost answer: looking for what may have been created, without ever guessing. */
class ReconcileTest {
    private static final SequenceDraft DRAFT =
            SequenceDraft.named("Lost").emailAccounts(101).steps(Step.email("Hi", "<p>Hi</p>"));

    private final Sandbox sandbox = Sandbox.start();
    private final Reply reply =
            Reply.builder().baseUrl(sandbox.url()).apiKey("any-word-will-do").build();

    @BeforeEach
    void loseTheNextAnswer() {
        sandbox.state("the answer is lost", Map.of());
    }

    @AfterEach
    void stop() {
        reply.close();
        sandbox.close();
    }

    private OutcomeUnknownException lose(SequenceDraft draft) {
        return catchThrowableOfType(OutcomeUnknownException.class, () -> reply.create(draft));
    }

    @Test
    void aSequenceWhoseAnswerGotLostIsFoundAgain() {
        Reconciliation found = lose(DRAFT).reconcile();

        assertThat(found.candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.sequence().id()).isEqualTo(1001);
            assertThat(candidate.matches()).isTrue();
        });
        assertThat(found.toString())
                .startsWith("1 candidate. Names are not unique, so it is no proof that it is yours:");
    }

    @Test
    void whatTheMessageSaysIsEnoughToFindIt() {
        String message = lose(DRAFT).getMessage();
        Matcher typed = Pattern.compile("reply\\.reconcile\\(draft, java\\.time\\.Instant\\.parse\\(\"(.*)\"\\)\\)")
                .matcher(message);

        assertThat(typed.find()).isTrue();
        assertThat(reply.reconcile(DRAFT, Instant.parse(typed.group(1))).candidates())
                .hasSize(1);
    }

    /** Nothing says that the number in a broken answer was an id. */
    @Test
    void anIdFromABrokenAnswerThatTheServerRefusesHidesNoCandidate() {
        String found = "{\"id\":7,\"name\":\"Lost\"}";
        try (MisbehavingServer server = MisbehavingServer.playing(
                        Answer.created()
                                .json("{\"id\": 99999999999, \"name\": \"Lost\"}")
                                .cutBy(3),
                        Answer.status(200).json("{\"items\":[" + found + "],\"hasMore\":false}"),
                        Answer.problem(400),
                        Answer.status(200).json(found));
                Reply asking = Reply.builder()
                        .baseUrl(server.uri().toString())
                        .apiKey("any-word-will-do")
                        .build()) {
            OutcomeUnknownException lost =
                    catchThrowableOfType(OutcomeUnknownException.class, () -> asking.create(DRAFT));

            assertThat(lost.id()).isEqualTo(99999999999L);
            assertThat(lost.reconcile().candidates())
                    .extracting(candidate -> candidate.sequence().id())
                    .containsExactly(7L);
        }
    }

    @Test
    void anyTimeBeforeReplyWasThereMeansFromItsBeginning() {
        lose(DRAFT);

        assertThat(reply.reconcile(DRAFT, Instant.MIN).candidates()).hasSize(1);
    }

    @Test
    void noHitIsToldAsNoProof() {
        assertThat(reply.reconcile(SequenceDraft.named("Never sent"), Instant.now())
                        .toString())
                .startsWith("No sequence of that name was found. That is no proof that none was created");
    }

    @Test
    void longerNamesThatContainItAreNoCandidates() {
        OutcomeUnknownException lost = lose(DRAFT);
        reply.create(DRAFT.name("Lost and found"));
        reply.create(DRAFT.name("lost"));

        assertThat(lost.reconcile().candidates()).hasSize(1);
    }

    @Test
    void aNamesakeOfOtherContentIsACandidateThatDoesNotMatch() {
        OutcomeUnknownException lost = lose(DRAFT);
        reply.create(SequenceDraft.named("Lost").steps(Step.call("Somebody else's")));

        assertThat(lost.reconcile().candidates())
                .extracting(Reconciliation.Candidate::matches)
                .containsExactly(false, true);
    }

    @Test
    void createdTwiceIsTwoCandidates() {
        OutcomeUnknownException lost = lose(DRAFT);
        reply.create(DRAFT);

        assertThat(lost.reconcile().toString()).startsWith("2 candidates. Names are not unique, so look at each:");
    }

    @Test
    void namesakesOnSeveralPagesAreAllFound() {
        OutcomeUnknownException lost = lose(DRAFT);
        for (int i = 0; i < 130; i++) {
            reply.create(DRAFT);
        }

        assertThat(lost.reconcile().candidates())
                .extracting(candidate -> candidate.sequence().id())
                .hasSize(131)
                .doesNotHaveDuplicates();
    }

    @Test
    void aMarkMakesTheCandidateTheOne() {
        SequenceDraft marked = DRAFT.marked();

        assertThat(marked.name()).matches("Lost \\[rk-[a-z2-9]{12}]");
        assertThat(marked.marked()).isEqualTo(marked);
        assertThat(lose(marked).reconcile().toString())
                .startsWith("1 sequence, and it bears the mark of the draft: it is the one.");
    }

    @Test
    void aSequenceRenamedSinceIsFoundByTheIdThatTheBrokenAnswerGaveAway() {
        String renamed = "{\"id\": 7, \"name\": \"Renamed\"}";
        try (MisbehavingServer server = MisbehavingServer.playing(
                        Answer.status(201)
                                .json("{\"id\": 7, \"name\": \"Lost\"}")
                                .cutBy(3),
                        Answer.status(200).json("{\"items\": [], \"hasMore\": false}"),
                        Answer.status(200).json(renamed));
                Reply there = Reply.builder()
                        .baseUrl(server.uri().toString())
                        .apiKey("any-word-will-do")
                        .build()) {
            OutcomeUnknownException lost =
                    catchThrowableOfType(OutcomeUnknownException.class, () -> there.create(DRAFT));

            assertThat(lost.id()).isEqualTo(7);
            assertThat(lost.reconcile().candidates())
                    .extracting(candidate -> candidate.sequence().name())
                    .containsExactly("Renamed");
        }
    }
}
