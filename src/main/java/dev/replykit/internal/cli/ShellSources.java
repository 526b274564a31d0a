package dev.replykit.internal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of sources and the modules of the JDK's {@code src.zip}, which is opened when first needed. */
public final class ShellSources extends AbstractList<Path> {
    private final Path folder;
    private @Nullable List<Path> all;

    private ShellSources(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes every later JShell of this JVM look for Javadoc in the folder. JShell looks only in the JDK's own
     * {@code src.zip}; the one way to add a folder is a field meant for JShell's own tests. It needs
     * {@code --add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED}.
     *
     * @return false where this JDK does not allow it, and JShell will show no Javadoc
     */
    public static boolean offer(Path folder) {
        try {
            Field sources =
                    Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("availableSourcesOverride");
            sources.setAccessible(true);
            sources.set(null, new ShellSources(folder));
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    private synchronized List<Path> all() {
        List<Path> found = all;
        if (found == null) {
            found = new ArrayList<>(List.of(folder));
            Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
            if (Files.isReadable(zip)) {
                try {
                    FileSystem files = FileSystems.newFileSystem(zip); // stays open as long as JShell runs
                    try (Stream<Path> modules = Files.list(files.getPath("/"))) {
                        modules.forEach(found::add);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            all = found;
        }
        return found;
    }

    @Override
    public Path get(int index) {
        return all().get(index);
    }

    @Override
    public int size() {
        return all().size();
    }
}
