package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Reconciliation.Candidate;
import dev.replykit.sandbox.Sandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a lost answer: looking for what may have been created, without ever guessing. */
class ReconcileTest {
    private static final SequenceDraft DRAFT =
            SequenceDraft.named("Lost").emailAccounts(101).steps(Step.email("Hi", "<p>Hi</p>"));

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final Reply reply = Replies.to(sandbox);

    @BeforeEach
    void loseTheNextAnswer() {
        sandbox.state("the answer is lost", Map.of());
    }

    @Test
    void lastUnknownOutcomeIsKeptWhenALaterCallSucceeds() {
        assertThat(reply.lastUnknown()).isNull();
        OutcomeUnknownException lost = Replies.lost(reply, DRAFT);
        reply.create(DRAFT.name("Another"));

        assertThat(reply.lastUnknown()).isSameAs(lost);
    }

    @Test
    void whatTheMessageSaysIsEnoughToFindIt() {
        Matcher typed = Pattern.compile("reply\\.reconcile\\(draft, java\\.time\\.Instant\\.parse\\(\"(.*)\"\\)\\)")
                .matcher(Replies.lost(reply, DRAFT).getMessage());

        assertThat(typed.find()).isTrue();
        assertThat(reply.reconcile(DRAFT, Instant.parse(typed.group(1))).candidates())
                .hasSize(1);
        assertThat(reply.reconcile(DRAFT, Instant.MIN).candidates()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50% & more + a/b = c? 100%25 %zz #1; \"quoted\" {{firstName}} {x} \\u0041",
                "\ud83d\ude80 caf\u00e9 \u0130stanbul",
                " a\tb "
            })
    void nameOfAnyCharactersIsFoundAgainWithoutLongerNames(String name) {
        var lost = Replies.lost(reply, SequenceDraft.named(name));
        reply.create(SequenceDraft.named(name + "x"));

        assertThat(lost.reconcile().candidates()).extracting(Candidate::matches).containsExactly(true);
    }

    @Test
    void aNamesakeOfOtherContentIsACandidateThatDoesNotMatch() {
        OutcomeUnknownException lost = Replies.lost(reply, DRAFT);
        reply.create(SequenceDraft.named("Lost").steps(Step.call("Somebody else's")));

        assertThat(lost.reconcile().candidates()).extracting(Candidate::matches).containsExactly(false, true);
    }

    @Test
    void createdTwiceIsTwoCandidates() {
        OutcomeUnknownException lost = Replies.lost(reply, DRAFT);
        reply.create(DRAFT);

        assertThat(lost.reconcile().toString())
                .startsWith("2 candidates. Names are not unique, so this is no proof; look at the differences:");
    }

    @Test
    void aMarkMakesTheCandidateTheOne() {
        SequenceDraft marked = DRAFT.marked();

        assertThat(marked.name()).matches("Lost \\[rk-[a-z2-9]{12}]");
        assertThat(marked.marked()).isEqualTo(marked);
        assertThat(Replies.lost(reply, marked).reconcile().isCertain()).isTrue();
    }

    private static Reconciliation found(boolean isCertain, int olderCount, Candidate... candidates) {
        return new Reconciliation(List.of(candidates), List.of(), List.of(), olderCount, isCertain);
    }

    @Test
    void reconciliationSaysWhatItMeansAndWhatToDo() {
        Sequence sequence = Sequence.fromJson("{\"id\": 12345, \"created\": \"2024-03-08T14:30:00Z\"}");
        var same = new Candidate(sequence, List.of());
        var other = new Candidate(sequence, List.of(new Difference("/scheduleId", "2", "1")));
        var silent = new Candidate(Sequence.fromJson("{\"id\": 7}"), List.of(new Difference("/steps", "[]", null)));

        assertThat(found(false, 0)).hasToString("""
                No sequence of that name was found. That is no proof that none was created: it may still show up, or
                have another name. Look again in a minute, and in Reply itself.""");
        assertThat(found(false, 2)).hasToString("""
                No sequence of that name was found (but 2 from before the time in question). That is no proof that
                none was created: it may still show up, or have another name. Look again in a minute, and in Reply
                itself.""");
        assertThat(found(true, 0, same)).hasToString("""
                1 sequence, and its name has the mark of the draft: it is the one.
                  sequence 12345, created 2024-03-08T14:30Z: all that was sent came back
                Do not call create again: it exists. reply.get(id) reads it.""");
        assertThat(found(false, 3, other, silent)).hasToString("""
                2 candidates. Names are not unique, so this is no proof; look at the differences:
                  sequence 12345, created 2024-03-08T14:30Z: not as it was sent
                    /scheduleId: sent 2, received 1
                  sequence 7: nothing contradicts what was sent, but not all of it came back
                    /steps: sent [], nothing came back
                If one is yours, do not call create again: it exists. reply.get(id) reads it.""");
    }

    @Test
    void reconciliationSaysWhatCouldNotBeReadAndNamesOthers() {
        List<String> unreadable = List.of("an item of that name is listed without an integer id");
        List<String> others = List.of("sequence 7 \"LOST\"");

        assertThat(new Reconciliation(List.of(), unreadable, others, 2, false)).hasToString("""
                It is still unknown whether it was created (but 2 from before the time in question). Look again, and
                in Reply itself.
                Not read:
                  an item of that name is listed without an integer id
                Others that were listed; the server may have changed the name:
                  sequence 7 "LOST\"""");
        var candidate = new Candidate(Sequence.fromJson("{\"id\": 7}"), List.of());
        assertThat(new Reconciliation(List.of(candidate), unreadable, List.of(), 0, false))
                .asString()
                .contains("came back\nNot read:\n  an item of that name is listed without an integer id\nIf one");
    }
}
