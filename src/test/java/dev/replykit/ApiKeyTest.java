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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

    private static void assertRefusedAndNotShown(String key, String why) {
        assertThatThrownBy(() -> ApiKey.of(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The API key " + why)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void keyThatIsMalformedEmptyLongOrNotAloneIsRefused() {
        for (String odd : List.of(" ", "a b", "a\r\nX-Evil: 1", "a\tb", "a\u0000b", "sch\u00fcssel", "a\u007f")) {
            assertRefusedAndNotShown("s3cret" + odd + "s3cret", "is malformed");
        }
        assertRefusedAndNotShown("", "is empty or has more than 512 characters");
        assertRefusedAndNotShown("s3cret" + "x".repeat(507), "is empty or has more than 512 characters");
        for (String around :
                List.of("\"?\"", "'?'", "export REPLY_API_KEY=?", "X-Api-Key: ?", "$?", "?;", "Bearer ?")) {
            assertRefusedAndNotShown(around.replace("?", "s3cret"), "is not alone");
        }
        assertRefusedAndNotShown("{\"key\":\"s3cret\"}", "is not alone");
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
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void keyFileWithoutAnEndIsRefused() {
        assertThatThrownBy(() -> ApiKey.fromFile(Path.of("/dev/zero"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keyIsReadFromAFileThatHoldsNothingElse(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("key");
        for (String content : List.of("", "\n", "s3cret one\n", "s3cret\ns3cret\n", "\ufeffs3cret")) {
            Files.write(file, content.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> ApiKey.fromFile(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("s3cret");
        }
        Files.writeString(file, KEY + "\n");
        try (MisbehavingServer server = MisbehavingServer.playing(Answer.created());
                Reply reply = Replies.to(server).key(ApiKey.fromFile(file)).build()) {
            reply.create(SequenceDraft.named("n"));
            assertThat(server.received().get(0).header("Authorization")).contains("Bearer " + KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP://api.reply.io",
                "http://127.0.0.1.evil.example",
                "http://localhost.",
                "http://evil.example/127.0.0.1",
                "http://10.0.0.1",
                "http://0127.0.0.1",
                "http://127.0.0.010",
                "http://[::]",
                "http://[::1%lo]",
                "http://[0:0:0:0:0:0:0:1]",
                "http://[::127.0.0.1]"
            })
    void plainHttpIsRefusedUnlessTheHostIsCertainlyThisMachine(String url) {
        assertThatThrownBy(() -> Reply.builder().baseUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The base URL is plain http, and its host is not certainly this machine: everybody on the way"
                                + " could read the key. Use https, or write this machine as 127.0.0.1, [::1] or localhost. "
                                + FOR_EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://127.1                    | needs https:// and a host, and a port of at most 65535.
            http://loc%61lhost              | needs https:// and a host, and a port of at most 65535.
            ftp://127.0.0.1                 | needs https:// and a host, and a port of at most 65535.
            http://127.0.0.1:65536          | needs https:// and a host, and a port of at most 65535.
            127.0.0.1:80                    | is no URL (Illegal character in scheme name).
            not a url                       | is no URL (Illegal character in path).
            https://user:pass@api.reply.io  | may have no user, query or fragment; the key belongs in REPLY_API_KEY.
            http://127.0.0.1@evil.example   | may have no user, query or fragment; the key belongs in REPLY_API_KEY.
            http://evil.example#127.0.0.1   | may have no user, query or fragment; the key belongs in REPLY_API_KEY.
            https://api.reply.io?key=1      | may have no user, query or fragment; the key belongs in REPLY_API_KEY.
            https://api.reply.io/v3/        | ends with a path of the API, which replykit adds itself. Leave out /v3 \
            and what follows.
            http://[::1]/x/V3/sequences/7   | ends with a path of the API, which replykit adds itself. Leave out /v3 \
            and what follows.
            """)
    void invalidBaseUrlIsRefusedWithAnExample(String url, String why) {
        assertThatThrownBy(() -> Reply.builder().baseUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The base URL " + why + " " + FOR_EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:65535",
                "http://127.8.90.255",
                "http://LOCALHOST",
                "http://[::1]:8080",
                "https://api.reply.io/"
            })
    void loopbackAndHttpsAreAllowed(String url) {
        assertThat(Reply.builder().baseUrl(url)).isNotNull();
    }

    @Test
    void keyInACreatedSequenceIsRedactedAndWhatLooksLikeItsStartIsKept() {
        String json = "{\"id\": 7, \"name\": \"%s\", \"other\": \"" + MOST_OF_KEY + "\"}";
        Answer echo = Answer.status(201).json(json.formatted(KEY));
        try (MisbehavingServer server = MisbehavingServer.playing(echo);
                Reply reply = Replies.to(server).apiKey(KEY).build()) {
            assertThat(reply.create(SequenceDraft.named("n")).toJson()).isEqualTo(json.formatted("[key]"));
        }
    }

    static Stream<Behaviour> answersThatEndWithinTheKey() {
        String most = "Not yours: " + MOST_OF_KEY;
        return Stream.of(
                Answer.status(400).json("{\"detail\": \"Not yours: s3cret\\u002DKey-of-the-tests\"}"),
                Answer.status(201).body(most),
                Answer.status(502).body(most).withoutLength().closing(),
                Answer.status(400).body("Not yours: " + KEY).cutBy(KEY.length() - 4),
                Answer.status(400).body(most + "%2x").cutBy(1));
    }

    @ParameterizedTest
    @MethodSource("answersThatEndWithinTheKey")
    void keyAndItsStartAtTheEndOfAnAnswerAreRedacted(Behaviour answer) {
        assertThat(messageOf(answer)).contains("Not yours: [key]").doesNotContain(KEY.substring(0, 4));
    }

    @Test
    void messageAboutAMalformedAnswerIsShortAndWithoutTheKey() {
        assertThat(messageOf(Behaviour.say("HTTP/1.1 " + MOST_OF_KEY + "\r\n\r\n")))
                .contains("(Invalid status line: \"HTTP/1.1 [key]\")");
        assertThat(messageOf(Answer.created().headerLine("a b".repeat(30_000) + ": c")))
                .contains("The connection broke (Invalid header name \"a ba b")
                .contains("...).")
                .hasSizeLessThan(1_200);
        assertThat(messageOf(Answer.created().headerLine("a b".repeat(100) + KEY + ": c")))
                .doesNotContain("s3cr");
    }

    private static String messageOf(Behaviour answer) {
        try (MisbehavingServer server = MisbehavingServer.playing(answer);
                Reply reply = Replies.to(server).apiKey(KEY).build()) {
            return catchThrowable(() -> reply.create(SequenceDraft.named("n"))).getMessage();
        }
    }
}
