package dev.replykit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.ChildProcess;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.faults.Wire;
import dev.replykit.internal.cli.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tab offers in JShell, and Ctrl-C while a call waits for an answer. */
@Timeout(60)
final class JShellTest {
    @AutoClose
    private static final Session SESSION = new Session();

    private static final String CREATE = "reply.create(SequenceDraft.named(\"Stopped\"))";

    private static final Set<String> OF_EVERY_OBJECT = Stream.concat(
                    Arrays.stream(Object.class.getMethods()).map(method -> method.getName()), Stream.of("class"))
            .collect(Collectors.toSet());

    private final Silence silence = new Silence();

    @BeforeAll
    static void start() {
        SESSION.open(Sources.read(Path.of("scripts", "replykit.jsh")));
        SESSION.open("SequenceDraft draft = SequenceDraft.named(\"Hello\");\n");
    }

    private static String offered(String typed) {
        return SESSION.shell().sourceCodeAnalysis().completionSuggestions(typed, typed.length(), new int[1]).stream()
                .map(Suggestion::continuation)
                .map(word -> word.replaceAll("\\W+$", ""))
                .filter(word -> !OF_EVERY_OBJECT.contains(word))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Reply.         | Builder builder connect sandbox
            reply.         | check close conditionProperties create delete emailAccounts get lastUnknown linkedInAccounts \
            list preview reconcile schedules
            SequenceDraft. | fromJson named read
            draft.         | differences emailAccounts linkedInAccounts lints marked name scheduleId settings steps then \
            toJson toSvg violations write
            Step.          | ZapierStep call condition days email hours linkedInCommentOnRecentPost linkedInConnect \
            linkedInEndorseSkills linkedInFollowProfile linkedInInMail linkedInLikeRecentPosts linkedInMessage \
            linkedInViewProfile linkedInVoiceMessage minutes raw sms task whatsApp zapier
            """)
    void everyNameThatUsersNeedIsOffered(String typed, String names) {
        assertThat(offered(typed)).endsWith(names);
    }

    @Test
    void stoppedCreateReportsAnUnknownOutcome() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.playing(silence)) {
            EvalException thrown = (EvalException) stopped(server, CREATE).exception();

            assertThat(thrown.getExceptionClassName()).isEqualTo("dev.replykit.OutcomeUnknownException");
            assertThat(thrown.getMessage())
                    .startsWith("""
                            Outcome unknown: "Stopped" may or may not have been created.
                            The call was stopped.
                            Look before you create it again:""")
                    .contains("\n  reply.reconcile(draft, ", " to " + server.uri() + ", ");
        }
    }

    /** Otherwise JShell sometimes drops the exception, and the next call fails. */
    @Test
    void interruptionIsClearedAfterTheStop() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.playing(silence)) {
            String catching = "try { " + CREATE + "; } catch (OutcomeUnknownException e) {"
                    + " System.out.print(\"interrupted: \" + Thread.currentThread().isInterrupted()); }";
            stopped(server, catching);

            assertThat(SESSION.printed()).isEqualTo("interrupted: false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CREATE, "reply.get(1)"})
    void stoppedCallKeepsNoConnectionAndNoThread(String call) throws Exception {
        try (MisbehavingServer server = MisbehavingServer.playing(silence)) {
            stopped(server, call);

            assertThat(silence.left).succeedsWithin(Duration.ofSeconds(10)); // the deadline is later
            SESSION.open("""
                    for (Thread thread : Thread.getAllStackTraces().keySet()) {
                        if (thread.getName().equals("replykit-call")) {
                            thread.join(10_000);
                            System.out.println("lingers: " + thread.isAlive());
                        }
                    }
                    """);
            assertThat(SESSION.printed()).doesNotContain("lingers: true");
        }
    }

    private SnippetEvent stopped(MisbehavingServer server, String snippet) {
        SESSION.open("reply = Reply.builder().baseUrl(\"" + server.uri() + "\").apiKey(\"a-word\").build();\n");
        CompletableFuture<Void> stop = silence.asked.thenRun(SESSION.shell()::stop);
        List<SnippetEvent> events = SESSION.shell().eval(snippet);
        assertThat(stop).succeedsWithin(Duration.ofSeconds(10));
        return events.get(0);
    }

    /** In another JVM, because only that one can open {@code jdk.jshell}. */
    @Test
    void secondTabShowsTheJavadoc() throws IOException, InterruptedException {
        List<String> options = List.of("--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED", "-Dstdout.encoding=UTF-8");
        Process process =
                ChildProcess.java(options, ShowJavadoc.class, "reply.create(").start();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(shown).isZero();
        assertThat(shown)
                .contains("Sequence Reply.create(SequenceDraft draft)")
                .contains("Creates the sequence.")
                .contains("@throws OutcomeUnknownException");
    }

    /** Prints what JShell knows of a call that is being typed, in a JVM started like that of {@code scripts/jshell}. */
    static final class ShowJavadoc {
        private ShowJavadoc() {}

        public static void main(String[] args) {
            assertThat(Shell.offerSources(Path.of("src", "main", "java"))).isTrue();
            try (Session session = new Session()) {
                session.open(Sources.read(Path.of("scripts", "replykit.jsh")));
                session.shell()
                        .sourceCodeAnalysis()
                        .documentation(args[0], args[0].length(), true)
                        .forEach(found -> System.out.println(found.signature() + "\n" + found.javadoc()));
            }
        }
    }

    /** Reads one request, never answers, and notices when the client closes the connection. */
    private static final class Silence implements Behaviour {
        final CompletableFuture<Void> asked = new CompletableFuture<>();
        final CompletableFuture<Void> left = new CompletableFuture<>();

        @Override
        public void play(Wire wire) throws IOException {
            wire.readRequest();
            asked.completeAsync(() -> null);
            try {
                var unused = wire.hasMore();
            } finally {
                left.complete(null);
            }
        }
    }
}
