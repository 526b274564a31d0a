package dev.replykit.docs;

import com.google.gson.Gson;
import dev.replykit.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import kong.unirest.core.Unirest;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A JShell that runs text as a person types it, and fails where a snippet does not do what the text claims. */
final class Session implements AutoCloseable {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final JShell shell = JShell.builder()
            .out(out)
            .err(out)
            .remoteVMOptions("-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8")
            .build();

    /** The library on the class path; nothing imported. */
    Session() {
        for (Class<?> type : List.of(Reply.class, Unirest.class, Gson.class, NullMarked.class, Test.class, API.class)) {
            shell.addToClasspath(locationOf(type).toString());
        }
    }

    static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    JShell shell() {
        return shell;
    }

    Set<Snippet> active() {
        return shell.snippets()
                .filter(snippet -> shell.status(snippet).isActive())
                .collect(Collectors.toSet());
    }

    /** Otherwise JShell compiles what it has again and again. Imports stay, because many replace given ones. */
    void dropAllBut(Set<Snippet> kept) {
        active().stream()
                .filter(snippet -> snippet.kind() != Snippet.Kind.IMPORT && !kept.contains(snippet))
                .forEach(shell::drop);
    }

    /** What the last snippet printed. */
    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /**
     * Runs text line by line, as a person types it and {@code /open} reads it. A line that could end a snippet ends it,
     * so a chain of calls can't go on with a line that starts with a dot.
     */
    void open(String text) {
        long claims = 0;
        String rest = text;
        while (true) {
            Piece piece = next(rest);
            if (piece.completeness() == Completeness.EMPTY) {
                break;
            }
            if (piece.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
                throw new AssertionError("It ends in the middle of:\n" + rest);
            }
            String source = piece.source();
            rest = piece.remaining();
            Claim.Found behind = Claim.at(rest);
            Claim claim = behind == null ? Claim.endOf(source) : behind.claim();
            rest = behind == null ? rest : rest.substring(behind.end());
            claims += claim == null ? 0 : 1;
            check(source, claim);
        }
        if (claims != Claim.count(text)) {
            throw new AssertionError(
                    "Of " + Claim.count(text) + " claims only " + claims + " are after a snippet:\n" + text);
        }
    }

    /** A snippet, and the text after it. */
    private record Piece(Completeness completeness, String source, String remaining) {}

    private Piece next(String text) {
        int end = text.indexOf('\n');
        while (true) {
            String part = end < 0 ? text : text.substring(0, end + 1);
            CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(part);
            Completeness completeness = info.completeness();
            if (end < 0 || completeness.isComplete() || completeness == Completeness.UNKNOWN) {
                return new Piece(completeness, info.source(), info.remaining() + text.substring(part.length()));
            }
            end = text.indexOf('\n', end + 1);
        }
    }

    private void check(String source, @Nullable Claim claim) {
        printed.reset();
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() != null) {
                continue;
            }
            if (event.status() != Snippet.Status.VALID) {
                throw new AssertionError("It does not compile:\n" + source + "\n" + diagnostics(event.snippet()));
            }
            check(source, event, claim);
        }
    }

    private void check(String source, SnippetEvent event, @Nullable Claim claim) {
        String thrown = event.exception() == null ? null : simpleName(event.exception());
        if (thrown != null && (claim == null || !claim.kind().equals("throws"))) {
            throw new AssertionError("It throws " + thrown + ":\n" + source + "\n"
                    + event.exception().getMessage());
        }
        if (claim == null) {
            return;
        }
        String actual = switch (claim.kind()) {
            case "prints:" -> printed.toString(StandardCharsets.UTF_8).stripTrailing();
            case "==>" -> String.valueOf(event.value());
            default -> String.valueOf(thrown);
        };
        if (!actual.equals(claim.text())) {
            throw new AssertionError("It claims " + claim + "\nbut it is " + actual + "\nin:\n" + source);
        }
    }

    private static String simpleName(JShellException exception) {
        String name = exception instanceof EvalException eval
                ? eval.getExceptionClassName()
                : exception.getClass().getName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    private String diagnostics(Snippet snippet) {
        return shell.diagnostics(snippet)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        shell.close();
    }
}
