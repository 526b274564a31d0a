package dev.replykit;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.faults.MisbehavingServer;
import dev.replykit.sandbox.Sandbox;

/** Clients for tests. Any word will do as their key. */
public final class Replies {
    private Replies() {}

    public static Reply.Builder to(String url) {
        return Reply.builder().baseUrl(url).apiKey("any-word-will-do");
    }

    public static Reply.Builder to(MisbehavingServer server) {
        return to(server.uri().toString());
    }

    public static Reply to(Sandbox sandbox) {
        return to(sandbox.url()).build();
    }

    /** Creates, and returns how the client reports that it does not know the outcome. */
    static OutcomeUnknownException lost(Reply reply, SequenceDraft draft) {
        return catchThrowableOfType(OutcomeUnknownException.class, () -> reply.create(draft));
    }
}
