package dev.replykit.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import dev.replykit.faults.Answer;
import dev.replykit.faults.MisbehavingServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs as processes of their own: what only shows when a JVM starts, ends, and has real streams. */
class ProcessTest {
    @TempDir
    Path folder;

    @Test
    void aSequenceIsCreatedAndNothingKeepsTheProgramAlive() throws Exception {
        Path draft = Files.writeString(folder.resolve("draft.json"), "{\"name\":\"caf\u00e9\"}");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        // Whatever the locale says, JSON is UTF-8.
        Process process = program(CreateSequence.class, List.of("-Dfile.encoding=US-ASCII"), draft.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        assertThat(Files.readString(out)).endsWith("}\n").hasLineCount(1);
        assertThat(JsonParser.parseString(Files.readString(out))
                        .getAsJsonObject()
                        .get("name")
                        .getAsString())
                .isEqualTo("caf\u00e9");
        assertThat(Files.readString(err)).contains("caf\u00e9").doesNotContain("WARNING");
    }

    @Test
    void anAnswerThatCouldNotBePrintedIsToldWithItsId() throws Exception {
        assertThat(onFullDisk(3))
                .endsWith("Standard output could not be written (closed, or its disk is full). The sequence was created"
                        + " all the same, with the id 1001.\n");
    }

    @Test
    void aPreviewThatCouldNotBePrintedIsNotUnknown() throws Exception {
        assertThat(onFullDisk(2, "--preview")).endsWith("(closed, or its disk is full). Nothing was sent.\n");
    }

    @Test
    void onATerminalAnAnswerStaysJsonAndSteersNothing() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.playing(
                Answer.status(201).json("{\"id\": 7, \"name\": \"A\u009b31mB\u202eC\u2028\udb40\udc41D\"}"))) {
            Path draft = Files.writeString(folder.resolve("draft.json"), "{\"name\":\"n\"}");
            Path out = folder.resolve("out");
            ProcessBuilder program = program(
                    CreateSequence.class,
                    List.of("-Dreplykit.stdout.tty=true"),
                    "--base-url",
                    server.uri().toString(),
                    draft.toString());
            program.environment().put("REPLY_API_KEY", "any-word-will-do");
            Process process = program.redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();

            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(out))
                    .isEqualTo("{\"id\": 7, \"name\": \"A\\u009b31mB\\u202eC\u2028\\udb40\\udc41D\"}\n");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void stoppedWhileItWaitsForTheDraftNothingWasSent() throws Exception {
        Path err = folder.resolve("err");
        Process process = program(CreateSequence.class, List.of(), "-")
                .redirectError(err.toFile())
                .start();
        // More than a pipe takes: who gets rid of it has a reader.
        process.getOutputStream().write(" ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
        process.destroy();

        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(err)).isEqualTo("Stopped while the draft was read; nothing was sent.\n");
    }

    private String onFullDisk(int exitCode, String... options) throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "only Linux has a device that is always full");
        Path draft = Files.writeString(folder.resolve("draft.json"), "{\"name\":\"n\"}");
        Path err = folder.resolve("err");
        Process process = program(
                        CreateSequence.class,
                        List.of(),
                        Stream.concat(Stream.of(options), Stream.of(draft.toString()))
                                .toArray(String[]::new))
                .redirectOutput(full)
                .redirectError(err.toFile())
                .start();

        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(exitCode);
        return Files.readString(err);
    }

    @Test
    void theSandboxPrintsItsUrlAndServesUntilItIsStopped() throws Exception {
        Process process = program(ServeSandbox.class, List.of())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String url = out.readLine();
            assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(url + "/v3/sequences"))
                                            .header("Authorization", "Bearer any")
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .isEqualTo("{\"items\":[],\"hasMore\":false}");
            process.toHandle().destroy();

            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).as("one line, and no more").isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aSandboxThatIsCalledWronglySaysHow() throws Exception {
        Path err = folder.resolve("err");
        Process process = program(ServeSandbox.class, List.of(), "--port", "http")
                .redirectError(err.toFile())
                .start();

        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(Files.readString(err))
                .isEqualToNormalizingNewlines("Say --port and a number from 0 to 65535, or nothing for any free port."
                        + "\nFor help: scripts/sandbox --help\n");
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "--port 0, 0", "--port 8080, 8080", "--port=65535, 65535"})
    void theSandboxTakesAPort(String args, int port) throws Exception {
        assertThat(ServeSandbox.port(args.isEmpty() ? new String[0] : args.split(" ")))
                .isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--port=",
                "--port 65536",
                "--port -1",
                "--port 99999999999",
                "8080",
                "--port 1 2",
                "--serve",
                "--port \u0661"
            })
    void anotherArgumentIsWrongUse(String args) {
        assertThatThrownBy(() -> ServeSandbox.port(args.split(" "))).isInstanceOf(UsageException.class);
    }

    @Test
    void theHelpOfTheSandboxFitsATerminal() {
        assertThat(ServeSandbox.HELP.lines()).allMatch(line -> line.length() <= 100);
        assertThat(ServeSandbox.HELP).contains("--port N", "/_sandbox/state");
    }

    private static ProcessBuilder program(Class<?> program, List<String> options, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("REPLY_API_KEY");
        return builder;
    }
}
