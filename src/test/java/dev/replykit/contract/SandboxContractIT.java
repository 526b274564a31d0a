package dev.replykit.contract;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sandbox honours each interaction of the committed contract. Its states are set over HTTP, as others do. */
@Provider(Pin.PROVIDER)
@Consumer(Pin.CONSUMER)
@PactFolder("pacts")
@IgnoreMissingStateChange // because the states are set over HTTP, not by @State methods
class SandboxContractIT {
    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final ProviderStates states = new ProviderStates(sandbox.url());

    @BeforeEach
    void setUp(PactVerificationContext context) throws MalformedURLException {
        context.setTarget(HttpTestTarget.fromUrl(URI.create(sandbox.url()).toURL()));
        states.setUp(context.getInteraction());
    }

    @AfterEach
    void tearDown(PactVerificationContext context) {
        states.tearDown(context.getInteraction());
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void sandboxHonoursTheContract(PactVerificationContext context) {
        context.verifyInteraction();
    }
}
