package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String KEY = "aB+c/d=e&f<g\"h'i\\j%k>lM9zQ7_x";

    private static String redact(String key, String text) {
        return Secret.of(key).redact(text);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments("as it is", KEY),
                arguments("in upper case", KEY.toUpperCase(Locale.ROOT)),
                arguments("URL", "aB%2Bc%2Fd%3De%26f%3Cg%22h%27i%5Cj%25k%3ElM9zQ7_x"),
                arguments("URL, some characters", "aB%2bc/d%3de%26f%3cg%22h'i%5cj%25k%3elM9zQ7_x"),
                arguments("URL, each character", each("%%%02X")),
                arguments("JSON", "aB+c/d=e&f<g\\\"h'i\\\\j%k>lM9zQ7_x"),
                arguments("JSON, slashes", "aB+c\\/d=e&f<g\\\"h'i\\\\j%k>lM9zQ7_x"),
                arguments("JSON, .NET", "aB\\u002Bc/d=e\\u0026f\\u003Cg\\u0022h\\u0027i\\\\j%k\\u003ElM9zQ7_x"),
                arguments("JSON, each character", each("\\u%04x")),
                arguments("HTML", "aB+c/d=e&amp;f&lt;g&quot;h'i\\j%k&gt;lM9zQ7_x"),
                arguments("HTML, PHP", "aB+c/d=e&amp;f&lt;g&quot;h&#039;i\\j%k&gt;lM9zQ7_x"),
                arguments("HTML, .NET", "aB&#x2B;c&#x2F;d&#x3D;e&amp;f&lt;g&quot;h&#x27;i\\j%k&gt;lM9zQ7_x"),
                arguments("HTML, zeros", "aB&#x02b;c/d=e&amp;f&lt;g&#34;h&apos;i\\j%k&gt;lM9zQ7_x"),
                arguments("HTML, each character", each("&#%d;")),
                arguments("mixed", "aB%2Bc\\/d&#61;e&amp;f\\u003Cg\\\"h'i\\\\j%25k&gt;lM9zQ7_x"),
                arguments("hexadecimal", HexFormat.of().formatHex(KEY.getBytes(StandardCharsets.US_ASCII))),
                arguments(
                        "upper hexadecimal",
                        HexFormat.of().withUpperCase().formatHex(KEY.getBytes(StandardCharsets.US_ASCII))));
    }

    private static String each(String format) {
        return KEY.chars().mapToObj(format::formatted).collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void keyIsReplacedInEachForm(String name, String form) {
        assertThat(redact(KEY, "Bad key <" + form + "> and <" + form + ">!")).isEqualTo("Bad key <[key]> and <[key]>!");
    }

    /** The key's base64 has a plus sign and a slash, which JSON, HTML and URLs may escape. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy"})
    void keyIsReplacedInTheBase64OfALongerText(String before) {
        String key = "~~~???>>>~~~???";
        byte[] text = (before + key + "!").getBytes(StandardCharsets.US_ASCII);
        String standard = Base64.getEncoder().encodeToString(text);
        String inUrls = Base64.getUrlEncoder().withoutPadding().encodeToString(text);
        assertThat(standard).contains("+", "/");

        String rest = "[\\w+/=-]{0,%d}\\[key][\\w+/=-]{0,6}".formatted(before.length() * 4 / 3 + 2);
        assertThat(redact(key, "<" + standard + ">")).matches("<" + rest + ">");
        assertThat(redact(key, "<" + inUrls + ">")).matches("<" + rest + ">");
        assertThat(redact(key, "<" + standard.replace("/", "\\/").replace("+", "\\u002B") + ">"))
                .matches("<" + rest + ">");
    }

    @Test
    void base64OfTheKeyAloneIsReplacedWithItsPadding() {
        assertThat(redact("a+b/c=d\\\"e'f&g", "<YStiL2M9ZFwiZSdmJmc=> <YStiL2M9ZFwiZSdmJmc\\u003d>"))
                .isEqualTo("<[key]> <[key]>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Bb-a%2Bb", "ab%25cd/ef-gh", "&amp;\\u0061", "\\\\\\\\\\\\\\\\", "+starts-with-a-plus"})
    void keyThatLooksEscapedIsReplacedAsItIs(String key) {
        assertThat(redact(key, "<" + key + ">")).isEqualTo("<[key]>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void keyIsReplacedInUtf16ThatIsReadAsUtf8(String charset) {
        byte[] bytes = ("Bad key <" + KEY + ">").getBytes(Charset.forName(charset));

        assertThat(redact(KEY, new String(bytes, StandardCharsets.UTF_8)).replace("\0", ""))
                .isEqualTo("Bad key <[key]>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not yours: s3c              | not yours: s3c
            not yours: s3cr             | not yours: [key]
            not yours: S3CRET-KEY       | not yours: [key]
            not yours: "s3cret-Key")    | not yours: "[key]")
            not yours: s3cret%2         | not yours: [key]
            not yours: s3cret\\u00       | not yours: [key]
            not yours: s3cret&#4        | not yours: [key]
            not yours: 7333637265742d4  | not yours: [key]
            not yours: czNjcmV0LU       | not yours: [key]
            not yours: s3cret-Key"}     | not yours: s3cret-Key"}
            not yours: Key-of           | not yours: Key-of
            s3cr                        | [key]
            """)
    void startOfTheKeyIsReplacedOnlyWhereTheTextEnds(String text, String redacted) {
        assertThat(redact("s3cret-Key-of-the-tests", text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource({"sesame7, Bad key sesame7", "sesame-8, Bad key [key]"})
    void keyOfFewerThanEightCharactersIsNotReplaced(String key, String redacted) {
        assertThat(redact(key, "Bad key " + key)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\")", "%", "&", "\\", "%zz \\q &nbsp; &#1234; &#xfff;", "a\0b"})
    void otherTextStaysAsItIs(String text) {
        assertThat(redact(KEY, text)).isEqualTo(text);
    }

    /** Keys that repeat their beginning, in texts of their own characters. */
    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaab", "abababac", "aabaabaaab", "abcabcabcabd"})
    void keyThatRepeatsItselfIsFoundWhereverItIs(String key) {
        Random random = new Random(1);
        String end = ".";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 60) {
                int from = random.nextInt(key.length());
                text.append(key, from, from + 1 + random.nextInt(key.length() - from));
                text.append(random.nextInt(3) == 0 ? key : "");
            }
            assertThat(redact(key, text + end)).isEqualTo(text.toString().replaceAll("(" + key + ")+", "[key]") + end);
        }
    }
}
