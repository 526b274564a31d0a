package dev.replykit;

import dev.replykit.internal.picture.KernelPictures;

/**
 * replykit in a Jupyter notebook.
 *
 * <pre>{@code
 * boolean pictures = Notebook.showPictures(); // in the first cell
 *
 * SequenceDraft draft = SequenceDraft.named("Hello").steps(Step.email("Hi", "<p>Hi</p>"));
 * draft                                       // as the last line of a cell: a picture
 * }</pre>
 */
public final class Notebook {
    private Notebook() {}

    /**
     * From now on, drafts and sequences at the end of a cell are shown as pictures, and as text where a picture can't
     * be shown. Known kernels are IJava, JJava and the one of this project; everywhere else nothing happens, and
     * {@code render(draft.toSvg(), "image/svg+xml")} does it for one picture.
     *
     * @return whether a kernel was found and took it
     */
    public static boolean showPictures() {
        return KernelPictures.register();
    }
}
