package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.Behaviour.After;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.internal.http.Transport.Time;
import dev.replykit.sandbox.Sandbox;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls on many threads, calls that are interrupted, closing, and what remains afterwards: little. */
class ThreadsTest {
    private static final SequenceDraft DRAFT = SequenceDraft.named("Threads");
    private static final Class<? extends Throwable> UNKNOWN = OutcomeUnknownException.class;
    private static final Duration LATEST = Duration.ofSeconds(30);

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    private static void await(BooleanSupplier condition, Supplier<String> otherwise) throws InterruptedException {
        for (long end = System.nanoTime() + LATEST.toNanos(); !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).as(otherwise.get()).isLessThan(end);
            Thread.sleep(10);
        }
    }

    private Set<Thread> started(String partOfTheName) {
        Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
        started.removeAll(before);
        started.removeIf(thread -> !thread.getName().contains(partOfTheName));
        return started;
    }

    static Stream<ExecutorService> pools() throws ReflectiveOperationException {
        ExecutorService few = Executors.newFixedThreadPool(8);
        return Runtime.version().feature() < 21
                ? Stream.of(few)
                : Stream.of(few, (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void oneReplyServesManyThreads(ExecutorService threads) throws Exception {
        Set<Long> ids = new HashSet<>();
        try (Reply reply = Reply.sandbox()) {
            Callable<Long> create = () -> reply.create(DRAFT).id();
            for (Future<Long> call : threads.invokeAll(Collections.nCopies(200, create))) {
                ids.add(call.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(ids).hasSize(200);
    }

    private interface Call {
        void make(Reply reply);
    }

    static Stream<Arguments> phases() {
        Call create = reply -> reply.create(DRAFT);
        Call get = reply -> reply.get(7);
        Call reconcile = reply -> reply.reconcile(DRAFT, Instant.EPOCH);
        Behaviour silent = Behaviour.silentAfter(After.THE_REQUEST);
        Behaviour inHandshake = Behaviour.beforeHandshake(Behaviour.silentAfter(After.CLIENT_HELLO));
        Answer page = Answer.status(200).json("{\"items\": [], \"hasMore\": true}");
        return Stream.of(
                phase("in the handshake", create, 0, NotSentException.class, inHandshake),
                phase("sending", create, 1, UNKNOWN, Behaviour.silentAfter(After.HEADERS)),
                phase("waiting", create, 1, UNKNOWN, silent),
                phase("in the head", create, 1, UNKNOWN, Answer.created().stalled(Answer.At.IN_HEAD)),
                phase("in the body", create, 1, UNKNOWN, Answer.created().stalled(Answer.At.IN_BODY)),
                phase("reading", get, 1, ReadFailedException.class, silent),
                phase("between two pages", reconcile, 2, ReadFailedException.class, page, silent),
                arguments("connecting", create, 0, NotSentException.class, (Supplier<MisbehavingServer>)
                        MisbehavingServer::neverAccepting));
    }

    private static Arguments phase(
            String name, Call call, int requests, Class<? extends Throwable> outcome, Behaviour... script) {
        Supplier<MisbehavingServer> server = () -> MisbehavingServer.playing(script);
        return arguments(name, call, requests, outcome, server);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("phases")
    void interruptionEndsACallAtOnceAndKeepsTheFlag(
            String phase, Call call, int requests, Class<?> outcome, Supplier<MisbehavingServer> start)
            throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        try (MisbehavingServer server = start.get();
                Reply reply = Replies.to(server).build()) {
            Thread caller = new Thread(() -> {
                thrown.set(catchThrowable(() -> call.make(reply)));
                flag.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            await(
                    () -> server.requests() >= requests && caller.getState() == Thread.State.TIMED_WAITING,
                    server::toString);
            assertThat(started("replykit-")).isNotEmpty().allMatch(Thread::isDaemon);
            caller.interrupt();
            caller.join();

            assertThat(thrown.get()).isInstanceOf(outcome).hasMessageContaining("interrupted");
            assertThat(reply.lastUnknown()).isSameAs(outcome == UNKNOWN ? thrown.get() : null);
            assertThat(flag).isTrue();
            await(() -> started("replykit-").isEmpty(), () -> "still there: " + started("replykit-"));
            assertThat(server.requests()).as("nothing is sent afterwards").isEqualTo(requests);
        }
    }

    @Test
    void interruptedBeforeItBeganNothingIsSent() {
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created());
                Reply reply = Replies.to(server).build()) {
            Thread.currentThread().interrupt();
            Throwable thrown = catchThrowable(() -> reply.create(DRAFT));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown).isInstanceOf(NotSentException.class).hasMessageContaining("interrupted");
            assertThat(server.posts()).isZero();
        }
    }

    private interface Wait {
        void begin() throws InterruptedException;
    }

    /** A client whose waits do this. */
    private static Reply waiting(MisbehavingServer server, Wait wait) {
        Time time = new Time() {
            @Override
            public void sleep(Duration duration) throws InterruptedException {
                wait.begin();
            }
        };
        return Replies.to(server).time(time).build();
    }

    private static MisbehavingServer limitingOnce() {
        return MisbehavingServer.playing(Answer.problem(429).header("Retry-After", "5"), Answer.created());
    }

    @Test
    void interruptedInTheWaitForTheRateLimitNothingWasSent() {
        Wait interrupted = () -> {
            throw new InterruptedException();
        };
        try (MisbehavingServer server = limitingOnce();
                Reply reply = waiting(server, interrupted)) {
            assertThatThrownBy(() -> reply.create(DRAFT)).isInstanceOf(NotSentException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    /** The wait after a 429 is where a test can have an error thrown. */
    @Test
    void errorWhileSendingLeavesTheOutcomeUnknown() {
        Wait failing = () -> {
            throw new StackOverflowError("deep");
        };
        try (MisbehavingServer server = limitingOnce();
                Reply reply = waiting(server, failing)) {
            assertThatThrownBy(() -> reply.create(DRAFT))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("\nIt failed with java.lang.StackOverflowError: deep.\n");
        }
    }

    @Test
    void callThatWaitsForTheRateLimitEndsAsUsualAfterItsReplyWasClosed() {
        AtomicReference<Reply> open = new AtomicReference<>();
        try (MisbehavingServer server = limitingOnce();
                Reply reply = waiting(server, () -> open.get().close())) {
            open.set(reply);

            assertThat(reply.create(DRAFT).id()).isEqualTo(90210);
            assertThatThrownBy(() -> reply.create(DRAFT)).hasMessageContaining("This Reply is closed.");
        }
    }

    @Test
    void closingDuringCallsLosesNoneAndLetsNoneHang() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int created = 0;
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created())) {
            Reply reply = Replies.to(server).build();
            List<Future<Integer>> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                callers.add(threads.submit(() -> createUntilClosed(reply)));
            }
            await(() -> server.posts() >= 40, server::toString);
            reply.close();
            for (Future<Integer> caller : callers) {
                created += caller.get();
            }
            assertThat(created).isEqualTo(server.posts());
        } finally {
            threads.shutdown();
        }
    }

    private static int createUntilClosed(Reply reply) {
        for (int made = 0; ; made++) {
            try {
                reply.create(DRAFT);
            } catch (IllegalStateException e) {
                return made;
            }
        }
    }

    private static void assertEndsWell(List<String> options, Class<?> program) throws Exception {
        Process process = ChildProcess.java(options, program).start();
        String printed = ChildProcess.allOf(process);

        assertThat(process.waitFor()).as(printed).isZero();
    }

    /** An open Reply with its sandbox must not keep a program, a JShell or a kernel alive. */
    @Test
    void programEndsEvenIfNothingWasClosed() throws Exception {
        assertEndsWell(List.of(), NeverCloses.class);
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

    /** A JVM that never collects garbage shows that nothing has to wait for that. */
    @Test
    void manyRepliesAndManyCallsKeepOneClientAFewThreadsAndAFewDescriptors() throws Exception {
        assertEndsWell(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xmx1g"), CallsOften.class);
    }

    /** Makes 600 calls, and fails if clients, threads or descriptors grow in number. */
    static final class CallsOften {
        private static final int FEW = 10;

        private CallsOften() {}

        public static void main(String... args) {
            TestTime time = new TestTime("2026-11-22T10:00:00Z");
            try (Sandbox sandbox = Sandbox.start();
                    Reply kept = Replies.to(sandbox.url()).time(time).build()) {
                int threads = 0;
                long descriptors = 0;
                for (int i = 0; i < 200; i++) {
                    callOnce(Reply.sandbox());
                    callOnce(Replies.to(sandbox));
                    kept.create(DRAFT);
                    time.sleep(Duration.ofSeconds(21));
                    assertThat(clients()).hasSize(1);
                    threads = i == 0 ? Thread.activeCount() + FEW : threads;
                    descriptors = i == 0 ? openDescriptors() + FEW : descriptors;
                    assertThat(Thread.activeCount()).as("threads").isLessThanOrEqualTo(threads);
                    assertThat(openDescriptors()).as("descriptors").isLessThanOrEqualTo(descriptors);
                }
            }
        }

        private static void callOnce(Reply reply) {
            try (reply) {
                reply.create(DRAFT);
            }
        }

        private static long openDescriptors() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : 0;
        }
    }

    private static List<Thread> clients() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("-SelectorManager"))
                .toList();
    }
}
