package dev.replykit.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report on documents that are built like Reply's, with and without drift. */
class CheckDriftTest {
    private static final Path OPENAPI = Path.of("src", "test", "resources", "openapi");
    private static final String OURS = read(OPENAPI.resolve("create-sequence.openapi.yaml"));
    private static final String THEIRS = VendorDocument.text();

    @TempDir
    Path folder;

    private Path accepted;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void copyTheAcceptedDifferences() throws IOException {
        accepted = Files.copy(OPENAPI.resolve("accepted-drift.json"), folder.resolve("accepted.json"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int run(String... args) throws IOException {
        out.reset();
        err.reset();
        return new CheckDrift(
                        OURS,
                        accepted,
                        Duration.ofMillis(500),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
    }

    private int check(String document, String... options) throws IOException {
        String file = Files.writeString(folder.resolve("document"), document).toString();
        String[] args = List.of(options).toArray(new String[options.length + 1]);
        args[options.length] = file;
        return run(args);
    }

    private String report() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** If this fails: our description changed, so run check-drift with the vendor-like document and --accept. */
    @Test
    void documentAsItWasHasOnlyAcceptedDifferences() throws IOException {
        assertThat(check(THEIRS)).as(report()).isZero();
        assertThat(report())
                .contains("16 kinds of steps", "Breaks sending: none", "Nothing new.")
                .containsSubsequence(
                        "Document  ",
                        "Compared  ",
                        "Breaks sending",
                        "Breaks reading",
                        "New",
                        "Gone",
                        "Words changed",
                        "Accepted: ",
                        "because ",
                        "Could not be compared");
    }

    /** The same API, written in another way. */
    @ParameterizedTest
    @ValueSource(
            strings = {"json", "moved", "renamedPathParameter", "basePath", "nullsByType", "terse", "extract", "large"})
    void otherSpellingIsNoDrift(String spelling) throws IOException {
        assertThat(check(VendorDocument.spelled(spelling))).as(report()).isZero();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            breaks sending | POST /v3/sequences is gone                       | operation gone
            breaks sending | name is gone                                     | request member gone
            breaks sending | name is gone, and names is new: probably renamed | request member renamed
            breaks sending | scheduleId is now required                       | request member required
            breaks sending | folder is new and required (string)              | new required request member
            breaks sending | An item of emailAccounts is now string, not integer | item retyped
            breaks sending | value may no longer be null                      | request null refused
            breaks sending | repliesHandlingType can no longer be "continueSending" | request word gone
            breaks sending | action can no longer be "wait", but "waits": probably renamed | request word renamed
            breaks sending | attachmentIds now has maxItems 2, not 3          | request limit narrower
            breaks sending | name now has maxLength 255                       | request limit added
            breaks sending | audioFile now has the format uri                 | request format added
            breaks sending | description is now read-only                     | request member read-only
            breaks sending | The kind sms is gone                             | request kind gone
            breaks sending | The kind linkedIn inMail is gone, and linkedIn inMailMessage is new: probably renamed | kind renamed
            breaks sending | The parameter ?top is gone                       | parameter gone
            breaks sending | The parameter ?skip is gone, and ?skipped is new: probably renamed | parameter renamed
            breaks sending | The parameter top is now string, not integer     | parameter retyped
            breaks sending | The key now needs the scope "sequences:create", not "sequences:write" | scope changed
            breaks sending | The server is now https://api2.reply.io, not https://api.reply.io | server moved
            breaks sending | Authentication is now {bearerAuth=http basic}, not {bearerAuth=http bearer} | authentication changed
            breaks reading | id is now string, not integer                    | answer member retyped
            breaks reading | items is gone                                    | list renamed
            breaks reading | health is gone                                   | answer member gone
            breaks reading | email may now be null                            | answer null
            breaks reading | email may now be missing                         | answer member optional
            breaks reading | created no longer has the format date-time       | answer format gone
            breaks reading | The header retry-after is gone                   | header gone
            new            | The kind pigeon is new                           | new kind
            new            | health can now be "sleeping"                     | new answer word
            new            | pace is new (integer)                            | new optional member
            new            | The status 409 is new                            | new status
            new            | The parameter ?cursor is new                     | new parameter
            new            | numberOfSkills now has maximum 5, not 3          | limit wider
            new            | generatedTaskOwner now has the default contact, not sequence | default changed
            new            | The body takes no other members                  | closed request
            gone           | The status 404 is gone                           | status gone
            gone           | health can no longer be "stalled"                | answer word gone
            gone           | GET /v3/sequences/{id} is deprecated             | deprecated
            """)
    void driftIsToldInItsSection(String section, String fact, String drift) throws IOException {
        assertThat(check(VendorDocument.with(drift), "--json")).as(report()).isEqualTo(CheckDrift.DRIFT);
        JsonObject json = JsonParser.parseString(report()).getAsJsonObject();
        assertThat(json.getAsJsonArray(section)).as(report()).anySatisfy(difference -> {
            assertThat(difference.getAsJsonObject().get("fact").getAsString()).contains(fact);
            assertThat(difference.getAsJsonObject().getAsJsonArray("places")).isNotEmpty();
        });
    }

    @Test
    void factIsToldOnceForAllItsPlaces() throws IOException {
        check(THEIRS.replace("                minimum: 0\n", "                minimum: 1\n"));

        assertThat(report())
                .containsOnlyOnce("delayInMinutes now has minimum 1, not 0.\n    POST /v3/sequences sent: "
                        + "steps[call].delayInMinutes, and in 15 more places");
    }

    @ParameterizedTest
    @CsvSource({
        "aliases as text, is no object",
        "steps without kinds, has no kinds",
        "dangling reference, leads nowhere",
        "dangling parameter, A parameter has no name",
        "few members, members",
        "no answer, has no successful answer",
        "other operations, none of the operations"
    })
    void documentInWhichTooLittleIsFoundIsNeverNothingNew(String drift, String why) throws IOException {
        assertThat(check(VendorDocument.with(drift))).as(report()).isEqualTo(CheckDrift.NOT_READ);
        assertThat(report()).contains(why, "No verdict");
        byte[] before = Files.readAllBytes(accepted);
        if (!drift.startsWith("dangling")) {
            assertThat(check(VendorDocument.with(drift), "--accept")).isEqualTo(CheckDrift.NOT_READ);
            assertThat(accepted).hasBinaryContent(before);
        }
    }

    @Test
    void ruleThatIsNotReadIsNeverNothingNew() throws IOException {
        assertThat(check(VendorDocument.with("rule that is not read"))).isEqualTo(CheckDrift.NOT_READ);
        assertThat(report()).contains("The body is not comparable: it has \"not\".", "No verdict");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "just: text", "a: b: c", "<!DOCTYPE html><html></html>", "# Page\n\n```yaml\na: 1\n```\n"})
    void textThatIsNoDocumentIsNotRead(String text) throws IOException {
        assertThat(check(text)).isEqualTo(CheckDrift.NOT_READ);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("Not read: ")
                .hasLineCount(1);
        assertThat(report()).isEmpty();
    }

    @Test
    void pageWithOneOperationIsComparedWithThatOperationOnly() throws IOException {
        assertThat(check(VendorDocument.page("/v3/sequences/{id}", "get")))
                .as(report())
                .isZero();
        assertThat(report()).contains("(one page)", "operations: GET /v3/sequences/{id}\n");
        assertThat(check(VendorDocument.page("/v3/sequences/{id}", "get").replace("isArchived", "archived")))
                .isEqualTo(CheckDrift.DRIFT);
    }

    @Test
    void acceptedDifferenceNeedsAReasonAndAnotherPlaceIsNew() throws IOException {
        String drifted = VendorDocument.with("request limit added");
        assertThat(check(drifted, "--accept")).isEqualTo(CheckDrift.DRIFT);
        assertThat(check(drifted)).isEqualTo(CheckDrift.DRIFT);
        assertThat(report()).contains("name now has maxLength 255.\n    POST /v3/sequences sent: name\n");

        JsonObject file = JsonParser.parseString(Files.readString(accepted)).getAsJsonObject();
        for (JsonElement entry : file.getAsJsonArray("differences")) {
            if (entry.getAsJsonObject().get("reason").getAsString().isEmpty()) {
                entry.getAsJsonObject().addProperty("reason", "Nobody writes such names.");
            }
        }
        Files.writeString(accepted, file.toString());
        assertThat(check(drifted)).as(report()).isZero();
        assertThat(report()).contains("because Nobody writes such names.");

        assertThat(check(drifted.replace("description: Name of the event\n", "maxLength: 255\n")))
                .isEqualTo(CheckDrift.DRIFT);
        assertThat(report()).contains("POST /v3/sequences sent: steps[zapier].name\n");
    }

    @Test
    void acceptingForgetsWhatIsNoLongerThere() throws IOException {
        check(THEIRS, "--accept");
        String before = Files.readString(accepted);
        check(VendorDocument.with("request limit added"), "--accept");
        assertThat(Files.readString(accepted)).contains("maxLength 255");
        check(THEIRS, "--accept");

        assertThat(accepted).hasContent(before);
    }

    @Test
    void limitThatIsToldInWordsIsNoticedOnceAVersionIsAccepted() throws IOException {
        String changed = THEIRS.replace("at most 300 characters", "at most 200 characters");
        assertThat(check(changed)).isZero();
        assertThat(report()).contains("no version yet");
        check(THEIRS, "--accept");
        assertThat(check(THEIRS)).as(report()).isZero();

        assertThat(check(changed)).isEqualTo(CheckDrift.DRIFT);
        assertThat(report()).contains("""
                Words changed: 1
                  variants is now described as: The notes, at most 200 characters.
                    steps[linkedIn connect].variants
                """);
        assertThat(check(THEIRS.replace("          description: Most items (default 25, max 1000)\n", "")))
                .isEqualTo(CheckDrift.DRIFT);
    }

    /** Hostile or not: the work is that of the operations compared, however much else there is and however it is shared. */
    @Test
    void workIsThatOfTheOperationsCompared() {
        OpenApiDocument ours = OpenApiDocument.parse(OURS);
        int work = new Drift(ours, OpenApiDocument.parse(THEIRS)).work;
        String large = VendorDocument.spelled("large");

        assertThat(large.length()).isGreaterThan(1_900_000);
        assertThat(large.split("\\*ref_", -1)).hasSizeGreaterThan(5_900);
        assertThat(large.split("&ref_", -1)).hasSizeGreaterThan(630);
        assertThat(new Drift(ours, OpenApiDocument.parse(large)).work)
                .isEqualTo(work)
                .isLessThan(2_000);
        assertThat(new Drift(ours, OpenApiDocument.parse(VendorDocument.with("doubling schemas"))).work)
                .isLessThan(work + 200);
        assertThat(new Drift(ours, OpenApiDocument.parse(VendorDocument.with("recursive schema"))).work)
                .isLessThan(work + 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-such-option", "ftp://example.com/a.yaml", "http://example.com/a.yaml", "https://"})
    void wrongUseIsToldApart(String argument) throws IOException {
        assertThat(run(argument)).isEqualTo(CheckDrift.USAGE);
        assertThat(err.size()).isPositive();
        assertThat(run("one.yaml", "two.yaml")).isEqualTo(CheckDrift.USAGE);
    }

    @Test
    void fileThatIsNotThereIsNotRead() throws IOException {
        assertThat(run(folder.resolve("nowhere.yaml").toString())).isEqualTo(CheckDrift.NOT_READ);
    }

    @Test
    void documentIsFetchedWithoutKeyAndRedirectsAreNotFollowed() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        List<Map<String, List<String>>> received = new java.util.concurrent.CopyOnWriteArrayList<>();
        server.createContext("/bundled.yaml", exchange -> {
            received.add(Map.copyOf(exchange.getRequestHeaders()));
            byte[] body = THEIRS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", url + "/bundled.yaml");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/silent", exchange -> exchange.sendResponseHeaders(200, 100));
        server.createContext("/missing", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(run(url + "/bundled.yaml")).as(report()).isZero();
            assertThat(received)
                    .singleElement()
                    .satisfies(headers -> assertThat(headers).doesNotContainKeys("Authorization"));
            for (String path : List.of("/moved", "/silent", "/missing")) {
                assertThat(run(url + path)).as(path).isEqualTo(CheckDrift.NOT_READ);
            }
            assertThat(received).hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void jsonReportHasEverything() throws IOException {
        check(VendorDocument.with("answer null"), "--json");

        JsonObject json = JsonParser.parseString(report()).getAsJsonObject();
        assertThat(json.keySet())
                .contains("document", "title", "operations", "kinds", "breaks sending", "breaks reading", "accepted");
        assertThat(json.get("exitCode").getAsInt()).isEqualTo(CheckDrift.DRIFT);
        JsonArray broken = json.getAsJsonArray("breaks reading");
        assertThat(broken).hasSize(1);
        assertThat(broken.get(0).getAsJsonObject().getAsJsonArray("places")).hasSize(2);
    }
}
