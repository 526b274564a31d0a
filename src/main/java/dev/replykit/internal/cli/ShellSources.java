package dev.replykit.internal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder of sources, and the modules of the JDK's {@code src.zip}, which is opened when first asked for. */
public final class ShellSources extends AbstractList<Path> {
    private final Path folder;
    private @Nullable List<Path> all;

    private ShellSources(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes every later JShell of this JVM look there for Javadoc. It looks in the JDK's own {@code src.zip} and
     * nowhere else; the one way to add a folder is a field meant for its own tests. A JDK without that field, or one
     * that was not started with {@code --add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED}, just shows no Javadoc.
     *
     * @return whether it will look there
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
            found.addAll(modulesOfTheJdk());
            all = found;
        }
        return found;
    }

    /** The file system stays open for as long as JShell runs. */
    private static List<Path> modulesOfTheJdk() {
        List<Path> modules = new ArrayList<>();
        Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        if (Files.isReadable(zip)) {
            try {
                FileSystem files = FileSystems.newFileSystem(zip);
                try (DirectoryStream<Path> folders = Files.newDirectoryStream(files.getPath("/"))) {
                    folders.forEach(modules::add);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return modules;
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
