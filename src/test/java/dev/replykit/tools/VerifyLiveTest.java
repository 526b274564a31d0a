package dev.replykit.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Reply;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.contract.Relay;
import dev.replykit.contract.Relay.Message;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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
    private final Relay provider = new Relay(sandbox.url(), this::receive, this::answer);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> users = new CopyOnWriteArrayList<>();
    private Consumer<Message> change = answer -> {};
    private volatile boolean isKnown;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Like Reply, it has no states to set, and knows one key. */
    private void receive(Message request) {
        if (request.isState()) {
            request.path = "/none";
            return;
        }
        users.add(request.headers.remove("X-User-Id") + " " + request.headers.remove("X-TEAM-ID"));
        received.add(request.method + " " + request.uri() + " " + request.body);
        isKnown = List.of("Bearer " + KEY).equals(request.headers.put("Authorization", List.of("Bearer any-key")));
        if (!isKnown) {
            request.path = "/none";
        }
    }

    private void answer(Message answer) {
        if (isKnown) {
            change.accept(answer);
        } else {
            answer.status = 401;
            answer.body = "{\"title\": \"Unauthorized\", \"status\": 401}";
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

    private static Consumer<Message> replacing(String regex, String replacement) {
        return answer -> answer.body = answer.body.replaceAll(regex, replacement);
    }

    private static Consumer<Message> answering(int status, int other) {
        return answer -> answer.status = answer.status == status ? other : answer.status;
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
        assertThat(received)
                .filteredOn(request -> request.startsWith("POST"))
                .as("the request with a key that is not accepted")
                .hasSize(1);
    }

    @Test
    void withCreateNamesHaveAMarkAndTheReportTellsHowToDelete() throws IOException {
        assertThat(run("--create", "--yes")).as(words()).isEqualTo(VerifyLive.VERIFIED);

        assertThat(received)
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
        assertThat(received).isEmpty();
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
        change = answer -> answer.body = answer.body.contains("cookieStatus") ? "[]" : answer.body;

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
        assertThat(users).containsOnly("[1204] [7]");
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
        change = switch (deviation) {
            case "id as text" -> replacing("(\"id\":)(\\d+)(,.*\"status\":\"new\")", "$1\"$2\"$3");
            case "500 for a creation" -> answering(201, 500);
            case "unknown id found" -> answering(404, 200);
            case "one error only" -> replacing("\"errors\":\\[(\\{[^}]*}).*?]", "\"errors\":[$1]");
            case "type in capitals" -> replacing("\"type\":\"email\"", "\"type\":\"Email\"");
            case "steps lost" -> replacing("\"steps\":", "\"parts\":");
            case "no code" -> replacing("\"code\":", "\"slug\":");
            case "HTML" -> answer -> answer.headers.put("Content-Type", List.of("text/html"));
            case "list without items" -> replacing("\"items\":", "\"entries\":");
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
        assertThat(received).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tooManyRequestsStopTheRun() throws IOException {
        change = answer -> answer.status = 429;

        assertThat(run("--create", "--yes")).isEqualTo(VerifyLive.NOT_VERIFIED);
        assertThat(words()).contains("Too many requests (429). Wait 60 seconds and run it again.");
        assertThat(received).hasSize(1);
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
        change = answer -> answer.body = answer.body.replaceFirst(
                "^\\{\"id\":(\\d{4}),\"(.*\"name\":\"verify-live.*\"type\":\"email\")", "{\"id\":{},\"$2");

        assertThat(run("--create", "--yes")).as(words()).isEqualTo(VerifyLive.DEVIATES);
        assertThat(words()).contains("Delete them with:", "Perhaps created: verify-live");
    }

    @Test
    void detailIsCutAfterTheKeyWasRemoved() throws IOException {
        change = answer -> answer.body = answer.body
                .replaceFirst("\"detail\":\"", "\"detail\":\"" + "y".repeat(190) + " " + KEY)
                .replace("\"code\":", "\"slug\":");
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
        change = answer -> answer.body = answer.body
                .replaceAll("\\{\"id\":(\\d{4}),", "{\"id\":$1," + secrets)
                .replaceAll("\"health\":\"\\w+\"", "\"health\":[\"Jane Roe\"]")
                .replaceAll("\"created\":\"[^\"]+\"", "\"created\":{\"by\":\"Jane (Roe) to (x) to \"}")
                .replaceAll("\"hasMore\":false", "\"hasMore\":\"Jane's 'Roe'\"");

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
        change = answer -> answer.body = answer.body.replace("\"code\":", "\"slug\":");
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
        assertThat(run(provider.url(), "", Map.of(), "--key-file", "nowhere")).isEqualTo(VerifyLive.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .endsWith("The key file can't be read: \"nowhere\". Nothing was sent.\n");
        assertThat(received).isEmpty();
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
