package com.example.outreach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replykit.SequenceDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is probably not meant fails here; what Reply would refuse is thrown, with every mistake. */
class DraftsTest {
    static List<Path> drafts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("drafts"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void isReadyToSend(Path draft) throws IOException {
        assertEquals(List.of(), SequenceDraft.read(draft).lints());
    }
}
