package dev.replykit.notebook.kernel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.SequenceDraft;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code Notebook.showPictures()} does in a cell. */
@Timeout(60)
final class PicturesInCellsTest {

    @Test
    void draftAtTheEndOfACellIsShownAsAPicture() throws Exception {
        JavaKernel kernel = new JavaKernel();
        try {
            assertThat(requireNonNull(kernel.eval("dev.replykit.Notebook.showPictures()"))
                            .getData(MIMEType.TEXT_PLAIN))
                    .isEqualTo("true");
            DisplayData shown = requireNonNull(kernel.eval("dev.replykit.SequenceDraft.named(\"Hello\")"));
            assertThat(shown.getData(MIMEType.parse("image/svg+xml")))
                    .isEqualTo(SequenceDraft.named("Hello").toSvg());
        } finally {
            kernel.onShutdown(false);
        }
    }
}
