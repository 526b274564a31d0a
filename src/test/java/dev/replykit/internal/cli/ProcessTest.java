package dev.replykit.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.replykit.ChildProcess;
import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs as processes of their own, with real streams. */
class ProcessTest {
    @TempDir
    Path folder;

    private Path draft;
    private Path out;
    private Path err;

    @BeforeEach
    void nameTheFiles() throws Exception {
        draft = Files.writeString(folder.resolve("draft.json"), "{\"name\":\"caf\u00e9\"}");
        out = folder.resolve("out");
        err = folder.resolve("err");
    }

    private ProcessBuilder program(String command, String option, String... args) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(args));
        ProcessBuilder builder = ChildProcess.java(List.of(option), Main.class, words.toArray(String[]::new));
        builder.environment().put("REPLY_API_KEY", "any-word-will-do");
        return builder.redirectErrorStream(false).redirectOutput(out.toFile()).redirectError(err.toFile());
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void outputIsUtf8WhateverTheLocaleAndTheProgramEnds() throws Exception {
        Process process =
                program("create", "-Dfile.encoding=US-ASCII", draft.toString()).start();

        assertThat(exitCode(process)).as(Files.readString(err)).isZero();
        assertThat(Files.readString(out)).contains("\"name\":\"caf\u00e9\"");
        assertThat(Files.readString(err)).contains("caf\u00e9").doesNotContain("WARNING");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no Ctrl-C that one program could send to another
    void ctrlCWhileWaitingSaysThatTheOutcomeIsUnknownAndHowToFindOut() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.playing(Behaviour.silentAfter(Behaviour.After.THE_REQUEST))) {
            String url = server.uri().toString();
            Process process = program("create", "-Dx=y", "--base-url", url, draft.toString())
                    .start();
            while (server.posts() == 0 && process.isAlive()) {
                Thread.sleep(20);
            }
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();

            assertThat(exitCode(process)).as(Files.readString(err)).isEqualTo(3);
            assertThat(Files.readString(err)).contains("may or may not have been created", "--find-since");
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @Test
    void jsonGoesToTheStandardOutputThatTheLauncherNames() throws Exception {
        Path real = Files.writeString(folder.resolve("real"), "before\n");
        exitCode(
                program("create", "-Dreplykit.stdout=" + real, draft.toString()).start());

        assertThat(Files.readString(out)).isEmpty();
        assertThat(Files.readString(real)).startsWith("before\n{\"id\":1001,");
    }

    @Test
    void proxyThatJavaDoesNotReadIsNamed() throws Exception {
        ProcessBuilder program =
                program("create", "-Xshare:auto", "--base-url", "https://replykit.invalid", draft.toString());
        program.environment().put("HTTPS_PROXY", "http://127.0.0.1:9");

        assertThat(exitCode(program.start())).as(Files.readString(err)).isEqualTo(4);
        assertThat(Files.readString(err)).contains("HTTPS_PROXY is set, but Java does not read it.");
    }

    @ParameterizedTest
    @CsvSource({
        "--deadline=9, 3, 'The sequence was created all the same, with the id 1001.'",
        "--preview, 2, Nothing was sent."
    })
    void fullDiskIsReported(String option, int code, String consequence) throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "only Linux has a device that is always full");
        Process process = program("create", "-Xshare:auto", option, draft.toString())
                .redirectOutput(full)
                .start();

        assertThat(exitCode(process)).isEqualTo(code);
        assertThat(Files.readString(err))
                .endsWith("Standard output could not be written (closed, or its disk is full). " + consequence + "\n");
    }

    @Test
    void onATerminalControlCharactersOfAnAnswerAreEscaped() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.playing(
                Answer.status(201).json("{\"id\": 7, \"name\": \"A\u009b31mB\u202eC\u2028\udb40\udc41D\"}"))) {
            String url = server.uri().toString();
            Process process = program("create", "-Dreplykit.stdout.tty=true", "--base-url", url, draft.toString())
                    .start();

            assertThat(exitCode(process)).isZero();
            assertThat(Files.readString(out))
                    .isEqualTo("{\n  \"id\": 7,\n  \"name\": \"A\\u009b31mB\\u202eC\\u2028\\udb40\\udc41D\"\n}\n");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no SIGTERM
    void programThatIsStoppedWhileItReadsTheDraftSaysThatNothingWasSent() throws Exception {
        Process process = program("create", "-Xshare:auto", "-").start();
        // A pipe holds less, so when all is written the program is reading.
        process.getOutputStream().write(" ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
        process.toHandle().destroy(); // Process.destroy() would end its input, too

        exitCode(process);
        assertThat(Files.readString(err)).isEqualTo("Stopped. Nothing was sent.\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has neither SIGTERM nor mkfifo
    void programThatIsStoppedWhileItReadsTheKeySaysThatNothingWasSent() throws Exception {
        Path fifo = folder.resolve("key");
        new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
        Process process = program("create", "-Xshare:auto", "--live", "--key-file", fifo.toString(), draft.toString())
                .start();
        OutputStream key = Files.newOutputStream(fifo); // opens when the program has opened it, too
        process.destroy();
        assertThat(exitCode(process)).isEqualTo(143);
        key.close();
        assertThat(Files.readString(err)).isEqualTo("Stopped. Nothing was sent.\n");
    }

    @Test
    void sandboxPrintsItsUrlAndServesUntilItIsStopped() throws Exception {
        Process process = program("sandbox", "-Xshare:auto")
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String url = lines.readLine();
            assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(URI.create(url + "/_sandbox/states").toURL().openStream())
                    .isNotEmpty();
            process.toHandle().destroy();

            exitCode(process);
            assertThat(lines.readLine()).as("a second line").isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void sandboxTakesAPort() throws Exception {
        assertThat(Main.port()).isZero();
        assertThat(Main.port("--port", "8080")).isEqualTo(8080);
        assertThat(Main.port("--port=65535")).isEqualTo(65535);
        for (String wrong : List.of("--port", "--port=", "--port 65536", "--port -1", "8080", "--port 1 2")) {
            assertThatThrownBy(() -> Main.port(wrong.split(" "))).isInstanceOf(Exit.UsageException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "check", "draw", "sandbox", "schema"})
    void helpIsOnStdoutAndFitsATerminal(String command) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();

        assertThat(Main.run(Main.printer(screen), Main.printer(errors), command, "--live", "draft.json", "-h"))
                .isZero();
        assertThat(errors.size()).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo(Main.help(command));
        assertThat(Main.help(command).lines()).hasSizeGreaterThan(6).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @CsvSource({
        "creat,                There is no command creat.",
        "schema draft.json,    schema takes no arguments.",
        "sandbox --port http,  'Say --port and a number from 0 to 65535, or nothing for any free port.'"
    })
    void wrongUseIsExplained(String words, String message) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();

        assertThat(Main.run(Main.printer(screen), Main.printer(errors), words.split(" ")))
                .isEqualTo(2);
        assertThat(screen.size()).isZero();
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith(message);
    }

    @Test
    void previewIsACommandToo() throws Exception {
        assertThat(exitCode(program("preview", "-Xshare:auto", draft.toString()).start()))
                .isZero();
        assertThat(Files.readString(out)).isEqualTo("{\"name\":\"caf\u00e9\"}");
    }

    @Test
    void jvmThatWouldLogTheKeyIsRefusedForASandboxToo() throws Exception {
        String logging = "-Djdk.httpclient.HttpClient.log=headers";
        assertThat(exitCode(program("create", logging, draft.toString()).start()))
                .isEqualTo(2);
        assertThat(Files.readString(err)).startsWith("The Java option -Djdk.httpclient.HttpClient.log makes the JDK");
    }
}
