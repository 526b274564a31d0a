package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a draft holds is what its JSON says, in both directions. */
class DraftJsonTest {

    @Test
    void documentedRequestIsRead() throws IOException {
        assertThat(SequenceDraft.read(Documented.REQUEST)).isEqualTo(Documented.DRAFT);
    }

    @Test
    void documentedRequestIsWrittenInItsOrder() throws IOException {
        String compact =
                JsonParser.parseString(Files.readString(Documented.REQUEST)).toString();

        assertThat(Documented.DRAFT.toJson()).isEqualTo(compact);
    }

    @Test
    void nameAloneIsACompleteRequest() {
        assertThat(SequenceDraft.named("Hello").toJson()).isEqualTo("{\"name\":\"Hello\"}");
    }

    @Test
    void emptyListsAreSentAndAbsentOnesAreNot() {
        SequenceDraft draft = SequenceDraft.named("n")
                .emailAccounts(new long[0])
                .linkedInAccounts(new long[0])
                .steps(List.of());

        assertThat(draft.toJson())
                .isEqualTo("{\"name\":\"n\",\"emailAccounts\":[],\"linkedInAccounts\":[],\"steps\":[]}");
        assertThat(SequenceDraft.fromJson(draft.toJson())).isEqualTo(draft).isNotEqualTo(SequenceDraft.named("n"));
    }

    @Test
    void settingsAreWrittenInTheOrderOfTheReference() {
        SequenceDraft draft = SequenceDraft.named("n").settings(Documented.EVERY_SETTING);

        assertThat(draft.toJson()).isEqualToIgnoringWhitespace("""
                {"name":"n","settings":{"emailsCountPerDay":50,"daysToFinishProspect":14,"emailSendingDelaySeconds":30,
                "dailyThrottling":200,"useDailyThrottling":false,"disableOpensTracking":true,
                "repliesHandlingType":"continueSending","enableLinksTracking":true,"isSendingPlainTextEnabled":true,
                "isListUnsubscribeHeaderEnabled":false,"isSameDomainSendingLimitEnabled":true,
                "numberOfSameDomainSendingLimit":3,"matchProspectToEmailAccountProvider":true,"callIsAutomatic":false,
                "taskIsAutomatic":true,"generatedTaskOwner":"contact"}}
                """);
        assertThat(SequenceDraft.fromJson(draft.toJson())).isEqualTo(draft);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'email','delayInMinutes':0,'executionMode':'manual',"
                        + "'variants':[{'subject':'s','message':null,'attachmentIds':null}]}",
                "{'type':'call','delayInMinutes':0,'parentId':null,'ifConditionPositive':null}",
                "{'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':0,'aiPromptText':'p',"
                        + "'skipIfNoPostsInDays':null}",
                "{'type':'condition','delayInMinutes':0,'waitInMinutes':0,'conditions':[{'property':'p',"
                        + "'rules':[{'operator':'o','value':null},{'operator':'o'}]}]}"
            })
    void nullStaysNullAndAbsenceStaysAbsence(String step) {
        String json = "{\"name\":\"n\",\"steps\":[" + step.replace('\'', '"') + "]}";

        assertThat(SequenceDraft.fromJson(json).toJson()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p class='a'>Tom & Jerry's = \"50 %\"</p> {{ Field | \"text\" }} {x} $REPLY_API_KEY `id` %s",
                "\u007f and \u00a0 and \ufeff \ud83d\ude80 \ud83d\udc69\u200d\ud83d\udcbb \u0645\u0631\u062d\u0628\u0627",
                "line\r\nbreak\tand \b\f\u0000\u001f back\\slash / and \"quotes\""
            })
    void textIsSentUnchanged(String text) {
        String json = SequenceDraft.named("n").steps(email(text, text)).toJson();

        assertThat(SequenceDraft.fromJson(json).steps()).isEqualTo(List.of(email(text, text)));
        assertThat(json.replaceAll("\\\\(u00[01].|[\"\\\\rntbf])", ""))
                .as("only what JSON requires is escaped")
                .doesNotContain("\\");
    }

    @ParameterizedTest
    @CsvSource({"7.0, 7", "70e-1, 7", "0.7E1, 7", "9223372036854775807.0, 9223372036854775807"})
    void integerIsReadInEveryJsonForm(String written, long id) {
        assertThat(SequenceDraft.fromJson("{\"name\":\"n\",\"scheduleId\":" + written + "}")
                        .scheduleId())
                .isEqualTo(id);
    }

    @Test
    void wordsAreReadInAnyCaseAndWrittenAsDocumented() {
        String json = """
                {"name":"n","steps":[{"type":"linkedIn","actionType":"inMail","delayInMinutes":0,\
                "executionMode":"automatic","variants":[{"subject":"s","message":"m","isEnabled":true}]},\
                {"type":"whatsApp","delayInMinutes":0,"message":"m"},\
                {"type":"task","delayInMinutes":0,"actionType":"toDo","description":"d"},\
                {"type":"zapier","delayInMinutes":0,"name":"z","action":"wait"}]}""";
        String inAnyCase = json.replace("linkedIn", "LINKEDIN")
                .replace("inMail", "InMail")
                .replace("automatic", "Automatic")
                .replace("toDo", "TODO")
                .replace("wait", "WAIT");

        assertThat(SequenceDraft.fromJson(inAnyCase).toJson()).isEqualTo(json);
    }

    @Test
    void rawStepIsSentUnchangedWithoutWhiteSpace() {
        Step step = raw("{ \"type\" : \"telepathy\", \"depth\": 1.50, \"big\": 123456789012345678901234567890,\n"
                + "  \"note\": null, \"text\": \"<b>\", \"nested\": { \"list\": [ ] } }");

        assertThat(SequenceDraft.named("n").steps(step).toJson())
                .isEqualTo("{\"name\":\"n\",\"steps\":[{\"type\":\"telepathy\",\"depth\":1.50,"
                        + "\"big\":123456789012345678901234567890,\"note\":null,\"text\":\"<b>\","
                        + "\"nested\":{\"list\":[]}}]}");
    }

    @Test
    void rawStepHasTypeActionAndDelay() {
        Step step = raw("{\"type\":\"telepathy\",\"actionType\":\"think\",\"delayInMinutes\":60}");

        assertThat(step.type()).isEqualTo("telepathy");
        assertThat(step.actionType()).isEqualTo("think");
        assertThat(step.delay()).isEqualTo(Duration.ofHours(1));
        assertThat(raw("{}").type()).isNull();
        assertThat(raw("{\"type\":5,\"delayInMinutes\":\"soon\"}").delay()).isNull();
    }

    @Test
    void fileThatIsNotUtf8IsNoDraft(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("latin1.json");
        Files.write(file, "{\"name\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SequenceDraft.read(file))
                .isInstanceOf(InvalidDraftException.class)
                .hasMessage("The draft is invalid, nothing was sent. Fix this:"
                        + "\n  (whole body): is not JSON: it is not UTF-8, but perhaps UTF-16, as PowerShell and Notepad write"
                        + "\n      it; save it as UTF-8");
    }

    @Test
    void fileOfMoreThan16MebibytesIsNoDraft(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.json");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength((16 << 20) + 1);
        }

        assertThatThrownBy(() -> SequenceDraft.read(file))
                .isInstanceOf(InvalidDraftException.class)
                .hasMessageEndingWith("(whole body): is larger than 16 MiB, too large for a draft");
    }

    @Test
    void modifiersLeaveTheDraftUnchanged() {
        SequenceDraft first = SequenceDraft.named("n").steps(call());
        SequenceDraft second = first.name("m").scheduleId(2).then(sms("x")).emailAccounts(1);

        assertThat(first).isEqualTo(SequenceDraft.named("n").steps(call()));
        assertThat(second.steps()).containsExactly(call(), sms("x"));
        assertThat(second.hashCode())
                .isEqualTo(SequenceDraft.named("m")
                        .scheduleId(2)
                        .emailAccounts(1)
                        .steps(call(), sms("x"))
                        .hashCode());
    }
}
