package dev.replykit.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.replykit.Reply;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** Verifications of a server that behaves like Reply, and of some that deviate. */
class VerifyLiveTest {
    private static final String KEY = "the-real-key-of-this-test";
    private static final Path CONTRACT = Path.of("pacts", "replykit-reply-api-v3.json");

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start();
    private final ReplyLike provider = new ReplyLike(sandbox.url());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A sandbox behind a server that has no states to set and knows one key. */
    private static final class ReplyLike implements AutoCloseable {
        private static final HttpClient HTTP = HttpClient.newHttpClient();

        private record Answer(int status, String type, String body) {
            Answer with(String newBody) {
                return new Answer(status, type, newBody);
            }
        }

        private final HttpServer server;
        private final String sandbox;
        private final List<String> received = new CopyOnWriteArrayList<>();
        private final List<String> users = new CopyOnWriteArrayList<>();
        private UnaryOperator<Answer> change = UnaryOperator.identity();

        ReplyLike(String sandbox) {
            this.sandbox = sandbox;
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            server.createContext("/v3/", this::handle);
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private void handle(HttpExchange exchange) throws IOException {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            users.add(exchange.getRequestHeaders().getFirst("X-User-Id") + " "
                    + exchange.getRequestHeaders().getFirst("X-TEAM-ID"));
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(sent, StandardCharsets.UTF_8));
            Answer answer = key.equals("Bearer " + KEY)
                    ? change.apply(forwarded(exchange, sent))
                    : new Answer(401, "application/problem+json", "{\"title\": \"Unauthorized\", \"status\": 401}");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        private Answer forwarded(HttpExchange exchange, byte[] sent) throws IOException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox + exchange.getRequestURI()))
                    .header("Authorization", "Bearer any-key")
                    .header("Content-Type", "application/json")
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(sent))
                    .build();
            try {
                HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
                String type = answer.headers().firstValue("Content-Type").orElse("text/plain");
                return new Answer(answer.statusCode(), type, answer.body());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @BeforeEach
    void letOneMailboxBeUnknown() {
        sandbox.state("an email account does not exist", Map.of("id", 2147483647));
    }

    @AfterEach
    void stop() {
        provider.close();
        sandbox.close();
    }

    private void addSequenceToTheAccount() {
        try (Reply reply = Reply.builder().baseUrl(sandbox.url()).apiKey(KEY).build()) {
            reply.create(SequenceDraft.named("Secret project").steps(Step.email("Private", "<p>Words</p>")));
            reply.create(SequenceDraft.named("Without steps"));
        }
    }

    private int run(String url, String typed, Map<String, String> environment, String... args) throws IOException {
        String[] all = new String[args.length + 2];
        all[0] = "--base-url";
        all[1] = url;
        System.arraycopy(args, 0, all, 2, args.length);
        return new VerifyLive(
                        CONTRACT,
                        folder,
                        environment,
                        new BufferedReader(new StringReader(typed)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(all);
    }

    private int run(String... args) throws IOException {
        return run(provider.url(), "", Map.of("REPLY_API_KEY", KEY), args);
    }

    private String words() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutCreateOnlyReadsWithTheKey() throws IOException {
        addSequenceToTheAccount();

        assertThat(run()).as(words()).isEqualTo(VerifyLive.VERIFIED);
        assertThat(words()).contains("verified      live         a request to read a sequence\n", "verified: 8\n");
        assertThat(provider.received)
                .filteredOn(request -> request.startsWith("POST"))
                .as("the request with a key that is not accepted")
                .hasSize(1);
    }

    @Test
    void withCreateNamesHaveAMarkAndTheReportTellsHowToDelete() throws IOException {
        assertThat(run("--create", "--yes")).as(words()).isEqualTo(VerifyLive.VERIFIED);

        assertThat(provider.received)
                .filteredOn(request -> request.startsWith("POST"))
                .hasSizeGreaterThan(5)
                .allMatch(request -> request.matches("(?s).*\"name\": ?\"verify-live \\[rk-\\w{12}]\".*"));
        assertThat(words()).contains("Created, never started. Delete them with:\n");
        try (Reply reply = Reply.builder().baseUrl(sandbox.url()).apiKey(KEY).build()) {
            assertThat(reply.list())
                    .hasSize(3)
                    .allSatisfy(sequence -> assertThat(words())
                            .contains("  scripts/create-sequence --base-url %s --delete %d    # %s\n"
                                    .formatted(provider.url(), sequence.id(), sequence.name())));
        }
    }

    @Test
    void asksBeforeItCreates() throws IOException {
        for (String typed : List.of("", "n\n", "\n", "yesterday\n")) {
            assertThat(run(provider.url(), typed, Map.of("REPLY_API_KEY", KEY), "--create"))
                    .isEqualTo(VerifyLive.USAGE);
        }
        assertThat(provider.received).isEmpty();
        assertThat(run(provider.url(), "y\n", Map.of("REPLY_API_KEY", KEY), "--create"))
                .isEqualTo(VerifyLive.VERIFIED);
    }

    @Test
    void accountWithoutAFittingSequenceIsNotVerified() throws IOException {
        assertThat(run()).isEqualTo(VerifyLive.NOT_VERIFIED);
        assertThat(words())
                .contains("not verified  live         a request to read a sequence\n", "Run it with --create");
    }

    @Test
    void emptyListSaysNothingAboutItsItems() throws IOException {
        addSequenceToTheAccount();
        provider.change = answer -> answer.body().contains("cookieStatus") ? answer.with("[]") : answer;

        assertThat(run()).isEqualTo(VerifyLive.NOT_VERIFIED);
        assertThat(words())
                .contains(
                        "not verified  live         a request to list the LinkedIn senders\n",
                        "The list is empty, so it tells nothing about its items.",
                        "verified: 7\n");
    }

    @Test
    void userAndTeamAreSentWithEachRequestAndAreInTheCommandForDeleting() throws IOException {
        assertThat(run("--create", "--yes", "--team", "7", "--user", "1204"))
                .as(words())
                .isZero();
        assertThat(provider.users).containsOnly("1204 7");
        assertThat(words()).contains(" --team 7 --user 1204 --delete 1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            id as text          | $.id: Expected '1003' (String) to be an integer
            500 for a creation  | status: the contract relies on any 2xx, but 500 came
            unknown id found    | status: the contract relies on 404, but 200 came
            one error only      | $.errors
            type in capitals    | to be equal to 'email'
            steps lost          | $: steps is missing
            no code             | $: code is missing
            HTML                | Content-Type
            list without items  | items
            """)
    void deviationIsToldInWords(String deviation, String expected) throws IOException {
        addSequenceToTheAccount();
        provider.change = answer -> switch (deviation) {
            case "id as text" ->
                answer.status() == 201
                        ? answer.with(answer.body().replaceFirst("\"id\":(\\d+)", "\"id\":\"$1\""))
                        : answer;
            case "500 for a creation" ->
                answer.status() == 201 ? new ReplyLike.Answer(500, "application/json", "{}") : answer;
            case "unknown id found" ->
                answer.status() == 404 && answer.body().contains("sequence.notFound")
                        ? new ReplyLike.Answer(200, "application/json", "{}")
                        : answer;
            case "one error only" ->
                answer.with(answer.body().replaceFirst("\"errors\":\\[(\\{[^}]*}).*?]", "\"errors\":[$1]"));
            case "type in capitals" -> answer.with(answer.body().replace("\"type\":\"email\"", "\"type\":\"Email\""));
            case "steps lost" -> answer.with(answer.body().replace("\"steps\":", "\"parts\":"));
            case "no code" -> answer.with(answer.body().replace("\"code\":", "\"slug\":"));
            case "HTML" -> new ReplyLike.Answer(answer.status(), "text/html", answer.body());
            case "list without items" -> answer.with(answer.body().replace("\"items\":", "\"entries\":"));
            default -> throw new IllegalArgumentException(deviation);
        };

        int code = run("--create", "--yes");

        assertThat(words()).contains("DEVIATES      live").contains(expected);
        assertThat(code).isEqualTo(VerifyLive.DEVIATES);
    }

    @Test
    void keyThatIsNotAcceptedStopsTheRun() throws IOException {
        assertThat(run(provider.url(), "", Map.of("REPLY_API_KEY", "another-key")))
                .isEqualTo(VerifyLive.NOT_VERIFIED);
        assertThat(words())
                .contains("The key was not accepted (401)", "DEVIATES: 0")
                .doesNotContain("another-key");
        assertThat(provider.received).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tooManyRequestsStopTheRun() throws IOException {
        provider.change = answer -> new ReplyLike.Answer(429, "application/problem+json", "{}");

        assertThat(run("--create", "--yes")).isEqualTo(VerifyLive.NOT_VERIFIED);
        assertThat(words()).contains("Too many requests (429). Wait 60 seconds and run it again.");
        assertThat(provider.received).hasSize(1);
    }

    @Test
    void serverThatIsNotThereIsNotVerified() throws IOException {
        provider.close();

        assertThat(run("--create", "--yes")).isEqualTo(VerifyLive.NOT_VERIFIED);
        assertThat(words()).contains("No answer came").doesNotContain("Perhaps created");
    }

    @ParameterizedTest
    @CsvSource({"reset", "closed", "cut"})
    void requestWithoutACompleteAnswerMayHaveCreated(String end) throws IOException {
        Behaviour answer = switch (end) {
            case "reset" -> Behaviour.resetAfter(Behaviour.After.THE_REQUEST);
            case "closed" -> Behaviour.closeAfter(Behaviour.After.THE_REQUEST);
            default -> Behaviour.say("HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\n{\"id\"");
        };
        try (MisbehavingServer server = MisbehavingServer.playing(answer)) {
            String url = server.uri().toString();

            assertThat(run(url, "", Map.of("REPLY_API_KEY", KEY), "--create", "--yes"))
                    .isEqualTo(VerifyLive.NOT_VERIFIED);
            assertThat(words()).contains("No answer came", "Perhaps created: verify-live [rk-");
        }
    }

    @Test
    void sequenceWithAnOddIdOrNameKeepsNothingFromTheReport() throws IOException {
        provider.change = answer -> answer.with(answer.body()
                .replaceFirst(
                        "^\\{\"id\":(\\d{4}),\"(.*\"name\":\"verify-live.*\"type\":\"email\")", "{\"id\":{},\"$2"));

        assertThat(run("--create", "--yes")).as(words()).isEqualTo(VerifyLive.DEVIATES);
        assertThat(words()).contains("Delete them with:", "Perhaps created: verify-live");
    }

    @Test
    void detailIsCutAfterTheKeyWasRemoved() throws IOException {
        provider.change = answer -> answer.with(answer.body()
                .replaceFirst("\"detail\":\"", "\"detail\":\"" + "y".repeat(190) + " " + KEY)
                .replace("\"code\":", "\"slug\":"));
        run("--create", "--yes");

        assertThat(words()).contains("It answered: 404").doesNotContain(KEY.substring(0, 9));
    }

    @Test
    void recordedRequestIsTheOneThatWasSentWithoutItsLinks() throws IOException {
        run("--create", "--yes", "--user", "jane@example.com");

        String recorded = Files.readString(folder.resolve("exchanges.json"));
        assertThat(recorded).contains("\"audioFile\": \"[redacted]\",", "\"aiPromptText\"");
        assertThat(Files.readString(folder.resolve("table.txt")))
                .contains(" --user EMAIL --delete ")
                .doesNotContain("jane");
    }

    @Test
    void nothingThatIsWrittenHasTheKeyNamesAddressesOrTexts() throws IOException {
        addSequenceToTheAccount();
        String secrets = """
                "emailAccounts":[{"id":7,"email":"jane@example.com","senderName":"Jane Roe"}],\
                "linkedInAccounts":[{"id":8,"name":"Jane Roe","profileUrl":"https://www.linkedin.com/in/jane-roe"}],\
                "token":"%s","detail":"Write to jane@example.com or see https://example.com/jane-roe. %s",""".formatted(KEY, KEY);
        provider.change = answer -> answer.with(answer.body()
                .replaceAll("\\{\"id\":(\\d{4}),", "{\"id\":$1," + secrets)
                .replaceAll("\"health\":\"\\w+\"", "\"health\":[\"Jane Roe\"]")
                .replaceAll("\"created\":\"[^\"]+\"", "\"created\":{\"by\":\"Jane (Roe) to (x) to \"}")
                .replaceAll("\"hasMore\":false", "\"hasMore\":\"Jane's 'Roe'\""));

        assertThat(run("--create", "--yes")).isEqualTo(VerifyLive.DEVIATES);

        assertThat(words()).contains("$.hasMore: Expected [redacted] (String) to ");
        StringBuilder written = new StringBuilder(words() + err.toString(StandardCharsets.UTF_8));
        for (String file : List.of("table.txt", "TEST-verify-live.xml", "exchanges.json")) {
            written.append(Files.readString(folder.resolve(file)));
        }
        assertThat(written.toString())
                .doesNotContain(KEY, "jane", "Jane", "Roe", "Secret project", "Private", "<p>Words</p>")
                .contains("[redacted]", "verify-live [rk-");
    }

    @Test
    void junitReportHasEachInteraction() throws Exception {
        provider.change = answer -> answer.with(answer.body().replace("\"code\":", "\"slug\":"));
        run();

        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("TEST-verify-live.xml"))))
                .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("8");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(8);
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .contains("code");
        assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(2);
    }

    /** Its states are set over HTTP, so that nothing needs to be there. */
    @Test
    void sandboxIsVerifiedInItsStates() throws IOException {
        assertThat(run(sandbox.url(), "", Map.of("REPLY_API_KEY", KEY), "--create", "--yes"))
                .as(words())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "REPLY_API_KEY, two words, --yes",
        "OTHER, x, --yes",
        "REPLY_API_KEY, good-key, --nope",
        "REPLY_API_KEY, good-key, --team"
    })
    void wrongUseSendsNothing(String variable, String key, String option) throws IOException {
        assertThat(run(provider.url(), "", Map.of(variable, key), option)).isEqualTo(VerifyLive.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Nothing was sent")
                .doesNotContain("two words");
        assertThat(run("http://example.com", "", Map.of("REPLY_API_KEY", KEY))).isEqualTo(VerifyLive.USAGE);
        assertThat(provider.received).isEmpty();
    }

    @Test
    void keyCanComeFromAFile() throws IOException {
        addSequenceToTheAccount();
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");

        assertThat(run(provider.url(), "", Map.of(), "--key-file", file.toString()))
                .as(words())
                .isZero();
    }
}
