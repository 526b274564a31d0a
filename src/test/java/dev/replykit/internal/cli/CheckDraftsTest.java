package dev.replykit.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** {@code scripts/check-drafts} and {@code draw}: what they print, and their exit codes. */
class CheckDraftsTest {
    private static final String MONTH = "notebooks/drafts/a-month.json";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int check(Object... args) {
        return run("check", args);
    }

    private int run(String command, Object... args) {
        String[] words = Stream.concat(Stream.of(command), Stream.of(args))
                .map(Object::toString)
                .toArray(String[]::new);
        return Main.run(Main.printer(out), Main.printer(err), words);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void everyDraftOfAFolderIsCheckedAndEveryFindingPrinted() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        String slashed = folder.toString().replace('\\', '/'); // on Windows, too
        file("c.json", "{\"name\": \"\", \"steps\": [{\"type\": \"call\", \"delayInMinutes\": -1}]}");
        file("b.json", "{\"name\":");
        file("a.json", "{\"name\": \"n\"}");
        file("sub/d.json", "{\"name\": \"n\", \"steps\": [{\"type\": \"call\", \"delayInMinutes\": 0}]}");
        file("notes.txt", "no draft");

        assertThat(check(folder)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(": .*", "")))
                .startsWith(slashed + "/a.json", "  /steps", slashed + "/b.json", "  (whole body)")
                .contains(slashed + "/c.json", "  /name", "  /steps/0/delayInMinutes (step 1)", slashed + "/sub/d.json")
                .endsWith("4 drafts, 2 invalid, 1 lint");
    }

    @Test
    void jsonHasEachFindingWithItsFile() throws IOException {
        Path invalid = file("b.json", "{\"name\": \"\"}");
        Path odd = file("c.json", "{\"name\": \"n\"}");

        assertThat(check("--json", invalid, odd, file("d.json", "[1,"))).isEqualTo(1);
        assertThat(JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonArray())
                .extracting(JsonElement::toString)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("b.json\"", "\"pointer\":\"/name\"", "\"severity\":\"violation\""),
                        second -> assertThat(second).contains("\"severity\":\"lint\""),
                        third -> assertThat(third).contains("\"detail\":\"is not JSON: "));
    }

    @Test
    void junitReportHasATestForEachDraft() throws Exception {
        Path report = folder.resolve("report.xml");
        Path invalid = file("a.json", "{\"name\": \"<\\u0007&\", \"id\": 1}");
        Path odd = file("b.json", "{\"name\": \"n\"}");

        assertThat(check("--junit", report, invalid, odd)).isEqualTo(1);
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        assertThat(xml.getDocumentElement().getAttribute("tests")).isEqualTo("2");
        assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(xml.getElementsByTagName("failure").item(0).getTextContent()).startsWith("/id: is set by Reply");
        assertThat(xml.getElementsByTagName("system-out").item(0).getTextContent())
                .startsWith("/steps: ");

        check("--junit=" + report, file("c.json", "[1,"));
        assertThat(Files.readString(report)).contains("<failure message=\"(whole body): is not JSON");
    }

    @Test
    void lintsAreNoFailureUnlessTheCheckIsStrict() throws IOException {
        Path report = folder.resolve("report.xml");
        Path odd = file("a.json", "{\"name\": \"n\"}");

        assertThat(check(odd)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("valid, but probably not meant:\n  /steps: ");
        assertThat(check("--strict", "--junit", report, odd)).isEqualTo(1);
        assertThat(Files.readString(report))
                .contains("failures=\"1\"", "<failure message=\"/steps: there are no steps");
    }

    @Test
    void reportDoesNotReplaceAJsonFile() throws IOException {
        Path draft = file("a.json", "{\"name\": \"n\"}");

        assertThat(check("--junit", draft, draft)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("--junit needs the name of the report, such as drafts.xml, but is ");
        assertThat(draft).hasContent("{\"name\": \"n\"}");
        assertThat(check("--junit=", draft)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            check                      | A FILE or FOLDER is missing
            check --junit              | --junit needs a value.
            check --junit a.json       | --junit needs the name of the report
            check --strict=yes a.json  | There is no option --strict that takes a value.
            check a\u0000b            | can't be read
            check HERE               | There is no file *.json in the folder HERE
            check HERE/none.json     | There is no file HERE/none.json
            check caf\u00e9.json      | Java did not get all its letters: set LC_ALL=C.UTF-8.
            draw                       | A FILE is missing
            draw MONTH MONTH           | One FILE at a time
            draw MONTH -o HERE/b/a.svg | can't be written: there is no such folder.
            """)
    void wrongUseIsExplained(String command, String message) {
        String[] args = command.replace("HERE", folder.toString())
                .replace("MONTH", MONTH)
                .split(" ", -1);

        assertThat(Main.run(Main.printer(out), Main.printer(err), args)).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message.replace("HERE", folder.toString()));
    }

    @Test
    void pictureGoesToTheFileOrToStandardOutput() throws IOException {
        Path picture = folder.resolve("a.svg");

        assertThat(run("draw", MONTH, "--output=" + folder.resolve("b.svg"))).isZero();
        assertThat(run("draw", MONTH, "-o", picture)).isZero();
        assertThat(out.size()).isZero();
        assertThat(run("draw", MONTH)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("<svg ")
                .isEqualTo(Files.readString(picture) + "\n");
        assertThat(run("draw", file("a.json", "{\"name\": \"\"}"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("/name: must be");
    }
}
