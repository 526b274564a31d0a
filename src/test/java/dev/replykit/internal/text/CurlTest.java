package dev.replykit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Reply;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The curl command of a preview, run by a shell with something in the place of curl that shows what it was given. */
class CurlTest {
    private static final String SHOWS_THE_DATA = """
            #!/bin/sh
            for last; do :; done
            if [ "$last" = @- ]; then cat; else printf %s "$last"; fi
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 40_000, 70_000, 300_000})
    @DisabledOnOs(OS.WINDOWS) // has no POSIX shell
    void sendsTheBodyByteForByteHoweverLongItIs(int length) throws Exception {
        Path curl = Files.writeString(folder.resolve("curl"), SHOWS_THE_DATA);
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwx------"));
        SequenceDraft draft =
                SequenceDraft.named("It's $HOME `id` \\ \"%s\" ! \u00e9").steps(Step.call("'x".repeat(length / 2)));
        String body = draft.toJson();
        Path command;
        try (Reply reply = Reply.sandbox()) {
            command = Files.writeString(
                    folder.resolve("command"), reply.preview(draft).curl());
        }
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", command.toString()).redirectErrorStream(true);
        shell.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        Process run = shell.start();
        String given = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(given).isZero();
        assertThat(given).isEqualTo(body);
    }

    @Test
    void namesTheHeadersInTheOrderInWhichTheyWereSet() {
        try (Reply reply = Reply.builder()
                .apiKey("not-a-real-key")
                .team(7)
                .actingUserEmail("ada@example.com")
                .actingUser(5)
                .build()) {
            assertThat(reply.preview(SequenceDraft.named("n")).curl()).contains("""
                    'X-TEAM-ID: 7' \\
                      --header 'X-User-Email: ada@example.com' \\
                      --header 'X-User-Id: 5' \\
                    """);
        }
    }
}
