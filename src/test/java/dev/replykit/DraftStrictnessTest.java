package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft's JSON is read strictly: what Reply would refuse, or drop without a word, is told at once with its place. */
class DraftStrictnessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "nul",
                "{",
                "{\"name\":\"n\"",
                "{\"name\":\"n",
                "{\"name\":\"n\"}}",
                "{\"name\":\"n\"} {}",
                "{\"name\":\"n\"},",
                "{\"name\":\"n\",}",
                "{,\"name\":\"n\"}",
                "{\"name\":\"n\" \"scheduleId\":1}",
                "{\"name\";\"n\"}",
                "{\"name\"=\"n\"}",
                "{name:\"n\"}",
                "{'name':\"n\"}",
                "{\"name\":'n'}",
                "{\"name\":n}",
                "// draft\n{\"name\":\"n\"}",
                "{\"name\":\"n\"/* draft */}",
                "# draft\n{\"name\":\"n\"}",
                ")]}'\n{\"name\":\"n\"}",
                "{\"name\":\"n\",\"emailAccounts\":[1,]}",
                "{\"name\":\"n\",\"emailAccounts\":[,1]}",
                "{\"name\":\"n\",\"emailAccounts\":[1,,2]}",
                "{\"name\":\"n\",\"emailAccounts\":[1;2]}",
                "{\"name\":\"n\",\"emailAccounts\":[1}",
                "{\"name\":\"n\",\"scheduleId\":01}",
                "{\"name\":\"n\",\"scheduleId\":+1}",
                "{\"name\":\"n\",\"scheduleId\":.5}",
                "{\"name\":\"n\",\"scheduleId\":1.}",
                "{\"name\":\"n\",\"scheduleId\":1e}",
                "{\"name\":\"n\",\"scheduleId\":-}",
                "{\"name\":\"n\",\"scheduleId\":0x10}",
                "{\"name\":\"n\",\"scheduleId\":NaN}",
                "{\"name\":\"n\",\"scheduleId\":-Infinity}",
                "{\"name\":\"n\",\"settings\":NULL}",
                "{\"name\":True}",
                "{\"name\":\"a\nb\"}",
                "{\"name\":\"a\tb\"}",
                "{\"name\":\"a\u0000b\"}",
                "{\"name\":\"\\x\"}",
                "{\"name\":\"\\'\"}",
                "{\"name\":\"\\u12g4\"}",
                "{\"name\":\"\\u123\"}",
                "{\"name\":\"a\\\nb\"}",
                "\ufeff\ufeff{\"name\":\"n\"}",
                "\u00a0{\"name\":\"n\"}",
                "{\"name\":\"n\"}\u0000"
            })
    void whatIsNotJsonIsNoDraft(String text) {
        List<Finding> violations = violationsOf(text);

        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).pointer()).isEmpty();
        assertThat(violations.get(0).detail()).startsWith("is not JSON: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|it is empty",
                "{\"name\":|line 1, column 9: the text ends too early",
                "{\"name\":\"n|line 1, column 11: a string does not end",
                "{\"name\":\"n\"} x|line 1, column 15: something follows the end of the JSON value",
                "{\"name\":\"n\" \"steps\":[]}|line 1, column 14: a comma or a closing brace is missing",
                "{\"name\":\"n\",\"steps\":[1 2]}|line 1, column 25: a comma or a closing bracket is missing",
                "{\"name\" \"n\"}|line 1, column 10: a colon is missing after a name",
                "{\"name\":\"a\\x\"}|line 1, column 13: a backslash is followed by what is no escape",
                "{'name':\"n\"}|line 1, column 3: not JSON as RFC 8259 has it (quotes, commas, brackets, comments?)"
            })
    void aTextThatIsNotJsonIsToldWithItsPlace(String text, String detail) {
        assertThat(violationsOf(text)).containsExactly(Finding.violation("", "is not JSON: " + detail));
    }

    @Test
    void theLineIsCounted() {
        assertThat(violationsOf("{\n  \"name\": \"a\n\"}"))
                .containsExactly(Finding.violation(
                        "",
                        "is not JSON: line 2, column 12: a line break, tab or other control character stands in a"
                                + " string; write it as an escape"));
    }

    @Test
    void nestingEndsAt255Levels() {
        String json = "{\"name\":\"n\",\"note\":" + "[".repeat(255) + "]".repeat(255) + "}";

        assertThat(violationsOf(json))
                .containsExactly(Finding.violation("", "is not JSON: line 1, column 275: nested too deep"));
        assertThat(violationsOf("{\"name\":\"n\",\"note\":" + "[".repeat(254) + "]".repeat(254) + "}"))
                .containsExactly(Finding.violation("/note", "is not a member of a sequence"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null|must be a sequence, an object, but is null",
                "[]|must be a sequence, an object, but is an array",
                "\"Sales\"|must be a sequence, an object, but is the string \"Sales\"",
                "5|must be a sequence, an object, but is 5",
                "true|must be a sequence, an object, but is true"
            })
    void whatIsNoObjectIsNoDraft(String text, String detail) {
        assertThat(violationsOf(text)).containsExactly(Finding.violation("", detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // top level
                "{}|/name|is required in a sequence",
                "{'name':null}|/name|may not be null",
                "{'name':''}|/name|must be a string that is not blank, but is the string \"\"",
                "{'name':' \\n\\u2003'}|/name|must be a string that is not blank, but is the string \"  \u2003\"",
                "{'name':5}|/name|must be a string that is not blank, but is 5",
                "{'name':'n','scheduleId':0}|/scheduleId|must be an id, an integer of at least 1, but is 0",
                "{'name':'n','scheduleId':-1}|/scheduleId|must be an id, an integer of at least 1, but is -1",
                "{'name':'n','scheduleId':'1'}|/scheduleId|must be an id, an integer of at least 1, but is the string"
                        + " \"1\"",
                "{'name':'n','scheduleId':1.5}|/scheduleId|must be an id, an integer of at least 1, but is 1.5",
                "{'name':'n','scheduleId':1e400}|/scheduleId|must be an id, an integer of at least 1, but is 1e400",
                "{'name':'n','scheduleId':9223372036854775808}|/scheduleId|must be an id, an integer of at least 1,"
                        + " but is 9223372036854775808",
                "{'name':'n','scheduleId':18446744073709551617}|/scheduleId|must be an id, an integer of at least 1,"
                        + " but is 18446744073709551617",
                "{'name':'n','scheduleId':-0}|/scheduleId|must be an id, an integer of at least 1, but is -0",
                "{'name':'n','scheduleId':true}|/scheduleId|must be an id, an integer of at least 1, but is true",
                "{'name':'n','scheduleId':null}|/scheduleId|may not be null; leave it out",
                "{'name':'n','emailAccounts':null}|/emailAccounts|may not be null; leave it out",
                "{'name':'n','emailAccounts':101}|/emailAccounts|must be an array, but is 101",
                "{'name':'n','emailAccounts':[101,null]}|/emailAccounts/1|must be an id, an integer of at least 1, but"
                        + " is null",
                "{'name':'n','emailAccounts':[{'id':1}]}|/emailAccounts/0|must be an id, an integer of at least 1, but"
                        + " is an object",
                "{'name':'n','linkedInAccounts':[0]}|/linkedInAccounts/0|must be an id, an integer of at least 1, but"
                        + " is 0",
                "{'name':'n','settings':[]}|/settings|must be the settings, an object, but is an array",
                "{'name':'n','steps':{}}|/steps|must be an array, but is an object",
                "{'name':'n','steps':null}|/steps|may not be null; leave it out",
                // unknown members, and what they were meant to be
                "{'name':'n','Name':'n'}|/Name|is not a member of a sequence; did you mean name?",
                "{'name':'n','linkedinAccounts':[]}|/linkedinAccounts|is not a member of a sequence; did you mean"
                        + " linkedInAccounts?",
                "{'name':'n','schedule':1}|/schedule|is not a member of a sequence; did you mean scheduleId?",
                "{'name':'n','folder':1}|/folder|is not a member of a sequence",
                "{'name':'n','a/b~c':1}|/a~1b~0c|is not a member of a sequence",
                // what only Reply sets
                "{'name':'n','id':1}|/id|is set by Reply and can't be sent; leave it out",
                "{'name':'n','ownerUserId':null}|/ownerUserId|is set by Reply and can't be sent; leave it out",
                "{'name':'n','created':''}|/created|is set by Reply and can't be sent; leave it out",
                "{'name':'n','status':'new'}|/status|is set by Reply and can't be sent; leave it out",
                "{'name':'n','isArchived':false}|/isArchived|is set by Reply and can't be sent; leave it out",
                "{'name':'n','health':'healthy'}|/health|is set by Reply and can't be sent; leave it out",
                "{'name':'n','issues':null}|/issues|is set by Reply and can't be sent; leave it out",
                // duplicates
                "{'name':'n','name':'n'}|/name|appears more than once; keep one",
                "{'name':'n','n\\u0061me':'n'}|/name|appears more than once; keep one"
            })
    void theTopLevelIsHeldAgainstTheDocumentation(String json, String pointer, String detail) {
        assertThat(violationsOf(json.replace('\'', '"'))).containsExactly(Finding.violation(pointer, detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'delayInMinutes':0}|/type|is required in a step: one of email, linkedIn, call, sms, whatsApp, zapier, task, condition",
                "{'type':null,'delayInMinutes':0}|/type|must be one of email, linkedIn, call, sms, whatsApp, zapier, task, condition, but"
                        + " is null",
                "{'type':'emial','delayInMinutes':0}|/type|must be one of email, linkedIn, call, sms, whatsApp, zapier, task,"
                        + " condition, but is the string \"emial\"; did you mean email?",
                "{'type':'fax','delayInMinutes':0}|/type|must be one of email, linkedIn, call, sms, whatsApp, zapier, task,"
                        + " condition, but is the string \"fax\"",
                "{'type':'eMails','delayInMinutes':0}|/type|must be one of email, linkedIn, call, sms, whatsApp, zapier, task, condition,"
                        + " but is the string \"eMails\"; did you mean email?",
                "{'type':'linkedIn','delayInMinutes':0}|/actionType|is required in a LinkedIn step: one of message, connect, inMail,"
                        + " viewProfile, endorseSkills, voiceMessage, likeRecentPosts, followProfile, commentOnRecentPost",
                "{'type':'linkedIn','actionType':'veiwProfile','delayInMinutes':0}|/actionType|must be one of message, connect, inMail,"
                        + " viewProfile, endorseSkills, voiceMessage, likeRecentPosts, followProfile, commentOnRecentPost,"
                        + " but is the string \"veiwProfile\"; did you mean viewProfile?",
                "5|``|must be a step, an object, but is 5",
                "null|``|must be a step, an object, but is null",
                "[]|``|must be a step, an object, but is an array",
                "{'type':'call'}|/delayInMinutes|is required in a call step",
                "{'type':'call','delayInMinutes':null}|/delayInMinutes|may not be null",
                "{'type':'call','delayInMinutes':-1}|/delayInMinutes|must be whole minutes, an integer of at least 0,"
                        + " but is -1",
                "{'type':'call','delayInMinutes':1.5}|/delayInMinutes|must be whole minutes, an integer of at least 0,"
                        + " but is 1.5",
                "{'type':'call','delayInMinutes':'1440'}|/delayInMinutes|must be whole minutes, an integer of at least"
                        + " 0, but is the string \"1440\"",
                "{'type':'call','delayInMinutes':0,'id':5}|/id|is set by Reply and can't be sent; leave it out",
                "{'type':'call','delayInMinutes':0,'message':null}|/message|may not be null; leave it out",
                "{'type':'call','delayInMinutes':0,'text':'t'}|/text|is not a member of a call step",
                "{'type':'call','delayInMinutes':0,'messages':'t'}|/messages|is not a member of a call step; did you"
                        + " mean message?",
                "{'type':'call','delayInMinutes':0,'parentId':'5'}|/parentId|must be an integer (64 bits), but is the"
                        + " string \"5\"",
                "{'type':'call','delayInMinutes':0,'ifConditionPositive':1}|/ifConditionPositive|must be true or"
                        + " false, but is 1",
                "{'type':'call','delayInMinutes':0,'type':'call'}|/type|appears more than once; keep one",
                "{'type':'call','delayInMinutes':0,'executionMode':'manual'}|/executionMode|is not a member of a call"
                        + " step",
                "{'type':'sms','delayInMinutes':0,'executionMode':'sometimes','message':'m'}|/executionMode|must be"
                        + " one of automatic, manual, but is the string \"sometimes\"",
                "{'type':'sms','delayInMinutes':0,'executionMode':true,'message':'m'}|/executionMode|must be one of"
                        + " automatic, manual, but is true",
                "{'type':'sms','delayInMinutes':0,'message':'m'}|/executionMode|is required in an SMS step",
                "{'type':'sms','delayInMinutes':0,'executionMode':'manual'}|/message|is required in an SMS step",
                "{'type':'whatsApp','delayInMinutes':0}|/message|is required in a WhatsApp step",
                "{'type':'zapier','delayInMinutes':0,'action':'wait'}|/name|is required in a Zapier step",
                "{'type':'zapier','delayInMinutes':0,'name':'z'}|/action|is required in a Zapier step",
                "{'type':'zapier','delayInMinutes':0,'name':'z','action':'now'}|/action|must be one of immediately,"
                        + " wait, but is the string \"now\"",
                "{'type':'task','delayInMinutes':0,'description':'d'}|/actionType|is required in a task step",
                "{'type':'task','delayInMinutes':0,'actionType':'call','description':'d'}|/actionType|must be one of"
                        + " toDo, meeting, but is the string \"call\"",
                "{'type':'task','delayInMinutes':0,'actionType':'toDo'}|/description|is required in a task step",
                "{'type':'linkedIn','actionType':'endorseSkills','delayInMinutes':0}|/numberOfSkills|is required in a"
                        + " skill endorsement",
                "{'type':'linkedIn','actionType':'endorseSkills','delayInMinutes':0,'numberOfSkills':0}|/numberOfSkills|must"
                        + " be an integer from 1 to 3, but is 0",
                "{'type':'linkedIn','actionType':'endorseSkills','delayInMinutes':0,'numberOfSkills':4}|/numberOfSkills|must"
                        + " be an integer from 1 to 3, but is 4",
                "{'type':'linkedIn','actionType':'voiceMessage','delayInMinutes':0}|/audioFile|is required in a"
                        + " LinkedIn voice message",
                "{'type':'linkedIn','actionType':'voiceMessage','delayInMinutes':0,'audioFile':'u','speed':1}|/speed|is"
                        + " not a member of a LinkedIn voice message",
                "{'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':0}|/aiPromptText|is required"
                        + " in a LinkedIn comment step",
                "{'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':0,'aiPromptText':'p','skipTopics':null}|/skipTopics|may"
                        + " not be null; leave it out",
                "{'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':0,'aiPromptText':'p','skipTopics':[1]}|/skipTopics/0|must"
                        + " be a string, but is 1",
                "{'type':'linkedIn','actionType':'viewProfile','delayInMinutes':0}|/executionMode|is required in a"
                        + " LinkedIn profile view",
                "{'type':'linkedIn','actionType':'followProfile','delayInMinutes':0,'variants':[]}|/variants|is not a"
                        + " member of a LinkedIn follow step",
                "{'type':'linkedIn','actionType':'likeRecentPosts','delayInMinutes':0,'executionMode':'manual'}|/executionMode|is"
                        + " not a member of a LinkedIn like step",
                "{'type':'condition','delayInMinutes':0,'conditions':[]}|/waitInMinutes|is required in a condition"
                        + " step",
                "{'type':'condition','delayInMinutes':0,'waitInMinutes':-1,'conditions':[]}|/waitInMinutes|must be"
                        + " whole minutes, an integer of at least 0, but is -1",
                "{'type':'condition','delayInMinutes':0,'waitInMinutes':0}|/conditions|is required in a condition step",
                "{'type':'condition','delayInMinutes':0,'waitInMinutes':0,'conditions':[5]}|/conditions/0|must be a"
                        + " condition, an object, but is 5",
                "{'type':'condition','delayInMinutes':0,'waitInMinutes':0,'conditions':[{'rules':[]}]}|/conditions/0/property|is"
                        + " required in a condition",
                "{'type':'condition','delayInMinutes':0,'waitInMinutes':0,'conditions':[{'property':'p'}]}|/conditions/0/rules|is"
                        + " required in a condition",
                "{'type':'condition','delayInMinutes':0,'waitInMinutes':0,'conditions':[{'property':'p','rules':[{'value':null}]}]}|/conditions/0/rules/0/operator|is"
                        + " required in a rule",
                "{'type':'condition','delayInMinutes':0,'waitInMinutes':0,'conditions':[{'property':'p','rules':[{'operator':'o','value':5}]}]}|/conditions/0/rules/0/value|must"
                        + " be a string, but is 5",
                "{'type':'condition','delayInMinutes':0,'waitInMinutes':0,'conditions':[{'property':'p','rules':[{'operator':'o','op':'o'}]}]}|/conditions/0/rules/0/op|is"
                        + " not a member of a rule"
            })
    void everyStepIsHeldAgainstItsKind(String step, String pointer, String detail) {
        String json = "{\"name\":\"n\",\"steps\":[" + step.replace('\'', '"') + "]}";

        assertThat(violationsOf(json)).containsExactly(Finding.violation("/steps/0" + pointer, detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "email|[]|``|must have at least 1 item",
                "email|{}|``|must be an array, but is an object",
                "email|['text']|/0|must be an email variant, an object, but is the string \"text\"",
                "email|[{'id':1}]|/0/id|is set by Reply and can't be sent; leave it out",
                "email|[{'hasAttachments':true}]|/0/hasAttachments|is set by Reply and can't be sent; leave it out",
                "email|[{'isEnabled':true}]|/0/isEnabled|is not a member of an email variant",
                "email|[{'body':'b'}]|/0/body|is not a member of an email variant",
                "email|[{'subject':5}]|/0/subject|must be a string, but is 5",
                "email|[{},{'attachmentIds':[1,2,3,4]}]|/1/attachmentIds|may have at most 3 items, but has 4",
                "email|[{'attachmentIds':['1']}]|/0/attachmentIds/0|must be an integer (64 bits), but is the string"
                        + " \"1\"",
                "email|[{'subject':'a','subject':'b'}]|/0/subject|appears more than once; keep one",
                "linkedIn','actionType':'message|[]|``|must have at least 1 item",
                "linkedIn','actionType':'message|[{'message':'m'}]|/0/isEnabled|is required in a LinkedIn variant",
                "linkedIn','actionType':'message|[{'isEnabled':true}]|/0/message|is required in a LinkedIn variant",
                "linkedIn','actionType':'message|[{'message':null,'isEnabled':true}]|/0/message|may not be null",
                "linkedIn','actionType':'connect|[{'message':'m','isEnabled':'true'}]|/0/isEnabled|must be true or"
                        + " false, but is the string \"true\"",
                "linkedIn','actionType':'connect|[{'message':'m','isEnabled':true,'subject':'s'}]|/0/subject|is not a"
                        + " member of a LinkedIn variant",
                "linkedIn','actionType':'inMail|[{'message':'m','isEnabled':true}]|/0/subject|is required in an InMail"
                        + " variant",
                "linkedIn','actionType':'inMail|[{'subject':'s','message':'m','isEnabled':true,'id':null}]|/0/id|is"
                        + " set by Reply and can't be sent; leave it out"
            })
    void everyVariantIsHeldAgainstItsKind(String type, String variants, String pointer, String detail) {
        String json = ("{'name':'n','steps':[{'type':'" + type
                        + "','delayInMinutes':0,'executionMode':'automatic','variants':" + variants + "}]}")
                .replace('\'', '"');

        assertThat(violationsOf(json)).containsExactly(Finding.violation("/steps/0/variants" + pointer, detail));
    }

    static List<String> requiredSettings() {
        return List.of(
                "emailsCountPerDay",
                "daysToFinishProspect",
                "emailSendingDelaySeconds",
                "dailyThrottling",
                "disableOpensTracking",
                "repliesHandlingType",
                "enableLinksTracking");
    }

    @ParameterizedTest
    @MethodSource("requiredSettings")
    void settingsAreWholeOrNotThere(String missing) {
        String settings = "{\"emailsCountPerDay\":1,\"daysToFinishProspect\":2,\"emailSendingDelaySeconds\":3,"
                + "\"dailyThrottling\":4,\"disableOpensTracking\":true,\"repliesHandlingType\":\"markAsFinished\","
                + "\"enableLinksTracking\":true}";
        String without =
                settings.replaceFirst("\"" + missing + "\":[^,}]*,?", "").replace(",}", "}");

        assertThat(violationsOf("{\"name\":\"n\",\"settings\":" + without + "}"))
                .containsExactly(Finding.violation("/settings/" + missing, "is required in the settings"));
    }

    @Test
    void emptySettingsMissAllSeven() {
        assertThat(violationsOf("{\"name\":\"n\",\"settings\":{}}"))
                .extracting(Finding::pointer)
                .containsExactlyElementsOf(requiredSettings().stream()
                        .map(name -> "/settings/" + name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'useDailyThrottling':null|useDailyThrottling|may not be null; leave it out",
                "'useDailyThrottling':'yes'|useDailyThrottling|must be true or false, but is the string \"yes\"",
                "'numberOfSameDomainSendingLimit':2.5|numberOfSameDomainSendingLimit|must be an integer (64 bits), but"
                        + " is 2.5",
                "'generatedTaskOwner':'me'|generatedTaskOwner|must be one of contact, sequence, but is the string"
                        + " \"me\"",
                "'isSendingPlaintextEnabled':true,'callIsAutomatic':false|isSendingPlaintextEnabled|is not a member of"
                        + " the settings; did you mean isSendingPlainTextEnabled?",
                "'emailsCountPerDay':1|emailsCountPerDay|appears more than once; keep one"
            })
    void eachSettingIsHeldAgainstTheReference(String more, String member, String detail) {
        String json = ("{'name':'n','settings':{'emailsCountPerDay':1,'daysToFinishProspect':2,"
                        + "'emailSendingDelaySeconds':3,'dailyThrottling':4,'disableOpensTracking':true,"
                        + "'repliesHandlingType':'markAsFinished','enableLinksTracking':true," + more + "}}")
                .replace('\'', '"');

        assertThat(violationsOf(json)).containsExactly(Finding.violation("/settings/" + member, detail));
    }

    @Test
    void everythingWrongIsToldAtOnceInTheOrderOfTheText() {
        String json = """
            {
              "steps": [
                { "type": "email", "delayInMinutes": -5, "executionMode": "automatic", "variants": [ { "subjekt": "x" } ] },
                { "type": "fax" },
                { "type": "call", "delayInMinutes": 0, "delayInMinutes": 0 }
              ],
              "emailAccounts": [0, 1, "2"],
              "status": "new"
            }
            """;

        assertThat(violationsOf(json))
                .extracting(Finding::pointer)
                .containsExactly(
                        "/steps/0/delayInMinutes",
                        "/steps/0/variants/0/subjekt",
                        "/steps/1/type",
                        "/steps/1/delayInMinutes",
                        "/steps/2/delayInMinutes",
                        "/emailAccounts/0",
                        "/emailAccounts/2",
                        "/status",
                        "/name");
    }

    @Test
    void whatEveryStepHasIsCheckedInAStepOfAMisspeltKindToo() {
        assertThat(
                        violationsOf(
                                "{\"name\":\"n\",\"steps\":[{\"type\":\"linkedIn\",\"actionType\":\"mesage\","
                                        + "\"delayInMinutes\":-5,\"id\":3,\"parentId\":\"1\",\"ifConditionPositive\":1,\"parentId\":1}]}"))
                .extracting(Finding::pointer)
                .containsExactly(
                        "/steps/0/actionType",
                        "/steps/0/delayInMinutes",
                        "/steps/0/id",
                        "/steps/0/ifConditionPositive",
                        "/steps/0/parentId");
    }

    @Test
    void ofAMemberThatAppearsTwiceTheLastOneDecidesWhatTheStepIs() {
        assertThat(violationsOf("{\"name\":\"n\",\"steps\":[{\"type\":\"email\",\"type\":\"call\","
                        + "\"delayInMinutes\":0}]}"))
                .containsExactly(Finding.violation("/steps/0/type", "appears more than once; keep one"));
    }

    @Test
    void theMessageHoldsEveryViolationOnALineOfItsOwn() {
        assertThatThrownBy(() -> SequenceDraft.fromJson("{\"name\":\" \",\"scheduleID\":1}"))
                .isInstanceOf(InvalidDraftException.class)
                .hasMessage("The draft is invalid, nothing was sent. Mend these 2:"
                        + "\n  /name: must be a string that is not blank, but is the string \" \""
                        + "\n  /scheduleID: is not a member of a sequence; did you mean scheduleId?");
    }

    @Test
    void theMessageNamesTwentyViolationsAndCountsTheOthers() {
        StringBuilder json = new StringBuilder("{\"name\":\"n\"");
        for (int i = 0; i < 25; i++) {
            json.append(",\"zzz").append(i).append("\":1");
        }
        InvalidDraftException thrown = catchThrowableOfType(
                InvalidDraftException.class,
                () -> SequenceDraft.fromJson(json.append('}').toString()));

        assertThat(thrown.violations()).hasSize(25);
        assertThat(thrown.getMessage()).hasLineCount(22).endsWith("\n  ... and 5 more");
    }

    @Test
    void hostileTextInAMessageIsShortAndStaysInItsPlace() {
        String hostile = "\\u001b[2J\\n\\u202e" + "x".repeat(1000);
        InvalidDraftException thrown = catchThrowableOfType(
                InvalidDraftException.class,
                () -> SequenceDraft.fromJson(
                        "{\"name\":\"n\",\"scheduleId\":\"" + hostile + "\",\"" + hostile + "\":1}"));

        assertThat(thrown.getMessage()).doesNotContain("\u001b", "\u202e");
        assertThat(thrown.getMessage().lines())
                .hasSizeLessThan(10)
                .allMatch(line -> line.codePointCount(0, line.length()) <= 100)
                .allMatch(line -> line.startsWith("The draft is invalid") || line.startsWith("  "));
    }

    @Test
    void aNumberOfAnyLengthIsAViolationAndNoSyntaxError() {
        assertThat(violationsOf("{\"name\":\"n\",\"scheduleId\":" + "9".repeat(5000) + "}"))
                .containsExactly(Finding.violation(
                        "/scheduleId", "must be an id, an integer of at least 1, but is " + "9".repeat(60) + "..."));
    }

    @Test
    void theExponentOfANumberIsNotCalculatedWith() {
        assertThat(violationsOf(
                        "{\"name\":\"n\",\"scheduleId\":1e999999999,\"emailAccounts\":[1e-999999999,1E2147483648]}"))
                .extracting(Finding::pointer)
                .containsExactly("/scheduleId", "/emailAccounts/0", "/emailAccounts/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]|``|must be a step, an object, but is an array",
                "{|``|is not JSON: line 1, column 2: the text ends too early",
                "{\"a\":{\"b\":[{\"c\":1,\"c\":2}]}}|/a/b/0/c|appears more than once; keep one"
            })
    void aRawStepMustBeAnObjectWithoutDuplicates(String json, String pointer, String detail) {
        InvalidDraftException thrown = catchThrowableOfType(InvalidDraftException.class, () -> Step.raw(json));

        assertThat(thrown.violations()).containsExactly(Finding.violation(pointer, detail));
    }

    @Test
    void manyDuplicatesBelowALongNameAreNotAllListed() {
        String name = "x".repeat(100_000);
        String twins = "\"a\":1,".repeat(1_000) + "\"a\":1";

        assertThat(catchThrowableOfType(
                                InvalidDraftException.class, () -> Step.raw("{\"" + name + "\":{" + twins + "}}"))
                        .violations())
                .hasSize(12)
                .startsWith(Finding.violation("/" + name + "/a", "appears more than once; keep one"))
                .endsWith(Finding.violation("", "has more names twice than are listed here"));
    }

    private static List<Finding> violationsOf(String json) {
        InvalidDraftException thrown =
                catchThrowableOfType(InvalidDraftException.class, () -> SequenceDraft.fromJson(json));
        assertThat(thrown).as("%s is read as a draft", json).isNotNull();
        return thrown.violations();
    }
}
