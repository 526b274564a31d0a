package dev.replykit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.ChildProcess;
import dev.replykit.internal.cli.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tab offers in JShell. */
final class CompletionTest {
    @AutoClose
    private static final Session SESSION = new Session();

    private static final Set<String> OF_EVERY_OBJECT = Stream.concat(
                    Arrays.stream(Object.class.getMethods()).map(method -> method.getName()), Stream.of("class"))
            .collect(Collectors.toSet());

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
}
