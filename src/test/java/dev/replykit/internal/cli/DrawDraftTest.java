package dev.replykit.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code draw}: what it writes, and its exit code. */
final class DrawDraftTest {
    private static final String MONTH = "notebooks/drafts/a-month.json";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int draw(String... args) {
        return DrawDraft.run(printer(out), printer(err), args);
    }

    private static PrintStream printer(ByteArrayOutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    @Test
    void pictureGoesToTheFileOrToStandardOutput() throws IOException {
        Path picture = folder.resolve("a.svg");

        assertThat(draw(MONTH, "--output=" + folder.resolve("b.svg"))).isZero();
        assertThat(draw(MONTH, "-o", picture.toString())).isZero();
        assertThat(out.size()).isZero();
        assertThat(draw(MONTH)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("<svg ")
                .isEqualTo(Files.readString(picture) + "\n");
    }

    @Test
    void mistakesAreExplained() throws IOException {
        Path invalid = Files.writeString(folder.resolve("a.json"), "{\"name\": \"\"}");

        assertThat(draw(invalid.toString())).isEqualTo(1);
        assertThat(draw()).isEqualTo(2);
        assertThat(draw(MONTH, MONTH)).isEqualTo(2);
        assertThat(draw("--png", MONTH)).isEqualTo(2);
        assertThat(draw(MONTH, "-o")).isEqualTo(2);
        assertThat(draw(MONTH, "-o", folder.resolve("none/a.svg").toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "/name: must be",
                        "A FILE is missing",
                        "there are two",
                        "no option --png",
                        "can't be written: there is no such folder.");
    }
}
