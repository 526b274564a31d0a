package dev.replykit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How text is measured, cut, wrapped and taken out of HTML. */
final class ColumnsTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";
    private static final String FLAG = "\uD83C\uDDE9\uD83C\uDDEA";
    private static final String ACCENTED = "e\u0301";
    private static final String KISS =
            "\uD83D\uDC69\uD83C\uDFFD\u200D\u2764\uFE0F\u200D\uD83D\uDC8B\u200D\uD83D\uDC68\uD83C\uDFFD";

    @ParameterizedTest
    @CsvSource({
        "plain, 5",
        "'', 0",
        "\u4F60\u597D, 4",
        "\u1112\u1161\u11AB, 2",
        ACCENTED + ", 1",
        "\uD83D\uDC4D\uD83C\uDFFD, 2",
        FAMILY + ", 2",
        KISS + ", 2",
        FLAG + ", 2",
        "\uD840\uDC00, 2",
    })
    void charactersTakeTheColumnsOfATerminal(String text, int columns) {
        assertThat(Columns.width(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdefg, 6, abc...",
        "'abc defg', 7, abc...",
        "\u4F60\u597D\u4E16\u754C, 8, \u4F60\u597D\u4E16\u754C",
        "\u4F60\u597D\u4E16\u754C, 7, \u4F60\u597D...",
        "ab" + FAMILY + "cd, 6, ab" + FAMILY + "cd",
        "ab" + ACCENTED + "defg, 6, ab" + ACCENTED + "...",
        FLAG + FLAG + FLAG + FLAG + ", 7, " + FLAG + FLAG + "...",
    })
    void cutFallsBetweenCharacters(String text, int columns, String expected) {
        assertThat(Columns.cut(text, columns)).isEqualTo(expected);
        assertThat(Columns.width(Columns.cut(text, columns))).isLessThanOrEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "'  a\r\n\t b ', a b",
        "a\u2028b\u2029c\u0085d\u00A0e, a b c d e",
        "'\u001B[31mred', \uFFFD[31mred",
        "\u009B31mred, \uFFFD31mred",
        "a\u202Ebc, a\uFFFDbc",
        "a\u0000\u0007\u007Fb, a\uFFFDb",
        "a\uFEFFb, a\uFFFDb",
        "a\uD800b, a\uFFFDb",
    })
    void unprintableCharactersAreReplaced(String text, String expected) {
        assertThat(Columns.oneLine(text)).isEqualTo(expected);
        assertThat(Columns.cut(text, 40)).isEqualTo(expected);
    }

    @Test
    void pilesOfAccentsStayInTheirLine() {
        assertThat(Columns.oneLine("a" + "\u0301".repeat(1000) + "b")).isEqualTo("a" + "\u0301".repeat(8) + "b");
    }

    /** Each piece is joined with the same piece before it to one character without end. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\uD83D\uDC68\u200D", "\uD83D\uDC68\uD83C\uDFFD", "\u200C", "\u0301", "\u1160\u11A8", "\u093E"})
    void endlessCharactersAreCut(String piece) {
        String piled = "a\uFE0F" + piece.repeat(10_000);

        assertThat(Columns.cut(piled, 60)).hasSizeLessThanOrEqualTo(60 * 2 + 32 + 3);
        assertThat(Lines.finding(piled)).hasSizeLessThan(6 * 250).doesNotContainPattern("[\\ud800-\\udfff]");
    }

    @Test
    void linesBreakBetweenWordsAndLongWordsAreBroken() {
        assertThat(Lines.wrapped("123456789 ".repeat(11), "- ", "  "))
                .isEqualTo("- " + "123456789 ".repeat(8) + "123456789\n  123456789 123456789");
        assertThat(Lines.wrapped("\u4F60".repeat(60), "", ""))
                .isEqualTo("\u4F60".repeat(50) + "\n" + "\u4F60".repeat(10));
        assertThat(Lines.wrapped("x".repeat(98), "! ", "  ", 1)).isEqualTo("! " + "x".repeat(98));
        assertThat(Lines.wrapped("x".repeat(300), "", " ", 2))
                .isEqualTo("x".repeat(100) + "\n " + "x".repeat(96) + "...");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            <p>Hi,</p><p>shall {{we}}?</p>     => Hi, shall {{we}}?
            one<br>two<br/>three               => one two three
            <b>bo</b>ld and <i>ita</i>lic      => bold and italic
            <a href="https://a.example">here</a> => here
            Tom &amp; J &lt;3 &quot;x&quot; &#39;y&#39; &#x41;&nbsp;z => Tom & J <3 "x" 'y' A z
            &unknown; &amp &; a & b;           => &unknown; & &; a & b;
            1 < 2 and 3 > 2                    => 1 < 2 and 3 > 2
            <!-- not <b>this</b> -->but this   => but this
            <style>p { color: red }</style><script>if (a < b) {}</script>text => text
            <!DOCTYPE html><html><head><title>T</title></head><body>text</body></html> => text
            text <p                            => text
            &#55296;&#1114112;&#x;             => \uFFFD&#1114112;&#x;
            """)
    void wordsOfHtmlAreLeft(String html, String words) {
        assertThat(Columns.oneLine(Html.firstWords(html, 1000))).isEqualTo(words);
    }
}
