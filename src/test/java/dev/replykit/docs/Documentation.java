package dev.replykit.docs;

import dev.replykit.internal.cli.ShellSources;
import java.nio.file.Path;

/** Prints what JShell knows of the call that is being typed, in a JVM that was started as {@code scripts/jshell} does. */
final class Documentation {
    private Documentation() {}

    public static void main(String[] args) {
        if (!ShellSources.offer(Path.of("src", "main", "java"))) {
            throw new IllegalStateException("This JDK does not let us say where sources are");
        }
        try (Session session = new Session()) {
            session.open(Sources.read(Path.of("scripts", "replykit.jsh")));
            session.shell()
                    .sourceCodeAnalysis()
                    .documentation(args[0], args[0].length(), true)
                    .forEach(documentation ->
                            System.out.println(documentation.signature() + "\n" + documentation.javadoc()));
        }
    }
}
