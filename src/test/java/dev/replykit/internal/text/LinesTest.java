package dev.replykit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LinesTest {
    private static final String NINE = "123456789";

    @Test
    void linesBreakBetweenWords() {
        assertThat(Lines.wrapped((NINE + " ").repeat(21), "- ", "  "))
                .isEqualTo("- " + (NINE + " ").repeat(8) + NINE + "\n  " + (NINE + " ").repeat(8) + NINE
                        + "\n  123456789 123456789 123456789");
    }

    @Test
    void aWordLongerThanALineIsBrokenAndNothingIsLost() {
        String word = "\u4F60".repeat(120);

        assertThat(Lines.wrapped(word, "", ""))
                .isEqualTo("\u4F60".repeat(50) + "\n" + "\u4F60".repeat(50) + "\n" + "\u4F60".repeat(20));
    }

    @Test
    void whatTakesMoreLinesThanAllowedIsCut() {
        assertThat(Lines.wrapped("x".repeat(300), "", " ", 2))
                .isEqualTo("x".repeat(100) + "\n " + "x".repeat(96) + "...");
    }

    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(Lines.wrapped("x".repeat(98), "! ", "  ", 1)).isEqualTo("! " + "x".repeat(98));
        assertThat(Lines.wrapped("", "! ", "  ")).isEqualTo("! ");
    }
}
