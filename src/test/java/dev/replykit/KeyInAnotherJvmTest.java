package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.faults.ReceivedRequest;
import dev.replykit.faults.TestIdentity;
import dev.replykit.internal.cli.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of a JVM that decide where the key goes. Each test starts a JVM of its own. */
class KeyInAnotherJvmTest {
    private static final String KEY = "s3cret-Key-of-another-JVM";

    @TempDir
    Path folder;

    /** How a program ended, and all that it printed. */
    private record Ended(int code, String printed) {}

    private static ProcessBuilder java(List<String> options, Class<?> program, String... args) {
        ProcessBuilder builder = ChildProcess.java(options, program, args);
        builder.environment().put("REPLY_API_KEY", KEY);
        return builder;
    }

    private static Ended run(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String printed = ChildProcess.allOf(process);
            return new Ended(process.waitFor(), printed);
        } finally {
            process.destroyForcibly();
        }
    }

    private Ended create(MisbehavingServer server, List<String> options) throws Exception {
        return create(server.uri().toString(), options);
    }

    private Ended create(String url, List<String> options) throws Exception {
        Path draft = Files.writeString(folder.resolve("draft.json"), "{\"name\": \"Elsewhere\"}");
        return run(java(options, Main.class, "create", "--base-url", url, draft.toString()));
    }

    /** The trust store, and a JVM for which this name is this machine. */
    private List<String> optionsFor(String host, String... others) throws Exception {
        List<String> options = new ArrayList<>(trustStore());
        options.add("-Djdk.net.hosts.file=" + Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + host + "\n"));
        options.addAll(List.of(others));
        return options;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk.internal.httpclient.disableHostnameVerification", "jdk.httpclient.HttpClient.log=all"})
    void jvmThatWouldBreakAPromiseIsRefused(String option) throws Exception {
        try (var server = MisbehavingServer.playing(Answer.created())) {
            Ended ended = create(server, List.of("-D" + option));

            assertThat(ended.code()).as(ended.printed()).isEqualTo(2);
            assertThat(ended.printed())
                    .contains("The Java option -D" + option.replaceAll("=.*", "") + " makes the JDK ");
            assertThat(server.connections()).isZero();
        }
    }

    /** Any logging library may be behind the JDK's own interface; java.util.logging is. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_24) // later the logger needs a switch of the JVM, too
    void debugLoggerOfTheJdkIsRefused() throws Exception {
        Path logging = Files.writeString(folder.resolve("logging"), "jdk.internal.httpclient.debug.level=FINE\n");
        try (var server = MisbehavingServer.playing(Answer.created())) {
            Ended ended = create(server, List.of("-Djava.util.logging.config.file=" + logging));

            assertThat(ended.code()).as(ended.printed()).isEqualTo(2);
            assertThat(ended.printed()).contains("The logger jdk.internal.httpclient.debug is at level DEBUG");
            assertThat(server.connections()).isZero();
        }
    }

    /** The JDK's client ignores a SOCKS proxy and goes directly. Only that JVM knows the name of the host. */
    @Test
    void socksProxyOfTheJvmMeansThatNothingIsSent() throws Exception {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.TRUSTED, Answer.created()));
                var socks = MisbehavingServer.playing(Answer.created())) {
            String url = "https://reply.example:" + server.uri().getPort();
            String port = "-DsocksProxyPort=" + socks.uri().getPort();
            Ended ended = create(url, optionsFor("reply.example", "-DsocksProxyHost=127.0.0.1", port));

            assertThat(ended.code()).as(ended.printed()).isEqualTo(4);
            assertThat(ended.printed().replaceAll("\\s+", " "))
                    .contains("Nothing was sent to " + url + ": this JVM is told to use a SOCKS proxy (socksProxyHost),"
                            + " which its HTTP client can't. Set an HTTP proxy (https.proxyHost, https.proxyPort), or except"
                            + " the host (http.nonProxyHosts).");
            assertThat(server.connections()).isZero();
            assertThat(socks.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dhttp.nonProxyHosts=api.reply.io", "-Dhttps.proxyHost=127.0.0.1"})
    void socksProxyThatIsNotForThisHostChangesNothing(String option) throws Exception {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.REPLY, Answer.created()));
                var proxy = MisbehavingServer.playing(Behaviour.tunnelTo(server))) {
            String url = "https://api.reply.io:" + server.uri().getPort();
            String port = "-Dhttps.proxyPort=" + proxy.uri().getPort();
            Ended ended = create(url, optionsFor("api.reply.io", "-DsocksProxyHost=127.0.0.1", port, option));

            assertThat(ended.code()).as(ended.printed()).isZero();
            assertThat(proxy.connections()).isEqualTo(option.contains("https.proxyHost") ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bomb", "huge"})
    void answerWithoutEndTakesLittleMemory(String kind) throws Exception {
        Answer head = Answer.status(201).header("Content-Type", "application/json");
        Behaviour answer = kind.equals("bomb") ? head.gzipBomb() : Behaviour.huge(head, 100);
        try (var server = MisbehavingServer.playing(answer)) {
            Ended ended = create(server, List.of("-Xmx48m"));

            assertThat(ended.code()).as(ended.printed()).isEqualTo(3);
            assertThat(ended.printed().replaceAll("\\s+", " "))
                    .contains("the body is incomplete: it is larger than 4194");
        }
    }

    @Test
    void answerThatIsTooLargeForTheHeapIsUnknownAndItsIdIsKept() throws Exception {
        String steps = "{\"type\":\"x\"},".repeat(300_000);
        try (var server =
                MisbehavingServer.playing(Answer.status(201).json("{\"id\":4711,\"steps\":[" + steps + "{}]}"))) {
            Ended ended = create(server, List.of("-Xmx40m"));

            assertThat(ended.code()).as(ended.printed()).isEqualTo(3);
            assertThat(ended.printed()).contains("4711").doesNotContain("\tat ");
        }
    }

    private List<String> trustStore() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + TestIdentity.trustStore(folder),
                "-Djavax.net.ssl.trustStorePassword=" + TestIdentity.PASSWORD);
    }

    private static List<String> proxy(MisbehavingServer proxy) {
        String port = String.valueOf(proxy.uri().getPort());
        return List.of(
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + port,
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + port);
    }

    /** The name of Reply's host is unknown to this JVM, so nothing here can ever reach it. */
    @Test
    void keyGoesToReplyThroughTheProxyOfTheJvmWhichSeesOnlyTheHost() throws Exception {
        try (var reply = MisbehavingServer.playing(Behaviour.secure(TestIdentity.REPLY, Answer.created()));
                var proxy = MisbehavingServer.playing(Behaviour.tunnelTo(reply))) {
            List<String> options = new ArrayList<>(proxy(proxy));
            options.addAll(trustStore());
            options.add("-Djdk.net.hosts.file=" + Files.createFile(folder.resolve("no-hosts")));
            ProcessBuilder program = java(List.of(), Connects.class);
            program.environment().put("JDK_JAVA_OPTIONS", String.join(" ", options));
            Ended ended = run(program);

            assertThat(ended.code()).as(ended.printed()).isZero();
            assertThat(ended.printed()).contains("created 90210").doesNotContain(KEY);
            assertThat(reply.received())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.headers("Authorization")).containsExactly("Bearer " + KEY));
            ReceivedRequest connect = proxy.received().get(0);
            assertThat(proxy.received()).hasSize(1);
            assertThat(connect.line()).isEqualTo("CONNECT api.reply.io:443 HTTP/1.1");
            assertThat(connect.body()).as("what passed through").hasSizeGreaterThan(500);
            assertThat(connect.toString()).doesNotContain(KEY).doesNotContain("Authorization");
        }
    }

    /** What a user's first program does. */
    static final class Connects {
        private Connects() {}

        public static void main(String... args) {
            System.out.println("created "
                    + Reply.connect().create(SequenceDraft.named("Elsewhere")).id());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noProxyIsAskedForThisMachine(boolean secure) throws Exception {
        Behaviour created = Answer.created();
        try (var server =
                        MisbehavingServer.playing(secure ? Behaviour.secure(TestIdentity.TRUSTED, created) : created);
                var proxy = MisbehavingServer.playing(Answer.status(403))) {
            List<String> options = new ArrayList<>(proxy(proxy));
            options.addAll(trustStore());
            // Without it the JVM would spare this machine by itself.
            options.add("-Dhttp.nonProxyHosts=");
            Ended ended = create(server, options);

            assertThat(ended.code()).as(ended.printed()).isZero();
            assertThat(server.posts()).isEqualTo(1);
            assertThat(proxy.connections()).isZero();
        }
    }

    @Test
    void keyGoesOnlyToAServerWhoseAuthorityTheJvmTrusts() throws Exception {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.TRUSTED, Answer.created()))) {
            Ended refused = create(server, List.of());
            assertThat(refused.code()).isEqualTo(4);
            assertThat(refused.printed()).contains("Nothing was sent to https://127.0.0.1", "PKIX path building");
            assertThat(server.requests()).isZero();

            Ended trusted = create(server, trustStore());
            assertThat(trusted.code()).as(trusted.printed()).isZero();
            assertThat(server.received().get(0).header("Authorization")).contains("Bearer " + KEY);
        }
    }

    @Test
    void trustStoreThatDoesNotOpenMeansEachTimeThatNothingWasSent() throws Exception {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.TRUSTED, Answer.created()))) {
            List<String> options = new ArrayList<>(trustStore());
            options.add("-Djavax.net.ssl.trustStorePassword=wrong");
            options.add("-Djdk.httpclient.keepalive.timeout=7");
            Ended ended = run(java(options, Twice.class, server.uri().toString()));

            assertThat(ended.code()).as(ended.printed()).isZero();
            assertThat(ended.printed().replaceAll("\\s+", " "))
                    .containsSubsequence(
                            "Nothing was sent to https://127.0.0.1",
                            "check javax.net.ssl.trustStore and trustStorePassword: ",
                            "Nothing was sent to https://127.0.0.1",
                            "check javax.net.ssl.trustStore and trustStorePassword: ",
                            "idle connections: 7 s");
        }
    }

    /** Creates twice, and prints why that failed. */
    static final class Twice {
        private Twice() {}

        public static void main(String... args) {
            for (int i = 0; i < 2; i++) {
                try (Reply reply = Reply.builder()
                        .key(ApiKey.fromEnvironment())
                        .baseUrl(args[0])
                        .build()) {
                    reply.create(SequenceDraft.named("Elsewhere"));
                } catch (NotSentException e) {
                    System.out.println(e.getMessage());
                }
            }
            System.out.println("idle connections: " + System.getProperty("jdk.httpclient.keepalive.timeout") + " s");
        }
    }
}
