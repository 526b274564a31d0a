package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Reply;
import dev.replykit.SequenceDraft;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JDK's client logs whole requests at its finest level. */
class KeyInLogsTest {
    private static final String KEY = "s3cret-Key-for-the-logs";

    private final StringBuffer log = new StringBuffer();
    private final Logger client = Logger.getLogger("jdk.internal.httpclient.debug");
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.append(entry.getMessage()).append(Arrays.toString(entry.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        listening.setLevel(Level.ALL);
        client.addHandler(listening);
        client.setUseParentHandlers(false);
        client.setLevel(Level.FINEST);
    }

    @AfterEach
    void stop() {
        client.setLevel(null);
        client.setUseParentHandlers(true);
        client.removeHandler(listening);
    }

    @Test
    void theFinestLogOfTheClientHoldsTheRequestButNotTheKey() {
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created());
                Reply reply = Reply.builder()
                        .apiKey(KEY)
                        .baseUrl(server.uri().toString())
                        .build()) {
            reply.create(SequenceDraft.named("Quiet"));
            assertThat(server.received().get(0).header("Authorization")).contains("Bearer " + KEY);
        }
        assertThat(log.toString()).contains("Bearer [key]").doesNotContain(KEY);
    }
}
