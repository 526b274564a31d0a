package dev.replykit.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Notebook;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** Registers with the renderer that IJava uses; in a running kernel, see {@code PicturesInCellsTest}. */
final class KernelPicturesTest {
    private static final MIMEType SVG = MIMEType.parse("image/svg+xml");

    private final SequenceDraft draft = SequenceDraft.named("Hello");
    private final Sequence sequence = Sequence.fromJson("{\"id\":7}");
    private final Kernel kernel = new Kernel();

    @Test
    void draftsAndSequencesAreShownAsPicturesAndText() {
        assertThat(KernelPictures.register(kernel)).isTrue();
        DisplayData shown = kernel.getRenderer().render(draft);
        assertThat(shown.getData(SVG)).isEqualTo(draft.toSvg());
        assertThat(shown.getData(MIMEType.TEXT_PLAIN)).isEqualTo(draft.toString());
        assertThat(shown.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
        assertThat(kernel.getRenderer().render(sequence).getData(SVG)).isEqualTo(sequence.toSvg());
    }

    @Test
    void tableIsShownWhereItIsAskedFor() {
        assertThat(KernelPictures.register(kernel)).isTrue();
        DisplayData shown = kernel.getRenderer().renderAs(sequence, "text/html");
        assertThat(shown.getData(MIMEType.TEXT_HTML)).isEqualTo(sequence.toHtml());
        assertThat(shown.hasDataForType(SVG)).isFalse();
    }

    @Test
    void registeringTwiceDoesNoHarm() {
        assertThat(KernelPictures.register(kernel)).isTrue();
        assertThat(KernelPictures.register(kernel)).isTrue();
        assertThat(kernel.getRenderer().render(draft).getData(SVG)).isEqualTo(draft.toSvg());
    }

    @Test
    void kernelOfAnotherShapeIsLeftAlone() {
        assertThat(KernelPictures.register("no kernel")).isFalse();
    }

    /** With a class path that knows no kernel, unlike that of the tests. */
    @Test
    void outsideANotebookNothingHappens() throws Exception {
        URL library = Notebook.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {library}, ClassLoader.getPlatformClassLoader())) {
            Class<?> notebook = alone.loadClass(Notebook.class.getName());
            assertThat(notebook.getMethod("showPictures").invoke(null)).isEqualTo(false);
        }
    }

    /** As much of a kernel as is needed. */
    public static final class Kernel {
        private final Renderer renderer = new Renderer();

        public Renderer getRenderer() {
            return renderer;
        }
    }
}
