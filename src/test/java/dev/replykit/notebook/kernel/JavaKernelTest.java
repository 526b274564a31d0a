package dev.replykit.notebook.kernel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a cell shows, or how it fails; through Jupyter itself, see {@code NotebookRunnerIT}. */
@Timeout(60)
final class JavaKernelTest {
    /** Code of a cell that says that it runs. */
    private static final String RUNS = "System.setProperty(\"test.runs\", \"true\"); ";

    private static JavaKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = new JavaKernel();
    }

    @AfterAll
    static void stop() {
        kernel.onShutdown(false);
    }

    @Test
    void lastExpressionIsShown() throws Exception {
        assertThat(plain("int x = 20;\nx + 22")).isEqualTo("42");
        assertThat(plain("\"as it is\"")).isEqualTo("as it is");
    }

    @Test
    void declarationsAssignmentsAndNothingShowNothing() throws Exception {
        assertThat(kernel.eval("int y = 1")).isNull();
        assertThat(kernel.eval("y = 2")).isNull();
        assertThat(kernel.eval("System.getenv(\"NO_SUCH_VARIABLE\")")).isNull();
        assertThat(kernel.eval("// a comment")).isNull();
    }

    @Test
    void renderedPictureIsShownAsPicture() throws Exception {
        DisplayData shown = requireNonNull(kernel.eval("render(\"<svg/>\", \"image/svg+xml\")"));
        assertThat(shown.getData(MIMEType.parse("image/svg+xml"))).isEqualTo("<svg/>");
    }

    @Test
    void exceptionIsShownWithItsWholeMessageAndTheLinesOfCellsOnly() {
        assertThat(error("""

                        void boom(int depth) {
                            if (depth == 0) throw new IllegalStateException("2 violations:\\n  /name is empty");
                            List.of(depth - 1).forEach(d -> boom(d));
                        }
                        boom(1);
                        """)).isEqualTo("""
                        java.lang.IllegalStateException: 2 violations:
                          /name is empty
                            at cell 0, line 3
                            at cell 0, line 4
                            at cell 0, line 4
                            at cell 0, line 6""");
    }

    @Test
    void exceptionDeclaredInACellIsShownByItsName() {
        assertThat(error("class Oops extends RuntimeException {}\nthrow new Oops();"))
                .isEqualTo("Oops\n    at cell 0, line 2");
    }

    @Test
    void faultIsMarkedInItsLine() {
        assertThat(error("int a = 1;\n\nint b = \"two\" + nowhere;")).isEqualTo("""
                        cell 0, line 3: cannot find symbol
                          symbol:   variable nowhere
                            int b = "two" + nowhere;
                                            ^^^^^^^""");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(error("int early() { return late(); }\nearly()"))
                .isEqualTo("early can't run yet; declare first: method late()");
        assertThat(error("record Early(Late late) {}")).isEqualTo("cell 0, line 1: declare first: class Late");
    }

    @Test
    void cellThatEndsTooEarlyIsShown() {
        assertThat(error("int z = 1;\nList.of(1,")).isEqualTo("the cell ends in the middle of\n    List.of(1,");
    }

    @Test
    void errorInToStringDoesNotEndTheKernel() throws Exception {
        assertThat(error(
                        "class Bad { public String toString() { throw new NoSuchMethodError(\"gson\"); } }\nnew Bad()"))
                .isEqualTo("java.lang.NoSuchMethodError: gson");
        assertThat(plain("1 + 1")).isEqualTo("2");
    }

    @Test
    void runningCellIsInterrupted() throws Exception {
        interruptOnceTheCellRuns();
        assertThat(error("{ " + RUNS + "Thread.sleep(60_000); } int after = 1;"))
                .isEqualTo("java.lang.InterruptedException: sleep interrupted\n    at cell 0, line 1");
        assertThat(error("after")).contains("cannot find symbol");
    }

    @Test
    void interruptedCellShowsWhatItsCodeThrewAtThat() {
        try (MisbehavingServer server = MisbehavingServer.playing(Behaviour.silentAfter(Behaviour.After.THE_REQUEST))) {
            interruptOnce(() -> server.posts() > 0);
            assertThat(error("""
                            dev.replykit.Reply reply = dev.replykit.Reply.builder().baseUrl("%s").apiKey("any-word").build();
                            reply.create(dev.replykit.SequenceDraft.named("Hello"));""".formatted(server.uri()))).startsWith("""
                            dev.replykit.OutcomeUnknownException: Outcome unknown: "Hello" may or may not have been created.
                            The call was interrupted.
                            Look before you create it again:""").endsWith("\n    at cell 0, line 2");
        }
    }

    @Test
    void codeThatHeedsItsInterruptionInSilenceIsTheLastOfItsCell() {
        interruptOnceTheCellRuns();
        assertThat(error("try { " + RUNS + "Thread.sleep(60_000); } catch (InterruptedException e) {}\nint next = 1;"))
                .isEqualTo("java.lang.InterruptedException: the cell was interrupted");
        assertThat(error("next")).contains("cannot find symbol");
    }

    @Test
    void cellIsInterruptedWhileItIsCompiled() {
        interruptIn(20);
        assertThat(error("Thread.sleep(60_000);")).startsWith("java.lang.InterruptedException");
    }

    @Test
    void codeThatIgnoresItsInterruptionIsLeftBehind() throws Exception {
        interruptOnceTheCellRuns();
        assertThat(error("while (!Boolean.getBoolean(\"test.stop\")) { " + RUNS + "Thread.onSpinWait(); }"))
                .startsWith("java.lang.InterruptedException");
        assertThat(plain("System.setProperty(\"test.stop\", \"true\"); 1 + 1")).isEqualTo("2");
    }

    @Test
    void classPathTakesGlobsAndShowsNothing(@TempDir Path folder) throws Exception {
        jarWithGreeting(folder.resolve("greeting-1.0.jar"));
        assertThat(kernel.eval("%classpath \"" + folder + "/greeting-*.jar\"")).isNull();
        assertThat(plain("demo.Greeting.text()")).isEqualTo("hello");
        assertThat(plain("Thread.currentThread().getContextClassLoader().loadClass(\"demo.Greeting\").getName()"))
                .as("libraries find their services")
                .isEqualTo("demo.Greeting");
        assertThat(kernel.eval("%jars no-such-*.jar")).as("as silent as IJava").isNull();
    }

    @Test
    void percentSignsInTextAreLeftAlone() throws Exception {
        assertThat(plain("\"x=%d\\n\".formatted(7 % 4)")).isEqualTo("x=3\n");
    }

    @Test
    void unknownMagicIsNamed() {
        assertThat(error("%maven a:b:1")).contains("Undefined line magic 'maven'");
    }

    @Test
    void completionKnowsTheCell() {
        String cell = "String word = \"\";\nword.isBl";
        assertThat(kernel.complete(cell, cell.length()).getReplacements()).containsExactly("isBlank()");
        assertThat(kernel.complete("Math.floorD", 11).getReplacements()).contains("floorDiv(");
    }

    private static void interruptIn(int milliseconds) {
        TimerTask interruption = new TimerTask() {
            @Override
            public void run() {
                kernel.interrupt();
            }
        };
        new Timer(true).schedule(interruption, milliseconds);
    }

    private static void interruptOnceTheCellRuns() {
        System.clearProperty("test.runs");
        interruptOnce(() -> Boolean.getBoolean("test.runs"));
    }

    private static void interruptOnce(BooleanSupplier condition) {
        Timer timer = new Timer(true);
        TimerTask interruption = new TimerTask() {
            @Override
            public void run() {
                if (condition.getAsBoolean()) {
                    timer.cancel();
                    kernel.interrupt();
                }
            }
        };
        timer.schedule(interruption, 0, 50);
    }

    private static @Nullable Object plain(String cell) throws Exception {
        return requireNonNull(kernel.eval(cell)).getData(MIMEType.TEXT_PLAIN);
    }

    private static String error(String cell) {
        return String.join("\n", kernel.formatError(catchThrowableOfType(Exception.class, () -> kernel.eval(cell))));
    }

    private static void jarWithGreeting(Path jar) throws Exception {
        Path source = jar.resolveSibling("Greeting.java");
        Files.writeString(
                source, "package demo; public class Greeting { public static String text() { return \"hello\"; } }");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file)) {
            content.putNextEntry(new JarEntry("demo/Greeting.class"));
            Files.copy(jar.resolveSibling("Greeting.class"), content);
        }
    }
}
