package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** Shows pictures with the renderer of IJava; {@code PicturesInCellsTest} does so in a running kernel. */
final class NotebookTest {
    private static final MIMEType SVG = MIMEType.parse("image/svg+xml");

    private final SequenceDraft draft = SequenceDraft.named("Hello");
    private final Sequence sequence = Sequence.fromJson("{\"id\":7}");
    private final Kernel kernel = new Kernel();

    @Test
    void draftsAndSequencesAreShownAsPicturesAndText() {
        assertThat(Notebook.showPicturesIn(kernel)).isTrue();
        DisplayData shown = kernel.getRenderer().render(draft);
        assertThat(shown.getData(SVG)).isEqualTo(draft.toSvg());
        assertThat(shown.getData(MIMEType.TEXT_PLAIN)).isEqualTo(draft.toString());
        assertThat(shown.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
        assertThat(kernel.getRenderer().render(sequence).getData(SVG)).isEqualTo(sequence.toSvg());
    }

    @Test
    void callingTwiceChangesNothing() {
        assertThat(Notebook.showPicturesIn(kernel)).isTrue();
        assertThat(Notebook.showPicturesIn(kernel)).isTrue();
        assertThat(kernel.getRenderer().render(draft).getData(SVG)).isEqualTo(draft.toSvg());
    }

    @Test
    void objectThatIsNoKernelIsRefused() {
        assertThat(Notebook.showPicturesIn("no kernel")).isFalse();
    }

    /** The class path of this test has kernels, so the library is loaded without it. */
    @Test
    void outsideANotebookNothingIsShown() throws Exception {
        URL library = Notebook.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {library}, ClassLoader.getPlatformClassLoader())) {
            Class<?> notebook = alone.loadClass(Notebook.class.getName());
            assertThat(notebook.getMethod("showPictures").invoke(null)).isEqualTo(false);
        }
    }

    /** The part of a kernel that is used. */
    public static final class Kernel {
        private final Renderer renderer = new Renderer();

        public Renderer getRenderer() {
            return renderer;
        }
    }
}
