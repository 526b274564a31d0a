package dev.replykit.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** The published requests and answers and the committed drafts: what fuzzing begins with, beside its own seeds. */
final class Examples {
    private static final Path PUBLISHED = Path.of("src/test/resources/openapi/examples");

    private Examples() {}

    static Stream<Arguments> answers() throws IOException {
        return all(PUBLISHED);
    }

    static Stream<Arguments> drafts() throws IOException {
        return Stream.concat(all(PUBLISHED), all(Path.of("notebooks/drafts")));
    }

    private static Stream<Arguments> all(Path folder) throws IOException {
        List<Arguments> examples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                examples.add(Arguments.of(Named.of(file.getFileName().toString(), Files.readAllBytes(file))));
            }
        }
        return examples.stream();
    }
}
