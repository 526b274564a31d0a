package dev.replykit.internal.cli;

import static dev.replykit.internal.cli.Arguments.check;

import dev.replykit.ApiKey;
import dev.replykit.Finding;
import dev.replykit.InvalidDraftException;
import dev.replykit.SequenceDraft;
import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.text.DraftText;
import dev.replykit.internal.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and writes the files of a command, and says what went wrong. */
final class CommandFiles {
    private CommandFiles() {}

    /** How messages call the file. */
    static String name(String file) {
        return file.equals("-") ? "Standard input" : Printable.excerpt(file, 200);
    }

    /**
     * Reads the draft.
     *
     * @param in what is read for the name {@code -}
     * @throws NotJsonException where it is not JSON
     * @throws UsageException where the file can't be read
     * @throws InvalidDraftException with every violation
     */
    static SequenceDraft read(String file, InputStream in) throws UsageException {
        String name = name(file);
        try (InputStream source = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
            return SequenceDraft.fromJson(DraftText.read(source));
        } catch (InvalidDraftException e) {
            Finding first = e.violations().get(0);
            if (first.pointer().isEmpty() && first.detail().startsWith("is not JSON")) {
                throw new NotJsonException(name, first.detail());
            }
            throw e;
        } catch (DraftText.UnreadableException e) {
            throw new NotJsonException(name, String.valueOf(e.getMessage()));
        } catch (IOException | InvalidPathException e) {
            throw unreadable(file, e);
        }
    }

    /** Where the locale has no UTF-8, Java gets another name than the user typed. The scripts set one that has it. */
    private static UsageException unreadable(String file, Exception e) {
        boolean isAscii = file.chars().allMatch(c -> c < 0x80);
        String what = e instanceof NoSuchFileException
                ? "There is no file " + name(file) + "."
                : name(file) + " can't be read: " + reason(e) + ".";
        String hint = " If the name is right, Java did not get all its letters: set LC_ALL=C.UTF-8.";
        return new UsageException(isAscii ? what : what + hint);
    }

    /**
     * Takes the API key from a file, or else from the environment; never from an argument, which others can see.
     *
     * @param words is told that others may read the file
     */
    static ApiKey key(@Nullable String file, Map<String, String> environment, PrintStream words) throws UsageException {
        String variable = environment.get(ApiKey.VARIABLE);
        check(
                file != null || variable != null,
                "There is no API key: set the environment variable " + ApiKey.VARIABLE
                        + ", or give --key-file FILE (for a sandbox any word will do).");
        if (file == null) {
            return ApiKey.of(Objects.requireNonNull(variable));
        }
        try {
            Path path = Path.of(file);
            ApiKey key = ApiKey.fromFile(path);
            boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
            String rights = isPosix ? PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) : "------";
            if (!rights.endsWith("------")) {
                words.println(
                        "Others may read the key in " + name(file) + ". Make the file yours alone with chmod 600.");
            }
            return key;
        } catch (IOException | InvalidPathException e) {
            throw unreadable(file, e);
        }
    }

    /** The file can be read, but its text is not JSON. */
    static final class NotJsonException extends UsageException {
        private static final long serialVersionUID = 1L;

        /** What is wrong, without the name of the file. */
        final String detail;

        NotJsonException(String name, String detail) {
            super(name + " " + detail + ".");
            this.detail = detail;
        }
    }

    static void write(String file, String text) throws UsageException {
        try {
            Files.writeString(Path.of(file), text);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("The file " + name(file) + " can't be written: " + reason(e) + ".");
        }
    }

    static String reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such folder"; // a file to read that is missing has a message of its own
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : Printable.excerpt(message, 200);
    }
}
