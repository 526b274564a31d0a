package dev.replykit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All documented code compiles, runs, and does what it claims. */
final class DocumentedCodeTest {
    private static final Path START = Path.of("scripts", "replykit.jsh");
    /** The start-up file of --live needs a key. */
    private static final String NEEDS_A_KEY = "live.jsh";

    /** What Javadoc snippets may use without declaring it. */
    private static final String GIVEN = """
            import dev.replykit.junit.*;
            import dev.replykit.sandbox.*;
            import org.junit.jupiter.api.*;
            import static org.junit.jupiter.api.Assertions.*;
            record Outreach(Reply reply) {
                void start() {
                    Sequence started = reply.create(SequenceDraft.named("Autumn").steps(call("Hi")));
                }
            }
            String key = "not-a-real-key";
            """;
    /** The same, but what a snippet may declare again or change. */
    private static final String FRESH = """
            Reply reply = Reply.sandbox();
            SequenceDraft draft = SequenceDraft.named("Hello").emailAccounts(1).steps(email("Hi", "<p>Hi</p>"));
            Sequence sequence = Reply.sandbox().create(draft);
            """;

    @TestFactory
    Stream<DynamicTest> workedExamplesRunFromTopToBottom() {
        return Sources.jshFiles().stream()
                .filter(file -> !file.endsWith(NEEDS_A_KEY))
                .map(file -> dynamicTest(file.toString(), () -> {
                    try (Session session = new Session()) {
                        session.open(Sources.read(START));
                        session.open(Sources.read(file));
                    }
                }));
    }

    @Test
    void codeOfTheReadmeIsThatOfTheOverviewAndRunsTypedLineByLine() {
        List<String> blocks = Sources.inMarkdown(Sources.read(Path.of("README.md")));
        String overview = Sources.read(Path.of("src", "main", "javadoc", "overview.html"));

        assertThat(overview.replace("&lt;", "<").replace("&gt;", ">")).contains("<pre>\n" + blocks.get(0) + "</pre>");
        try (Session session = new Session()) {
            blocks.forEach(session::open);
        }
    }

    @Test
    void readmeNamesTheCoordinatesOfThePom() {
        String pom = Sources.read(Path.of("pom.xml")).replaceAll("\\s+", "");
        String readme = Sources.read(Path.of("README.md")).replaceAll("\\s+", "");
        String coordinates = pom.substring(pom.indexOf("<groupId>dev.replykit"), pom.indexOf("<name>replykit"));

        assertThat(readme).contains("<dependency>" + coordinates + "</dependency>");
    }

    /** All share one JShell, because its start takes longer than a snippet. Each gets fresh variables. */
    @TestFactory
    Stream<DynamicTest> snippetsOfJavadocRunTypedLineByLine() {
        Session session = new Session();
        session.open(Sources.read(START));
        session.open(GIVEN);
        Set<Snippet> given = session.active();
        return Sources.inJavadoc().entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    session.open(FRESH);
                    session.open(entry.getValue());
                    session.dropAllBut(given);
                }))
                .onClose(session::close);
    }

    @Test
    void everyPublicTypeHasASnippet() {
        List<String> lacking = new ArrayList<>(Sources.publicTypes());
        Sources.inJavadoc().keySet().forEach(snippet -> lacking.remove(snippet.replaceFirst("\\.java.*", "")));

        assertThat(lacking).isEmpty();
    }
}
