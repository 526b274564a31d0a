package dev.replykit.contract;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.UnknownPactSource;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.json.JsonParser;
import au.com.dius.pact.provider.ProviderClient;
import au.com.dius.pact.provider.ProviderInfo;
import au.com.dius.pact.provider.ProviderVerifier;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.VerificationResult;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Verifies a provider against a contract as {@link SandboxContractIT} does, but returns the failures. */
final class Verification {
    private Verification() {}

    static V4Pact pact(JsonObject contract) {
        var json = JsonParser.parseString(contract.toString()).asObject();
        return (V4Pact) DefaultPactReader.INSTANCE.pactFromJson(json, UnknownPactSource.INSTANCE);
    }

    /** {@return the failures of the interactions that the provider does not honour} */
    static List<String> failures(JsonObject contract, String url) {
        V4Pact pact = pact(contract);
        ProviderStates states = new ProviderStates(url);
        List<String> failures = new ArrayList<>();
        for (Interaction interaction : pact.getInteractions()) {
            states.setUp(interaction);
            String failure = failure(pact, interaction, URI.create(url));
            states.tearDown(interaction);
            if (!failure.isEmpty()) {
                failures.add(interaction.getDescription() + ": " + failure);
            }
        }
        return failures;
    }

    private static String failure(V4Pact pact, Interaction interaction, URI url) {
        ProviderVerifier verifier = new ProviderVerifier();
        verifier.setReporters(List.of());
        ProviderInfo provider = new ProviderInfo(pact.getProvider().getName());
        provider.setHost(url.getHost());
        provider.setPort(url.getPort());
        Map<String, Object> state = new HashMap<>();
        for (ProviderState given : interaction.getProviderStates()) {
            state.putAll(given.getParams());
        }
        // Retries of its own would hide a 429, or wait for it.
        ProviderClient client = new ProviderClient(
                provider, it -> HttpClients.custom().disableAutomaticRetries().build());
        VerificationResult result = verifier.verifyResponseFromProvider(
                provider,
                interaction.asSynchronousRequestResponse(),
                interaction.getDescription(),
                new HashMap<>(),
                client,
                new HashMap<>(Map.of("providerState", state)), // Pact adds to it
                false);
        return result instanceof VerificationResult.Failed failed
                ? failed.getFailures().values().stream()
                        .flatMap(List::stream)
                        .map(VerificationFailureType::description)
                        .collect(Collectors.joining("; "))
                : "";
    }
}
