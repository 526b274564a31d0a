package dev.replykit.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares each picture of the {@link Gallery} with the one that was accepted. To accept what is drawn now, run with
 * {@code -Dpictures.accept=true}, and look at every changed file before it is committed.
 */
final class GoldenPictureTest {

    @TestFactory
    Stream<DynamicTest> pictureIsTheAcceptedOne() {
        return Gallery.pictures().entrySet().stream()
                .map(picture -> DynamicTest.dynamicTest(picture.getKey(), () -> compare(picture)));
    }

    @Test
    void everyAcceptedPictureIsDrawn() throws IOException {
        try (Stream<Path> files = Files.list(Gallery.FOLDER)) {
            Set<String> accepted = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".json"))
                    .collect(Collectors.toSet());
            assertThat(accepted).isEqualTo(Gallery.pictures().keySet());
        }
    }

    private static void compare(Map.Entry<String, String> picture) throws IOException {
        Path accepted = Gallery.FOLDER.resolve(picture.getKey());
        byte[] drawn = picture.getValue().getBytes(StandardCharsets.UTF_8);
        if (Boolean.getBoolean("pictures.accept")) {
            Files.write(accepted, drawn);
        }
        assertThat(Files.readString(accepted))
                .as("%s is drawn differently: look at it, then accept it with -Dpictures.accept=true", accepted)
                .isEqualTo(picture.getValue());
    }
}
