package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A draft from a sequence, which says the same as far as a new draft can, and drafts in files. */
class CopyTest {
    private static final String EMAIL = "'id':1,'type':'email','delayInMinutes':0,'executionMode':'automatic'";
    private static final String CALL = "'type':'call','delayInMinutes':5";

    @Test
    void copyOfTheDocumentedAnswerCanBeCreated() throws IOException {
        Sequence sequence = Sequence.fromJson(Files.readString(Documented.RESPONSE));

        SequenceDraft copy = sequence.toDraft();

        assertThat(copy.settings()).isEqualTo(Documented.SETTINGS);
        assertThat(copy.steps()).hasSize(2);
        assertThat(copy.differences(sequence)).isEmpty();
    }

    @Test
    void copyOfWhatWasCreatedIsTheDraft() {
        try (Reply reply = Reply.sandbox()) {
            int whole = 0;
            for (long seed = 0; seed < 200; seed++) {
                List<Finding> dropped = new ArrayList<>();
                SequenceDraft copy = reply.create(Drafts.of(seed)).toDraft(dropped::add);

                if (dropped.isEmpty()) {
                    whole++;
                    assertThat(copy.differences(reply.create(copy)))
                            .as("seed %s", seed)
                            .isEmpty();
                }
            }
            assertThat(whole).isGreaterThan(50);
        }
    }

    /** The steps of an answer, what is listed, and the steps of the copy that leaves it out. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {CALL},{CALL,'message':null,'parentId':null}      | -                      | call, call
            {'id':2,CALL,'parentId':1},{'id':1,CALL,'message':'first'}  | -            | call "first", call
            {'id':1,CALL},{'id':2,CALL,'parentId':1,'ifConditionPositive':true},{'id':3,CALL,'parentId':2} \
            | /steps/1 (step 2): is on a branch; /steps/2 (step 3): is on a branch     | call
            {'id':1,CALL},{'id':2,CALL,'parentId':1},{'id':3,CALL,'parentId':1} \
            | /steps/2 (step 3): is on a branch                                        | call, call
            {'id':2,CALL,'parentId':3},{'id':3,CALL,'parentId':2} \
            | /steps/0 (step 1): is on a branch; /steps/1 (step 2): is on a branch     | -
            {EMAIL,'variants':[{'subject':'s','message':'m','hasAttachments':true}]} \
            | /steps/0/variants/0/hasAttachments (step 1, variant 1): Reply does not tell         | email
            {EMAIL,'variants':[{'subject':'s','message':'m','hasAttachments':false}]}  | - | email
            {EMAIL,'variants':[{'subject':'a','message':'m','isEnabled':false},{'subject':'s','message':'m'}]} \
            | /steps/0/variants/0 (step 1, variant 1): is disabled                                | email
            {EMAIL,'variants':[{'subject':'s','message':'m','isEnabled':false}]},{CALL} \
            | /steps/0/variants/0 (step 1, variant 1): is disabled; /steps/0/variants (step 1): must have at least 1 item \
            | call
            {EMAIL,'variants':[{'subject':'a','message':'m','isEnabled':false},{'subject':'s','message':5}]},{CALL} \
            | /steps/0/variants/0 (step 1, variant 1): is disabled; /steps/0/variants/1/message (step 1, variant 2): must be a string \
            | call
            {EMAIL,'variants':[null,{'subject':'s','message':'m'}]}    | -             | email
            {'type':'carrierPigeon','id':1,'delayInMinutes':0},{CALL,'parentId':1} \
            | /steps/0 (step 1): is of an unknown kind, "carrierPigeon" | call
            {EMAIL,'variants':[{'message':'m'}]},{EMAIL,'variants':[{'message':'m'}]},{CALL} \
            | /steps/0/subject (step 1): is required in every variant; /steps/1/subject (step 2): is required in every variant | call
            {'type':'sms','delayInMinutes':0,'executionMode':'psychic','message':'m'},{CALL} \
            | /steps/0/executionMode (step 1): must be one of | call
            {'type':'condition','delayInMinutes':0,'waitInMinutes':5,'conditions':[{'property':'age','rules':[{'operator':'is','value':5}]}]} \
            | /steps/0/conditions/0/rules/0/value (step 1): must be a string, but is 5 | -
            {'type':'condition','delayInMinutes':0,'waitInMinutes':5,'conditions':[null,{'property':'age','rules':[null,{'operator':'is'}]}]} \
            | -                                               | condition
            5,{CALL}                                          | /steps/0 (step 1): must be a step | call
            {CALL},null,5 \
            | /steps/1/type (step 2): is required; /steps/1/delayInMinutes (step 2): is required; /steps/2 (step 3): must be a step | call
            {CALL,'message':'half \ud83d'}                    | /steps/0/message (step 1): has half of a surrogate pair | -
            """)
    void whatHasNoPlaceIsListed(String steps, String listed, String left) {
        Sequence sequence = Sequence.fromJson(json("'name':'n','steps':[" + steps + "]"));
        List<Finding> dropped = new ArrayList<>();

        SequenceDraft copy = sequence.toDraft(dropped::add);

        List<String> expected = listed.equals("-") ? List.of() : List.of(listed.split("; "));
        assertThat(dropped).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(dropped.get(i).toString()).startsWith(expected.get(i));
        }
        assertThat(copy.violations()).isEmpty();
        assertThat(String.join(", ", copy.steps().stream().map(CopyTest::brief).toList()))
                .isEqualTo(left.equals("-") ? "" : left);
        if (expected.isEmpty()) {
            assertThat(sequence.toDraft()).isEqualTo(copy);
        } else {
            assertThatThrownBy(sequence::toDraft)
                    .isInstanceOfSatisfying(
                            InvalidDraftException.class,
                            e -> assertThat(e.violations()).isEqualTo(dropped));
        }
    }

    private static String brief(Step step) {
        String message = step instanceof CallStep call ? call.message() : null;
        return step.type() + (message == null ? "" : " \"" + message + '"');
    }

    /** Members of the sequence, what is listed, and the members of the copy. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'name':'n','folderId':7,'settings':null           | -                               | 'name':'n'
            'name':'n','emailAccounts':[{'id':7},{'email':'x'}] | /emailAccounts/1: must be an id | 'emailAccounts':[7]
            'name':'n','emailAccounts':{'id':7}               | /emailAccounts: must be an array | 'name':'n'
            'name':'n','linkedInAccounts':[{'id':null},{'id':8}] | /linkedInAccounts/0: must be an id | 'linkedInAccounts':[8]
            'name':'n','settings':{'dailyThrottling':5}       | /settings/emailsCountPerDay: is required | 'name':'n'
            'name':'n','scheduleId':0                         | /scheduleId: must be an id      | 'name':'n'
            """)
    void membersThatDoNotFitAreLeftOut(String members, String first, String left) {
        Sequence sequence = Sequence.fromJson(json(members + ",'steps':[]"));
        List<Finding> dropped = new ArrayList<>();

        SequenceDraft copy = sequence.toDraft(dropped::add);

        assertThat(dropped.isEmpty() ? "-" : dropped.get(0).toString()).startsWith(first);
        assertThat(copy.toJson()).contains(left.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'name':'n'              | /steps: are not in this answer
            'name':'n','steps':{}   | /steps: are not in this answer
            'steps':[]              | /name: is required
            """)
    void sequenceWithoutNameOrStepsIsRefused(String members, String why) {
        Sequence sequence = Sequence.fromJson(json(members));

        assertThatThrownBy(() -> sequence.toDraft(dropped -> {}))
                .isInstanceOf(InvalidDraftException.class)
                .hasMessageStartingWith(
                        "Not all of sequence 9 has a place in a new draft. What is left can't be created:")
                .hasMessageContaining(why);
    }

    private static String json(String members) {
        return ("{'id':9," + members + "}")
                .replace("EMAIL", EMAIL)
                .replace("CALL", CALL)
                .replace('\'', '"');
    }

    @Test
    void writtenDraftIsReadableAndReadsBackTheSame(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("draft.json");
        SequenceDraft draft = SequenceDraft.named("Grüße").steps(call("a\nb").after(days(1)));

        assertThatThrownBy(() -> SequenceDraft.named("").write(file)).isInstanceOf(InvalidDraftException.class);
        assertThat(file).doesNotExist();
        draft.write(file);

        assertThat(Files.readString(file))
                .startsWith("{\n  \"name\": \"Grüße\",\n  \"steps\": [\n")
                .endsWith("\n}\n");
        assertThat(SequenceDraft.read(file)).isEqualTo(draft);
    }
}
