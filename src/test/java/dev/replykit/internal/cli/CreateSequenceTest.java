package dev.replykit.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.SequenceDraft;
import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.faults.ReceivedRequest;
import dev.replykit.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scripts/create-sequence}: what it prints where, and its exit code. */
class CreateSequenceTest {
    private static final String ONE =
            "--preview, --check-account, --find-since and --delete do different things; give one of them.";
    private static final String KEY = "rk-5up3r-s3cr3t-k3y";
    private static final String DRAFT = """
        {
          "name": "Caf\u00e9 \ud83d\ude80 <b>&\\u2028",
          "emailAccounts": [101],
          "steps": [
            { "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
              "variants": [{ "subject": "It's \\"you\\"", "message": "<p>$HOME \\\\ `x`</p>" }] }
          ]
        }
        """;
    private static final String TIME = "2026-01-31T09:00:00Z";

    private final Map<String, String> environment = new HashMap<>(Map.of("REPLY_API_KEY", KEY));

    @TempDir
    Path folder;

    private record Called(int code, String out, String err) {}

    private Called call(String... args) {
        return callWithInput(InputStream.nullInputStream(), args);
    }

    private Called callWithInput(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CreateSequence(in, Main.printer(out), Main.printer(err), environment).run(args);
        assertThat(out.toString(StandardCharsets.UTF_8) + err).doesNotContain(KEY);
        String errors = err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        return new Called(code, out.toString(StandardCharsets.UTF_8), errors);
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "draft", ".json"), text)
                .toString();
    }

    @Test
    void draftIsComparedWithTheAccount() throws IOException {
        String file = file("{\"name\":\"n\",\"emailAccounts\":[7],\"steps\":[]}");
        Answer none = Answer.status(200).json("{\"items\": [], \"hasMore\": false}");
        try (MisbehavingServer server = MisbehavingServer.playing(none, none)) {
            Called called = call("--base-url=" + server.uri(), "--check-account", file);

            assertThat(called.code()).isEqualTo(1);
            assertThat(called.err()).contains("invalid:\n  /emailAccounts/0: there is no mailbox 7");
            assertThat(called.out()).contains("\"/emailAccounts/0\"", "\"violation\"");
            assertThat(server.received()).extracting(ReceivedRequest::method).containsOnly("GET");
        }
    }

    @Test
    void validDraftIsComparedWithTheSandbox() throws IOException {
        String file = file("{\"name\":\"n\",\"steps\":[{\"type\":\"call\",\"delayInMinutes\":0}]}");
        String sandbox = "Embedded sandbox: compared with its account. Add --live and a key for yours.\n";

        assertThat(call("--check-account", file)).isEqualTo(new Called(0, "[]\n", sandbox + file + ": valid\n"));
    }

    @Test
    void createdSequenceIsAloneOnStdout() throws IOException {
        Called called = call(file(DRAFT));

        assertThat(called.code()).isZero();
        assertThat(called.out()).endsWith("}\n").hasLineCount(1);
        JsonObject sequence = JsonParser.parseString(called.out()).getAsJsonObject();
        assertThat(sequence.get("name").getAsString()).isEqualTo("Caf\u00e9 \ud83d\ude80 <b>&\u2028");
        assertThat(called.err())
                .startsWith("Embedded sandbox: nothing is created in Reply. Add --live and a key for that.\n")
                .contains("1001");
    }

    @Test
    void draftMayComeFromStandardInputAndHaveLints() {
        byte[] draft = "\ufeff{\"name\":\"n\"}".getBytes(StandardCharsets.UTF_8);

        Called called = callWithInput(new ByteArrayInputStream(draft), "--", "-");

        assertThat(called.code()).isZero();
        assertThat(called.err()).contains("Probably not meant:\n  /steps: there are no steps");
        assertThat(call("--", "-no-such-file").err()).startsWith("There is no file -no-such-file.\n");
    }

    @Test
    void serverGetsThePreviewedBytesAndItsAnswerIsPrintedAsItCame() throws IOException {
        String answer = "{ \"id\": 9007199254740993, \"name\": \"\\u003cb>\", \"new\": 1.50 }";
        String file = file(DRAFT);
        try (MisbehavingServer server =
                MisbehavingServer.playing(Answer.status(201).json(answer))) {
            Called preview = call("--preview", "--base-url", server.uri().toString(), file);
            assertThat(server.requests()).isZero();
            Called created = call("--base-url=" + server.uri(), file);

            assertThat(server.received().get(0).body()).isEqualTo(preview.out().getBytes(StandardCharsets.UTF_8));
            assertThat(created.out()).isEqualTo(answer + "\n");
            assertThat(created.err())
                    .contains("What came back is not all as it was sent:", "/emailAccounts")
                    .doesNotContain("Embedded sandbox");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "malformed key\r\n", KEY})
    void previewNeedsNoKey(String key) throws IOException {
        environment.put("REPLY_API_KEY", key);
        String file = file(DRAFT);

        Called sandbox = call("--preview", file);
        Called live = call("--preview", "--live", file);
        Called other = call("--preview", "--base-url", "https://reply.example.com/api/", file);

        assertThat(List.of(sandbox, live, other)).allSatisfy(called -> {
            assertThat(called.code()).isZero();
            assertThat(called.out()).startsWith("{\"name\":\"Caf\u00e9").endsWith("}");
            assertThat(called.err()).contains("since entry", "Nothing was sent. More of it:\n  --preview --body");
        });
        assertThat(live.err()).contains("POST https://api.reply.io/v3/sequences");
        assertThat(other.err()).contains("POST https://reply.example.com/api/v3/sequences");
    }

    @Test
    void invalidDraftIsRefusedWithEveryPointer() throws IOException {
        Called called = call(file("{\"name\":\"\",\"steps\":[{\"type\":\"call\",\"delayInMinutes\":-1}]}"));

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).isEmpty();
        assertThat(called.err())
                .contains(".json:\nThe draft is invalid", "\n  /name: ", "\n  /steps/0/delayInMinutes (step 1): ");
    }

    static Stream<Arguments> faults() {
        Answer html = Answer.status(200).html(Answer.SEQUENCE);
        Answer refused = Answer.problem(422).json("{\"detail\": \"Not with " + KEY + "\"}");
        Behaviour cut = Answer.created().cutBy(3);
        return Stream.of(
                fault(0, "90210", () -> MisbehavingServer.playing(html)),
                fault(1, "422", () -> MisbehavingServer.playing(refused)),
                fault(3, "--find-since ", () -> MisbehavingServer.playing(cut)),
                fault(4, "Nothing was sent to http://", MisbehavingServer::refusing));
    }

    private static Arguments fault(int code, String message, Supplier<MisbehavingServer> server) {
        return Arguments.of(code, message, server);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void outcomeHasItsExitCode(int code, String message, Supplier<MisbehavingServer> start) throws IOException {
        try (MisbehavingServer server = start.get()) {
            Called called = call("--base-url", server.uri().toString(), "--deadline", "60", file(DRAFT));

            assertThat(called.code()).as(called.err()).isEqualTo(code);
            assertThat(called.err()).contains(message);
            assertThat(called.out().isEmpty()).isEqualTo(code != 0);
        }
    }

    @Test
    void lostAnswerIsUnknownAndItsMessageLeadsToTheSequence() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            sandbox.state("the answer is lost", Map.of());
            String file = file(DRAFT);
            Called called = call("--base-url", sandbox.url(), file);

            assertThat(called.code()).isEqualTo(3);
            assertThat(called.out()).isEmpty();
            assertThat(called.err()).as("no Java on a command line").doesNotContain("reconcile(");
            Matcher since = Pattern.compile("--find-since (\\S+)").matcher(called.err());
            assertThat(since.find()).isTrue();
            Called found = call("--base-url", sandbox.url(), "--find-since", since.group(1), file);
            Called again = call("--base-url", sandbox.url(), "--find-since", since.group(1), file);

            assertThat(again).as("looking creates nothing").isEqualTo(found);
            assertThat(found.code()).isZero();
            assertThat(JsonParser.parseString(found.out()).getAsJsonArray()).hasSize(1);
            assertThat(found.err()).contains("1 candidate.");
        }
    }

    @Test
    void failedSearchLeavesTheOutcomeUnknown() throws IOException {
        Answer list = Answer.status(200).json("{\"items\":[{\"id\":5,\"name\":\"Lost\"}],\"hasMore\":false}");
        Answer missing = Answer.problem(404);
        try (MisbehavingServer server =
                MisbehavingServer.playing(Answer.problem(401), Answer.problem(401), list, missing)) {
            String[] find = {"--base-url=" + server.uri(), "--find-since", TIME, file("{\"name\":\"Lost\"}"), "--json"};
            Called refused = call(Arrays.copyOf(find, 4));
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.err()).endsWith("it is still unknown whether the sequence was created.\n");
            assertThat(error(3, find).get("findSince").getAsString()).isEqualTo(TIME);

            Called listed = call(find);
            assertThat(listed.code()).isEqualTo(3);
            assertThat(listed.out()).isEqualTo("[]\n");
            assertThat(listed.err()).contains("\"outcome\":\"unknown\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                  | A FILE is missing: a draft as JSON, or - for standard input.
            a b                                 | One FILE at a time. Quote a name with spaces in it.
            --dry-run a                         | There is no option --dry-run.
            --api-key=KEY a                     | There is no option --api-key that takes a value.
            -\u001b[2J                          | There is no option -\ufffd[2J.
            --live --base-url https://x.example \
            | --live means https://api.reply.io; give --live or --base-url, not both.
            a --base-url                        | --base-url needs a value.
            --find-since yesterday a | --find-since needs a time such as 2026-01-31T09:00:00Z, but is "yesterday".
            --live --delete 7 a | --delete takes no FILE.
            --live --delete seven | --delete needs an id such as 1045, but is "seven".
            --live --preview --find-since TIME a | ONE
            --preview --body --curl a | --preview takes --body or --curl, one of them.
            --find-since TIME a | --find-since and --delete need --live or --base-url: an embedded sandbox starts empty.
            --team 7 a | --team and --user need --live or --base-url: an embedded sandbox has one user.
            --live --team 0 a                   | --team needs an id such as 1045, but is "0".
            --live --user Ann a                 | --user needs the id or the email address of a user, but is "Ann".
            a\u0000b                            | a\ufffdb can't be read:
            """)
    void wrongUseIsExplained(String args, String message) {
        String given = args.replace("KEY", KEY).replace("TIME", TIME);
        Called called = call(given.isEmpty() ? new String[0] : given.split(" "));

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.out()).isEmpty();
        assertThat(called.err())
                .startsWith(message.replace("ONE", ONE))
                .endsWith("\nFor help: java -jar replykit.jar create --help\n")
                .hasLineCount(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0", "-1", "soon", "1e3", "86401", "0.0000000001", "1,5"})
    void otherDeadlinesThanSecondsOfAtMostADayAreRefused(String seconds) {
        assertThatThrownBy(() -> new Options("--deadline", seconds, "a"))
                .isInstanceOf(Exit.UsageException.class)
                .hasMessage("--deadline needs seconds, more than 0 and at most 86400, such as 30 or 2.5, but is \""
                        + seconds + "\".");
    }

    @Test
    void deadlineIsExactAndTimeMayHaveAnOffset() throws Exception {
        assertThat(new Options("--deadline", "86400", "a").deadline).hasToString("PT24H");
        assertThat(new Options("--deadline", "0.000000001", "a").deadline).hasToString("PT0.000000001S");
        assertThat(new Options("--live", "--find-since", "2026-01-31T10:00:00+01:00", "a").findSince)
                .hasToString(TIME);
    }

    private static void assertWrongUse(Called called, String... messages) {
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains(messages);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ISO-8859-1 | ``           | is empty
            ISO-8859-1 | {"name":"n"  | line 1
            ISO-8859-1 | \u00e9!      | is not UTF-8
            UTF-16LE   | {"name":"n"} | perhaps UTF-16, as PowerShell and Notepad write it; save it as UTF-8
            """)
    void fileThatIsNotJsonIsWrongUse(String charset, String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("draft.json"), text, Charset.forName(charset));

        assertWrongUse(call(file.toString()), file.toString(), message);
    }

    @Test
    void endlessInputIsReadToItsLimitOnly() {
        AtomicInteger read = new AtomicInteger();
        Called called = callWithInput(input(read::addAndGet), "-");

        assertWrongUse(called, "Standard input is larger than 16 MiB, too large for a draft.");
        assertThat(read).hasValue((16 << 20) + 1);
    }

    @Test
    void failureBeforeTheCallIsNoUnknownOutcome() {
        IntConsumer failing = length -> {
            throw new OutOfMemoryError("Java heap space");
        };
        Called called = callWithInput(input(failing), "-");

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err())
                .startsWith("This should not have happened: java.lang.OutOfMemoryError: Java heap space\n")
                .endsWith("\nNothing was sent that creates a sequence.\n");
    }

    @Test
    void failureAfterTheCallBeganIsUnknown() throws IOException {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CreateSequence(
                        InputStream.nullInputStream(), Main.printer(broken), Main.printer(err), environment)
                .run(file(DRAFT));

        assertThat(code).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("java.lang.OutOfMemoryError")
                .containsPattern("may have been created.\n.* --find-since 2");
    }

    @Test
    void teamAndUserAreSentAndTheTimeToLookFromIsNamedBefore() throws IOException {
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created())) {
            Called called =
                    call("--base-url=" + server.uri(), "--team", "1045", "--user", "a@example.com", file(DRAFT));
            call("--base-url=" + server.uri(), "--user=7", file(DRAFT));

            assertThat(called.err())
                    .containsPattern(
                            "^Sending. If this program is killed, the outcome is unknown. Look before you repeat"
                                    + " it: the same command with --find-since 2\\S+Z\n");
            assertThat(server.received().get(0).header("X-TEAM-ID")).contains("1045");
            assertThat(server.received().get(0).header("X-User-Email")).contains("a@example.com");
            assertThat(server.received().get(1).header("X-User-Id")).contains("7");
        }
    }

    @Test
    void withJsonAnErrorIsOneJsonObject() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            String file = file(DRAFT);
            String[] create = {"--json", "--base-url", sandbox.url(), file};

            assertThat(call(create).err()).isEmpty();
            sandbox.state("an email account does not exist", Map.of("id", 101));
            assertThat(error(1, create).toString())
                    .contains("\"rejected\"", "\"status\":404", "\"code\":\"sequence.emailAccountNotFound\"");
            sandbox.state("the rate limit is exceeded", Map.of("retryAfter", 300));
            assertThat(error(1, create).toString())
                    .contains("\"outcome\":\"rateLimited\"", "\"retryAfterSeconds\":300");
            sandbox.state("the answer is lost", Map.of());
            assertThat(error(3, create).toString()).contains("\"outcome\":\"unknown\"", "\"findSince\":\"2");
        }
        try (MisbehavingServer server =
                MisbehavingServer.playing(Answer.problem(429).header("Retry-After", "300.5"))) {
            assertThat(error(1, "--json", "--base-url=" + server.uri(), file(DRAFT))
                            .toString())
                    .contains("\"retryAfterSeconds\":301");
        }
        JsonObject invalid = error(1, "--json", file("{\"name\":\"\"}"));
        JsonObject unsent = error(4, "--json", "--base-url", "http://127.0.0.1:1", file(DRAFT));

        assertThat(invalid.get("errors").toString()).startsWith("[{\"pointer\":\"/name\"");
        assertThat(unsent.get("outcome").getAsString()).isEqualTo("notSent");
        assertThat(error(2, "--json", "--odd", "a").get("outcome").getAsString())
                .isEqualTo("usage");
    }

    private JsonObject error(int code, String... args) {
        Called called = call(args);
        assertThat(called.code()).isEqualTo(code);
        assertThat(called.out()).isEmpty();
        return JsonParser.parseString(called.err()).getAsJsonObject();
    }

    @Test
    void bodyAndCurlArePrintedAlone() throws IOException {
        String file = file(DRAFT);
        String body = SequenceDraft.fromJson(DRAFT).toJson();

        assertThat(call("--preview", "--body", file)).isEqualTo(new Called(0, body, ""));
        Called curl = call("--preview", "--curl", file);
        assertThat(curl.err()).isEmpty();
        assertThat(curl.out()).startsWith("curl --request POST").contains("Bearer $REPLY_API_KEY");
    }

    @SuppressWarnings("InputStreamSlowMultibyteRead") // no byte is read singly
    private static InputStream input(IntConsumer reads) {
        return new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("a single byte");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                reads.accept(length);
                return length;
            }
        };
    }

    @Test
    void missingOrMalformedKeyIsWrongUse() throws IOException {
        environment.clear();
        Called missing = call("--live", file(DRAFT));
        environment.put("REPLY_API_KEY", "rk-5up3r s3cr3t");
        Called malformed = call("--live", file(DRAFT));

        assertWrongUse(missing, "There is no API key: set the environment variable REPLY_API_KEY");
        assertWrongUse(malformed, "key");
        assertThat(malformed.err()).doesNotContain("rk", "s3cr3t");
    }

    @Test
    void impossibleBaseUrlOrMissingFileIsWrongUse() throws IOException {
        Called url = call("--base-url", "https://user:pass@x.example", file(DRAFT));
        String missing = folder.resolve("none").toString();

        assertWrongUse(url, "The base URL");
        assertThat(url.err()).doesNotContain("pass@");
        assertWrongUse(call(missing), "There is no file " + missing + ".\n");
        assertWrongUse(call(folder.toString()), folder + " can't be read: ");
        assertWrongUse(call("--live", "--key-file", missing, file(DRAFT)), "There is no file " + missing + ".\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no POSIX permissions
    void keyFileThatOthersMayReadIsReported() throws IOException {
        environment.clear();
        Path keyFile = Files.writeString(folder.resolve("key"), KEY + "\n");
        try (Sandbox sandbox = Sandbox.start()) {
            String[] args = {"--key-file", keyFile.toString(), "--base-url", sandbox.url(), file(DRAFT)};

            Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
            assertThat(call(args).err()).doesNotContain("chmod");
            Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r--r--"));
            Called reported = call(args);
            assertThat(reported.code()).isZero();
            assertThat(reported.err())
                    .contains("Others may read the key in " + keyFile + ". Make the file yours alone");
        }
    }

    /** Reading a large answer can't be interrupted. */
    @Test
    void programThatIsStoppedBeforeTheCallHasEndedReportsAnUnknownOutcome() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CreateSequence program = new CreateSequence(
                InputStream.nullInputStream(),
                Main.printer(OutputStream.nullOutputStream()),
                Main.printer(err),
                environment);
        CountDownLatch asked = new CountDownLatch(1);
        Behaviour silent = wire -> {
            asked.countDown();
            Behaviour.silentAfter(Behaviour.After.THE_REQUEST).play(wire);
        };
        Thread uninterruptible = new Thread(() -> {
            while (true) {
                Thread.interrupted(); // or park() would return at once from here on
                LockSupport.park();
            }
        });
        uninterruptible.setDaemon(true);
        uninterruptible.start();
        try (MisbehavingServer server = MisbehavingServer.playing(silent)) {
            String[] args = {"--base-url", server.uri().toString(), file(DRAFT)};
            Thread calling = new Thread(() -> program.run(args));
            calling.start();
            asked.await();
            assertThat(program.reportInterruption(uninterruptible, Duration.ofMillis(1)))
                    .isFalse();
            calling.interrupt();
            calling.join();
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Stopped. It is unknown whether the sequence was created.")
                .containsPattern("Look before you repeat it: the same command with --find-since \\d{4}-\\d\\d-\\d\\dT");
    }

    @Test
    void newSequenceIsDeletedAndAStartedOneIsKept() {
        try (Sandbox sandbox = Sandbox.start()) {
            sandbox.state("a sequence exists", Map.of("id", 123, "status", "paused"));
            Called kept = call("--base-url", sandbox.url(), "--delete", "123");
            sandbox.state("a sequence exists", Map.of("id", 123));
            Called deleted = call("--base-url", sandbox.url(), "--delete", "123");
            Called again = call("--delete=123", "--base-url", sandbox.url());

            assertThat(kept.code()).isEqualTo(Exit.REFUSED);
            assertThat(kept.err()).startsWith("Nothing was deleted: sequence 123 is paused.");
            assertThat(deleted)
                    .isEqualTo(new Called(0, "", "There is no sequence 123 now: it was deleted, or was not there.\n"));
            assertThat(again).isEqualTo(deleted);
        }
    }

    @Test
    void deletionWithoutAnAnswerIsUnknownAndOneThatWasNotReadIsSafe() {
        Answer found = Answer.status(200).json(Answer.SEQUENCE);
        try (var unknown = MisbehavingServer.playing(found, Behaviour.closeAfter(Behaviour.After.THE_REQUEST));
                var unread = MisbehavingServer.playing(Answer.problem(503))) {
            Called lost = call("--base-url", unknown.uri().toString(), "--delete", "90210");
            Called safe = call("--base-url", unread.uri().toString(), "--delete", "90210");

            assertThat(lost.code()).isEqualTo(Exit.UNKNOWN);
            assertThat(lost.err()).contains("It is safe to call delete again.").doesNotContain("--find-since");
            assertThat(safe.code()).isEqualTo(Exit.NOT_SENT);
        }
    }
}
