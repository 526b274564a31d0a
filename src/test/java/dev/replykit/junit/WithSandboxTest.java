package dev.replykit.junit;

import static dev.replykit.Step.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.replykit.RejectedException;
import dev.replykit.Reply;
import dev.replykit.SequenceDraft;
import dev.replykit.sandbox.Sandbox;
import dev.replykit.sandbox.Sandbox.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

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

    @WithSandbox
    abstract static class Base {}

    @Execution(ExecutionMode.SAME_THREAD)
    @TestInstance(Lifecycle.PER_CLASS)
    static final class OfOneInstance extends Base {
        private final Set<String> urls = new HashSet<>();

        @RepeatedTest(2)
        void testsOfOneInstanceOfASubclassHaveOneEach(Sandbox sandbox) {
            assertThat(urls.add(sandbox.url())).isTrue();
            assertThat(sandbox.requests()).isEmpty();
        }
    }

    @WithSandbox
    static final class InBeforeAll {
        @BeforeAll
        static void connect(Sandbox sandbox) {}

        @Test
        void isNotReached() {}
    }

    @Test
    void subclassesAndTestsOfOneInstanceHaveThemToo() {
        TestExecutionSummary summary = run(OfOneInstance.class);

        assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
        assertThat(summary.getFailures()).isEmpty();
    }

    @Test
    void whereNoTestRunsTheMessageSaysWhatToDo() {
        assertThat(run(InBeforeAll.class).getFailures())
                .singleElement()
                .extracting(Failure::getException)
                .asInstanceOf(THROWABLE)
                .hasMessageContaining("Take the parameter in the test, or in a @BeforeEach method.");
    }

    private static TestExecutionSummary run(Class<?> test) {
        var listener = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test));
        LauncherFactory.create().execute(request.build(), listener);
        return listener.getSummary();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Autumn", "Winter"})
    void testWithArgumentsOfItsOwnHasOne(String name, Reply reply, Sandbox sandbox) {
        assertThat(sandbox.sequences()).isEmpty();
        assertThat(reply.create(SequenceDraft.named(name)).name()).isEqualTo(name);
    }

    @Test
    void sandboxTellsWhatItReceived(Sandbox sandbox) {
        Reply reply =
                Reply.builder().baseUrl(sandbox.url()).apiKey("s3cret").team(7).build();
        reply.create(DRAFT);
        reply.list("aut");

        List<Request> requests = sandbox.requests();
        assertThat(requests).extracting(Request::method).containsExactly("POST", "GET");
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
