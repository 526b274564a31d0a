package dev.replykit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the documented code. */
final class Sources {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(?:java|jshell)\\n(.*?)^```$");
    private static final Pattern JAVADOC = Pattern.compile("(?ms)^( *)\\* <pre>(?:\\{@code)?\\n(.*?)^ *\\* }?</pre>$");
    private static final Pattern PUBLIC =
            Pattern.compile("(?m)^public (?!.* extends (Reply|Rejected)Exception|.* extends OpenEnum)");
    private static final Pattern PREFIX = Pattern.compile("(?m)^ *\\* ?");

    private Sources() {}

    /** The worked examples and the start-up files. */
    static List<Path> jshFiles() {
        return files(Path.of("scripts"), ".jsh", 2);
    }

    /** The Java of a Markdown text, block by block. */
    static List<String> inMarkdown(String markdown) {
        return all(FENCE.matcher(markdown), 1);
    }

    private static List<Path> ofThePublicPackages() {
        Path face = Path.of("src", "main", "java", "dev", "replykit");
        return Stream.of(face, face.resolve("sandbox"), face.resolve("junit"))
                .flatMap(folder -> files(folder, ".java", 1).stream())
                .toList();
    }

    /**
     * The names of what users may import, but not subclasses: they share the snippet of their parent. JUnit alone uses
     * SandboxExtension.
     */
    static List<String> publicTypes() {
        return ofThePublicPackages().stream()
                .filter(file -> !file.endsWith("SandboxExtension.java"))
                .filter(file -> PUBLIC.matcher(read(file)).find())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();
    }

    /** The snippets of the public packages, by file and number. */
    static Map<String, String> inJavadoc() {
        Map<String, String> snippets = new LinkedHashMap<>();
        for (Path file : ofThePublicPackages()) {
            List<String> found = all(JAVADOC.matcher(read(file)), 2);
            for (int i = 0; i < found.size(); i++) {
                snippets.put(
                        nameOf(file) + (found.size() == 1 ? "" : " " + (i + 1)),
                        typed(PREFIX.matcher(found.get(i)).replaceAll("")));
            }
        }
        return snippets;
    }

    /** JShell takes a line with an annotation alone for a whole snippet. */
    private static String typed(String snippet) {
        return snippet.replace("&#64;", "@").replaceAll("(?m)^(@\\w+)\n", "$1 ");
    }

    private static String nameOf(Path file) {
        return file.endsWith("package-info.java")
                ? file.getParent().getFileName() + "/package-info.java"
                : file.getFileName().toString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> all(Matcher matcher, int group) {
        return matcher.results().map(result -> result.group(group)).toList();
    }
}
