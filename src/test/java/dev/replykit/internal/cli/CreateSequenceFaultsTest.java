package dev.replykit.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.replykit.faults.Fault;
import dev.replykit.faults.Faults;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.faults.Outcome;
import dev.replykit.faults.TestIdentity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the program makes of everything that a server can do, while the JDK's client logs all that it can: the exit code,
 * what stands where, and no trace of the key. Servers that stall are left to the matrix of the library, and so are those
 * that need a second call on one client.
 */
class CreateSequenceFaultsTest {
    private static final String KEY = "s3cret-Key-for-the-program";
    private static final String DRAFT = "{\"name\": \"Autumn webinar invites\", \"emailAccounts\": [311]}";
    private static final List<Logger> LOGGERS = Stream.of("jdk.httpclient.HttpClient", "jdk.internal.httpclient.debug")
            .map(Logger::getLogger)
            .toList();
    private static final Listening LISTENING = new Listening();

    private static SSLContext trustBefore;

    /** Hears everything and keeps what tells the key. */
    private static final class Listening extends Handler {
        private final AtomicInteger heard = new AtomicInteger();
        private final List<String> leaks = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            StringWriter all = new StringWriter();
            all.append(entry.getMessage()).append(Arrays.toString(entry.getParameters()));
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(all));
            }
            heard.incrementAndGet();
            if (tellsTheKey(all.toString())) {
                leaks.add(all.toString());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** How a call ended. */
    private record Ended(int code, String out, String err, int posts) {}

    @BeforeAll
    static void trustTheTestServersAndListen() throws Exception {
        trustBefore = SSLContext.getDefault();
        SSLContext.setDefault(TestIdentity.trusting());
        LISTENING.setLevel(Level.ALL);
        for (Logger logger : LOGGERS) {
            logger.setLevel(Level.ALL);
            logger.setUseParentHandlers(false);
            logger.addHandler(LISTENING);
        }
    }

    @AfterAll
    static void stopListening() {
        for (Logger logger : LOGGERS) {
            logger.removeHandler(LISTENING);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
        SSLContext.setDefault(trustBefore);
    }

    @TestFactory
    Stream<DynamicTest> everyFaultHasItsExitCode() {
        List<Fault> faults = Faults.all().stream()
                .filter(fault -> !fault.stalls() && !fault.warm())
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Future<Ended>> ended = new ArrayList<>();
        faults.forEach(fault -> ended.add(pool.submit(() -> run(fault))));
        pool.shutdown();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            Future<Ended> one = ended.get(i);
            tests.add(DynamicTest.dynamicTest(fault.toString(), () -> check(fault, one.get())));
        }
        tests.add(DynamicTest.dynamicTest("none of them: the log tells the key", () -> checkLog(ended)));
        return tests.stream();
    }

    private static Ended run(Fault fault) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (MisbehavingServer server = fault.start()) {
            int code = new CreateSequence(
                            new ByteArrayInputStream(DRAFT.getBytes(StandardCharsets.UTF_8)),
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8),
                            Map.of("REPLY_API_KEY", KEY))
                    .run("--base-url", server.uri().toString(), "--deadline", "20", "-");
            return new Ended(
                    code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), server.posts());
        }
    }

    private static void check(Fault fault, Ended ended) throws IOException {
        assertThat(fault.outcomes().stream().map(CreateSequenceFaultsTest::code))
                .as(ended.err())
                .contains(ended.code());
        assertThat(ended.posts()).as("POSTs").isLessThanOrEqualTo(fault.posts());
        assertThat(tellsTheKey(ended.out() + ended.err()))
                .as(ended.out() + ended.err())
                .isFalse();
        assertThat(ended.err()).isNotBlank();
        if (ended.code() == 0) {
            assertIsOneJsonText(ended.out());
        } else {
            assertThat(ended.out()).isEmpty();
        }
    }

    private static int code(Outcome outcome) {
        return switch (outcome) {
            case CREATED -> 0;
            case REJECTED, RATE_LIMITED -> 1;
            case UNKNOWN -> 3;
            case NOT_SENT -> 4;
        };
    }

    /** On one line, but for what stood around it. */
    private static void assertIsOneJsonText(String out) throws IOException {
        assertThat(out).endsWith("\n");
        assertThat(out.strip()).doesNotContain("\n");
        JsonReader reader = new JsonReader(new StringReader(out));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(Integer.MAX_VALUE);
        assertThat(reader.peek()).isEqualTo(JsonToken.BEGIN_OBJECT);
        reader.skipValue();
        assertThat(reader.peek()).isEqualTo(JsonToken.END_DOCUMENT);
    }

    private static void checkLog(List<Future<Ended>> all) throws InterruptedException, ExecutionException {
        for (Future<Ended> one : all) {
            one.get();
        }
        assertThat(LISTENING.leaks).isEmpty();
        boolean isSilent = Runtime.version().feature() >= 25 && LISTENING.heard.get() == 0;
        assumeFalse(isSilent, "JDK 25 logs this only where a switch at its start asks for it");
        assertThat(LISTENING.heard.get()).as("what was logged at all").isPositive();
    }

    private static boolean tellsTheKey(String text) {
        return text.toLowerCase(Locale.ROOT).contains(KEY.toLowerCase(Locale.ROOT));
    }

    @Test
    void theListenerWouldHearAKey() {
        Listening listener = new Listening();
        listener.publish(new LogRecord(Level.FINEST, "Authorization: Bearer " + KEY));
        LogRecord thrown = new LogRecord(Level.FINEST, "failed");
        thrown.setThrown(new IllegalStateException(KEY));
        listener.publish(thrown);
        listener.publish(new LogRecord(Level.FINEST, "nothing"));

        assertThat(listener.leaks).hasSize(2);
        assertThat(listener.heard).hasValue(3);
    }
}
