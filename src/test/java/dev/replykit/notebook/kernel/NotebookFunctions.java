package dev.replykit.notebook.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a cell can call without an import; names and signatures are those of IJava. */
public final class NotebookFunctions {
    private NotebookFunctions() {}

    /** Renders an object as it would be shown as the last expression of a cell. */
    public static DisplayData render(@Nullable Object value) {
        return value == null
                ? new DisplayData("null")
                : JavaKernel.running().getRenderer().render(value);
    }

    /** Renders an object as these MIME types, {@code render(svg, "image/svg+xml")}; plain text always comes with them. */
    public static DisplayData render(@Nullable Object value, String... mimeTypes) {
        return value == null
                ? render(value)
                : JavaKernel.running().getRenderer().renderAs(value, mimeTypes);
    }

    /** Shows an object at once, in the middle of a cell, and returns an id for {@link #updateDisplay(String, Object)}. */
    public static String display(@Nullable Object value) {
        return show(value instanceof DisplayData data ? data : render(value));
    }

    /** Shows an object as these MIME types, and returns an id for {@link #updateDisplay(String, Object, String...)}. */
    public static String display(@Nullable Object value, String... mimeTypes) {
        return show(render(value, mimeTypes));
    }

    /** Shows another object in the place of one that was displayed. */
    public static void updateDisplay(String id, @Nullable Object value) {
        replace(id, value instanceof DisplayData data ? data : render(value));
    }

    /** Shows another object, as these MIME types, in the place of one that was displayed. */
    public static void updateDisplay(String id, @Nullable Object value, String... mimeTypes) {
        replace(id, render(value, mimeTypes));
    }

    /** What a line such as {@code %classpath a.jar} is turned into. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as in IJava: List<String> added = %jars *.jar
    public static <T> T lineMagic(String name, List<String> args) throws Exception {
        return JavaKernel.running().magics().applyLineMagic(name, args);
    }

    private static String show(DisplayData data) {
        if (!data.hasDisplayId()) {
            data.setDisplayId(UUID.randomUUID().toString());
        }
        JavaKernel.running().display(data);
        return data.getDisplayId();
    }

    private static void replace(String id, DisplayData data) {
        JavaKernel.running().getIO().display.updateDisplay(id, data);
    }
}
