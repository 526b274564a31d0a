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
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Verifies a provider against a contract with Pact JVM. States are set over HTTP, as verifiers in any language do. */
public final class Verification {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Verification() {}

    /** {@return the contract as Pact reads it} */
    public static V4Pact pact(JsonObject contract) {
        var json = JsonParser.parseString(contract.toString()).asObject();
        return (V4Pact) DefaultPactReader.INSTANCE.pactFromJson(json, UnknownPactSource.INSTANCE);
    }

    /** {@return the failures of the interactions that a sandbox, or what is before it, does not honour} */
    static List<String> failures(JsonObject contract, String sandbox) {
        List<String> failures = new ArrayList<>();
        for (Interaction interaction : pact(contract).getInteractions()) {
            Map<String, Object> values = new HashMap<>();
            interaction.getProviderStates().forEach(state -> values.putAll(state.getParams()));
            set("setup", interaction, sandbox);
            // Retries of its own would hide a 429, or wait for it.
            CloseableHttpClient client =
                    HttpClients.custom().disableAutomaticRetries().build();
            List<VerificationFailureType> found = failures(interaction, URI.create(sandbox), values, client);
            set("teardown", interaction, sandbox);
            if (!found.isEmpty()) {
                failures.add(interaction.getDescription() + ": "
                        + found.stream()
                                .map(VerificationFailureType::description)
                                .collect(Collectors.joining("; ")));
            }
        }
        return failures;
    }

    /** {@return what is wrong with the answer of a provider to the request of an interaction, with values of its state} */
    public static List<VerificationFailureType> failures(
            Interaction interaction, URI url, Map<String, Object> values, CloseableHttpClient client) {
        ProviderVerifier verifier = new ProviderVerifier();
        verifier.setReporters(List.of());
        ProviderInfo provider = new ProviderInfo(Pin.PROVIDER);
        provider.setProtocol(url.getScheme());
        provider.setHost(url.getHost());
        provider.setPort(url.getPort() < 0 ? url.getScheme().equals("https") ? 443 : 80 : url.getPort());
        provider.setPath(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
        VerificationResult result = verifier.verifyResponseFromProvider(
                provider,
                interaction.asSynchronousRequestResponse(),
                interaction.getDescription(),
                new HashMap<>(),
                new ProviderClient(provider, it -> client),
                new HashMap<>(Map.of("providerState", values)), // Pact adds to it
                false);
        return result instanceof VerificationResult.Failed failed
                ? failed.getFailures().values().stream().flatMap(List::stream).toList()
                : List.of();
    }

    private static void set(String action, Interaction interaction, String sandbox) {
        for (ProviderState state : interaction.getProviderStates()) {
            if (!isSet(action, state, sandbox)) {
                throw new AssertionError(sandbox + " does not take the state " + state);
            }
        }
    }

    /** {@return whether the address is that of a sandbox, which took the state} */
    public static boolean isSet(String action, ProviderState state, String address) {
        var body = Map.of("action", action, "state", state.getName(), "params", state.getParams());
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/_sandbox/state"))
                .POST(BodyPublishers.ofString(new Gson().toJson(body)))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
