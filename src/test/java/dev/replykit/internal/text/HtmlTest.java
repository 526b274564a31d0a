package dev.replykit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HtmlTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "<p>Hi {{firstName}},</p> => Hi {{firstName}},",
                "<p>Hi,</p><p>shall we?</p> => Hi, shall we?",
                "one<br>two<br/>three => one two three",
                "<b>bo</b>ld and <i>ita</i>lic => bold and italic",
                "<a href=\"https://example.com?a=1&amp;b=2\">here</a> => here",
                "Tom &amp; Jerry &lt;3 &quot;x&quot; &#39;y&#39; &#x41;&nbsp;z => Tom & Jerry <3 \"x\" 'y' A z",
                "&unknown; &amp &; a & b; => &unknown; & &; a & b;",
                "1 < 2 and 3 > 2 => 1 < 2 and 3 > 2",
                "<!-- not <b>this</b> -->but this => but this",
                "<style>p { color: red }</style><script>if (a < b) {}</script>text => text",
                "<STYLE>p {}</STYLE>text => text",
                "<!DOCTYPE html><html><head><title>T</title></head><body>text</body></html> => text",
                "text <p => text",
                "&#55296;&#1114112;&#x; => \uFFFD&#1114112;&#x;",
                "{{Field | \"text\"}} => {{Field | \"text\"}}",
            })
    void wordsAreLeft(String html, String words) {
        assertThat(Columns.oneLine(Html.firstWords(html, 1000))).isEqualTo(words);
    }
}
