package dev.replykit.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.notebook.kernel.Kernelspec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that {@code scripts/lib/run_notebooks.py} goes red when it should, through real Jupyter and our kernel.
 *
 * <p>Each notebook made here is checked once, all in one run; the tests then look at what the runner said about it. Without
 * Jupyter every test fails with the runner's message, which says what to install.
 */
final class NotebookRunnerIT {
    private static final String RUNNER = "scripts/lib/run_notebooks.py";
    private static final String PICTURE = "<svg><g/></svg>";

    /** Every kind of output, and everything that may differ from run to run. */
    private static final List<Cell> GOOD = List.of(
            Cell.text("# A notebook"),
            Cell.code("import java.time.Duration;\nString picture = \"" + PICTURE + "\";"),
            Cell.code("System.out.println(\"one\");\nSystem.out.println(\"two\");\nDuration.ofHours(42)"),
            Cell.code("render(picture, \"image/svg+xml\")"),
            Cell.code("String id = display(\"before\");\nupdateDisplay(id, \"<b>after</b>\", \"text/html\");"),
            Cell.code("throw new IllegalStateException(\"first\\nsecond\");", "raises-exception"),
            Cell.code("System.nanoTime()", "volatile"),
            Cell.code("new Object()"),
            Cell.code("String.valueOf(System.getenv(\"REPLY_API_KEY\"))"));

    @TempDir
    private static Path folder;

    private static String checked = "";

    @BeforeAll
    static void checkTheGoodAndTheBad() throws Exception {
        Kernelspec.write(folder.resolve("jupyter"), List.of());
        Path good = write("good", GOOD);
        Run update = run("update", good);
        assertThat(update.exitCode()).as(update.output()).isZero();

        Path bad = Files.createDirectory(folder.resolve("bad"));
        Files.copy(good, bad.resolve("good.ipynb"));
        String notebook = Files.readString(good);
        Files.writeString(bad.resolve("tampered.ipynb"), replaced(notebook, "\"two\\n\"", "\"three\\n\""));
        Files.writeString(
                bad.resolve("stale-picture.ipynb"),
                replaced(notebook, "       \"" + PICTURE + "\"", "       \"<svg/>\""));
        Files.writeString(
                bad.resolve("failing.ipynb"), replaced(notebook, "Duration.ofHours(42)", "Duration.ofHours(1 / 0)"));
        checked = run("check", bad).output();
    }

    @Test
    void goodNotebookPasses() {
        assertThat(checked).containsPattern("(?m)^ok +\\S*good\\.ipynb");
    }

    @Test
    void updateTwiceLeavesTheSameBytes() throws Exception {
        Path good = folder.resolve("good.ipynb");
        byte[] once = Files.readAllBytes(good);
        assertThat(run("update", good).exitCode()).isZero();
        assertThat(Files.readAllBytes(good)).isEqualTo(once);
    }

    @Test
    void outputsAreWhatTheCellsShow() throws Exception {
        JsonArray cells = JsonParser.parseString(Files.readString(folder.resolve("good.ipynb")))
                .getAsJsonObject()
                .getAsJsonArray("cells");
        assertThat(outputs(cells, 2))
                .startsWith("[{\"name\":\"stdout\",\"output_type\":\"stream\",\"text\":[\"one\\n\",\"two\\n\"]}")
                .contains("{\"text/plain\":[\"PT42H\"]}");
        assertThat(outputs(cells, 3)).contains("{\"image/svg+xml\":[\"" + PICTURE + "\"]}");
        assertThat(outputs(cells, 4))
                .contains("\"text/html\":[\"<b>after</b>\"]")
                .doesNotContain("before");
        assertThat(outputs(cells, 5)).contains("\"evalue\":\"first\\nsecond\"").contains("\"    at cell 5, line 1\"");
        assertThat(outputs(cells, 8)).as("no notebook meets a live account").contains("[\"null\"]");
    }

    @Test
    void tamperedOutputGoesRed() {
        assertThat(said("tampered"))
                .contains("cell [2]: shows something else than what is committed.", "-three", "+two")
                .contains("run scripts/update-notebooks");
    }

    @Test
    void stalePictureGoesRed() {
        assertThat(said("stale-picture"))
                .contains("cell [3]: shows something else", "[execute_result image/svg+xml]", "-<svg/>");
    }

    @Test
    void failingCellGoesRed() {
        assertThat(said("failing"))
                .contains("cell [2] failed:", "java.lang.ArithmeticException: / by zero", "at cell 2, line 3");
    }

    @Test
    void importOutsideTheFirstCodeCellGoesRed() throws Exception {
        assertThat(lint(Cell.code("import java.util.*;"), Cell.code("int x = 1;\nimport java.time.*;")))
                .contains("cell [2]: 'import java.time.*;' stands outside the first code cell");
        assertThat(lint(Cell.code(""), Cell.text("import this;"), Cell.code("// import that;")))
                .isEmpty();
    }

    @Test
    void keyGoesRedAndIsNotRepeated() throws Exception {
        String key = "sk" + "-4f9a81c07be34d1aa5";
        for (String source :
                List.of("curl -H 'Authorization: Bearer " + key, "apiKey(\"" + key + "\")", "API_KEY=" + key)) {
            assertThat(lint(Cell.text(source))).contains("something like a key").doesNotContain(key);
        }
        assertThat(lint(Cell.text("`Authorization: Bearer $REPLY_API_KEY`, or Bearer sandbox. apiKey(readKey())")))
                .isEmpty();
    }

    @Test
    void pathOfAMachineGoesRed() throws Exception {
        assertThat(lint(Cell.code("%classpath /home/ann/replykit.jar")))
                .contains("'/home/ann' is a path of one machine");
        assertThat(lint(Cell.text("/steps/0/variants, /v3/sequences, ../target/a.jar, https://reply.io/home/x")))
                .isEmpty();
    }

    @Test
    void notebookStoredByJupyterItselfGoesRed() throws Exception {
        Path notebook = write("raw", List.of(Cell.code("1")));
        assertThat(run("lint", notebook).output()).contains("not stored the way scripts/update-notebooks stores it");
    }

    @Test
    void missingJupyterIsSaidAndFails() throws Exception {
        Run run = run(List.of(python(), "-S", RUNNER, "check", folder.toString())); // -S: without installed packages
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output())
                .contains("apt-get install -y --no-install-recommends jupyter-nbconvert jupyter-client");
    }

    // ---- notebooks

    private record Cell(String type, String source, List<String> tags) {
        static Cell text(String source) {
            return new Cell("markdown", source, List.of());
        }

        static Cell code(String source, String... tags) {
            return new Cell("code", source, List.of(tags));
        }
    }

    private static Path write(String name, List<Cell> cells) throws IOException {
        List<Map<String, Object>> written = new ArrayList<>();
        for (Cell cell : cells) {
            Map<String, Object> metadata = Map.of("tags", cell.tags());
            written.add(Map.of("cell_type", cell.type(), "source", cell.source(), "metadata", metadata));
        }
        Map<String, Object> notebook = Map.of("cells", written);
        return Files.writeString(folder.resolve(name + ".ipynb"), new Gson().toJson(notebook));
    }

    private static String replaced(String notebook, String old, String tampered) {
        assertThat(notebook).containsOnlyOnce(old);
        return notebook.replace(old, tampered);
    }

    private static String outputs(JsonArray cells, int index) {
        JsonObject cell = cells.get(index).getAsJsonObject();
        return cell.getAsJsonArray("outputs").toString();
    }

    // ---- the runner

    private record Run(int exitCode, String output) {}

    /** What the check said about one notebook: its FAIL line, and the indented lines below it. */
    private static String said(String name) {
        String[] parts = checked.split("(?m)^FAIL +\\S*" + name + "\\.ipynb.*\n", 2);
        assertThat(parts).as(checked).hasSize(2);
        return parts[1].split("(?m)^(?=\\S)", 2)[0];
    }

    /** What is said of notebooks with these cells, beside how they are stored. */
    private static String lint(Cell... cells) throws Exception {
        Path notebook = write("lint", List.of(cells));
        return run("lint", notebook)
                .output()
                .lines()
                .skip(1)
                .filter(line -> !line.contains("not stored the way"))
                .reduce("", (a, b) -> a + b + "\n");
    }

    private static Run run(String mode, Path notebooks) throws Exception {
        return run(List.of(python(), RUNNER, mode, notebooks.toString()));
    }

    private static Run run(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JUPYTER_PATH", folder.resolve("jupyter").toString());
        builder.environment().put("REPLY_API_KEY", "no-notebook-sees-me");
        Path output = Files.createTempFile(folder, "run", ".txt");
        Process process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("no end after 3 minutes: " + Files.readString(output));
        }
        return new Run(process.exitValue(), Files.readString(output));
    }

    /** Debian's Jupyter belongs to its own Python, which need not be the first on the path. */
    private static String python() {
        return Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    }
}
