package dev.replykit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TerminalPictureTest {
    @Test
    void pictureShowsWhatJShellShows() throws Exception {
        assertThat(TerminalPicture.svg(TerminalPicture.transcript()))
                .as("scripts/update-terminal-picture draws %s anew", TerminalPicture.FILE)
                .isEqualTo(Sources.read(TerminalPicture.FILE));
    }

    @Test
    void inputAndOutputLookDifferent() {
        assertThat(TerminalPicture.svg(List.of("jshell> f(\"<a>\")", "x ==> 1 < 2", "  plain")))
                .contains(">jshell&gt;</text>")
                .contains("class=\"typed\" x=\"80.4\"")
                .contains(">f(\"&lt;a&gt;\")</text>")
                .contains(">x ==&gt;</text>")
                .contains(">1 &lt; 2</text>")
                .contains("<text x=\"33.6\" y=\"96\" textLength=\"39.0\" xml:space=\"preserve\">plain</text>");
    }
}
