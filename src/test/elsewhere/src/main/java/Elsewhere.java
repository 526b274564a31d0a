import static dev.replykit.Step.call;

import dev.replykit.Reply;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;

/** Creates a sequence in the sandbox. */
public final class Elsewhere {
    public static void main(String[] arguments) {
        try (Reply reply = Reply.sandbox()) {
            Sequence created = reply.create(SequenceDraft.named("Elsewhere").steps(call("Hello")));
            System.out.println(created.id() + " is " + created.status());
        }
    }
}
