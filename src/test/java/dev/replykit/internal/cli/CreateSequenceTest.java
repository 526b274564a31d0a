package dev.replykit.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
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

/** {@code scripts/create-sequence} as a person or a script calls it: what it prints where, and its exit code. */
class CreateSequenceTest {
    private static final String KEY = "rk-5up3r-s3cr3t-k3y";
    private static final String DRAFT = """
        {
          "name": "Caf\u00e9 \ud83d\ude80 <b>&\\u2028",
          "emailAccounts": [101],
          "steps": [
            { "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
              "variants": [{ "subject": "It's \\"you\\"", "message": "<p>$HOME \\\\ `x` \\ud83d</p>" }] }
          ]
        }
        """;

    private final Map<String, String> environment = new HashMap<>();
    private String standardInput = "";

    @TempDir
    Path folder;

    /** What a call left behind. */
    @SuppressWarnings("ArrayRecordComponent") // two calls are never compared
    private record Called(int code, byte[] bytes, String err) {
        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static final long SOON = Duration.ofSeconds(15).toNanos();

    private Called call(String... args) {
        return call(new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)), args);
    }

    private Called call(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CreateSequence(
                        in,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment)
                .run(args);
        return new Called(
                code, out.toByteArray(), err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "draft", ".json"), text)
                .toString();
    }

    @Test
    void theCreatedSequenceAloneIsOnStdout() throws IOException {
        Called called = call(file(DRAFT));

        assertThat(called.code()).isZero();
        assertThat(called.out()).endsWith("}\n").hasLineCount(1);
        JsonObject sequence = JsonParser.parseString(called.out()).getAsJsonObject();
        assertThat(sequence.get("status").getAsString()).isEqualTo("new");
        assertThat(sequence.get("name").getAsString()).isEqualTo("Caf\u00e9 \ud83d\ude80 <b>&\u2028");
        assertThat(called.err())
                .startsWith("Embedded sandbox: nothing is created in Reply. Add --live and a key for that.\n")
                .contains("1001");
    }

    @Test
    void theDraftMayComeFromStandardInput() {
        standardInput = "{\"name\":\"n\"}";

        assertThat(call("-").code()).isZero();
    }

    @Test
    void aDashedFileNameComesAfterTwoDashes() throws IOException {
        standardInput = "{\"name\":\"n\"}";

        assertThat(call("--preview", "--", "-").out()).isEqualTo("{\"name\":\"n\"}");
        assertThat(call("--", "-no-such-file").err()).startsWith("There is no file -no-such-file.\n");
    }

    @Test
    void lintsAreToldAndDoNotBlock() throws IOException {
        Called called = call(file("{\"name\":\"n\"}"));

        assertThat(called.code()).isZero();
        assertThat(called.err()).contains("Probably not meant:\n  /steps: there are no steps");
    }

    @Test
    void anotherServerGetsTheBytesThatThePreviewShowed() throws IOException {
        List<byte[]> received = new CopyOnWriteArrayList<>();
        HttpServer server = answering(201, "{\"id\":7,\"name\":\"other\"}", received);
        environment.put("REPLY_API_KEY", KEY);
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        String file = file(DRAFT);
        try {
            Called preview = call("--preview", "--base-url", url, file);
            assertThat(received).as("a preview sends nothing").isEmpty();
            Called created = call("--base-url=" + url, file);

            assertThat(preview.code()).isZero();
            assertThat(created.code()).isZero();
            assertThat(received).singleElement().isEqualTo(preview.bytes());
            assertThat(created.out()).isEqualTo("{\"id\":7,\"name\":\"other\"}\n");
            assertThat(created.err())
                    .contains("What came back is not all as it was sent:")
                    .contains("/emailAccounts");
            assertThat(created.err()).doesNotContain("Embedded sandbox");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theAnswerIsPrintedAsItCame() throws IOException {
        String answer = "{ \"id\": 9007199254740993,\n \"name\": \"\\u003cb>\", \"new\": 1.50 }";
        HttpServer server = answering(200, answer, new CopyOnWriteArrayList<>());
        environment.put("REPLY_API_KEY", KEY);
        try {
            Called called =
                    call("--base-url", "http://127.0.0.1:" + server.getAddress().getPort(), file(DRAFT));

            assertThat(called.out()).isEqualTo(answer + "\n");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPreviewNeedsNoKeyAndLooksAtNone() throws IOException {
        String file = file(DRAFT);
        for (String key : new String[] {null, "", "malformed key\r\n", KEY}) {
            environment.put("REPLY_API_KEY", key);
            environment.values().removeIf(value -> value == null);

            for (Called called : List.of(
                    call("--preview", file),
                    call("--preview", "--live", file),
                    call("--preview", "--base-url", "https://reply.example.com", file))) {
                assertThat(called.code()).isZero();
                assertThat(called.out()).startsWith("{\"name\":\"Caf\u00e9").endsWith("}");
                assertThat(called.err())
                        .contains("curl --request POST", "Bearer $REPLY_API_KEY", "Nothing was sent.")
                        .doesNotContain(KEY);
            }
        }
    }

    @Test
    void thePreviewNamesTheServerThatWouldBeAsked() throws IOException {
        String file = file(DRAFT);

        assertThat(call("--preview", "--live", file).err()).contains("'https://api.reply.io/v3/sequences'");
        assertThat(call("--preview", "--base-url", "https://reply.example.com/api/", file)
                        .err())
                .contains("'https://reply.example.com/api/v3/sequences'");
    }

    @Test
    void anInvalidDraftIsRefusedWithEveryPlace() throws IOException {
        Called called = call(file("{\"name\":\"\",\"steps\":[{\"type\":\"call\",\"delayInMinutes\":-1}]}"));

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.bytes()).isEmpty();
        assertThat(called.err())
                .contains("draft", ".json:\nThe draft is invalid, nothing was sent. Mend these 2:\n")
                .contains("\n  /name: ", "\n  /steps/0/delayInMinutes: ");
    }

    @Test
    void aServerThatRefusesIsQuoted() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            sandbox.state("an email account does not exist", Map.of("id", 101));
            environment.put("REPLY_API_KEY", KEY);
            Called called = call("--base-url", sandbox.url(), file(DRAFT));

            assertThat(called.code()).isEqualTo(1);
            assertThat(called.bytes()).isEmpty();
            assertThat(called.err())
                    .contains("404", "sequence.emailAccountNotFound", "Some of the email accounts are not found.");
        }
    }

    @Test
    void aLimitThatDoesNotFitTheDeadlineIsARefusal() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            sandbox.state("the rate limit is exceeded", Map.of("retryAfter", 3000));
            environment.put("REPLY_API_KEY", KEY);
            Called called = call("--base-url", sandbox.url(), "--deadline", "60", file(DRAFT));

            assertThat(called.code()).isEqualTo(1);
            assertThat(called.err()).contains("Wait 3000 s");
        }
    }

    @Test
    void aLostAnswerIsUnknownAndTheMessageLeadsToTheSequence() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            sandbox.state("the answer is lost", Map.of());
            environment.put("REPLY_API_KEY", KEY);
            String file = file(DRAFT);
            Called called = call("--base-url", sandbox.url(), file);

            assertThat(called.code()).isEqualTo(3);
            assertThat(called.bytes()).isEmpty();
            Matcher since = Pattern.compile("--find-since (\\S+)").matcher(called.err());
            assertThat(since.find()).isTrue();
            Called found = call("--base-url", sandbox.url(), "--find-since", since.group(1), file);

            assertThat(found.code()).isZero();
            assertThat(found.out()).endsWith("]\n");
            assertThat(JsonParser.parseString(found.out()).getAsJsonArray()).hasSize(1);
            assertThat(found.err()).contains("1 candidate.");
        }
    }

    @Test
    void lookingCreatesNothing() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            environment.put("REPLY_API_KEY", KEY);
            String file = file(DRAFT);
            String[] look = {"--base-url", sandbox.url(), "--find-since", "2026-01-31T09:00:00Z", file};

            assertThat(call(look).out()).isEqualTo("[]\n");
            assertThat(call(look).out()).isEqualTo("[]\n");
        }
    }

    @Test
    void whereLookingFailsTheOutcomeStaysUnknown() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            sandbox.state("the key is not accepted", Map.of());
            environment.put("REPLY_API_KEY", KEY);
            Called called = call("--base-url", sandbox.url(), "--find-since", "2026-01-31T09:00:00Z", file(DRAFT));

            assertThat(called.code()).isEqualTo(3);
            assertThat(called.err())
                    .contains("401")
                    .endsWith("So it is still unknown whether the sequence was created.\n");
        }
    }

    @Test
    void aServerThatCanNotBeReachedGotNothing() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        environment.put("REPLY_API_KEY", KEY);
        Called called = call("--base-url", "http://127.0.0.1:" + port, file(DRAFT));

        assertThat(called.code()).isEqualTo(4);
        assertThat(called.bytes()).isEmpty();
        assertThat(called.err())
                .contains("Nothing was sent to http://127.0.0.1:" + port)
                .doesNotContain(KEY);
    }

    static Stream<Arguments> wrongUses() {
        return Stream.of(
                Arguments.of(List.of(), "A FILE is missing: a draft as JSON, or - for standard input."),
                Arguments.of(List.of("--live"), "A FILE is missing: a draft as JSON, or - for standard input."),
                Arguments.of(List.of("--"), "A FILE is missing: a draft as JSON, or - for standard input."),
                Arguments.of(
                        List.of("a", "b"), "One FILE at a time, but there are two. Quote a name with spaces in it."),
                Arguments.of(List.of("--dry-run", "a"), "There is no option --dry-run."),
                Arguments.of(List.of("-x", "a"), "There is no option -x."),
                Arguments.of(List.of("--live=yes", "a"), "There is no option --live that takes a value."),
                Arguments.of(List.of("--api-key=" + KEY, "a"), "There is no option --api-key that takes a value."),
                Arguments.of(List.of("\u001b[2J-", KEY, KEY), "One FILE at a time, but there are two."),
                Arguments.of(List.of("-\u001b[2J\n"), "There is no option -\ufffd[2J ."),
                Arguments.of(
                        List.of("--live", "--base-url", "https://x.example", "a"),
                        "--live means https://api.reply.io; give --live or --base-url, not both."),
                Arguments.of(List.of("a", "--base-url"), "--base-url needs a value."),
                Arguments.of(
                        List.of("--find-since", "yesterday", "a"),
                        "--find-since needs a time such as 2026-01-31T09:00:00Z, but is \"yesterday\"."),
                Arguments.of(
                        List.of("--live", "--preview", "--find-since", "2026-01-31T09:00:00Z", "a"),
                        "--preview asks no server, --find-since does; give one of them, not both."),
                Arguments.of(
                        List.of("--find-since", "2026-01-31T09:00:00Z", "a"),
                        "--find-since needs --live or --base-url: an embedded sandbox starts empty."));
    }

    @ParameterizedTest
    @MethodSource("wrongUses")
    void wrongUseIsToldWithTheWayToHelp(List<String> args, String message) {
        Called called = call(args.toArray(String[]::new));

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.bytes()).isEmpty();
        assertThat(called.err())
                .startsWith(message)
                .endsWith("\nFor help: scripts/create-sequence --help\n")
                .hasLineCount(2)
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0.0",
                "-1",
                "soon",
                "1e3",
                "86401",
                "0.0000000001",
                "99999999999999999999",
                "1,5",
                " 1",
                "0x10",
                "NaN"
            })
    void aDeadlineIsSecondsOfAtMostADay(String seconds) throws IOException {
        Called called = call("--deadline", seconds, file(DRAFT));

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err())
                .startsWith("--deadline needs seconds, more than 0 and at most 86400, such as 30 or 2.5, but is \""
                        + seconds + "\".");
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2.5, PT2.5S", "0.001, PT0.001S", "86400, PT24H", "0.000000001, PT0.000000001S"})
    void aDeadlineIsTakenExactly(String seconds, String deadline) throws Exception {
        assertThat(Options.parse("--deadline", seconds, "a").deadline()).hasToString(deadline);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31T09:00:00Z", "2026-01-31T10:00:00+01:00", "2026-01-31T09:00:00.000000000Z"})
    void aTimeMayHaveAnOffset(String time) throws Exception {
        assertThat(Options.parse("--live", "--find-since", time, "a").findSince())
                .hasToString("2026-01-31T09:00:00Z");
    }

    @Test
    void aFileThatIsNotThereIsWrongUse() {
        Called called = call(folder.resolve("none.json").toString());

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith("There is no file " + folder.resolve("none.json") + ".\n");
    }

    @Test
    void aFolderIsNoFile() {
        Called called = call(folder.toString());

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith(folder + " can't be read: ");
    }

    @Test
    void aNameThatNoFileCanHaveIsWrongUse() {
        Called called = call("a\u0000b");

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith("a\ufffdb can't be read: ").doesNotContain("\u0000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|it is empty.",
                "{\"name\":\"n\"|line 1, column 12: the text ends too early.",
                "{'name':'n'}|line 1, column 3: not JSON as RFC 8259 has it (quotes, commas, brackets," + " comments?)."
            })
    void aFileThatIsNotJsonIsWrongUse(String text, String message) throws IOException {
        String file = file(text);
        Called called = call(file);

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.bytes()).isEmpty();
        assertThat(called.err()).startsWith(file + " is not JSON: " + message);
    }

    @Test
    void aFileThatIsNotUtf8IsWrongUse() throws IOException {
        Path file = folder.resolve("latin1.json");
        Files.write(file, "{\"name\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        Called called = call(file.toString());

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith(file + " is not JSON: it is not UTF-8.");
    }

    @Test
    void aFileWithAByteOrderMarkIsRead() throws IOException {
        assertThat(call(file("\ufeff{\"name\":\"n\"}")).code()).isZero();
    }

    @Test
    void anEndlessStreamIsReadToItsLimitOnly() {
        AtomicLong read = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                read.addAndGet(length);
                return length;
            }
        };
        Called called = call(endless, "-");

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith("Standard input is larger than 16 MiB, too large for a draft.");
        assertThat(read.get()).isEqualTo((16 << 20) + 1);
    }

    @Test
    @SuppressWarnings("InputStreamSlowMultibyteRead") // it never reads anything
    void aStreamThatBreaksIsWrongUse() {
        Called called = call(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the pipe broke");
                    }
                },
                "-");

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith("Standard input can't be read: the pipe broke.");
    }

    @Test
    @SuppressWarnings("InputStreamSlowMultibyteRead") // it never reads anything
    void whatShouldNotHappenNeverClaimsThatNothingWasCreated() {
        Called called = call(
                new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException("surprise");
                    }
                },
                "-");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err())
                .startsWith("This should not have happened: java.lang.IllegalStateException: surprise\n")
                .contains("look before you repeat");
    }

    @Test
    void aLongDraftIsCreated() throws IOException {
        String step = "{\"type\":\"call\",\"delayInMinutes\":1440,\"message\":\"" + "x".repeat(200) + "\"}";
        Called called = call(file("{\"name\":\"n\",\"steps\":[" + (step + ",").repeat(4999) + step + "]}"));

        assertThat(called.code()).isZero();
        assertThat(JsonParser.parseString(called.out()).getAsJsonObject().getAsJsonArray("steps"))
                .hasSize(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--live", "--base-url=http://127.0.0.1:9"})
    void withoutAKeyNothingIsTried(String server) throws IOException {
        Called called = call(server, file(DRAFT));

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith("There is no API key: set the environment variable REPLY_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "rk-5up3r s3cr3t",
                "rk-5up3r-s3cr3t\n",
                "\trk-5up3r-s3cr3t",
                "rk-5up3r-s3cr3t\u00e9",
                "rk\u0000"
            })
    void aMalformedKeyIsRefusedWithoutRepeatingIt(String key) throws IOException {
        environment.put("REPLY_API_KEY", key);
        Called called = call("--live", file(DRAFT));

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains("key").doesNotContain("rk", "s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.reply.io",
                "ftp://127.0.0.1",
                "nonsense",
                "",
                "https://",
                "https://user:pass@x.example",
                "https://x.example?a=b"
            })
    void aBaseUrlThatCanNotBeIsWrongUse(String url) throws IOException {
        environment.put("REPLY_API_KEY", KEY);
        Called called = call("--base-url", url, file(DRAFT));

        assertThat(called.code()).as(called.err()).isEqualTo(2);
        assertThat(called.bytes()).isEmpty();
        assertThat(called.err()).doesNotContain(KEY, "pass@");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theKeyMayComeFromAFileThatOnlyItsOwnerReads() throws IOException {
        Path keyFile = Files.writeString(folder.resolve("key"), KEY + "\n");
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        List<byte[]> received = new CopyOnWriteArrayList<>();
        HttpServer server = answering(201, "{\"id\":7}", received);
        try {
            Called called = call(
                    "--key-file",
                    keyFile.toString(),
                    "--base-url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    file(DRAFT));

            assertThat(called.code()).isZero();
            assertThat(received).hasSize(1);
            assertThat(called.out() + called.err()).doesNotContain(KEY, "chmod");
        } finally {
            server.stop(0);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKeyFileThatOthersMayReadIsToldAndOneThatIsNoneRefused() throws IOException {
        Path keyFile = Files.writeString(folder.resolve("key"), KEY);
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r--r--"));
        String file = file(DRAFT);

        assertThat(call("--key-file", keyFile.toString(), "--base-url=http://127.0.0.1:9", file)
                        .err())
                .contains("chmod 600")
                .doesNotContain(KEY);
        assertThat(call("--live", "--key-file", folder.resolve("none").toString(), file)
                        .code())
                .isEqualTo(2);
        assertThat(call("--live", "--key-file", folder.resolve("none").toString(), file)
                        .err())
                .startsWith("There is no key file " + folder.resolve("none") + ".\n");
        assertThat(call("--live", "--key-file", folder.toString(), file).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "--help --live --base-url x", "--live draft.json -h"})
    void helpIsOnStdoutAndFitsATerminal(String args) {
        Called called = call(args.split(" "));

        assertThat(called.code()).isZero();
        assertThat(called.err().isEmpty() || args.contains("base-url")).isTrue();
        assertThat(called.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(called.out())
                .contains(
                        "scripts/create-sequence notebooks/drafts/sales-outreach.json",
                        "--live",
                        "--base-url URL",
                        "--preview",
                        "--deadline SECONDS",
                        "REPLY_API_KEY",
                        "Exit codes");
    }

    private static HttpServer answering(int status, String body, List<byte[]> received) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(exchange.getRequestBody().readAllBytes());
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return server;
    }

    /** Reading a large answer can't be interrupted. */
    @Test
    void stoppedWhileItCanNotSayWhatBecameOfTheCallItSaysThatThisIsUnknown() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CreateSequence program = new CreateSequence(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("REPLY_API_KEY", KEY));
        CountDownLatch over = new CountDownLatch(1);
        Thread deaf = new Thread(() -> {
            while (over.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
        });
        deaf.setDaemon(true);
        deaf.start();
        try (MisbehavingServer server = MisbehavingServer.playing(Behaviour.silentAfter(Behaviour.After.THE_REQUEST))) {
            String draft = file(DRAFT);
            Thread calling =
                    new Thread(() -> program.run("--base-url", server.uri().toString(), draft));
            calling.start();
            for (long end = System.nanoTime() + SOON; server.posts() == 0; ) {
                assertThat(System.nanoTime()).as(server.toString()).isLessThan(end);
                Thread.onSpinWait();
            }
            assertThat(program.reportInterruption(deaf, Duration.ofMillis(1))).isFalse();
            calling.interrupt();
            calling.join();
        } finally {
            over.countDown();
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Stopped. It is unknown whether the sequence was created: look before you repeat.")
                .containsPattern("From a shell: the same command with --find-since \\d{4}-\\d\\d-\\d\\dT");
    }

    @Test
    void whatWasListedButCouldNotBeReadLeavesTheOutcomeUnknown() throws IOException {
        Answer list = Answer.status(200).json("{\"items\":[{\"id\":5,\"name\":\"Lost\"}],\"hasMore\":false}");
        environment.put("REPLY_API_KEY", KEY);
        try (MisbehavingServer server = MisbehavingServer.playing(list, Answer.problem(404))) {
            Called called = call(
                    "--find-since",
                    "2026-01-31T09:00:00Z",
                    "--base-url",
                    server.uri().toString(),
                    file("{\"name\":\"Lost\"}"));

            assertThat(called.code()).isEqualTo(3);
            assertThat(called.out()).isEqualTo("[]\n");
            assertThat(called.err()).startsWith("It is still unknown whether it was created. Look again");
        }
    }
}
