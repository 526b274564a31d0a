package dev.replykit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.faults.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.jshell.EvalException;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C in JShell while a call waits for an answer. */
@Timeout(60)
final class StoppedCallTest {
    @AutoClose
    private static final Session SESSION = new Session();

    private static final String CREATE = "reply.create(SequenceDraft.named(\"Stopped\"))";

    private final Silence silence = new Silence();

    @BeforeAll
    static void start() {
        SESSION.open(Sources.read(Path.of("scripts", "replykit.jsh")));
    }

    @Test
    void stoppedCreateReportsAnUnknownOutcome() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.playing(silence)) {
            EvalException thrown = (EvalException) stopped(server, CREATE).exception();

            assertThat(thrown.getExceptionClassName()).isEqualTo("dev.replykit.OutcomeUnknownException");
            assertThat(thrown.getMessage())
                    .startsWith("""
                            Outcome unknown: "Stopped" may or may not have been created.
                            The call was stopped.
                            Look before you create it again:""")
                    .contains("\n  reply.reconcile(draft, ", " to " + server.uri() + ", ");
        }
    }

    /** Otherwise JShell sometimes drops the exception, and the next call fails. */
    @Test
    void interruptionIsClearedAfterTheStop() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.playing(silence)) {
            String catching = "try { " + CREATE + "; } catch (OutcomeUnknownException e) {"
                    + " System.out.print(\"interrupted: \" + Thread.currentThread().isInterrupted()); }";
            stopped(server, catching);

            assertThat(SESSION.printed()).isEqualTo("interrupted: false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CREATE, "reply.get(1)"})
    void stoppedCallKeepsNoConnectionAndNoThread(String call) throws Exception {
        try (MisbehavingServer server = MisbehavingServer.playing(silence)) {
            stopped(server, call);

            assertThat(silence.left).succeedsWithin(Duration.ofSeconds(10)); // the deadline is later
            SESSION.open("""
                    for (Thread thread : Thread.getAllStackTraces().keySet()) {
                        if (thread.getName().equals("replykit-call")) {
                            thread.join(10_000);
                            System.out.println("lingers: " + thread.isAlive());
                        }
                    }
                    """);
            assertThat(SESSION.printed()).doesNotContain("lingers: true");
        }
    }

    private SnippetEvent stopped(MisbehavingServer server, String snippet) {
        SESSION.open("reply = Reply.builder().baseUrl(\"" + server.uri() + "\").apiKey(\"a-word\").build();\n");
        CompletableFuture<Void> stop = silence.asked.thenRun(SESSION.shell()::stop);
        List<SnippetEvent> events = SESSION.shell().eval(snippet);
        assertThat(stop).succeedsWithin(Duration.ofSeconds(10));
        return events.get(0);
    }

    /** Reads one request, never answers, and notices when the client closes the connection. */
    private static final class Silence implements Behaviour {
        final CompletableFuture<Void> asked = new CompletableFuture<>();
        final CompletableFuture<Void> left = new CompletableFuture<>();

        @Override
        public void play(Wire wire) throws IOException {
            wire.readRequest();
            asked.completeAsync(() -> null);
            try {
                var unused = wire.hasMore();
            } finally {
                left.complete(null);
            }
        }
    }
}
