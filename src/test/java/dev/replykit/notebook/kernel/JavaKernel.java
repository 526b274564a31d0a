package dev.replykit.notebook.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.LineMagicArgs;
import io.github.spencerpark.jupyter.kernel.magic.LineMagicParseContext;
import io.github.spencerpark.jupyter.kernel.magic.MagicParser;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jspecify.annotations.Nullable;

/** A Jupyter kernel for Java: cells in, rendered results or readable errors out. */
public final class JavaKernel extends BaseKernel {
    /** The packages IJava imports; JJava imports more, so notebooks name in their first cell whatever else they use. */
    private static final String IMPORTS = """
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.prefs.*;
            import java.util.regex.*;
            import static dev.replykit.notebook.kernel.NotebookFunctions.*;
            """;

    /** Snippets whose value is shown when they end a cell; a declaration or an assignment shows nothing. */
    private static final Set<SubKind> SHOWN = EnumSet.of(
            SubKind.VAR_VALUE_SUBKIND, SubKind.OTHER_EXPRESSION_SUBKIND, SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

    /** Functions called from a cell are static and have to find the kernel that runs the cell; one process has one. */
    private static volatile @Nullable JavaKernel running;

    private final CellControl control = new CellControl();
    private final JShell shell =
            JShell.builder().executionEngine(control, Map.of()).build();
    private final SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    private final MagicParser magicParser = new MagicParser("(?<=(?:^|=))\\s*%", "%%");
    private final Magics magics = new Magics();
    private final CellErrors errors = new CellErrors(shell);

    /** Starts JShell in this JVM; classes on the kernel's own class path stand before those a notebook adds, as in IJava. */
    public JavaKernel() throws Exception {
        magics.registerLineMagic("classpath", args -> addToClassPath(args, false));
        magics.registerLineMagic("jars", args -> addToClassPath(args, true));
        run(IMPORTS);
    }

    /** Serves the Jupyter connection described by the file named in the first argument, until it is told to stop. */
    public static void main(String[] args) throws Exception {
        ProcessHandle.current().parent().ifPresent(JavaKernel::endWith);
        Logger.getLogger("").setLevel(Level.WARNING); // the base library tells of every message it handles
        JupyterConnection connection =
                new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(args[0]))));
        connection.getIOPub().setSndHWM(0); // a full queue drops messages, and a lost end of a cell hangs the reader
        new JavaKernel().becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
        System.exit(0);
    }

    /** A Jupyter that is killed leaves its kernels behind; this one goes with it. */
    private static void endWith(ProcessHandle jupyter) {
        CompletableFuture<?> unused = jupyter.onExit().thenRun(() -> System.exit(0));
    }

    /** The kernel whose cell calls this, directly or through a library. */
    public static JavaKernel running() {
        return Objects.requireNonNull(running, "no cell is running");
    }

    Magics magics() {
        return magics;
    }

    @Override
    public @Nullable DisplayData eval(String cell) throws Exception {
        running = this;
        control.begin();
        try {
            Object result = run(magicParser.transformLineMagics(cell, JavaKernel::asCall));
            if (result == null || result instanceof DisplayData) {
                return (DisplayData) result;
            }
            return control.call(() -> getRenderer().render(result));
        } catch (Error e) {
            throw new ExecutionException(e); // the base library survives exceptions only
        } finally {
            control.forget();
        }
    }

    private @Nullable Object run(String cell) throws Exception {
        Object result = null;
        String rest = cell.stripLeading(); // JShell miscounts the lines of a method with blank lines before it
        CompletionInfo next = analysis.analyzeCompletion(rest);
        while (next.completeness().isComplete()) {
            String before = cell.substring(0, cell.length() - rest.length());
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            result = runSnippet(next.source(), new CellErrors.Place(executionCount.get() - 1, line));
            rest = next.remaining().stripLeading();
            next = analysis.analyzeCompletion(rest);
        }
        if (next.completeness() != Completeness.EMPTY) {
            throw new CompilationException(
                    "the cell ends in the middle of\n" + rest.strip().indent(4));
        }
        return result;
    }

    private @Nullable Object runSnippet(String source, CellErrors.Place place) throws Exception {
        Object result = null;
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() != null) {
                continue; // an earlier snippet that JShell looked at again because of this one
            }
            errors.remember(event.snippet(), place);
            if (event.exception() != null) {
                throw event.exception();
            }
            if (!event.status().isDefined()) {
                throw new CompilationException(errors.faults(event.snippet()));
            }
            result = SHOWN.contains(event.snippet().subKind()) ? control.result(event.value()) : null;
        }
        return result;
    }

    @Override
    public List<String> formatError(Exception e) {
        return errors.format(e);
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        int[] from = new int[1];
        List<String> options = analysis.completionSuggestions(code, at, from).stream()
                .sorted(Comparator.comparing(suggestion -> !suggestion.matchesType()))
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        return new ReplacementOptions(options, from[0], at);
    }

    @Override
    public void interrupt() {
        control.stop();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        shell.close();
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".java")
                .pygments("java")
                .codemirror("java")
                .build();
    }

    /** {@code %name a b} as Java; a percent sign inside a string literal stays as it is. */
    private static String asCall(LineMagicParseContext line) {
        boolean inString = line.getLinePrefix().replace("\\\"", "").split("\"", -1).length % 2 == 0;
        if (inString) {
            return line.getRaw();
        }
        LineMagicArgs call = line.getMagicCall();
        String args = call.getArgs().stream().map(JavaKernel::literal).collect(Collectors.joining(", "));
        return "lineMagic(" + literal(call.getName()) + ", java.util.List.of(" + args + ")); {}"; // {}: shows no result
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private List<String> addToClassPath(List<String> globs, boolean filesOnly) throws IOException {
        List<String> added = new ArrayList<>();
        for (String glob : globs) {
            GlobFinder finder = new GlobFinder(glob);
            for (Path path : filesOnly ? finder.computeMatchingFiles() : finder.computeMatchingPaths()) {
                added.add(path.toAbsolutePath().toString());
            }
        }
        added.forEach(shell::addToClasspath);
        return added;
    }
}
