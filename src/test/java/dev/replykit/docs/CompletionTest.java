package dev.replykit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Tab offers in JShell: what a person came for, and little else. */
final class CompletionTest {
    private static final Session SESSION = new Session();
    private static final Set<String> OF_EVERY_OBJECT = Stream.concat(
                    Arrays.stream(Object.class.getMethods()).map(method -> method.getName()), Stream.of("class"))
            .collect(Collectors.toSet());

    @BeforeAll
    static void start() {
        SESSION.open(Sources.read(Path.of("scripts", "replykit.jsh")));
        SESSION.open("SequenceDraft draft = SequenceDraft.named(\"Hello\");\n");
    }

    @AfterAll
    static void close() {
        SESSION.close();
    }

    private static List<String> offered(String typed) {
        return SESSION.shell().sourceCodeAnalysis().completionSuggestions(typed, typed.length(), new int[1]).stream()
                .map(Suggestion::continuation)
                .map(word -> word.replaceAll("\\W+$", ""))
                .filter(word -> !OF_EVERY_OBJECT.contains(word))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    @Test
    void ofReplyTheCalls() {
        assertThat(offered("reply.")).containsExactly("close", "create", "get", "preview", "reconcile");
        assertThat(offered("Reply.")).containsExactly("Builder", "builder", "connect", "sandbox");
    }

    @Test
    void ofDraftsTheWaysToBegin() {
        assertThat(offered("SequenceDraft.")).containsExactly("fromJson", "named", "read");
    }

    @Test
    void ofADraftItsPartsAndWhatToAskIt() {
        assertThat(offered("draft."))
                .containsExactly(
                        "differences",
                        "emailAccounts",
                        "linkedInAccounts",
                        "lints",
                        "marked",
                        "name",
                        "scheduleId",
                        "settings",
                        "steps",
                        "then",
                        "toJson",
                        "toSvg",
                        "violations");
    }

    @Test
    void ofStepsEveryKind() {
        assertThat(offered("Step."))
                .containsExactly(
                        "CallStep",
                        "ConditionStep",
                        "EmailStep",
                        "HasMode",
                        "Kind",
                        "LinkedInCommentOnRecentPostStep",
                        "LinkedInConnectStep",
                        "LinkedInEndorseSkillsStep",
                        "LinkedInFollowProfileStep",
                        "LinkedInInMailStep",
                        "LinkedInLikeRecentPostsStep",
                        "LinkedInMessageStep",
                        "LinkedInViewProfileStep",
                        "LinkedInVoiceMessageStep",
                        "SmsStep",
                        "TaskStep",
                        "UnknownStep",
                        "WhatsAppStep",
                        "ZapierStep",
                        "call",
                        "condition",
                        "days",
                        "email",
                        "hours",
                        "linkedInCommentOnRecentPost",
                        "linkedInConnect",
                        "linkedInEndorseSkills",
                        "linkedInFollowProfile",
                        "linkedInInMail",
                        "linkedInLikeRecentPosts",
                        "linkedInMessage",
                        "linkedInViewProfile",
                        "linkedInVoiceMessage",
                        "minutes",
                        "raw",
                        "sms",
                        "task",
                        "whatsApp",
                        "zapier");
    }

    @Test
    void ofAStepItsModifiers() {
        assertThat(offered("email(\"Hi\", \"<p>Hi</p>\").")).contains("after", "attachments", "manual", "variant");
    }

    /** In a JVM of its own, since scripts/jshell starts one that lets us into {@code jdk.jshell}. */
    @Test
    void aSecondTabShowsTheJavadoc() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens",
                        "jdk.jshell/jdk.jshell=ALL-UNNAMED",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Documentation.class.getName(),
                        "reply.create(")
                .redirectErrorStream(true)
                .start();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(shown).isZero();
        assertThat(shown)
                .contains("Sequence Reply.create(SequenceDraft draft)")
                .contains("Creates the sequence.")
                .contains("@throws OutcomeUnknownException");
    }
}
