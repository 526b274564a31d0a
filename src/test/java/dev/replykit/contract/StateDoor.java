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

/** The door over which verifiers in any language put the sandbox into a state, and out of it. */
final class StateDoor {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI door;

    StateDoor(String sandbox) {
        door = URI.create(sandbox + "/_sandbox/state");
    }

    void setUp(Interaction interaction) {
        interaction.getProviderStates().forEach(state -> tell("setup", state));
    }

    void tearDown(Interaction interaction) {
        interaction.getProviderStates().forEach(state -> tell("teardown", state));
    }

    private void tell(String action, ProviderState state) {
        String body =
                new Gson().toJson(Map.of("action", action, "state", state.getName(), "params", state.getParams()));
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(door)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("The state door answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new AssertionError("The state door does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted at the state door", e);
        }
    }
}
