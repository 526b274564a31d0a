package dev.replykit.notebook.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/**
 * Tells what went wrong in a cell, in the reader's terms: cells and lines, where JShell speaks of snippets.
 *
 * <p>Causes of exceptions are not shown, as in IJava and JJava: a message that needs its cause shall be seen to.
 */
final class CellErrors {
    /** What JShell puts in front of the name of a class declared in a cell. */
    private static final Pattern JSHELL_CLASS = Pattern.compile("^REPL\\.\\$JShell\\$\\w+\\$");

    private final JShell shell;
    private final Map<String, Place> places = new HashMap<>();

    CellErrors(JShell shell) {
        this.shell = shell;
    }

    /** Where a snippet begins: the number that Jupyter shows in front of the cell, and the line in it. */
    record Place(int cell, int line) {
        String plus(int lines) {
            return "cell " + cell + ", line " + (line + lines);
        }
    }

    void remember(Snippet snippet, Place place) {
        places.put(fileName(snippet), place);
    }

    /** What JShell calls the file of a snippet in stack traces. */
    private static String fileName(Snippet snippet) {
        return "#" + snippet.id();
    }

    /** Each fault of a snippet that JShell refused, below the line it is in. */
    String faults(Snippet snippet) {
        Place place = Objects.requireNonNull(places.get(fileName(snippet)));
        String faults = shell.diagnostics(snippet)
                .filter(Diag::isError)
                .map(fault -> fault(fault, snippet.source(), place))
                .collect(Collectors.joining("\n"));
        return faults.isEmpty() ? place.plus(0) + ": " + unresolved(snippet) : faults;
    }

    private static String fault(Diag fault, String source, Place place) {
        int at = (int) fault.getStartPosition();
        int start = source.lastIndexOf('\n', at - 1) + 1;
        String line = source.substring(start).lines().findFirst().orElse("");
        int marks = Math.min((int) fault.getEndPosition() - at, line.length() - (at - start));
        String message = fault.getMessage(Locale.ENGLISH)
                .lines()
                .filter(text -> !text.strip().startsWith("location:")) // a class that JShell made up
                .collect(Collectors.joining("\n"));
        String where = place.plus((int) source.substring(0, start).lines().count());
        String marker = " ".repeat(at - start) + "^".repeat(Math.max(1, marks));
        return where + ": " + message + "\n    " + line + "\n    " + marker;
    }

    private String unresolved(Snippet snippet) {
        Stream<String> missing = snippet instanceof DeclarationSnippet declared
                ? shell.unresolvedDependencies(declared)
                : Stream.empty();
        return "declare first: " + missing.collect(Collectors.joining(", "));
    }

    /** The exception and its whole message, then the lines of cells it went through, without the machinery between. */
    List<String> format(Exception e) {
        if (e instanceof CompilationException) {
            return e.getMessage().lines().toList();
        }
        if (e instanceof UnresolvedReferenceException early) {
            return List.of(early.getSnippet().name() + " can't run yet; " + unresolved(early.getSnippet()));
        }
        if (e instanceof ExecutionException && e.getCause() != null) {
            return e.getCause().toString().lines().toList();
        }
        String type = e instanceof EvalException thrown
                ? thrown.getExceptionClassName()
                : e.getClass().getName();
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        Stream<String> frames = Stream.of(e.getStackTrace())
                .filter(frame -> places.containsKey(frame.getFileName()))
                .map(frame -> "    at " + places.get(frame.getFileName()).plus(frame.getLineNumber() - 1));
        return Stream.concat((JSHELL_CLASS.matcher(type).replaceFirst("") + message).lines(), frames)
                .toList();
    }
}
