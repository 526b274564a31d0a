package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key: where it may come from, where it may go, and that it shows nowhere. */
class ApiKeyTest {
    private static final String KEY = "s3cret-Key-of-the-tests";
    private static final String MOST_OF_KEY = KEY.substring(0, KEY.length() - 1);
    private static final String PUNCTUATED_KEY = "aB+c/d=e&f<g\"h'i\\j%k>lM9zQ7_x";

    private static final String FOR_EXAMPLE =
            "For example: https://api.reply.io, or http://127.0.0.1:8080 for a sandbox.";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\r\nX-Evil: 1", "a\tb", "a\u0000b", "sch\u00fcssel", "a\u007f"})
    void aMalformedKeyIsRefusedWithoutRepeatingIt(String malformed) {
        String secret = "topsecret" + malformed + "topsecret";
        assertThatThrownBy(() -> ApiKey.of(malformed.isEmpty() ? "" : secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The API key is ")
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void aKeyShowsItselfNowhere() {
        Reply reply = Reply.builder().apiKey(KEY).build();
        assertThat(ApiKey.of(KEY)).hasToString("[key]");
        assertThat(reply.toString()).doesNotContain(KEY);
        assertThat(reply.preview(SequenceDraft.named("n")).curl())
                .doesNotContain(KEY)
                .contains("$REPLY_API_KEY");
    }

    @Test
    void aKeyComesFromAFileThatHoldsNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created());
                Reply reply = Reply.builder()
                        .apiKey(ApiKey.fromFile(file))
                        .baseUrl(server.uri().toString())
                        .build()) {
            reply.create(SequenceDraft.named("n"));
            assertThat(server.received().get(0).header("Authorization")).contains("Bearer " + KEY);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no such permissions
    void aKeyFileThatOthersMayReadIsWarnedOf() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(ApiKey.fromFile(file).warning()).contains("chmod 600").doesNotContain(KEY);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(ApiKey.fromFile(file).warning()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "s3cret one\n", "s3cret\ns3cret\n", "\ufeffs3cret"})
    void aKeyFileOfAnotherFormIsRefusedWithoutRepeatingIt(String content) throws IOException {
        Path file = Files.write(folder.resolve("key"), content.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ApiKey.fromFile(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.reply.io",
                "HTTP://api.reply.io",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "http://localhost.",
                "http://evil.example/127.0.0.1",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "http://2130706433",
                "http://0127.0.0.1",
                "http://127.0.0.010",
                "http://[::]",
                "http://[::1%lo]",
                "http://[::127.0.0.1]",
                "http://[fe80::1]"
            })
    void aKeyGoesUnencryptedNowhereButToThisMachineForCertain(String url) {
        assertThatThrownBy(() -> Reply.builder().apiKey(KEY).baseUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The base URL is plain http, and its host is not certainly this machine: everybody on the way"
                                + " could read the key. Use https, or write this machine as 127.0.0.1, [::1] or localhost. "
                                + FOR_EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://127.1                    | needs https:// and a host.
            http://0x7f.1                   | needs https:// and a host.
            http://127.0.0.999              | needs https:// and a host.
            http://loc%61lhost              | needs https:// and a host.
            ftp://127.0.0.1                 | needs https:// and a host.
            127.0.0.1:80                    | is no URL (Illegal character in scheme name).
            https://                        | needs https:// and a host.
            not a url                       | is no URL (Illegal character in path).
            http://127.0.0.1:99999          | has a port above 65535.
            https://user:pass@api.reply.io  | may have no user, query or fragment; the key belongs into REPLY_API_KEY.
            http://127.0.0.1@evil.example   | may have no user, query or fragment; the key belongs into REPLY_API_KEY.
            http://evil.example#127.0.0.1   | may have no user, query or fragment; the key belongs into REPLY_API_KEY.
            https://api.reply.io?key=1      | may have no user, query or fragment; the key belongs into REPLY_API_KEY.
            """)
    void aBaseUrlThatIsNoneIsRefusedWithAnExampleOfOne(String url, String why) {
        assertThatThrownBy(() -> Reply.builder().apiKey(KEY).baseUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The base URL " + why + " " + FOR_EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080",
                "http://127.8.90.255",
                "http://localhost:1",
                "http://LOCALHOST",
                "http://[::1]:8080",
                "http://[0:0:0:0:0:0:0:1]",
                "http://[::ffff:127.0.0.1]",
                "http://[::ffff:7f00:1]",
                "https://api.reply.io/"
            })
    void loopbackAndHttpsAreSafe(String url) {
        assertThat(Reply.builder().apiKey(KEY).baseUrl(url)).isNotNull();
    }

    @Test
    void aKeyThatASuccessfulAnswerRepeatsIsBlottedOutOfIt() {
        Answer echo = Answer.status(201).json("{\"id\": 7, \"name\": \"Bearer " + KEY + "\"}");
        try (MisbehavingServer server = MisbehavingServer.playing(echo);
                Reply reply = Reply.builder()
                        .apiKey(KEY)
                        .baseUrl(server.uri().toString())
                        .build()) {
            assertThat(reply.create(SequenceDraft.named("n")).toJson())
                    .isEqualTo("{\"id\": 7, \"name\": \"Bearer [key]\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a+b/c=d\\\"e'f&g",
                "a\\u002bb\\/c\\u003Dd\\\\\\u0022e\\u0027f\\u0026g",
                "a%2Bb%2Fc%3dd%5c%22e%27f%26g",
                "a&#43;b&#x2F;c&#61;d&#92;&quot;e&apos;f&amp;g",
                "a&plus;b&sol;c&equals;d&#x005c;&quot;e&#039;f&amp;g",
                "a%252Bb%252Fc%253dd%255c%2522e%2527f%2526g",
                "YStiL2M9ZFwiZSdmJmc=",
                "YStiL2M9ZFwiZSdmJmc\\u003d"
            })
    void aKeyThatAnErrorRepeatsIsBlottedOutHoweverItIsEscaped(String written) {
        Answer echo = Answer.status(400).json("{\"detail\": \"Bad key <" + written.replace("\"", "\\\"") + ">\"}");
        try (MisbehavingServer server = MisbehavingServer.playing(echo);
                Reply reply = Reply.builder()
                        .apiKey("a+b/c=d\\\"e'f&g")
                        .baseUrl(server.uri().toString())
                        .build()) {
            assertThatThrownBy(() -> reply.create(SequenceDraft.named("n")))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("<[key]>");
        }
    }

    /** The key as JSON, twice and three times, as .NET writes it and otherwise; as HTML, URLs and shells have it; mixed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aB\\u002Bc/d=e\\u0026f\\u003Cg\\u0022h\\u0027i\\\\j%k\\u003ElM9zQ7_x",
                "aB\\\\u002Bc/d=e\\\\u0026f\\\\u003Cg\\\\u0022h\\\\u0027i\\\\\\\\j%k\\\\u003ElM9zQ7_x",
                "aB+c/d=e&f<g\\\\\\\"h'i\\\\\\\\j%k>lM9zQ7_x",
                "aB\\\\\\\\u002Bc\\\\\\\\/d=e\\\\\\\\u0026f<g\\\\\\\\u0022h'i\\\\\\\\\\\\\\\\j%k>lM9zQ7_x",
                "aB+c/d=e&amp;amp;f&amp;lt;g&amp;quot;h&amp;#39;i\\j%k&amp;gt;lM9zQ7_x",
                "aB&plus;c&sol;d&equals;e&amp;f&lt;g&quot;h&apos;i&bsol;j&percnt;k&gt;lM9zQ7&lowbar;x",
                "aB&plusc&sold&equalse&ampf&ltg&quoth&apos;i&bsolj&percntk&gtlM9zQ7&UnderBarx",
                "aB&#43c&#47d=e&#x26;f&#60g&#34h&#39i&#92j&#37k&#62lM9zQ7_x",
                "aB+c/d=e&f<g\\\"h\\'i\\\\j%k>lM9zQ7_x",
                "aB+c/d=e&f<g\"h'\\''i\\j%k>lM9zQ7_x",
                "aB+c/d=e&f<g\\\"h'\\\\''i\\\\j%k>lM9zQ7_x",
                "aB%25252Bc%25252Fd%25253De%252526f%25253Cg%252522h%252527i%25255Cj%252525k%25253ElM9zQ7_x",
                "aB\\x2bc\\x2fd\\x3de\\x26f\\x3cg\\x22h\\x27i\\x5cj\\x25k\\x3elM9zQ7\\x5fx",
                "aB\\053c\\057d\\075e\\046f\\074g\\042h\\047i\\134j\\045k\\076lM9zQ7\\137x",
                "aB\\u0026#43;c/d=e\\u0026amp;f\\u0026lt;g\\u0026quot;h\\u0026#39;i\\\\j%k\\u0026gt;lM9zQ7_x",
                "aB%2Bc%2Fd%3De%26f%3Cg%5C%22h%27i%5C%5Cj%25k%3ElM9zQ7_x",
                "\\\\u0061\\\\u0042\\\\u002b\\\\u0063\\\\u002f\\\\u0064\\\\u003d\\\\u0065\\\\u0026\\\\u0066\\\\u003c\\\\u0067"
                        + "\\\\u0022\\\\u0068\\\\u0027\\\\u0069\\\\u005c\\\\u006a\\\\u0025\\\\u006b\\\\u003elM9zQ7\\\\u005fx"
            })
    void aKeyThatIsEscapedMoreThanOnceOrInARareWayIsBlottedOut(String written) {
        assertThat(messageOf(PUNCTUATED_KEY, Answer.status(400).body("Bad key <" + written + ">")))
                .contains("\"Bad key <[key]>\"");
    }

    @Test
    void aKeyInAnErrorThatAnotherErrorQuotesIsBlottedOut() {
        String quoted =
                "{\\\"detail\\\": \\\"Bad key <aB\\\\u002Bc/d=e\\\\u0026f\\\\u003Cg\\\\u0022h\\\\u0027i\\\\\\\\j%k\\\\u003ElM9zQ7_x>\\\"}";
        assertThat(messageOf(
                        PUNCTUATED_KEY, Answer.status(400).json("{\"detail\": \"Upstream said: " + quoted + "\"}")))
                .contains("said: {\"detail\": \"Bad key <[key]>\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "Bearer ", "user:"})
    void aKeyThatAnErrorRepeatsWithinSomethingEncodedIsBlottedOut(String before) {
        byte[] text = (before + KEY + "!").getBytes(StandardCharsets.US_ASCII);
        String told = Base64.getEncoder().encodeToString(text) + " "
                + Base64.getUrlEncoder().withoutPadding().encodeToString(text) + " "
                + HexFormat.of().withUpperCase().formatHex(text);
        try (MisbehavingServer server =
                        MisbehavingServer.playing(Answer.status(400).body(told));
                Reply reply = Reply.builder()
                        .apiKey(KEY)
                        .baseUrl(server.uri().toString())
                        .build()) {
            String message =
                    catchThrowable(() -> reply.create(SequenceDraft.named("n"))).getMessage();
            assertThat(message).containsPattern("(?s)\\[key].*\\[key].*\\[ke");
        }
    }

    static Stream<Behaviour> answersThatEndWithinTheKey() {
        String most = "Not yours: " + MOST_OF_KEY;
        Answer created = Answer.status(201);
        return Stream.concat(
                Stream.of(
                        created.body(most),
                        created.body(most).withoutLength().closing(),
                        Answer.statusLine("HTTP/1.0 502 Because")
                                .body(most)
                                .withoutLength()
                                .closing()),
                Stream.of(400, 502)
                        .map(status -> Answer.status(status))
                        .flatMap(answer -> Stream.of(
                                answer.body(most),
                                answer.body(most).withoutLength().closing(),
                                answer.body("Not yours: " + KEY).cutBy(1),
                                answer.body("Not yours: " + KEY).cutBy(KEY.length() - 4),
                                answer.body(most + "%2x").cutBy(1),
                                answer.body(most + "\\u00x").cutBy(1),
                                answer.body(most + "&#11x").cutBy(1),
                                answer.body(most + "\u20ac").cutBy(2),
                                answer.body(most + "\u20ac").cutBy(1))));
    }

    @ParameterizedTest
    @MethodSource("answersThatEndWithinTheKey")
    void theBeginningOfAKeyIsBlottedOutWhereAnAnswerEndsWhetherThatIsAnnouncedOrNot(Behaviour answer) {
        assertThat(messageOf(answer)).contains("Not yours: [key]").doesNotContain(KEY.substring(0, 4));
    }

    @Test
    void theBeginningOfAKeyIsBlottedOutWhereAnAnswerThatCannotBeReadEnds() {
        assertThat(messageOf(Behaviour.say("HTTP/1.1 " + MOST_OF_KEY + "\r\n\r\n")))
                .contains("(Invalid status line: \"HTTP/1.1 [key]\")")
                .doesNotContain(KEY.substring(0, 4));
    }

    @Test
    void theBeginningOfAKeyStaysWhereAnAnswerGoesOn() {
        String told = "Not yours: " + MOST_OF_KEY + ".";
        assertThat(messageOf(Answer.status(400).body(told))).contains(told);
    }

    @Test
    void aCreatedSequenceStaysAsItCameThoughATextInItEndsAsAKeyBegins() {
        String json = "{\"id\": 7, \"name\": \"" + MOST_OF_KEY + "\"}";
        try (MisbehavingServer server =
                        MisbehavingServer.playing(Answer.status(201).json(json));
                Reply reply = Reply.builder()
                        .apiKey(KEY)
                        .baseUrl(server.uri().toString())
                        .build()) {
            assertThat(reply.create(SequenceDraft.named("n")).toJson()).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32"})
    void aKeyInAnAnswerOfAnotherEncodingIsBlottedOut(String charset) {
        byte[] body = ("Bad key <" + KEY + ">").getBytes(Charset.forName(charset));
        assertThat(messageOf(Answer.status(400).body(body))).contains("[key]");
    }

    @Test
    void ofWhatCannotBeReadPeopleSeeNoMoreThanTheyWouldRead() {
        assertThat(messageOf(Answer.created().headerLine("a b".repeat(30_000) + ": c")))
                .contains("the connection broke (Invalid header name \"a ba b")
                .contains("a ba...).")
                .hasSizeLessThan(1_200);
        assertThat(messageOf(Answer.created().headerLine("a b".repeat(100) + KEY + ": c")))
                .doesNotContain("s3cr");
    }

    @ParameterizedTest
    @CsvSource({"3, Not yours: s3c", "4, Not yours: [key]", "5, Not yours: [key]"})
    void fourCharactersOfAKeyTellWhereAnAnswerWasCut(int told, String expected) {
        Answer answer = Answer.status(400).body("Not yours: " + KEY);
        assertThat(bodyOf(answer.cutBy(KEY.length() - told), KEY)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"sesame7, Bad key sesame7", "sesame-8, Bad key [key]"})
    void fewerThanEightCharactersAreNoKeyOfReplysAndMayBeAnOrdinaryWord(String key, String expected) {
        assertThat(bodyOf(Answer.status(400).body("Bad key " + key), key)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy"})
    void aKeyWhoseBase64HasSignsIsBlottedOutInBothAlphabets(String before) {
        String key = "~~~???>>>~~~???";
        byte[] text = (before + key).getBytes(StandardCharsets.US_ASCII);
        String standard = Base64.getEncoder().encodeToString(text);
        String forUrls = Base64.getUrlEncoder().encodeToString(text);
        assertThat(standard).contains("+", "/");

        assertThat(bodyOf(Answer.status(400).body(standard + " " + forUrls), key))
                .matches("\\w{0,3}\\[key]\\S{0,4} \\w{0,3}\\[key]\\S{0,4}");
    }

    private static String bodyOf(Behaviour answer, String key) {
        try (MisbehavingServer server = MisbehavingServer.playing(answer);
                Reply reply = Reply.builder()
                        .apiKey(key)
                        .baseUrl(server.uri().toString())
                        .build()) {
            return catchThrowableOfType(RejectedException.class, () -> reply.create(SequenceDraft.named("n")))
                    .problem()
                    .body();
        }
    }

    private static String messageOf(Behaviour answer) {
        return messageOf(KEY, answer);
    }

    private static String messageOf(String key, Behaviour answer) {
        try (MisbehavingServer server = MisbehavingServer.playing(answer);
                Reply reply = Reply.builder()
                        .apiKey(key)
                        .baseUrl(server.uri().toString())
                        .build()) {
            return catchThrowable(() -> reply.create(SequenceDraft.named("n"))).getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Bb-a%2Bb", "ab%25cd/ef-gh", "&amp;\\u0061", "A-key-of-4096-characters"})
    void aKeyOfAnyFormIsBlottedOut(String form) {
        String key = form.startsWith("A") ? form.repeat(171) : form;
        Answer echo = Answer.status(400).body("Bad key <" + key + ">");
        try (MisbehavingServer server = MisbehavingServer.playing(echo);
                Reply reply = Reply.builder()
                        .apiKey(key)
                        .baseUrl(server.uri().toString())
                        .build()) {
            assertThatThrownBy(() -> reply.create(SequenceDraft.named("n")))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("<[key]>");
        }
    }
}
