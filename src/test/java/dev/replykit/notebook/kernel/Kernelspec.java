package dev.replykit.notebook.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zeromq.ZMQ;

/**
 * Writes the folder that Jupyter finds the kernel in, for {@code JUPYTER_PATH}.
 *
 * <p>It is written anew on each machine, because a kernelspec holds absolute paths. The kernel is named {@code java}, the
 * name IJava and JJava use, so that notebooks open with any of the three.
 */
public final class Kernelspec {
    private Kernelspec() {}

    /**
     * Takes the folder to write and, if it shall stand in front of everything else, a jar: Gson 2.8.5 makes the kernel
     * see what a notebook sees in IJava.
     */
    public static void main(String[] args) throws Exception {
        write(Path.of(args[0]), args.length > 1 ? List.of(Path.of(args[1]).toAbsolutePath()) : List.of());
    }

    /** Writes the folder for the JVM and the jars that this code itself runs with. */
    public static void write(Path folder, List<Path> jarsInFront) throws IOException {
        Path spec = Files.createDirectories(folder.resolve("kernels/java")).toAbsolutePath();
        List<Path> classPath = new ArrayList<>(jarsInFront);
        classPath.add(copyOfKernelClasses(spec.resolve("classes")));
        for (Class<?> library : List.of(BaseKernel.class, ZMQ.class, Gson.class)) {
            classPath.add(origin(library));
        }
        Map<String, Object> content = new TreeMap<>();
        content.put("argv", command(classPath));
        content.put("display_name", "Java");
        content.put("language", "java");
        content.put("interrupt_mode", "message");
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        Files.writeString(spec.resolve("kernel.json"), gson.toJson(content) + "\n");
    }

    private static List<String> command(List<Path> classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // a kernel lives for seconds, and shares the cores with its cells
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                JavaKernel.class.getName(),
                "{connection_file}");
    }

    /** Only the kernel itself: tests are not to be seen by notebooks. */
    private static Path copyOfKernelClasses(Path target) throws IOException {
        Path origin = origin(JavaKernel.class);
        Path folder = Path.of(JavaKernel.class.getPackageName().replace('.', '/'));
        Files.createDirectories(target.resolve(folder));
        try (Stream<Path> classes = Files.list(origin.resolve(folder))) {
            for (Path file :
                    classes.filter(file -> !file.toString().contains("Test")).toList()) {
                Files.copy(file, target.resolve(origin.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return target;
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path that is not made of files: " + e.getMessage(), e);
        }
    }
}
