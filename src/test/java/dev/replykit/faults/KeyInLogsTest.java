package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.replykit.ChildProcess;
import dev.replykit.OutcomeUnknownException;
import dev.replykit.Reply;
import dev.replykit.SequenceDraft;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ProtocolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's client logs whole requests at its finest level. */
class KeyInLogsTest {
    private static final String KEY = "s3cret-Key-for-the-logs";

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Logger client = Logger.getLogger("jdk.internal.httpclient.debug");
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            StringWriter thrown = new StringWriter();
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(thrown));
            }
            log.add(entry.getMessage() + Arrays.toString(entry.getParameters()) + thrown);
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
    void theFinestLogOfTheClientTellsOfABrokenAnswerButNotOfTheKeyThatItRepeats() {
        Behaviour echo =
                Behaviour.answer(wire -> Answer.statusLine(wire.request().line() + " Bearer " + KEY));
        try (MisbehavingServer server = MisbehavingServer.playing(echo);
                Reply reply = Reply.builder()
                        .apiKey(KEY)
                        .baseUrl(server.uri().toString())
                        .build()) {
            assertThatThrownBy(() -> reply.create(SequenceDraft.named("Quiet")))
                    .isInstanceOf(OutcomeUnknownException.class);
        }
        assertThat(log.toString()).doesNotContain(KEY);
        assumeFalse(log.isEmpty(), "JDK 25 logs this only where a switch at its start asks for it");
        assertThat(log.toString()).contains("Bearer [key]");
    }

    @Test
    void aKeyInWhatALogSaysWasThrownIsBlottedOutAndTheRestStays() {
        try (Reply reply = Reply.builder().apiKey(KEY).build()) {
            assertThat(reply).isNotNull();
            LogRecord entry = new LogRecord(Level.FINEST, "failed");
            entry.setThrown(new IllegalStateException("outside", new ProtocolException("bad line: " + KEY)));
            client.log(entry);
            LogRecord other = new LogRecord(Level.FINEST, "failed otherwise");
            Exception harmless = new IllegalStateException("without it");
            other.setThrown(harmless);
            client.log(other);

            assertThat(log.toString())
                    .doesNotContain(KEY)
                    .contains(
                            "java.lang.IllegalStateException: outside", "java.net.ProtocolException: bad line: [key]");
            assertThat(other.getThrown()).isSameAs(harmless);
        }
    }

    /** The switch is read once in the life of a JVM, so this takes a JVM of its own. */
    @Test
    void theLogOfRequestHeadersThatTheJdkCanBeAskedForHoldsThemWithoutTheKey(@TempDir Path folder) throws Exception {
        Path draft = Files.writeString(folder.resolve("draft.json"), "{\"name\": \"Quiet\"}");
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created())) {
            ProcessBuilder program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djdk.httpclient.HttpClient.log=all",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.replykit.internal.cli.CreateSequence",
                            "--base-url",
                            server.uri().toString(),
                            draft.toString())
                    .redirectErrorStream(true);
            program.environment().put("REPLY_API_KEY", KEY);
            Process process = program.start();
            String printed = ChildProcess.allOf(process);
            assertThat(process.waitFor()).isZero();
            assertThat(server.received().get(0).header("Authorization")).contains("Bearer " + KEY);
            assertThat(printed).contains("Authorization: Bearer [key]").doesNotContain(KEY);
        }
    }
}
