package dev.replykit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.RejectedException;
import dev.replykit.Reply;
import dev.replykit.ReplyException;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each fault has its outcome: the type, the deadline, the number of POSTs, and no trace of the key. */
class OutcomeMatrixTest {
    private static final String KEY = "s3cret-Key-for-the-matrix";
    /** The deadline for servers that stall; the call has to last until then. */
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    /** For all others; the call has to end before the limit of one attempt, so that it ended by itself. */
    private static final Duration LONG_DEADLINE = Duration.ofSeconds(60);

    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(30);
    private static final SequenceDraft DRAFT = SequenceDraft.named("Autumn webinar invites")
            .emailAccounts(311)
            .steps(Step.email("A seat for {{firstName}}?", "<p>Hello</p>".repeat(200)));
    private static final List<Fault> EVERY_FAULT = Faults.all();
    private static final Path PAGE = Path.of(".github", "OUTCOMES.md");

    private static SSLContext trustBefore;

    /** How the call of one row ended, and all that it printed. */
    private record Seen(Ending outcome, Duration took, int posts, int elsewhere, boolean cookies, String printed) {}

    @BeforeAll
    static void trustTheTestServersAndWarmUp() throws Exception {
        trustBefore = SSLContext.getDefault();
        SSLContext.setDefault(TestIdentity.trusting());
        run(EVERY_FAULT.get(0));
    }

    @AfterAll
    static void restoreTrust() {
        SSLContext.setDefault(trustBefore);
    }

    /**
     * Servers that stall come first and by themselves, since large bodies would use up their deadlines. The proxy is one
     * for the whole JVM, so those rows come one by one.
     */
    @TestFactory
    Stream<DynamicTest> everyFaultHasItsOutcome() throws InterruptedException {
        return Stream.of(
                        tests(100, fault -> fault.stalls && !fault.isProxy),
                        tests(6, fault -> !fault.stalls && !fault.isProxy),
                        tests(1, fault -> fault.isProxy))
                .flatMap(tests -> tests);
    }

    @Test
    void pageForPeopleIsGeneratedFromTheSameTable() throws IOException {
        String page = page();
        if (Boolean.getBoolean("replykit.accept")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("run again with -Dreplykit.accept=true to accept the new page")
                .hasContent(page);
    }

    @Test
    void eachRowHasItsOwnName() {
        assertThat(EVERY_FAULT).extracting(Fault::toString).doesNotHaveDuplicates();
    }

    @Test
    void onlyARateLimitAllowsASecondPost() {
        assertThat(EVERY_FAULT)
                .allMatch(fault -> fault.posts <= (fault.deletes || fault.group.equals("Rate limit") ? 2 : 1));
    }

    /** Runs the rows, several at once, and makes a test of each. */
    private static Stream<DynamicTest> tests(int atOnce, Predicate<Fault> which) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(atOnce);
        List<Fault> faults = EVERY_FAULT.stream().filter(which).toList();
        List<Callable<Seen>> calls =
                faults.stream().<Callable<Seen>>map(fault -> () -> run(fault)).toList();
        List<Future<Seen>> results = pool.invokeAll(calls);
        pool.shutdown();
        return IntStream.range(0, faults.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        faults.get(i).toString(),
                        () -> check(faults.get(i), results.get(i).get())));
    }

    private static void check(Fault fault, Seen seen) {
        String row = fault + "\n" + seen.printed();
        assertThat(fault.outcomes).as(row).contains(seen.outcome());
        assertThat(seen.posts()).as("POSTs; " + row).isLessThanOrEqualTo(fault.posts);
        assertThat(seen.elsewhere()).as("connections to another server; " + row).isZero();
        assertThat(seen.cookies()).as("a cookie was sent; " + row).isFalse();
        assertThat(seen.printed()).as(fault.toString()).doesNotContain(KEY);
        assertThat(seen.printed().replaceAll("\\s+", " ")).as(fault.toString()).contains(fault.saying);
        assertThat(seen.took()).as(row).isBetween(fault.stalls ? DEADLINE : Duration.ZERO, ATTEMPT_LIMIT);
    }

    private static Seen run(Fault fault) throws InterruptedException {
        ProxySelector before = ProxySelector.getDefault();
        try (MisbehavingServer server = fault.server.get()) {
            if (fault.isProxy) {
                ProxySelector.setDefault(server.asProxy());
            }
            return run(fault, server);
        } finally {
            if (fault.isProxy) {
                ProxySelector.setDefault(before);
            }
        }
    }

    private static Seen run(Fault fault, MisbehavingServer server) throws InterruptedException {
        try (Reply reply = Reply.builder()
                .apiKey(KEY)
                .baseUrl(
                        fault.isProxy
                                ? "https://behind-the-proxy.invalid"
                                : server.uri().toString())
                .deadline(fault.stalls ? DEADLINE : LONG_DEADLINE)
                .build()) {
            int before = 0;
            if (fault.isWarm) {
                reply.create(DRAFT);
                before = server.posts();
                Thread.sleep(50); // For what the server does with the idle connection.
            }
            return run(fault.deletes, reply, server, before);
        }
    }

    private static Seen run(boolean deletes, Reply reply, MisbehavingServer server, int postsBefore) {
        long start = System.nanoTime();
        Ending outcome;
        StringWriter printed = new StringWriter();
        try {
            if (deletes) {
                reply.delete(90210);
                outcome = Ending.DELETED;
            } else {
                Sequence sequence = reply.create(DRAFT);
                outcome = Ending.CREATED;
                printed.append(sequence.toString()).append(sequence.toJson());
            }
        } catch (IllegalStateException | ReplyException e) {
            outcome = Ending.of(e);
            e.printStackTrace(new PrintWriter(printed));
            if (e instanceof RejectedException rejected) {
                printed.append(rejected.problem().toString())
                        .append(rejected.problem().body());
            }
        }
        return new Seen(
                outcome,
                Duration.ofNanos(System.nanoTime() - start),
                deletes ? server.deletes() : server.posts() - postsBefore,
                server.elsewhere().connections(),
                server.received().stream()
                        .anyMatch(request -> request.header("Cookie").isPresent()),
                printed + reply.toString());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # What a server can do, and the outcome of `create` and `delete`

                | outcome | evidence | what to do |
                |---|---|---|
                | CREATED | a 2xx whose complete body is a JSON object with an integer `id` | nothing |
                | REJECTED | 4xx except 408, 429 and 499; the redirects 301, 307 and 308, which are never followed | fix what the problem names |
                | RATE_LIMITED | a second 429, or one that names no wait that fits the deadline | wait |
                | NOT_SENT | no connection, no completed TLS handshake, or a proxy that refuses | create again; it is safe |
                | UNKNOWN | everything else: no answer, a broken or incomplete one, 5xx, 408, 499, other redirects | look before you create again |

                `delete` reads the sequence first, and has the same outcomes, except that it is safe to repeat after each:

                | outcome | evidence | what to do |
                |---|---|---|
                | DELETED | a complete 2xx without a body; or a problem with the code `sequence.notFound` | nothing |
                | KEPT | the sequence is not new (`IllegalStateException`) | use Reply itself |
                | NOT_READ | no usable answer when it is read (`ReadFailedException`); nothing was deleted | delete again |

                The rest of this page lists %d faults. `OutcomeMatrixTest` plays each of them, and this page is generated from
                its table (`Faults`); don't edit it. In each row the deadline is kept, no second host is contacted, no cookie is
                sent, and the key is shown nowhere.
                """.formatted(EVERY_FAULT.size()));
        String group = "";
        for (Fault fault : EVERY_FAULT) {
            if (!fault.group.equals(group)) {
                group = fault.group;
                page.append("\n## ")
                        .append(group)
                        .append("\n\n| the server | outcome | %ss at most | why |\n|---|---|---|---|\n"
                                .formatted(fault.deletes ? "DELETE" : "POST"));
            }
            page.append("| %s | %s%s | %d | %s |\n"
                    .formatted(
                            cell(fault.name),
                            fault.outcomes.stream().sorted().map(Enum::name).collect(Collectors.joining(" or ")),
                            fault.stalls ? ", at the deadline" : "",
                            fault.posts,
                            cell(fault.because)));
        }
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
