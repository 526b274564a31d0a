package dev.replykit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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

    @BeforeAll
    static void start() {
        SESSION.open(Sources.read(Path.of("scripts", "replykit.jsh")));
    }

    @Test
    void stoppedCreateReportsAnUnknownOutcome() throws Exception {
        try (Silence server = new Silence()) {
            EvalException thrown = (EvalException) stopped(server, CREATE).exception();

            assertThat(thrown).isNotNull();
            assertThat(thrown.getExceptionClassName()).isEqualTo("dev.replykit.OutcomeUnknownException");
            assertThat(thrown.getMessage())
                    .startsWith("""
                            Outcome unknown: "Stopped" may or may not have been created.
                            The call was stopped.
                            Look before you create it again:""")
                    .contains("\n  reply.reconcile(draft, ", " to " + server.url() + ", ");
        }
    }

    /** Otherwise JShell sometimes drops the exception, and the next call fails. */
    @Test
    void interruptionIsClearedAfterTheStop() throws Exception {
        try (Silence server = new Silence()) {
            String catching = "try { " + CREATE + "; } catch (OutcomeUnknownException e) {"
                    + " System.out.print(\"interrupted: \" + Thread.currentThread().isInterrupted()); }";
            stopped(server, catching);

            assertThat(SESSION.printed()).isEqualTo("interrupted: false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CREATE, "reply.get(1)", "reply.reconcile(SequenceDraft.named(\"Stopped\"), Instant.now())"})
    void stoppedCallKeepsNoConnectionAndNoThread(String call) throws Exception {
        try (Silence server = new Silence()) {
            stopped(server, call);

            assertThat(server.left()).succeedsWithin(Duration.ofSeconds(10)); // the deadline is later
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

    private static SnippetEvent stopped(Silence server, String snippet) {
        SESSION.open("reply = Reply.builder().baseUrl(\"" + server.url() + "\").apiKey(\"a-word\").build();\n");
        CompletableFuture<Void> stop = server.asked().thenRun(SESSION.shell()::stop);
        List<SnippetEvent> events = SESSION.shell().eval(snippet);
        assertThat(stop).succeedsWithin(Duration.ofSeconds(10));
        return events.get(0);
    }

    /** A server that reads one request and never answers. */
    private static final class Silence implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CompletableFuture<Void> asked = new CompletableFuture<>();
        private final CompletableFuture<Void> left = new CompletableFuture<>();

        Silence() throws IOException {
            Thread thread = new Thread(this::listen, "silence");
            thread.setDaemon(true);
            thread.start();
        }

        private void listen() {
            try (Socket connection = listener.accept()) {
                while (connection.getInputStream().read(new byte[8192]) >= 0) {
                    asked.completeAsync(() -> null);
                }
                left.complete(null);
            } catch (IOException e) {
                left.complete(null);
            }
        }

        String url() {
            return "http://localhost:" + listener.getLocalPort();
        }

        CompletableFuture<Void> asked() {
            return asked;
        }

        /** Completes when the client closes the connection. */
        CompletableFuture<Void> left() {
            return left;
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
