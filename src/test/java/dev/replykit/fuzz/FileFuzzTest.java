package dev.replykit.fuzz;

import static dev.replykit.fuzz.Harmless.that;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.replykit.ApiKey;
import dev.replykit.Finding;
import dev.replykit.InvalidDraftException;
import dev.replykit.SequenceDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of any bytes is read as the text that it is, or is refused; and of a key file nothing is ever told. */
class FileFuzzTest {
    /** All that may be said of a file that holds no key. */
    private static final Pattern REFUSAL =
            Pattern.compile("The file \\S+ holds more than a key\\. Put the key alone on one line\\."
                    + "|The API key is (?:empty|malformed: it has (?:a line break|white space|a control character"
                    + "|a non-ASCII character) at position \\d+)\\."
                    + " Copy it again from Reply's settings, without spaces or line breaks\\.");

    @TempDir
    static Path folder;

    @MethodSource("dev.replykit.fuzz.Examples#drafts")
    @FuzzTest
    void isReadOrRefused(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean isUtf8 = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);

        Object expected = isUtf8
                ? draftOrViolations(() -> SequenceDraft.fromJson(text))
                : List.of(Finding.violation("", "is not JSON: the file is not UTF-8"));
        Object read = draftOrViolations(() -> SequenceDraft.read(file));
        that(expected.equals(read), "is read as " + read + ", not as " + expected);

        try {
            ApiKey key = ApiKey.fromFile(file);
            that(text.strip().chars().allMatch(c -> c > ' ' && c <= '~'), "is no key, but was taken");
            that(key.toString().matches("\\[key](?: \\(Others may read the key in .*\\))?"), "shows " + key);
        } catch (IllegalArgumentException e) {
            that(REFUSAL.matcher(e.getMessage()).matches(), "says something else: " + e.getMessage());
        }
    }

    private static Object draftOrViolations(Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (InvalidDraftException e) {
            return e.violations();
        }
    }

    private interface Reading {
        SequenceDraft read() throws IOException;
    }
}
