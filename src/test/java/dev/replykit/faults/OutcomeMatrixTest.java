package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.NotSentException;
import dev.replykit.OutcomeUnknownException;
import dev.replykit.RateLimitedException;
import dev.replykit.RejectedException;
import dev.replykit.Reply;
import dev.replykit.ReplyException;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each fault against the outcome it must have: the type, the deadline, the number of POSTs, and no trace of the key. */
class OutcomeMatrixTest {
    private static final String KEY = "s3cret-Key-for-the-matrix";
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final Duration LATEST = DEADLINE.plusMillis(250);
    private static final SequenceDraft DRAFT = SequenceDraft.named("Autumn webinar invites")
            .emailAccounts(311)
            .steps(Step.email("A seat for {{firstName}}?", "<p>Hello</p>".repeat(200)));
    private static final Path PAGE = Path.of(".github", "OUTCOMES.md");

    private static final SSLContext TRUST_BEFORE = trustOfTheJvm();
    private static final ProxySelector PROXY_BEFORE = ProxySelector.getDefault();
    /** What one row came to. */
    private record Seen(Outcome outcome, Duration took, int posts, int elsewhere, boolean cookies, String everything) {}

    @BeforeAll
    static void trustTheTestServersAndWarmUp() {
        SSLContext.setDefault(TestIdentity.trusting());
        run(Faults.all().get(0), null);
    }

    @AfterAll
    static void putTrustBack() {
        SSLContext.setDefault(TRUST_BEFORE);
    }

    @TestFactory
    Stream<DynamicTest> everyFaultHasItsOutcome() {
        List<Fault> all = Faults.all();
        List<Fault> stalling = all.stream().filter(Fault::stalls).toList();
        List<Fault> others = all.stream().filter(fault -> !fault.stalls()).toList();
        return Stream.concat(tests(stalling, 8, null), tests(others, 3, null));
    }

    @TestFactory
    Stream<DynamicTest> aProxyThatMisbehavesMeansThatNothingWasSent() {
        return tests(Faults.ofProxies(), 1, "https://behind-the-proxy.invalid");
    }

    @Test
    void thePageForPeopleIsGeneratedFromTheSameTable() throws IOException {
        String page = page();
        if (Boolean.getBoolean("replykit.accept")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("run again with -Dreplykit.accept=true to accept the new page")
                .hasContent(page);
    }

    /** Runs all rows, several at once, and then tells of each. */
    private static Stream<DynamicTest> tests(List<Fault> faults, int atOnce, @Nullable String proxied) {
        ExecutorService pool = Executors.newFixedThreadPool(atOnce);
        List<Future<Seen>> futures = new ArrayList<>();
        faults.forEach(fault -> futures.add(pool.submit(() -> run(fault, proxied))));
        pool.shutdown();
        futures.forEach(OutcomeMatrixTest::await);
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            Future<Seen> seen = futures.get(i);
            tests.add(DynamicTest.dynamicTest(fault.toString(), () -> check(fault, seen.get())));
        }
        return tests.stream();
    }

    /** Lets a batch end before the next one begins, so that big bodies don't eat into the deadlines of silent servers. */
    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            // Told by the test of that row.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void check(Fault fault, Seen seen) {
        assertThat(fault.outcomes()).as(seen.everything()).contains(seen.outcome());
        assertThat(seen.posts()).as("POSTs").isLessThanOrEqualTo(fault.posts());
        assertThat(seen.elsewhere()).as("connections to another server").isZero();
        assertThat(seen.cookies()).as("a cookie was sent").isFalse();
        assertThat(seen.everything()).doesNotContain(KEY);
        if (fault.stalls()) {
            assertThat(seen.took()).isBetween(DEADLINE.minusMillis(50), LATEST);
        } else {
            assertThat(seen.took()).isLessThan(LATEST);
        }
    }

    private static Seen run(Fault fault, @Nullable String proxied) {
        try (MisbehavingServer server = fault.start()) {
            if (proxied != null) {
                ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), server.uri().getPort())));
            }
            String url = proxied == null ? server.uri().toString() : proxied;
            try (Reply reply =
                    Reply.builder().apiKey(KEY).baseUrl(url).deadline(DEADLINE).build()) {
                if (fault.warm()) {
                    reply.create(DRAFT);
                    Thread.sleep(50);
                }
                return run(reply, server, fault.warm() ? 1 : 0);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        } finally {
            if (proxied != null) {
                ProxySelector.setDefault(PROXY_BEFORE);
            }
        }
    }

    private static Seen run(Reply reply, MisbehavingServer server, int postsBefore) {
        long start = System.nanoTime();
        Outcome outcome;
        StringWriter everything = new StringWriter();
        try {
            Sequence sequence = reply.create(DRAFT);
            outcome = Outcome.CREATED;
            everything.append(sequence.toString()).append(sequence.toJson());
        } catch (ReplyException e) {
            outcome = outcome(e);
            e.printStackTrace(new PrintWriter(everything));
            if (e instanceof RejectedException rejected) {
                everything
                        .append(rejected.problem().toString())
                        .append(rejected.problem().body());
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        everything.append(reply.toString());
        boolean cookies = server.received().stream()
                .anyMatch(request -> request.header("Cookie").isPresent());
        return new Seen(
                outcome,
                took,
                server.posts() - postsBefore,
                server.elsewhere().connections(),
                cookies,
                everything.toString());
    }

    private static Outcome outcome(ReplyException e) {
        if (e instanceof RateLimitedException) {
            return Outcome.RATE_LIMITED;
        }
        if (e instanceof RejectedException) {
            return Outcome.REJECTED;
        }
        if (e instanceof NotSentException) {
            return Outcome.NOT_SENT;
        }
        assertThat(e).isInstanceOf(OutcomeUnknownException.class);
        return Outcome.UNKNOWN;
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # What a server can do, and what `create` makes of it

                Generated from the table that the tests run (`Faults`, `OutcomeMatrixTest`); don't edit. In each row the
                deadline is held, no second host is contacted, no cookie is sent, and the key shows nowhere.
                """);
        String group = "";
        List<Fault> faults = Stream.concat(Faults.all().stream(), Faults.ofProxies().stream())
                .toList();
        for (Fault fault : faults) {
            if (!fault.group().equals(group)) {
                group = fault.group();
                page.append("\n## ")
                        .append(group)
                        .append("\n\n| the server | outcome | POSTs at most | why |\n|---|---|---|---|\n");
            }
            page.append("| ")
                    .append(cell(fault.name()))
                    .append(" | ")
                    .append(fault.outcomes().stream().sorted().map(Enum::name).collect(Collectors.joining(" or ")))
                    .append(fault.stalls() ? ", at the deadline" : "")
                    .append(" | ")
                    .append(fault.posts())
                    .append(" | ")
                    .append(cell(fault.because()))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static SSLContext trustOfTheJvm() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
