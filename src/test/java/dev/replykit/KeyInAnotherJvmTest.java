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
import java.util.List;
import java.util.stream.Stream;
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

    /** How a program ended, and all that it printed, on one line. */
    private record Ended(int code, String printed) {
        void is(int expected, String... words) {
            assertThat(code).as(printed).isEqualTo(expected);
            assertThat(printed).contains(words).doesNotContain(KEY);
        }
    }

    private static Ended run(List<String> options, Class<?> program, String... args) throws Exception {
        ProcessBuilder builder = ChildProcess.java(options, program, args);
        builder.environment().put("REPLY_API_KEY", KEY);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = ChildProcess.allOf(process).replaceAll("\\s+", " ");
        return new Ended(process.waitFor(), printed);
    }

    private Ended create(String url, List<String> options) throws Exception {
        Path draft = Files.writeString(folder.resolve("draft.json"), "{\"name\": \"Elsewhere\"}");
        return run(options, Main.class, "create", "--base-url", url, draft.toString());
    }

    private Ended create(MisbehavingServer server, String... options) throws Exception {
        return create(server.uri().toString(), List.of(options));
    }

    private List<String> trustStoreAnd(String... options) throws Exception {
        Stream<String> trustStore = Stream.of(
                "-Djavax.net.ssl.trustStore=" + TestIdentity.trustStore(folder),
                "-Djavax.net.ssl.trustStorePassword=" + TestIdentity.PASSWORD);
        return Stream.concat(trustStore, Stream.of(options)).toList();
    }

    /** An option with which this name is this machine, and every other name is unknown. */
    private String onlyHost(String name) throws Exception {
        return "-Djdk.net.hosts.file=" + Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + name + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk.internal.httpclient.disableHostnameVerification", "jdk.httpclient.HttpClient.log=all"})
    void jvmThatWouldBreakAPromiseIsRefused(String option) throws Exception {
        try (var server = MisbehavingServer.playing(Answer.created())) {
            create(server, "-D" + option)
                    .is(2, "The Java option -D" + option.replaceAll("=.*", "") + " makes the JDK ");
            assertThat(server.connections()).isZero();
        }
    }

    /** Any logging library may be behind the JDK's own interface; java.util.logging is. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_24) // later the logger needs a switch of the JVM, too
    void debugLoggerOfTheJdkIsRefused() throws Exception {
        Path logging = Files.writeString(folder.resolve("logging"), "jdk.internal.httpclient.debug.level=FINE\n");
        try (var server = MisbehavingServer.playing(Answer.created())) {
            create(server, "-Djava.util.logging.config.file=" + logging)
                    .is(2, "The logger jdk.internal.httpclient.debug is at level DEBUG");
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
            create(url, trustStoreAnd(onlyHost("reply.example"), "-DsocksProxyHost=127.0.0.1", port))
                    .is(
                            4,
                            "Nothing was sent to " + url + ": this JVM is told to use a SOCKS proxy (socksProxyHost),"
                                    + " which its HTTP client can't. Set an HTTP proxy (https.proxyHost,"
                                    + " https.proxyPort), or except the host (http.nonProxyHosts).");
            assertThat(server.connections() + socks.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dhttp.nonProxyHosts=api.reply.io", "-Dhttps.proxyHost=127.0.0.1"})
    void socksProxyThatIsNotForThisHostChangesNothing(String option) throws Exception {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.REPLY, Answer.created()));
                var proxy = MisbehavingServer.playing(Behaviour.tunnelTo(server))) {
            String url = "https://api.reply.io:" + server.uri().getPort();
            String port = "-Dhttps.proxyPort=" + proxy.uri().getPort();
            create(url, trustStoreAnd(onlyHost("api.reply.io"), "-DsocksProxyHost=127.0.0.1", port, option))
                    .is(0, "90210");
            assertThat(proxy.connections()).isEqualTo(option.contains("https.proxyHost") ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answerWithoutEndTakesLittleMemory(boolean isCompressed) throws Exception {
        Answer head = Answer.status(201).header("Content-Type", "application/json");
        try (var server = MisbehavingServer.playing(isCompressed ? head.gzipBomb() : Behaviour.huge(head))) {
            create(server, "-Xmx48m").is(3, "the body is incomplete: it is larger than 4194");
        }
    }

    @Test
    void answerThatIsTooLargeForTheHeapIsUnknownAndItsIdIsKept() throws Exception {
        String steps = "{\"type\":\"x\"},".repeat(300_000);
        Answer answer = Answer.status(201).json("{\"id\":4711,\"steps\":[" + steps + "{}]}");
        try (var server = MisbehavingServer.playing(answer)) {
            Ended ended = create(server, "-Xmx40m");

            ended.is(3, "4711");
            assertThat(ended.printed()).doesNotContain(" at dev.replykit.");
        }
    }

    /** The name of Reply's host is unknown to this JVM, so nothing here can ever reach it. */
    @Test
    void keyGoesToReplyThroughTheProxyOfTheJvmWhichSeesOnlyTheHost() throws Exception {
        try (var reply = MisbehavingServer.playing(Behaviour.secure(TestIdentity.REPLY, Answer.created()));
                var proxy = MisbehavingServer.playing(Behaviour.tunnelTo(reply))) {
            String port = "-Dhttps.proxyPort=" + proxy.uri().getPort();
            run(trustStoreAnd(onlyHost("other.example"), "-Dhttps.proxyHost=127.0.0.1", port), Connects.class)
                    .is(0, "created 90210");

            assertThat(reply.requests()).isEqualTo(1);
            assertThat(reply.received().get(0).headers("Authorization")).containsExactly("Bearer " + KEY);
            ReceivedRequest connect = proxy.received().get(0);
            assertThat(proxy.requests()).isEqualTo(1);
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

    /** Without the empty {@code nonProxyHosts} the JVM would except this machine by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void noProxyIsAskedForThisMachine(String scheme) throws Exception {
        Behaviour created =
                scheme.equals("http") ? Answer.created() : Behaviour.secure(TestIdentity.TRUSTED, Answer.created());
        try (var server = MisbehavingServer.playing(created);
                var proxy = MisbehavingServer.playing(Answer.status(403))) {
            String host = "-D" + scheme + ".proxyHost=127.0.0.1";
            String port = "-D" + scheme + ".proxyPort=" + proxy.uri().getPort();
            create(server.uri().toString(), trustStoreAnd(host, port, "-Dhttp.nonProxyHosts="))
                    .is(0, "90210");
            assertThat(server.posts()).isEqualTo(1);
            assertThat(proxy.connections()).isZero();
        }
    }

    @Test
    void keyGoesOnlyToAServerWhoseAuthorityTheJvmTrusts() throws Exception {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.TRUSTED, Answer.created()))) {
            create(server).is(4, "Nothing was sent to https://127.0.0.1", "PKIX path building");
            assertThat(server.requests()).isZero();

            create(server.uri().toString(), trustStoreAnd()).is(0, "90210");
            assertThat(server.received().get(0).header("Authorization")).contains("Bearer " + KEY);
        }
    }

    @Test
    void trustStoreThatDoesNotOpenMeansEachTimeThatNothingWasSent() throws Exception {
        try (var server = MisbehavingServer.playing(Behaviour.secure(TestIdentity.TRUSTED, Answer.created()))) {
            String password = "-Djavax.net.ssl.trustStorePassword=wrong";
            String idle = "-Djdk.httpclient.keepalive.timeout=7";
            Ended ended =
                    run(trustStoreAnd(password, idle), Twice.class, server.uri().toString());

            ended.is(0, "idle connections: 7 s");
            assertThat(ended.printed().split("Nothing was sent to https://127.0.0.1"))
                    .hasSize(3);
            assertThat(ended.printed().split("check javax.net.ssl.trustStore and trustStorePassword: "))
                    .hasSize(3);
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
