package dev.replykit.sandbox;

import static dev.replykit.sandbox.Calls.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the sandbox serves, and how much it keeps. */
class SandboxLimitsTest {
    private static final Limits LIMITS = new Limits(10_000, 64 << 20, 64 << 20, 1L << 30);
    private static final String FOREIGN = quoted(
            "{'title':'Forbidden','status':403,'detail':'The sandbox serves only this machine, and no web page of"
                    + " another host. The headers Host and Origin, if any, must name 127.0.0.1, [::1] or localhost.'}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Host: 127.0.0.1                                      | 200
        Host: LOCALHOST:8080                                 | 200
        Host: localhost; Origin: http://localhost:3000       | 200
        Host: evil.example                                   | 403
        Host: localhost@evil.example                         | 403
        Host: localhost; Host: evil.example                  | 403
        Host:                                                | 403
        Host: localhost; Origin: https://evil.example        | 403
        Host: localhost; Origin: null                        | 403
        Host: localhost; Origin: file://                     | 403
        """)
    void onlyThisMachineIsServed(String headers, int status) throws Exception {
        try (Sandbox sandbox = Sandbox.start(0, LIMITS)) {
            for (String line : new String[] {"GET /_sandbox/states", "POST /_sandbox/state", "GET /v3/sequences"}) {
                String answer = exchange(sandbox, line + " HTTP/1.1", headers, "{\"state\":\"a fresh account\"}");

                assertThat(answer).as(line).startsWith("HTTP/1.1 " + status + " ");
                if (status == 403) {
                    assertThat(answer).as(line).endsWith(FOREIGN);
                }
            }
            assertThat(sandbox.requests()).hasSize(status == 200 ? 1 : 0);
        }
    }

    @Test
    void requestOfHttp10WithoutHostIsServed() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            assertThat(exchange(sandbox, "GET /v3/sequences HTTP/1.0", "", "")).contains(" 200 OK");
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 4194304, 2 sequences of 4 MiB", "3, 3145728, 3 sequences of 3 MiB"})
    void fullSandboxStoresNothingMoreUntilItIsEmptied(int sequences, long stored, String limit) throws Exception {
        try (Sandbox sandbox = Sandbox.start(0, new Limits(sequences, stored, 64 << 20, 1L << 30))) {
            Calls calls = new Calls(sandbox);
            String draft = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
            calls.created(draft);
            calls.created(draft);

            assertThat(Calls.shown(calls.create(draft)))
                    .startsWith("413 {'title':'Payload Too Large','status':413,'detail':'There is no room for the"
                            + " sequence. The sandbox keeps at most " + limit + " together. Restart it, or empty it:");
            assertThat(calls.items("")).hasSize(2);
            sandbox.state("a fresh account", Map.of());
            calls.created(draft);
        }
    }

    @Test
    void bodyOfMoreThan16MebibytesIsRefused() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0, LIMITS)) {
            Calls calls = new Calls(sandbox);
            String fits = "{\"name\":\"" + "x".repeat((16 << 20) - 11) + "\"}";

            assertThat(calls.create(fits).statusCode()).isEqualTo(201);
            assertThat(Calls.shown(calls.create(fits + " ")))
                    .isEqualTo("413 {'title':'Payload Too Large','status':413,"
                            + "'detail':'The request body is larger than 16 MiB.'}");
            var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofString(fits + " "));
            HttpRequest.Builder request = calls.to("/v3/sequences").header("Content-Type", "application/json");
            assertThat(calls.send(request.POST(chunked)).statusCode()).isEqualTo(413);
        }
    }

    /** A JSON value takes far more memory than its text. */
    @Test
    void requestOfTooManyValuesIsRefusedBeforeItIsRead() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0, new Limits(10, 1 << 20, 1 << 20, 100_000))) {
            Calls calls = new Calls(sandbox);
            String text = "\\\"" + ",[{".repeat(1000);

            assertThat(calls.create("{\"name\":\"" + text + "\"}").statusCode()).isEqualTo(201);
            assertThat(Calls.shown(calls.create("{\"name\":\"n\",\"emailAccounts\":[1" + ",1".repeat(98) + "]}")))
                    .startsWith("413")
                    .contains("The request is too large for the memory of this JVM.");
            calls.created("{\"name\":\"n\",\"emailAccounts\":[1" + ",1".repeat(90) + "]}");
        }
    }

    @Test
    void smallerMemoryHasSmallerLimits() {
        assertThat(Limits.of(64 << 20)).isEqualTo(new Limits(10_000, 8 << 20, 4 << 20, 16 << 20));
        assertThat(Limits.of(64 << 20).body()).isEqualTo(4 << 20);
        assertThat(Limits.of(1L << 40)).isEqualTo(new Limits(10_000, 64 << 20, 1 << 30, 1L << 38));
        assertThat(Limits.of(1L << 40).body()).isEqualTo(16 << 20);
    }

    @Test
    @Timeout(60)
    void requestWaitsUntilAnotherOneIsOutOfMemory() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0, new Limits(10, 1 << 20, 1000, 1L << 30));
                Socket first = socket(sandbox)) {
            Calls calls = new Calls(sandbox);
            String body = "{\"name\":\"first\"}";
            String padded = body + " ".repeat(999 - body.length());
            String head = "POST /v3/sequences HTTP/1.1|Host: localhost|Authorization: Bearer k"
                    + "|Content-Type: application/json|Content-Length: 999||";
            write(first, head.replace("|", "\r\n") + padded.substring(0, 500));
            while (sandbox.inFlight.availablePermits() > 0) {
                Thread.onSpinWait();
            }
            CompletableFuture<HttpResponse<String>> second =
                    Calls.CLIENT.sendAsync(calls.toCreate("{\"name\":\"second\"}"), BodyHandlers.ofString());
            while (sandbox.inFlight.getQueueLength() == 0) {
                Thread.onSpinWait();
            }
            write(first, padded.substring(500));

            assertThat(read(first)).contains("\"id\":1001").contains("\"first\"");
            assertThat(second.get().body()).contains("\"id\":1002").contains("\"second\"");
        }
    }

    private static String exchange(Sandbox sandbox, String line, String headers, String body) throws IOException {
        try (Socket socket = socket(sandbox)) {
            write(
                    socket,
                    line + "\r\nAuthorization: Bearer k\r\nContent-Length: " + body.length() + "\r\n"
                            + (headers.isEmpty() ? "" : headers.replace("; ", "\r\n") + "\r\n") + "\r\n" + body);
            return read(socket);
        }
    }

    private static Socket socket(Sandbox sandbox) throws IOException {
        return new Socket("127.0.0.1", URI.create(sandbox.url()).getPort());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
