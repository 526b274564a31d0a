package dev.replykit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Consumer;
import au.com.dius.pact.provider.junitsupport.IgnoreMissingStateChange;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.replykit.sandbox.Sandbox;
import java.net.MalformedURLException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The sandbox honours the committed contract, interaction by interaction, put into each state over the same door that
 * verifiers in other languages use. And each of its answers is as the description of the API has it.
 */
@Provider(Pin.PROVIDER)
@Consumer(Pin.CONSUMER)
@PactFolder("pacts")
@IgnoreMissingStateChange // The states are told over HTTP, not by @State methods.
class SandboxContractIT {
    private static Sandbox sandbox;
    private static Middleman listening;
    private static StateDoor door;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
        listening = Middleman.before(sandbox.url());
        door = new StateDoor(sandbox.url());
    }

    @AfterAll
    static void stop() {
        listening.close();
        sandbox.close();
    }

    @BeforeEach
    void setUp(PactVerificationContext context) throws MalformedURLException {
        context.setTarget(HttpTestTarget.fromUrl(URI.create(listening.url()).toURL()));
        door.setUp(context.getInteraction());
    }

    @AfterEach
    void tearDown(PactVerificationContext context) {
        door.tearDown(context.getInteraction());
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void theSandboxHonoursTheContract(PactVerificationContext context) {
        context.verifyInteraction();

        assertThat(listening.passed())
                .isNotEmpty()
                .allSatisfy(passed -> assertThat(
                                DescribedAnswers.check(passed.method(), passed.path(), passed.status(), passed.body()))
                        .isEmpty());
    }
}
