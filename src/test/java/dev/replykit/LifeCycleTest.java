package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threads, interruption, closing, and the end of the program. */
class LifeCycleTest {
    private static final SequenceDraft DRAFT = SequenceDraft.named("Life");

    private static Reply replyTo(MisbehavingServer server) {
        return Reply.builder()
                .baseUrl(server.uri().toString())
                .apiKey("any-word-will-do")
                .deadline(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void oneReplyServesManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        ConcurrentSkipListSet<Long> ids = new ConcurrentSkipListSet<>();
        try (Reply reply = Reply.sandbox()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(threads.submit(() -> ids.add(reply.create(DRAFT).id())));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(ids).hasSize(200);
    }

    @Test
    void aCallAfterCloseFailsClearly() {
        Reply reply = Reply.sandbox();
        reply.create(DRAFT);
        reply.close();
        reply.close();

        assertThatThrownBy(() -> reply.create(DRAFT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void interruptedBeforeItBeganNothingIsSentAndTheFlagIsKept() {
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created());
                Reply reply = replyTo(server)) {
            Thread.currentThread().interrupt();
            Throwable thrown = catchThrowable(() -> reply.create(DRAFT));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown).isInstanceOf(NotSentException.class).hasMessageContaining("interrupted");
            assertThat(server.posts()).isZero();
        }
    }

    @Test
    void interruptedInTheWaitForTheRateLimitNothingWasSent() {
        StillTime interrupting = duration -> {
            throw new InterruptedException(duration.toString());
        };
        Answer limited = Answer.problem(429).header("Retry-After", "5");
        try (MisbehavingServer server = MisbehavingServer.playing(limited, Answer.created());
                Reply reply = Reply.builder()
                        .baseUrl(server.uri().toString())
                        .apiKey("any-word-will-do")
                        .time(interrupting)
                        .build()) {
            assertThatThrownBy(() -> reply.create(DRAFT)).isInstanceOf(NotSentException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"89, true", "90, false"})
    void unlessItIsSetTheDeadlineIsNinetySeconds(int retryAfter, boolean fits) {
        TestTime time = new TestTime("2026-11-22T10:00:00Z");
        Answer limited = Answer.problem(429).header("Retry-After", String.valueOf(retryAfter));
        try (MisbehavingServer server = MisbehavingServer.playing(limited, Answer.created());
                Reply reply = Reply.builder()
                        .baseUrl(server.uri().toString())
                        .apiKey("any-word-will-do")
                        .time(time)
                        .build()) {
            assertThat(catchThrowable(() -> reply.create(DRAFT)) == null).isEqualTo(fits);
            assertThat(server.posts()).isEqualTo(fits ? 2 : 1);
        }
    }

    @Test
    void aClosedReplyLetsCallsUnderWayEndByThemselves() throws Exception {
        try (MisbehavingServer server =
                MisbehavingServer.playing(Answer.created().drippingBody(Duration.ofMillis(1)))) {
            Reply reply = replyTo(server);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<Sequence> call = thread.submit(() -> reply.create(DRAFT));
            thread.shutdown();
            Thread.sleep(200);
            reply.close();

            assertThat(call.get().id()).isPositive();
        }
    }

    /** An open Reply with its sandbox must not keep a program, a JShell or a kernel alive. */
    @Test
    void aProgramEndsThoughNothingWasClosed() throws Exception {
        Process program = java(NeverCloses.class.getName()).start();

        assertThat(program.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
    }

    /** Creates and returns from main, without closing anything. */
    static final class NeverCloses {
        private NeverCloses() {}

        public static void main(String... args) {
            if (Reply.sandbox().create(DRAFT).id() < 1) {
                throw new AssertionError();
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no Ctrl-C that one program could send to another
    void controlCWhileWaitingSaysThatTheOutcomeIsUnknownAndHowToFindOut(@TempDir Path folder) throws Exception {
        Path draft = Files.writeString(folder.resolve("draft.json"), "{\"name\": \"Stopped\"}");
        try (MisbehavingServer server = MisbehavingServer.playing(Behaviour.silentAfter(Behaviour.After.THE_REQUEST))) {
            ProcessBuilder builder = java(
                            "dev.replykit.internal.cli.CreateSequence",
                            "--base-url",
                            server.uri().toString(),
                            draft.toString())
                    .redirectErrorStream(true);
            builder.environment().put("REPLY_API_KEY", "any-word-will-do");
            Process program = builder.start();
            for (int i = 0; i < 400 && server.posts() == 0; i++) {
                Thread.sleep(50);
            }
            assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(program.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(program.waitFor()).isEqualTo(3);
            assertThat(said).contains("Outcome unknown: \"Stopped\" may or may not have been created.", "--find-since");
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    private static ProcessBuilder java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
