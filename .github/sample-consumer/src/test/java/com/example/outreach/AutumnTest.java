package com.example.outreach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replykit.RateLimitedException;
import dev.replykit.Reply;
import dev.replykit.junit.WithSandbox;
import dev.replykit.sandbox.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithSandbox
class AutumnTest {
    private Autumn autumn;

    @BeforeEach
    void connect(Reply reply) {
        autumn = new Autumn(reply);
    }

    @Test
    void hasAMailAndACall(Sandbox sandbox) {
        autumn.create(101);

        assertEquals("Autumn webinar", sandbox.sequences().get(0).name());
        assertEquals(2, sandbox.sequences().get(0).steps().size());
    }

    /** They run at the same time. Each sandbox is empty at first, and has one sequence afterwards. */
    @RepeatedTest(8)
    void isCreatedOnce(Sandbox sandbox) {
        assertEquals(autumn.create(101).id(), autumn.create(101).id());

        assertEquals(1, sandbox.sequences().size());
        assertEquals(1, sandbox.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count());
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102})
    void isSentFromTheMailbox(long mailbox, Sandbox sandbox) {
        autumn.create(mailbox);

        assertTrue(sandbox.requests().get(1).body().contains("\"emailAccounts\":[" + mailbox + "]"));
    }

    @Nested
    class WhereReplyIsBusy {
        @BeforeEach
        void limit(Sandbox sandbox) {
            sandbox.state("the rate limit is exceeded", Map.of("retryAfter", 600));
        }

        @Test
        void nothingIsCreated(Sandbox sandbox) {
            assertThrows(RateLimitedException.class, () -> autumn.create(101));

            assertTrue(sandbox.sequences().isEmpty());
        }
    }
}
