package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.replykit.Reply;
import dev.replykit.SequenceDraft;
import dev.replykit.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The door for provider states takes what verifiers in other languages send; the texts are those of Pact in Rust. */
class StateDoorTest {
    private final Sandbox sandbox = Sandbox.start();
    private final Reply reply =
            Reply.builder().baseUrl(sandbox.url()).apiKey(Pin.KEY).build();

    @AfterEach
    void stop() {
        reply.close();
        sandbox.close();
    }

    @Test
    void setsAStateUpAndAnswersAnObjectWithoutAKeySoThatTheKeyOfTheContractStays() throws Exception {
        HttpResponse<String> answer = tell("""
                {"action": "setup", "params": {"id": 123, "key": "any"}, "state": "a sequence exists"}
                """);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonParser.parseString(answer.body()).getAsJsonObject().has("key"))
                .isFalse();
        assertThat(reply.get(123).id()).isEqualTo(123);
    }

    @Test
    void forgetsAStateAtItsTeardown() throws Exception {
        tell("""
                {"action": "setup", "params": {"times": 9}, "state": "the key lacks the right"}
                """);
        tell("""
                {"action": "teardown", "params": {"times": 9}, "state": "the key lacks the right"}
                """);

        assertThat(reply.create(SequenceDraft.named("A")).id()).isPositive();
    }

    @Test
    void takesNoStateForAFreshAccount() throws Exception {
        reply.create(SequenceDraft.named("A"));

        HttpResponse<String> answer = tell("""
                {"action": "setup", "params": {}, "state": ""}
                """);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(reply.reconcile(SequenceDraft.named("A"), java.time.Instant.EPOCH)
                        .candidates())
                .isEmpty();
    }

    private HttpResponse<String> tell(String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/state"))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }
}
