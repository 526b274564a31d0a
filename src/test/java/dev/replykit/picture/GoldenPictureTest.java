package dev.replykit.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares each picture of the {@link Gallery} with the one that was accepted. To accept what is drawn now, run with
 * {@code -Dreplykit.accept=true}, and look at every changed file before it is committed.
 */
final class GoldenPictureTest {

    @TestFactory
    Stream<DynamicTest> pictureIsTheAcceptedOne() {
        return Gallery.pictures().entrySet().stream()
                .map(picture -> DynamicTest.dynamicTest(
                        picture.getKey(), () -> compare(Gallery.FOLDER.resolve(picture.getKey()), picture.getValue())));
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

    @Test
    void pictureInTheReadmeIsTheDraftThatItNames() throws IOException {
        compare(Path.of(".github", "campaign.svg"), Gallery.draft("two-weeks").toSvg());
    }

    private static void compare(Path accepted, String picture) throws IOException {
        if (Boolean.getBoolean("replykit.accept")) {
            Files.writeString(accepted, picture);
        }
        assertThat(Files.readString(accepted))
                .as("%s is drawn differently: look at it, then accept it with -Dreplykit.accept=true", accepted)
                .isEqualTo(picture);
    }
}
