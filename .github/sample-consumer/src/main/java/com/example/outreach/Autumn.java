package com.example.outreach;

import static dev.replykit.Step.call;
import static dev.replykit.Step.days;
import static dev.replykit.Step.email;

import dev.replykit.OutcomeUnknownException;
import dev.replykit.Reply;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;

/** The campaign of this autumn. */
public final class Autumn {
    private final Reply reply;

    public Autumn(Reply reply) {
        this.reply = reply;
    }

    /** Creates the campaign, unless there is one of its name. */
    public Sequence create(long mailbox) {
        SequenceDraft draft = SequenceDraft.named("Autumn webinar")
                .emailAccounts(mailbox)
                .steps(
                        email("A seat for {{firstName}}?", "<p>Our webinar is on the 14th.</p>"),
                        call("Ask whether they come").after(days(3)));
        return reply.list(draft.name()).stream()
                .filter(listed -> listed.name().equals(draft.name()))
                .findFirst()
                .map(listed -> reply.get(listed.id()))
                .orElseGet(() -> reply.create(draft));
    }

    /** Creates it in a sandbox, to see it. */
    public static void main(String... args) {
        try (Reply reply = Reply.sandbox()) {
            System.out.println(new Autumn(reply).create(101));
        } catch (OutcomeUnknownException e) {
            System.err.println(e.getMessage());
        }
    }
}
