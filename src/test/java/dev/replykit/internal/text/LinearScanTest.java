package dev.replykit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
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
        assertIsLinear(piece, text -> MergeFields.scan(text, (kind, name) -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>", "<", "<!--", "<!-- -->", "<style></", "<style>", "</", "<a b=\"", "&a", "&#x", " "})
    void wordsOfHtmlAreFoundInLinearWork(String piece) {
        assertIsLinear(piece, text -> Html.firstWords(text, Integer.MAX_VALUE));
    }

    private static void assertIsLinear(String piece, Consumer<CharSequence> scan) {
        Counted small = new Counted(piece.repeat(REPETITIONS));
        Counted large = new Counted(piece.repeat(2 * REPETITIONS));
        scan.accept(small);
        scan.accept(large);

        assertThat(large.reads)
                .as("characters read in %,d times \"%s\"", 2 * REPETITIONS, piece)
                .isGreaterThan(0)
                .isLessThanOrEqualTo(2 * small.reads + 100);
    }
}
