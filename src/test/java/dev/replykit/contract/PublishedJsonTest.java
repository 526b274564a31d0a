package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What people copy can be sent: every draft, and every JSON block of our documents. A block is named by a comment on
 * the line above its fence: {@code <!-- schema: SequenceCreateRequest -->}, a name that {@link OpenApi#named} knows, or
 * {@code none} where it is no JSON of the API.
 */
class PublishedJsonTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules", ".ipynb_checkpoints");
    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- *schema: *(\\w+) *-->\\s*\\n)?[ \\t]*```json\\s*\\n(.*?)\\n[ \\t]*```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> everyDraftMayBeSent() throws IOException {
        return files(PROJECT.resolve("notebooks/drafts"), ".json").stream()
                .map(draft -> dynamicTest(
                        name(draft),
                        () -> assertThat(OpenApi.request().check(Files.readString(draft)))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyJsonBlockOfADocumentConforms() throws IOException {
        return files(PROJECT, ".md").stream()
                .map(document -> dynamicTest(
                        name(document),
                        () -> assertThat(faults(Files.readString(document))).isEmpty()));
    }

    @Test
    void aBlockThatDoesNotConformIsFound() {
        assertThat(faults("""
            Send this:

            <!-- schema: SequenceCreateRequest -->
            ```json
            { "nmae": "Spring" }
            ```
            """))
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault).containsPattern("^\\{ \"nmae\": \"Spring\" }: /(name|nmae): "));
    }

    @Test
    void aBlockThatDoesNotSayWhatItIsIsFound() {
        assertThat(faults("""
            <!-- schema: none -->
            ```json
            { "state": "a sequence exists" }
            ```

            ```json
            {}
            ```
            """)).containsExactly("{}: needs <!-- schema: NAME --> on the line above, NAME may be none");
    }

    private static List<String> faults(String markdown) {
        return BLOCK.matcher(markdown)
                .results()
                .flatMap(block -> faults(block.group(1), block.group(2)).map(fault -> block.group(2) + ": " + fault))
                .toList();
    }

    private static Stream<String> faults(@Nullable String schema, String json) {
        if (schema == null) {
            return Stream.of("needs <!-- schema: NAME --> on the line above, NAME may be none");
        }
        return schema.equals("none") ? Stream.of() : OpenApi.named(schema).check(json).stream();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> Stream.of(name(file).split("/")).noneMatch(NOT_OURS::contains))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return PROJECT.relativize(file).toString().replace('\\', '/');
    }
}
