package dev.replykit.tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.replykit.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/release} refuses what must not be released, and uploads to Maven Central, here a server in this JVM. */
final class ReleaseIT {
    private static final String TOKEN = "user-of-central:secret-of-central";

    @TempDir
    private Path checkout;

    @BeforeEach
    void aCheckout() throws IOException {
        Files.createDirectories(checkout.resolve("scripts/lib"));
        for (String script : List.of("scripts/release", "scripts/lib/launch.sh")) {
            Files.copy(Path.of(script), checkout.resolve(script));
        }
        checkout.resolve("scripts/release").toFile().setExecutable(true);
    }

    @Test
    void whatIsNotReadyIsRefusedWithEveryReason() throws Exception {
        write("pom.xml", """
                  <version>1.2.0-SNAPSHOT</version>
                    <replykit.home>https://github.com/OWNER/replykit</replykit.home>
                """);
        write("CHANGELOG.md", "## [1.2.0] - unreleased\n");
        git("init", "-q");

        assertThat(release(Map.of())).isEqualTo(new Ended(1, """
                        replykit: refused:
                        pom.xml says OWNER. Write the address of the project there.
                        pom.xml says version 1.2.0-SNAPSHOT. Remove -SNAPSHOT there and in README.md.
                        Not everything is committed. Look at git status.
                        The tag v1.2.0 is not on this commit. Make it with: git tag -s v1.2.0 -m v1.2.0
                        CHANGELOG.md has no heading '## [1.2.0] - ' with a date. Write it.
                        """));
    }

    @Test
    void tagOnAnotherCommitIsRefused() throws Exception {
        readyToRelease();
        git("commit", "-q", "--allow-empty", "-m", "One more");

        assertThat(release(Map.of()).words()).contains("refused:\nThe tag v1.2.0 is not on this commit.");
    }

    @Test
    void whatIsReadyNeedsOnlyTheKey() throws Exception {
        readyToRelease();

        assertThat(release(Map.of("MAVEN_GPG_KEY", "")))
                .isEqualTo(new Ended(2, "replykit: MAVEN_GPG_KEY is not set. Set it to the secret key.\n"));
    }

    @Test
    void bundleIsUploadedWithTheTokenInOneHeader() throws Exception {
        readyToRelease();
        byte[] bundle = {'P', 'K', 0, (byte) 255, '\r', '\n'};
        write("target/release/bundle.zip", new String(bundle, ISO_8859_1));
        try (Central central = new Central("{\"deploymentState\": \"PUBLISHING\"}")) {
            Ended ended = release(Map.of("CENTRAL_TOKEN", TOKEN, "CENTRAL_URL", central.url()), "--upload");

            assertThat(ended).isEqualTo(new Ended(0, """
                            replykit: uploaded as id-7. Waiting for Maven Central ...
                            replykit: Maven Central accepted replykit 1.2.0: PUBLISHING
                            """));
            assertThat(central.received)
                    .extracting(Received::request)
                    .containsExactly(
                            "POST /api/v1/publisher/upload?name=replykit-1.2.0&publishingType=AUTOMATIC",
                            "POST /api/v1/publisher/status?id=id-7");
            assertThat(central.received)
                    .extracting(Received::authorization)
                    .containsOnly("Bearer dXNlci1vZi1jZW50cmFsOnNlY3JldC1vZi1jZW50cmFs");
            assertThat(central.received.get(0).body())
                    .contains("name=\"bundle\"")
                    .contains("\r\n\r\n" + new String(bundle, ISO_8859_1) + "\r\n--");
        }
    }

    @Test
    void refusalOfCentralIsShownWithoutTheToken() throws Exception {
        readyToRelease();
        write("target/release/bundle.zip", "PK");
        try (Central central = new Central("{\"deploymentState\":\"FAILED\",\"errors\":[\"Invalid signature\"]}")) {
            Ended ended = release(Map.of("CENTRAL_TOKEN", TOKEN, "CENTRAL_URL", central.url()), "--upload");

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.words()).contains("refused the bundle", "Invalid signature");
            assertThat(ended.words()).doesNotContain("secret-of-central").doesNotContain("dXNlci1v");
        }
    }

    @Test
    void tokenIsSentOnlyEncrypted() throws Exception {
        readyToRelease();

        assertThat(release(Map.of("CENTRAL_TOKEN", TOKEN, "CENTRAL_URL", "http://central.example"), "--upload"))
                .isEqualTo(
                        new Ended(2, "replykit: CENTRAL_URL is http://central.example. It must begin with https://\n"));
    }

    private void readyToRelease() throws Exception {
        write("pom.xml", """
                  <version>1.2.0</version>
                    <replykit.home>https://github.com/somebody/replykit</replykit.home>
                """);
        write("CHANGELOG.md", "## [1.2.0] - 2026-12-01\n\nNew.\n");
        write(".gitignore", "target/\n");
        git("init", "-q");
        git("add", ".");
        git("commit", "-q", "-m", "Release 1.2.0");
        git("tag", "v1.2.0");
    }

    private void write(String file, String text) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, file.endsWith(".zip") ? ISO_8859_1 : UTF_8);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.org"));
        command.addAll(List.of("-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false"));
        command.addAll(List.of(arguments));
        assertThat(run(command, Map.of())).isEqualTo(new Ended(0, ""));
    }

    private Ended release(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("scripts/release").toString()));
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    private Ended run(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String words = ChildProcess.allOf(process);
        return new Ended(process.waitFor(), words);
    }

    private record Ended(int code, String words) {}

    private record Received(String request, String authorization, String body) {}

    /** Takes every upload, and answers every question for its state in the same way. */
    private static final class Central implements AutoCloseable {
        final List<Received> received = new ArrayList<>();
        private final HttpServer server;

        Central(String status) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/v1/publisher/upload", exchange -> answer(exchange, 201, "id-7"));
            server.createContext("/api/v1/publisher/status", exchange -> answer(exchange, 200, status));
            server.start();
        }

        private void answer(HttpExchange exchange, int status, String body) throws IOException {
            received.add(new Received(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1)));
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
