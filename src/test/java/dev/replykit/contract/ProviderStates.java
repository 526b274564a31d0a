package dev.replykit.contract;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.ProviderState;
import com.google.gson.Gson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Sets the states of a sandbox over HTTP, as verifiers in any language do. */
final class ProviderStates {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;

    ProviderStates(String sandbox) {
        address = URI.create(sandbox + "/_sandbox/state");
    }

    void setUp(Interaction interaction) {
        interaction.getProviderStates().forEach(state -> send("setup", state));
    }

    void tearDown(Interaction interaction) {
        interaction.getProviderStates().forEach(state -> send("teardown", state));
    }

    private void send(String action, ProviderState state) {
        String body =
                new Gson().toJson(Map.of("action", action, "state", state.getName(), "params", state.getParams()));
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(address + " answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new AssertionError(address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
