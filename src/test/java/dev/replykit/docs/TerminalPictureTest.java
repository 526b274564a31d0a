package dev.replykit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TerminalPictureTest {
    @Test
    void pictureShowsWhatJShellShows() throws Exception {
        assertThat(TerminalPicture.svg(TerminalPicture.transcript()))
                .as("scripts/update-terminal-picture draws %s anew", TerminalPicture.FILE)
                .isEqualTo(Sources.read(TerminalPicture.FILE));
    }
}
