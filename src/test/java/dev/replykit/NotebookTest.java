package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where there is no kernel. {@code scripts/test} runs the notebooks in JJava, where pictures are shown. */
final class NotebookTest {
    @Test
    void outsideANotebookNothingIsShown() {
        assertThat(Notebook.showPictures()).isFalse();
    }
}
