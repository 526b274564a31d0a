package dev.replykit.internal.cli;

import dev.replykit.Finding;
import dev.replykit.InvalidDraftException;
import dev.replykit.SequenceDraft;
import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.text.DraftText;
import dev.replykit.internal.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads and writes the files of a command, and words what went wrong. */
final class DraftFile {
    private DraftFile() {}

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
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file " + name + "." + hint(file));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(name + " can't be read: " + reason(e) + "." + hint(file));
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

    /** Where the locale has no UTF-8, Java gets another name than the user typed. The scripts set such a locale. */
    private static String hint(String file) {
        return file.chars().allMatch(c -> c < 0x80)
                ? ""
                : " If the name is right, Java did not get all its letters: set LC_ALL=C.UTF-8, or rename the file.";
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
