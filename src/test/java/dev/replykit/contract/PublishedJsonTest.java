package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JSON that people copy can be sent: every draft, and every JSON block of our documents. The line above a block names
 * its schema: {@code <!-- schema: SequenceCreateRequest -->}, see {@link OpenApi#named}, or {@code none}.
 */
class PublishedJsonTest {
    private static final Set<String> NOT_OURS = Set.of("target", ".venv", ".git", "node_modules", ".ipynb_checkpoints");
    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- *schema: *(\\w+) *-->\\s*\\n)?[ \\t]*```json\\s*\\n(.*?)\\n[ \\t]*```", Pattern.DOTALL);

    static List<Path> drafts() throws IOException {
        return files("notebooks/drafts", ".json");
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void draftCanBeSent(Path draft) throws IOException {
        String withoutSchema = Files.readString(draft).replaceFirst("\\s*\"\\$schema\": \"[^\"]*\",", "");

        assertThat(OpenApi.request().check(withoutSchema)).isEmpty();
    }

    static List<Path> documents() throws IOException {
        return files(".", ".md");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyJsonBlockOfADocumentConforms(Path document) throws IOException {
        assertThat(faults(Files.readString(document))).isEmpty();
    }

    private static List<String> faults(String markdown) {
        return BLOCK.matcher(markdown)
                .results()
                .flatMap(block -> faults(block).map(fault -> block.group(2) + ": " + fault))
                .toList();
    }

    private static Stream<String> faults(MatchResult block) {
        String schema = block.group(1);
        if (schema == null) {
            return Stream.of("needs <!-- schema: NAME --> on the line above; NAME may be none");
        }
        return schema.equals("none") ? Stream.of() : OpenApi.named(schema).check(block.group(2)).stream();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> Stream.of(file.toString().split("/")).noneMatch(NOT_OURS::contains))
                    .sorted()
                    .toList();
        }
    }
}
