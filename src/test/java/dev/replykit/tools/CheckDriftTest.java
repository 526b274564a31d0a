package dev.replykit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report on documents that are built like Reply's, with and without drift. */
class CheckDriftTest {
    private static final Path OPENAPI = Path.of("src", "test", "resources", "openapi");
    private static final String OURS = read(OPENAPI.resolve("create-sequence.openapi.yaml"));
    private static final String THEIRS = VendorDocument.text();

    private static final String LONGEST_NAME =
            VendorDocument.with("description: Name of the new sequence => maxLength: 255");

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
                        Duration.ofSeconds(2),
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

    /** The section and the fact, and the edit that leads to it. */
    private static final String DRIFTS = """
            breaks sending | POST /v3/sequences is gone
                post: tags: - Sequences => put:
            breaks sending | name is gone
                name: type: string description: Name of the new sequence scheduleId: => scheduleId:
            breaks sending | name is gone, and names is new: probably renamed
                &ref_545 name: => &ref_545$1names:
            breaks sending | scheduleId is now required
                required: &ref_544 - name properties: => required: [name, scheduleId]$4properties:
            breaks sending | folder is new and required (string)
                required: &ref_544 - name properties: &ref_545 name: => required: [name, folder]$4properties: &ref_545$6folder: {type: string}$6name:
            breaks sending | An item of emailAccounts is now string, not integer
                items: type: integer format: int64 minimum: 1 => items: {type: string}
            breaks sending | value may no longer be null
                nullable: true description: With what => description: With what
            breaks sending | repliesHandlingType can no longer be "continueSending"
                markAsFinished - continueSending description: => markAsFinished$2description:
            breaks sending | action can no longer be "wait", but "waits": probably renamed
                - wait description: => - waits$2description:
            breaks sending | attachmentIds now has maxItems 2, not 3
                maxItems: 3 => maxItems: 2
            breaks sending | name now has maxLength 255
                description: Name of the new sequence => maxLength: 255
            breaks sending | audioFile now has the format uri
                description: Where the recording is => format: uri
            breaks sending | description is now read-only
                description: What is to be done => readOnly: true
            breaks sending | The kind sms is gone
                - type: object title: SMS .. - type: object title: WhatsApp => - type: object$3title: WhatsApp
            breaks sending | The kind linkedIn inMail is gone, and linkedIn inMailMessage is new: probably renamed
                - inMail description: => - inMailMessage$2description:
            breaks sending | The parameter ?top is gone
                - name: top .. - name: skip => - name: skip
            breaks sending | The parameter ?skip is gone, and ?skipped is new: probably renamed
                - name: skip in: => - name: skipped$3in:
            breaks sending | The parameter top is now string, not integer
                (default 25, max 1000) schema: type: integer => Most items$4schema:$5type: string
            breaks sending | The key now needs the scope "sequences:create", not "sequences:write"
                x-required-scope: sequences:write => x-required-scope: sequences:create
            breaks sending | The server is now https://api2.reply.io, not https://api.reply.io
                url: https://api.reply.io => url: https://api2.reply.io
            breaks sending | Authentication is now {bearerAuth=http basic}, not {bearerAuth=http bearer}
                scheme: bearer => scheme: basic
            breaks reading | id is now string, not integer
                type: integer readOnly: true description: Id of the sequence => type: string$2readOnly: true
            breaks reading | items is gone
                items: type: array description: The sequences => entries:$1type: array
            breaks reading | health is gone
                health: => condition:
            breaks reading | email may now be null
                description: Its address => nullable: true
            breaks reading | email may now be missing
                - id - email description: => - id$4description:
            breaks reading | created no longer has the format date-time
                format: date-time readOnly: true => readOnly: true
            breaks reading | The header retry-after is gone
                Retry-After: => X-Other:
            new | The kind pigeon is new
                oneOf: *ref_191 example: => oneOf: [{oneOf: *ref_191}, {properties: {type: {enum: [pigeon]}}}]$2example:
            new | health can now be "sleeping"
                - stalled - => - sleeping$2- stalled$2-
            new | pace is new (integer)
                &ref_545 name: => &ref_545$1pace: {type: integer}$1name:
            new | The status 409 is new
                example '404': description: An account => example$1'409': {description: Twice}$1'404':$2description: An account
            new | The parameter ?cursor is new
                parameters: - name: top => parameters:$1- {name: cursor, in: query}$1- name: top
            new | numberOfSkills now has maximum 5, not 3
                maximum: 3 => maximum: 5
            new | generatedTaskOwner now has the default contact, not sequence
                default: sequence => default: contact
            new | The body takes no other members
                type: object required: &ref_544 => additionalProperties: false$2required: &ref_544
            gone | The status 404 is gone
                '404': description: No such => '410':$1description: No such
            gone | health can no longer be "stalled"
                - stalled - => -
            gone | GET /v3/sequences/{id} is deprecated
                operationId: GetSequenceById => deprecated: true
            """;

    static Stream<Arguments> drifts() {
        return Pattern.compile("(.*) \\| (.*)\n    (.*)\n")
                .matcher(DRIFTS)
                .results()
                .map(drift -> arguments(drift.group(1), drift.group(2), drift.group(3)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("drifts")
    void driftIsToldInItsSection(String section, String fact, String edit) throws IOException {
        assertThat(check(VendorDocument.with(edit), "--json")).as(report()).isEqualTo(CheckDrift.DRIFT);
        JsonObject json = JsonParser.parseString(report()).getAsJsonObject();
        assertThat(json.get("exitCode").getAsInt()).isEqualTo(CheckDrift.DRIFT);
        assertThat(json.keySet()).contains("document", "title", "operations", "kinds", "accepted");
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            is no object                | properties: *ref_188 => properties: ref_188
            has no kinds                | oneOf: *ref_191 example: => type: object$2example:
            members                     | allOf: *ref_192 => type: object
            has no successful answer    | '200': description: The sequence content: => '302':$4content:
            none of the operations      | /v3/ => /v4/
            leads nowhere               | required: *ref_48 properties: *ref_49 => $ref: '#/nowhere'
            A parameter has no name     | parameters: - name: top => parameters:$1- $ref: '#/nowhere'$1- name: top
            not comparable: it has "not | type: object required: &ref_544 => not: {}$2required: &ref_544
            """)
    void documentInWhichTooLittleIsFoundIsNeverNothingNew(String why, String edit) throws IOException {
        byte[] before = Files.readAllBytes(accepted);
        String document = VendorDocument.with(edit.replace("$ref", "\\$ref"));

        assertThat(check(document)).as(report()).isEqualTo(CheckDrift.NOT_READ);
        assertThat(report()).contains(why, "No verdict");
        assertThat(check(document, "--accept")).isEqualTo(CheckDrift.NOT_READ);
        if (report().contains("Too little was found")) {
            assertThat(accepted).hasBinaryContent(before);
        }
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
        String drifted = LONGEST_NAME;
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
        check(LONGEST_NAME, "--accept");
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
        int work = work(THEIRS);
        String large = VendorDocument.spelled("large");

        assertThat(large.length()).isGreaterThan(1_900_000);
        assertThat(large.split("\\*ref_", -1)).hasSizeGreaterThan(5_900);
        assertThat(large.split("&ref_", -1)).hasSizeGreaterThan(630);
        assertThat(work(large)).isEqualTo(work).isLessThan(2_000);
        assertThat(work(VendorDocument.doublingSchemas())).isLessThan(work + 200);
        assertThat(
                        work(
                                VendorDocument.with(
                                        "&ref_203 items: => &ref_203$1folder: &folder {properties: {parent: *folder}, oneOf: [*folder]}$1items:")))
                .isLessThan(work + 200);
    }

    private static int work(String document) {
        OpenApiDocument theirs = OpenApiDocument.parse(document);
        new Drift(OpenApiDocument.parse(OURS), theirs);
        return theirs.schemas().work();
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
}
