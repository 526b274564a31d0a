package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API key: where it may come from, where it is sent, and that it is shown nowhere. */
class ApiKeyTest {
    private static final String KEY = "s3cret-Key-of-the-tests";
    private static final String MOST_OF_KEY = KEY.substring(0, KEY.length() - 1);

    private static final String FOR_EXAMPLE =
            "For example: https://api.reply.io, or http://127.0.0.1:8080 for a sandbox.";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\r\nX-Evil: 1", "a\tb", "a\u0000b", "sch\u00fcssel", "a\u007f"})
    void malformedKeyIsRefusedAndNotShown(String malformed) {
        String secret = "topsecret" + malformed + "topsecret";
        assertThatThrownBy(() -> ApiKey.of(malformed.isEmpty() ? "" : secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The API key is ")
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void previewAndToStringDoNotShowTheKey() {
        Reply reply = Reply.builder().apiKey(KEY).build();
        assertThat(ApiKey.of(KEY)).hasToString("[key]");
        assertThat(reply.toString()).doesNotContain(KEY);
        assertThat(reply.preview(SequenceDraft.named("n")).curl())
                .doesNotContain(KEY)
                .contains("$REPLY_API_KEY");
    }

    @Test
    void keyIsReadFromAFileThatHoldsNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created());
                Reply reply = Replies.to(server).key(ApiKey.fromFile(file)).build()) {
            reply.create(SequenceDraft.named("n"));
            assertThat(server.received().get(0).header("Authorization")).contains("Bearer " + KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "s3cret one\n", "s3cret\ns3cret\n", "\ufeffs3cret"})
    void malformedKeyFileIsRefusedAndNotShown(String content) throws IOException {
        Path file = Files.write(folder.resolve("key"), content.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ApiKey.fromFile(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }

    static Stream<String> plainHttpUrls() {
        return Stream.of(("http://api.reply.io HTTP://api.reply.io http://127.0.0.1.evil.example "
                        + "http://localhost.evil.example http://localhost. http://evil.example/127.0.0.1 "
                        + "http://10.0.0.1 http://0.0.0.0 http://2130706433 http://0127.0.0.1 http://127.0.0.010 "
                        + "http://[::] http://[::1%lo] http://[0:0:0:0:0:0:0:1] http://[::127.0.0.1] http://[fe80::1]")
                .split(" "));
    }

    @ParameterizedTest
    @MethodSource("plainHttpUrls")
    void plainHttpIsRefusedUnlessTheHostIsCertainlyThisMachine(String url) {
        assertThatThrownBy(() -> Reply.builder().apiKey(KEY).baseUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The base URL is plain http, and its host is not certainly this machine: everybody on the way"
                                + " could read the key. Use https, or write this machine as 127.0.0.1, [::1] or localhost. "
                                + FOR_EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://127.1                    | needs https:// and a host, and a port of at most 65535.
            http://0x7f.1                   | needs https:// and a host, and a port of at most 65535.
            http://127.0.0.999              | needs https:// and a host, and a port of at most 65535.
            http://loc%61lhost              | needs https:// and a host, and a port of at most 65535.
            ftp://127.0.0.1                 | needs https:// and a host, and a port of at most 65535.
            127.0.0.1:80                    | is no URL (Illegal character in scheme name).
            https://                        | needs https:// and a host, and a port of at most 65535.
            not a url                       | is no URL (Illegal character in path).
            http://127.0.0.1:99999          | needs https:// and a host, and a port of at most 65535.
            https://user:pass@api.reply.io  | may have no user, query or fragment; the key belongs in REPLY_API_KEY.
            http://127.0.0.1@evil.example   | may have no user, query or fragment; the key belongs in REPLY_API_KEY.
            http://evil.example#127.0.0.1   | may have no user, query or fragment; the key belongs in REPLY_API_KEY.
            https://api.reply.io?key=1      | may have no user, query or fragment; the key belongs in REPLY_API_KEY.
            """)
    void invalidBaseUrlIsRefusedWithAnExample(String url, String why) {
        assertThatThrownBy(() -> Reply.builder().apiKey(KEY).baseUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The base URL " + why + " " + FOR_EXAMPLE);
    }

    static Stream<String> safeUrls() {
        return Stream.of(("http://127.0.0.1:8080 http://127.8.90.255 http://localhost:1 http://LOCALHOST "
                        + "http://[::1]:8080 https://api.reply.io/")
                .split(" "));
    }

    @ParameterizedTest
    @MethodSource("safeUrls")
    void loopbackAndHttpsAreAllowed(String url) {
        assertThat(Reply.builder().apiKey(KEY).baseUrl(url)).isNotNull();
    }

    @Test
    void keyInASuccessfulAnswerIsRedacted() {
        Answer echo = Answer.status(201).json("{\"id\": 7, \"name\": \"Bearer " + KEY + "\"}");
        try (MisbehavingServer server = MisbehavingServer.playing(echo);
                Reply reply = replyTo(server)) {
            assertThat(reply.create(SequenceDraft.named("n")).toJson())
                    .isEqualTo("{\"id\": 7, \"name\": \"Bearer [key]\"}");
        }
    }

    @Test
    void keyInAnErrorIsRedacted() {
        Answer echo = Answer.status(400).json("{\"detail\": \"Bad key <s3cret\\u002DKey-of-the-tests>\"}");

        assertThat(messageOf(echo)).contains("Bad key").contains("<[key]>").doesNotContain("s3cret");
    }

    static Stream<Behaviour> answersThatEndWithinTheKey() {
        String most = "Not yours: " + MOST_OF_KEY;
        return Stream.of(
                Answer.status(201).body(most),
                Answer.status(201).body(most).withoutLength().closing(),
                Answer.statusLine("HTTP/1.0 502 Because")
                        .body(most)
                        .withoutLength()
                        .closing(),
                Answer.status(400).body("Not yours: " + KEY).cutBy(1),
                Answer.status(400).body("Not yours: " + KEY).cutBy(KEY.length() - 4),
                Answer.status(400).body(most + "%2x").cutBy(1));
    }

    @ParameterizedTest
    @MethodSource("answersThatEndWithinTheKey")
    void startOfTheKeyIsRedactedWhereAnAnswerEnds(Behaviour answer) {
        assertThat(messageOf(answer)).contains("Not yours: [key]").doesNotContain(KEY.substring(0, 4));
    }

    @Test
    void startOfTheKeyIsRedactedInAMalformedAnswer() {
        assertThat(messageOf(Behaviour.say("HTTP/1.1 " + MOST_OF_KEY + "\r\n\r\n")))
                .contains("(Invalid status line: \"HTTP/1.1 [key]\")")
                .doesNotContain(KEY.substring(0, 4));
    }

    @Test
    void createdSequenceIsNotChangedIfATextInItEndsLikeTheStartOfTheKey() {
        String json = "{\"id\": 7, \"name\": \"" + MOST_OF_KEY + "\"}";
        try (MisbehavingServer server =
                        MisbehavingServer.playing(Answer.status(201).json(json));
                Reply reply = replyTo(server)) {
            assertThat(reply.create(SequenceDraft.named("n")).toJson()).isEqualTo(json);
        }
    }

    @Test
    void messageAboutAMalformedAnswerIsShort() {
        assertThat(messageOf(Answer.created().headerLine("a b".repeat(30_000) + ": c")))
                .contains("The connection broke (Invalid header name \"a ba b")
                .contains("...).")
                .hasSizeLessThan(1_200);
        assertThat(messageOf(Answer.created().headerLine("a b".repeat(100) + KEY + ": c")))
                .doesNotContain("s3cr");
    }

    private static String messageOf(Behaviour answer) {
        try (MisbehavingServer server = MisbehavingServer.playing(answer);
                Reply reply = replyTo(server)) {
            return catchThrowable(() -> reply.create(SequenceDraft.named("n"))).getMessage();
        }
    }

    private static Reply replyTo(MisbehavingServer server) {
        return Replies.to(server).apiKey(KEY).build();
    }
}
