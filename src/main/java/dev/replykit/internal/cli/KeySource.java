package dev.replykit.internal.cli;

import dev.replykit.ApiKey;
import dev.replykit.internal.cli.Exit.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a command takes the API key from: a file, or else the environment; never an argument, which others can see. */
final class KeySource {
    private KeySource() {}

    /** @param words is told that others may read the file */
    static ApiKey read(@Nullable String file, Map<String, String> environment, PrintStream words)
            throws UsageException {
        if (file != null) {
            return ofFile(file, words);
        }
        String variable = environment.get(ApiKey.VARIABLE);
        if (variable == null) {
            throw new UsageException("There is no API key: set the environment variable " + ApiKey.VARIABLE
                    + ", or give --key-file FILE (for a sandbox any word will do).");
        }
        return ApiKey.of(variable);
    }

    private static ApiKey ofFile(String name, PrintStream words) throws UsageException {
        try {
            Path file = Path.of(name);
            ApiKey key = ApiKey.fromFile(file);
            boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (isPosix
                    && !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                            .endsWith("------")) {
                words.println("Others may read the key in " + DraftFile.name(name)
                        + ". Make the file yours alone with chmod 600.");
            }
            return key;
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no key file " + DraftFile.name(name) + ".");
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(
                    "The key file " + DraftFile.name(name) + " can't be read: " + DraftFile.reason(e) + ".");
        }
    }
}
