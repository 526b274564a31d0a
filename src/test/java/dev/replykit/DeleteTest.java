package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.sandbox.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deleting: only what is new, and safe to repeat. The outcome matrix has every answer. */
class DeleteTest {
    private static final Answer FOUND = Answer.status(200).json(Answer.SEQUENCE);

    @Test
    void newSequenceIsDeletedAndDeletingTwiceIsHarmless() {
        try (Reply reply = Reply.sandbox()) {
            long kept = reply.create(SequenceDraft.named("kept")).id();
            long deleted = reply.create(SequenceDraft.named("deleted")).id();

            reply.delete(deleted);
            reply.delete(deleted);

            assertThatThrownBy(() -> reply.get(deleted)).isInstanceOf(RejectedException.class);
            assertThat(reply.get(kept).name()).isEqualTo("kept");
        }
    }

    @Test
    void startedSequenceIsKept() {
        try (Sandbox sandbox = Sandbox.start();
                Reply reply = Replies.to(sandbox)) {
            sandbox.state("a sequence exists", Map.of("id", 123, "status", "active"));

            assertThatIllegalStateException()
                    .isThrownBy(() -> reply.delete(123))
                    .withMessage("""
                    Nothing was deleted: sequence 123 is active.
                    Only a new sequence, which was never started, is deleted. To delete this one, use Reply itself.\
                    """);
            assertThat(reply.get(123).id()).isEqualTo(123);
        }
    }

    @Test
    void lostAnswerSaysThatItIsSafeToRepeat() {
        try (var server = MisbehavingServer.playing(FOUND, Behaviour.closeAfter(Behaviour.After.THE_REQUEST));
                Reply reply = Replies.to(server).build()) {
            var unknown = catchThrowableOfType(OutcomeUnknownException.class, () -> reply.delete(90210));

            assertThat(unknown.getMessage())
                    .startsWith("Outcome unknown: sequence 90210 may or may not have been deleted.")
                    .contains("It is safe to call delete again.", "reply.get(90210)");
            assertThat(unknown.id()).isEqualTo(90210);
            assertThat(reply.lastUnknown()).isSameAs(unknown);
            assertThatIllegalStateException()
                    .isThrownBy(unknown::reconcile)
                    .withMessageContaining("tells of a deletion");
        }
    }

    @Test
    void refusalSaysThatNothingWasDeleted() {
        try (var server = MisbehavingServer.playing(FOUND, Answer.problem(403));
                Reply reply = Replies.to(server).build()) {
            assertThatThrownBy(() -> reply.delete(90210))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("Nothing was deleted.");
        }
    }
}
