package dev.replykit.junit;

import static dev.replykit.Step.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replykit.RejectedException;
import dev.replykit.Reply;
import dev.replykit.SequenceDraft;
import dev.replykit.sandbox.Sandbox;
import dev.replykit.sandbox.Sandbox.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The test kit, used as a program that uses replykit would. */
@WithSandbox
@Execution(ExecutionMode.CONCURRENT)
final class WithSandboxTest {
    private static final SequenceDraft DRAFT = SequenceDraft.named("Autumn").steps(call("Ask"));
    private static final Set<Sandbox> USED = ConcurrentHashMap.newKeySet();

    private String url = "";

    @BeforeEach
    void methodThatRunsBeforeATestGetsTheSameSandbox(Sandbox sandbox) {
        url = sandbox.url();
    }

    @AfterAll
    static void everySandboxWasClosed() {
        assertThat(USED).hasSize(5).allSatisfy(sandbox -> {
            try (Reply reply = sandbox.reply()) {
                assertThatThrownBy(reply::list).hasMessageContaining("refused");
            }
        });
    }

    @RepeatedTest(4)
    void eachTestHasASandboxOfItsOwn(Sandbox sandbox, Reply reply) {
        assertThat(USED.add(sandbox)).isTrue();
        assertThat(sandbox.url()).isEqualTo(url);
        assertThat(reply.list()).isEmpty();

        reply.create(DRAFT);

        assertThat(sandbox.sequences()).extracting("name").containsExactly("Autumn");
    }

    @Nested
    final class Inner {
        @Test
        void testOfAnInnerClassHasOne(Reply reply, Sandbox sandbox) {
            assertThat(USED.add(sandbox)).isTrue();
            assertThat(reply.create(DRAFT).id()).isEqualTo(1001);
        }
    }

    @Test
    void sandboxTellsWhatItReceived(Sandbox sandbox) {
        Reply reply =
                Reply.builder().baseUrl(sandbox.url()).apiKey("s3cret").team(7).build();
        reply.create(DRAFT);
        reply.list("aut");

        List<Request> requests = sandbox.requests();
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).method()).isEqualTo("POST");
        assertThat(requests.get(0).body()).isEqualTo(DRAFT.toJson());
        assertThat(requests.get(0).headers()).containsEntry("x-team-id", "7");
        assertThat(requests.get(1).target()).startsWith("/v3/sequences?").contains("name=aut");
        assertThat(requests.toString()).doesNotContain("s3cret");
    }

    @Test
    void stateForgetsWhatItReceived(Sandbox sandbox, Reply reply) {
        reply.create(DRAFT);
        sandbox.state("the key is not accepted", Map.of());

        assertThat(sandbox.requests()).isEmpty();
        assertThat(sandbox.sequences()).isEmpty();
        assertThatThrownBy(() -> reply.create(DRAFT)).isInstanceOf(RejectedException.class);
    }

    @Test
    void onlyTheLastThousandRequestsAreKept(Sandbox sandbox, Reply reply) {
        for (int i = 0; i < 1005; i++) {
            reply.list(String.valueOf(i));
        }

        assertThat(sandbox.requests()).hasSize(1000).first().asString().contains("name=5");
    }
}
