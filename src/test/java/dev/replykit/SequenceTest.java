package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replykit.Step.EmailStep;
import dev.replykit.Step.LinkedInConnectStep;
import dev.replykit.Step.LinkedInInMailStep;
import dev.replykit.Step.LinkedInVariant;
import dev.replykit.Step.Placement;
import dev.replykit.Step.UnknownStep;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers: nothing in a well-formed object with an id makes one fail, and nothing in it is lost. */
class SequenceTest {

    /** A copy of it has the same steps; see {@code CopyTest}. */
    @Test
    void theDocumentedResponseIsReadWhole() throws IOException {
        String json = Files.readString(Documented.RESPONSE);
        Sequence sequence = Sequence.fromJson(json);

        assertThat(sequence.id()).isEqualTo(123);
        assertThat(sequence.ownerUserId()).isEqualTo(42);
        assertThat(sequence.name()).isEqualTo("Sales Outreach 2024");
        assertThat(sequence.created()).isEqualTo(OffsetDateTime.parse("2024-03-08T14:30:00+00:00"));
        assertThat(sequence.status()).isEqualTo(SequenceStatus.ACTIVE);
        assertThat(sequence.isArchived()).isFalse();
        assertThat(sequence.health()).isEqualTo(Health.DEGRADED);
        assertThat(sequence.scheduleId()).isEqualTo(1);
        assertThat(sequence.emailAccounts())
                .hasToString("[EmailAccount[id=1, email=sales@company.com],"
                        + " EmailAccount[id=2, email=outreach@company.com]]");
        assertThat(sequence.linkedInAccounts())
                .hasToString("[LinkedInAccount[id=42, name=John Doe, profileUrl=https://www.linkedin.com/in/johndoe,"
                        + " status=enabled]]");
        assertThat(sequence.settings()).isEqualTo(Documented.SETTINGS);
        assertThat(sequence.settings().useDailyThrottling()).isNull();
        assertThat(sequence.steps()).extracting(SequenceStep::id).containsExactly(1323L, 43432L);
        assertThat(sequence.steps())
                .flatExtracting(SequenceStep::variants)
                .containsExactly(
                        new SequenceStep.VariantInfo(1L, null, null), new SequenceStep.VariantInfo(2L, null, true));
        assertThat(sequence.issues().orNull())
                .containsExactly(new Issue("emailAccountSendingBlocked", "{\"type\":\"emailAccountSendingBlocked\"}"));
        assertThat(sequence.toJson()).isSameAs(json);
    }

    @Test
    void everyMemberButTheIdMayBeAbsent() {
        Sequence sequence = Sequence.fromJson("{\"id\":7}");

        assertThat(sequence)
                .hasAllNullFieldsOrPropertiesExcept("id", "issues", "toJson")
                .returns(7L, Sequence::id);
        assertThat(sequence.issues().isAbsent()).isTrue();
        assertThat(sequence.toString()).isNotEmpty();
    }

    @Test
    void aMemberThatIsNullOrOfAnotherFormIsReadAsNothing() throws IOException {
        JsonObject documented =
                JsonParser.parseString(Files.readString(Documented.RESPONSE)).getAsJsonObject();
        for (String member : documented.keySet()) {
            for (String odd : List.of("null", "{}", "[[]]", "-1.5e-7", "1e400", "\"x\"", "true")) {
                JsonObject answer = documented.deepCopy();
                answer.add(member, JsonParser.parseString(odd));
                answer.addProperty("id", 123);
                Sequence sequence = Sequence.fromJson(answer.toString());

                assertThat(sequence.id()).as(answer.toString()).isEqualTo(123);
                assertThat(sequence.toString()).isNotEmpty();
            }
        }
    }

    /** An answer with these members; single quotes stand for double ones. */
    private static Sequence answer(String members) {
        return Sequence.fromJson(("{'id':1" + members + "}").replace('\'', '"'));
    }

    private static Sequence answerWithSteps(String steps) {
        return answer(",'steps':[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``               | absent
            ,'issues':null   | null
            ,'issues':[]     | []
            ,'issues':'none' | absent
            ,'issues':[{'type':'bounceRate','percent':8.50},'odd',null] | [Issue[type=bounceRate, \
            json={"type":"bounceRate","percent":8.50}], Issue[json="odd"], Issue[json=null]]
            """)
    void issuesAreAbsentNullOrListedAsTheyAre(String member, String issues) {
        assertThat(answer(member).issues()).hasToString(issues);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '2026-09-08T13:42:07.49+00:00'                   | 2026-09-08T13:42:07.490Z
            '2026-09-08T13:42:07.1234567Z'                   | 2026-09-08T13:42:07.1234567Z
            '2026-09-08T13:42:07.123456789+05:30'            | 2026-09-08T13:42:07.123456789+05:30
            '2026-09-08T13:42:07.123456789987654321-08:00'   | 2026-09-08T13:42:07.123456789-08:00
            '2026-09-08t13:42:07z'                           | 2026-09-08T13:42:07Z
            '2024-03-08T14:30:00'                            |
            '2024-02-30T00:00:00Z'                           |
            1709908200                                       |
            """)
    void theTimeOfCreationHasAnyFractionAndOffset(String created, OffsetDateTime time) {
        OffsetDateTime read = answer(",'created':" + created).created();

        assertThat(read == null ? null : read.toString()).isEqualTo(time == null ? null : time.toString());
    }

    @Test
    void wordsOfTomorrowAreKeptAsTheyWereWritten() {
        Sequence sequence = answer(",'status':'Hibernating','health':'SPLENDID','linkedInAccounts':[{'id':5,"
                + "'status':'onHoliday'}],'settings':{'repliesHandlingType':'askMe',"
                + "'generatedTaskOwner':'nobody'}");

        assertThat(sequence.status()).isEqualTo(SequenceStatus.of("Hibernating"));
        assertThat(sequence.status()).hasToString("Hibernating");
        assertThat(sequence.health()).hasToString("SPLENDID");
        assertThat(sequence.linkedInAccounts().get(0).status()).hasToString("onHoliday");
        assertThat(sequence.settings().repliesHandlingType()).hasToString("askMe");
        assertThat(sequence.settings().generatedTaskOwner()).hasToString("nobody");
    }

    @Test
    void wordsOfOldAreReadInAnyCase() {
        Sequence sequence =
                answer(",'status':'Active','health':'HEALTHY','linkedInAccounts':[{'status':'CookieInvalid'}],"
                        + "'steps':[{'type':'Email','executionMode':'Automatic','delayInMinutes':0,"
                        + "'variants':[{}]},{'type':'LinkedIn','actionType':'LikeRecentPosts','delayInMinutes':0}]");

        assertThat(sequence.status()).isEqualTo(SequenceStatus.ACTIVE);
        assertThat(sequence.health()).isEqualTo(Health.HEALTHY);
        assertThat(sequence.linkedInAccounts().get(0).status()).isEqualTo("cookieInvalid");
        assertThat(((EmailStep) sequence.steps().get(0).step()).executionMode()).isEqualTo(ExecutionMode.AUTOMATIC);
        assertThat(sequence.steps().get(1).step()).isEqualTo(Step.linkedInLikeRecentPosts());
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807, 9223372036854775807", "1.0, 1", "12e2, 1200", "'1,\"id\":2', 2"})
    void theIdIsReadExactlyAndOfDuplicateNamesTheLast(String written, long id) {
        assertThat(Sequence.fromJson("{\"id\":" + written + "}").id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                         | it is empty
            []                         | it is JSON, but not an object
            {}                         | it is a JSON object, but has no integer id of at least 1
            {"id":"1"}                 | it is a JSON object, but has no integer id of at least 1
            {"id":0}                   | it is a JSON object, but has no integer id of at least 1
            {"id":1,"id":null}         | it is a JSON object, but has no integer id of at least 1
            {"id":1.5}                 | it is a JSON object, but has no integer id of at least 1
            {"id":9223372036854775808} | it is a JSON object, but has no integer id of at least 1
            {"id":1                    | line 1, column 8: the text ends too early
            """)
    void whatIsNoObjectWithAnIdIsNoSequence(String text, String why) {
        assertThatThrownBy(() -> Sequence.fromJson(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("This is no sequence: " + why + ". Give the JSON object of an answer, with its id.");
    }

    @Test
    void unknownMembersAreLeftInTheText() {
        assertThat(answerWithSteps("{'id':2,'type':'call','delayInMinutes':0,'mood':'good'}")
                        .steps())
                .containsExactly(new SequenceStep(2L, Step.call(), List.of()));
    }

    @Test
    void aKindOfTomorrowIsAnUnknownStepWithAllItSays() {
        String json = "{'id':5,'type':'telepathy','delayInMinutes':60,'parentId':4,'ifConditionPositive':false,"
                + "'variants':[{'id':8,'isEnabled':false}],'strength':1.50}";
        Sequence sequence = answerWithSteps(json + ",{'id':6,'type':'linkedIn','actionType':'wave'}");
        SequenceStep telepathy = sequence.steps().get(0);

        assertThat(telepathy.id()).isEqualTo(5);
        assertThat(telepathy.step())
                .isEqualTo(raw(json.replace('\'', '"')))
                .returns("telepathy", Step::type)
                .returns(Duration.ofHours(1), Step::delay);
        assertThat(telepathy.parentId()).isEqualTo(JsonField.of(4L));
        assertThat(telepathy.ifConditionPositive()).isEqualTo(JsonField.of(false));
        assertThat(telepathy.variants()).containsExactly(new SequenceStep.VariantInfo(8L, null, false));
        assertThat(sequence.steps().get(1).step().actionType()).isEqualTo("wave");
    }

    @Test
    void aStepShowsItsParentAndItsSide() {
        Sequence sequence = answerWithSteps("{'type':'call','parentId':null,'ifConditionPositive':null},"
                + "{'type':'call','parentId':5,'ifConditionPositive':true},{'type':'call'}");

        assertThat(sequence.steps()).extracting(SequenceStep::parentId).hasToString("[null, 5, absent]");
        assertThat(sequence.steps())
                .extracting(SequenceStep::ifConditionPositive)
                .hasToString("[null, true, absent]");
    }

    @Test
    void aStepMayMissAllThatItsKindRequires() {
        String linkedIn = " message connect inMail viewProfile endorseSkills voiceMessage likeRecentPosts followProfile"
                + " commentOnRecentPost";
        String kinds = "email call sms whatsApp zapier task condition"
                + linkedIn.replace(" ", " linkedIn\",\"actionType\":\"");
        for (String kind : kinds.split(" ")) {
            Sequence sequence = Sequence.fromJson("{\"id\":1,\"steps\":[{\"type\":\"" + kind + "\"}]}");
            SequenceStep step = sequence.steps().get(0);

            assertThat(step.step()).as(kind).isInstanceOf(Step.Kind.class);
            assertThat(step.id()).isNull();
            assertThat(step.step().delay()).isNull();
            assertThat(sequence.toString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5", "null", "{}", "{'type':5}", "{'type':'linkedIn'}", "{'type':'linkedIn','actionType':7}"})
    void aStepOfAnotherFormIsKeptWhole(String step) {
        Sequence sequence = answerWithSteps(step + ",{'type':'call'}");

        assertThat(sequence.steps()).hasSize(2);
        assertThat(((UnknownStep) sequence.steps().get(0).step()).json()).isEqualTo(step.replace('\'', '"'));
        assertThat(sequence.steps().get(0).parentId().isAbsent()).isTrue();
        assertThat(sequence.toString()).isNotEmpty();
    }

    @Test
    void membersOfAStepInAnotherFormAreReadAsNothing() {
        Sequence sequence = answer(",'steps':[{'id':'x','type':'email','delayInMinutes':'soon','parentId':[],"
                + "'ifConditionPositive':'yes','executionMode':7,'variants':[5,{'id':1.5,'subject':{},"
                + "'message':[],'attachmentIds':['a',3],'hasAttachments':1,'isEnabled':null}]}]");
        SequenceStep step = sequence.steps().get(0);

        assertThat(step.id()).isNull();
        assertThat(step.step())
                .isEqualTo(new EmailStep(
                        new Placement(null, JsonField.absent(), JsonField.absent()),
                        null,
                        List.of(new EmailVariant(JsonField.absent(), JsonField.absent(), JsonField.of(List.of(3L))))));
        assertThat(step.variants()).containsExactly(new SequenceStep.VariantInfo(null, null, null));
    }

    @Test
    void whatTheServerKnowsOfVariantsStandsBesideThem() {
        Sequence sequence = answerWithSteps("{'type':'email','variants':{'subject':'s'}},{'type':'email','variants':["
                + "{'id':3,'subject':'s','message':null,'hasAttachments':true,'isEnabled':false},{'id':4}]},"
                + "{'variants':[null,{'hasAttachments':false,'isEnabled':true,'id':5}],'id':9,'actionType':'inMail',"
                + "'type':'linkedIn'},{'type':'new','variants':[{'isEnabled':true,'id':6}]},"
                + "{'type':'call','variants':[{'id':7}]}");

        assertThat(sequence.steps().get(0).variants()).isEmpty();
        assertThat(((EmailStep) sequence.steps().get(0).step()).variants()).isEmpty();
        assertThat(sequence.steps().get(1).variants())
                .containsExactly(
                        new SequenceStep.VariantInfo(3L, true, false), new SequenceStep.VariantInfo(4L, null, null));
        assertThat(sequence.steps().get(2).id()).isEqualTo(9);
        assertThat(((LinkedInInMailStep) sequence.steps().get(2).step()).variants())
                .containsExactly(new LinkedInVariant(null, null, true));
        assertThat(sequence.steps().get(2).variants()).containsExactly(new SequenceStep.VariantInfo(5L, false, true));
        assertThat(sequence.steps().get(3).variants()).containsExactly(new SequenceStep.VariantInfo(6L, null, true));
        assertThat(sequence.steps().get(4).variants()).isEmpty();
    }

    @Test
    void ofDuplicateNamesInAStepTheLastOneIsRead() {
        Sequence sequence = answerWithSteps("{'id':1,'type':'email','variants':[{'id':7}],'variants':[{'id':8}],"
                + "'type':'linkedIn','actionType':'message','actionType':'connect','id':2}");

        assertThat(sequence.steps()).extracting(SequenceStep::id).containsExactly(2L);
        assertThat(sequence.steps().get(0).step()).isInstanceOf(LinkedInConnectStep.class);
        assertThat(sequence.steps().get(0).variants()).containsExactly(new SequenceStep.VariantInfo(8L, null, null));
    }

    @Test
    void theStepsCanNotBeChanged() {
        for (String steps : List.of("{'id':1}", "{'id':2,'parentId':1},{'id':1}", "{'id':1},{'id':2,'parentId':5}")) {
            List<SequenceStep> read = answerWithSteps(steps).steps();

            assertThatThrownBy(() -> read.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void delaysThatNoDurationCanHoldAreReadAsNothing() {
        Sequence sequence = answerWithSteps("{'type':'call','delayInMinutes':9223372036854775807},"
                + "{'type':'call','delayInMinutes':-60},{'type':'call','delayInMinutes':1.5}");

        assertThat(sequence.steps())
                .extracting(step -> step.step().delay())
                .containsExactly(null, Duration.ofHours(-1), null);
        assertThat(sequence.toString()).isNotEmpty();
    }

    @Test
    void aSequenceIsItsText() {
        Sequence one = Sequence.fromJson("{\"id\":1}");

        assertThat(one).isEqualTo(Sequence.fromJson("{\"id\":1}")).hasSameHashCodeAs(Sequence.fromJson("{\"id\":1}"));
        assertThat(one).isNotEqualTo(Sequence.fromJson("{\"id\": 1}")).isNotEqualTo("{\"id\":1}");
    }
}
