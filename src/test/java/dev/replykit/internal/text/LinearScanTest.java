package dev.replykit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice the text is twice the work where a text is scanned character by character. Each character that is read counts. */
final class LinearScanTest {
    private static final int REPETITIONS = 2_000;

    /** A text that counts how many of its characters were read. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            reads += end - start;
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            reads += text.length();
            return text;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{a", "{a}", "{{a}}", "{{ | ", "}", "{ "})
    void mergeFieldsAreFoundInLinearWork(String piece) {
        assertIsLinear(piece, reads(piece, REPETITIONS, false), reads(piece, 2 * REPETITIONS, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>",
                "<",
                "<!--",
                "<!-- -->",
                "<style></",
                "<style>",
                "</",
                "<a b=\"",
                "&amp;",
                "&a",
                "&#x",
                " "
            })
    void wordsOfHtmlAreFoundInLinearWork(String piece) {
        assertIsLinear(piece, reads(piece, REPETITIONS, true), reads(piece, 2 * REPETITIONS, true));
    }

    private static long reads(String piece, int repetitions, boolean isHtml) {
        Counted text = new Counted(piece.repeat(repetitions));
        if (isHtml) {
            var unused = Html.firstWords(text, Integer.MAX_VALUE);
        } else {
            MergeFields.scan(text, (kind, name) -> {});
        }
        return text.reads;
    }

    private static void assertIsLinear(String piece, long small, long large) {
        assertThat(large)
                .as("characters read in %,d times \"%s\", after %,d in half of that", 2 * REPETITIONS, piece, small)
                .isGreaterThan(0)
                .isLessThanOrEqualTo(2 * small + 100);
    }
}
