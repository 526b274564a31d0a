package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.replykit.Step.LinkedInViewProfileStep;
import dev.replykit.Step.Placement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Control characters in foreign text are escaped in everything that JShell shows. */
class ForeignTextTest {
    /** Sets the title of a window, changes the direction of text, and starts a new line. */
    private static final String HOSTILE = "a\u001b]0;owned\u0007\u009b31m\u202e\nb\ud800";

    private static final String IN_JSON = "a\\u001b]0;owned\\u0007\u009b31m\u202e\\nb\\ud800";

    static Stream<Object> shown() {
        Sequence sequence = Sequence.fromJson("""
                {"id": 1, "name": "%1$s", "status": "%1$s", "health": "%1$s", "issues": [{"type": "%1$s"}],
                 "emailAccounts": [{"id": 1, "email": "%1$s"}],
                 "linkedInAccounts": [{"id": 1, "name": "%1$s", "profileUrl": "%1$s", "status": "%1$s"}],
                 "settings": {"repliesHandlingType": "%1$s", "generatedTaskOwner": "%1$s"},
                 "steps": [{"id": 1, "type": "%1$s", "delayInMinutes": 0},
                           {"id": 2, "type": "email", "executionMode": "%1$s",
                            "variants": [{"id": 1, "subject": "%1$s", "message": "%1$s"}]},
                           {"id": 3, "type": "zapier", "name": "%1$s", "action": "%1$s"},
                           {"id": 4, "type": "task", "actionType": "%1$s", "description": "%1$s"}]}
                """.formatted(IN_JSON));
        List<Step> steps = List.of(
                email(HOSTILE, HOSTILE),
                linkedInMessage(HOSTILE),
                linkedInConnect(HOSTILE),
                linkedInInMail(HOSTILE, HOSTILE),
                new LinkedInViewProfileStep(Placement.AT_ONCE, ExecutionMode.of(HOSTILE), HOSTILE),
                linkedInViewProfile(),
                linkedInVoiceMessage(HOSTILE),
                linkedInCommentOnRecentPost(HOSTILE).skipTopics(HOSTILE),
                call(HOSTILE),
                sms(HOSTILE),
                whatsApp(HOSTILE),
                zapier(HOSTILE),
                task(HOSTILE),
                condition(days(1), Condition.where(HOSTILE, HOSTILE, HOSTILE)),
                raw("{\"type\":\"" + IN_JSON.replace("\\ud800", "") + "\"}"),
                Drafts.unchecked(HOSTILE));
        return Stream.of(
                        Stream.of(
                                sequence,
                                sequence.status(),
                                sequence.health(),
                                sequence.issues(),
                                sequence.emailAccounts(),
                                sequence.linkedInAccounts(),
                                sequence.settings(),
                                sequence.steps()),
                        sequence.steps().stream(),
                        steps.stream(),
                        Stream.of(
                                new EmailAccount(
                                        1L, HOSTILE, HOSTILE, 1L, HOSTILE, true, 1L, HOSTILE, List.of(HOSTILE)),
                                new LinkedInAccount(1L, HOSTILE, HOSTILE, HOSTILE, 1L, HOSTILE, HOSTILE),
                                new Schedule.Timing(HOSTILE, true, List.of(new Schedule.TimeRange(HOSTILE, HOSTILE))),
                                new Schedule.TimeRange(HOSTILE, HOSTILE),
                                new ConditionProperty(HOSTILE, List.of(HOSTILE), List.of(HOSTILE))),
                        email(HOSTILE, HOSTILE).variants().stream(),
                        linkedInMessage(HOSTILE).variants().stream(),
                        linkedInInMail(HOSTILE, HOSTILE).variants().stream(),
                        Stream.of(
                                SequenceDraft.named(HOSTILE).emailAccounts(1).steps(call(HOSTILE)),
                                Finding.violation(HOSTILE, HOSTILE),
                                new Difference(HOSTILE, HOSTILE, HOSTILE),
                                new Problem(400, HOSTILE, HOSTILE, HOSTILE, List.of(), ""),
                                Condition.where(HOSTILE, HOSTILE, HOSTILE),
                                Condition.where(HOSTILE, HOSTILE, HOSTILE).rules(),
                                JsonField.of(HOSTILE)))
                .flatMap(values -> values);
    }

    @ParameterizedTest
    @MethodSource("shown")
    void controlCharactersAreEscaped(Object value) {
        assertThat(value.toString().lines()).noneMatch(line -> line.startsWith("b"));
        assertThat(value.toString().replace("\n", "").codePoints())
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE);
    }

    @Test
    void nothingElseIsChanged() {
        assertThat(ExecutionMode.of(HOSTILE)).hasToString("a\\u001b]0;owned\\u0007\\u009b31m\\u202e\\u000ab\\ud800");
        assertThat(linkedInVoiceMessage("https://example.com/Grüße 👋🏽"))
                .hasToString("LinkedIn, at once: voice message: https://example.com/Grüße 👋🏽");
    }
}
