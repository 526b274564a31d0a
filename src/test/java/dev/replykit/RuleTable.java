package dev.replykit;

import java.util.List;
import java.util.stream.Stream;

/**
 * The rules for the JSON of a draft, each as an example that breaks or just keeps one. {@link RuleTableTest} holds the
 * draft, the sandbox and the OpenAPI description to them.
 *
 * <p>Three letters say who refuses an example: D the draft, S the sandbox, O the OpenAPI description (o: it can't say
 * where). Then come the place of the mistake and what the draft says about it. The sandbox accepts what Reply is
 * reported to ignore: unknown members, members that only Reply sets (but no id that is no integer), and all but the last
 * of duplicate members.
 */
final class RuleTable {
    /** An example, with double quotes. */
    record Rule(String json, boolean draft, boolean sandbox, char openApi, String pointer, String detail) {
        @Override
        public String toString() {
            return json;
        }
    }

    /** Texts that are not JSON, several in a line with three blanks between them. */
    private static final String NOT_JSON = """
            nul   True   NaN   -Infinity   [n]   01   +1   .5   1.   1e   -   0x10
            {   [   {"a"   {"a":   {"a":1   {"a":1]   [1}   "a   {"a":1}}   {"a":1} {}   {"a":1},
            {"a":1,}   {,"a":1}   [1,]   [,1]   [1;2]   {"a":1 "b":2}   {"a";1}   {a:1}   {'a':1}
            {"a":1/* b */}   {"a":1} // b   {"a":1} # b   )]}'{"a":1}   ["\\x"]   ["\\u12g4"]
            """;

    private static final List<String> NOT_JSON_BY_ODD_CHARACTERS = List.of(
            "", " \n ", "[\"a\nb\"]", "[\"a\u0000b\"]", "[\"a\\\nb\"]", "\ufeff\ufeff{}", "\u00a0{}", "{}\u0000");

    private static final String COMPLETE_SETTINGS = """
            'emailsCountPerDay':1,'daysToFinishProspect':2,'emailSendingDelaySeconds':3,'dailyThrottling':4,\
            'disableOpensTracking':true,'repliesHandlingType':'markAsFinished','enableLinksTracking':true""";

    private RuleTable() {}

    static Stream<Rule> rules() {
        return Stream.of(
                        rules("%s", "", SEQUENCES),
                        rules("{'name':'n','settings':{" + COMPLETE_SETTINGS + ",%s}}", "/settings", SETTINGS),
                        Stream.of(COMPLETE_SETTINGS.split(",")).map(RuleTable::withoutSetting),
                        rules("{'name':'n','steps':[%s]}", "/steps/0", STEPS),
                        rules(withVariants("'type':'email'"), "/steps/0", EMAIL_VARIANTS),
                        rules(withVariants("'type':'linkedIn','actionType':'message'"), "/steps/0", MESSAGE_VARIANTS),
                        rules(withVariants("'type':'linkedIn','actionType':'inMail'"), "/steps/0", IN_MAIL_VARIANTS),
                        rules(
                                "{'name':'n','steps':[{'type':'condition','delayInMinutes':0,'waitInMinutes':0,"
                                        + "'conditions':%s}]}",
                                "/steps/0/conditions", CONDITIONS))
                .flatMap(rules -> rules);
    }

    static Stream<String> textsThatAreNotJson() {
        return Stream.concat(Stream.of(NOT_JSON.split("\n|   ")), NOT_JSON_BY_ODD_CHARACTERS.stream());
    }

    private static Stream<Rule> rules(String template, String parent, String table) {
        return table.lines().map(row -> {
            String[] cells = row.split(" +\\| ", 2);
            String json = template.replace("%s", cells[0]).replace('\'', '"');
            String who = cells[1].substring(0, 3);
            String[] what = cells[1].substring(3).strip().split(": ?", 2);
            return new Rule(
                    json,
                    who.charAt(0) == 'D',
                    who.charAt(1) == 'S',
                    who.charAt(2),
                    parent + what[0],
                    what.length == 1 ? "" : what[1]);
        });
    }

    private static String withVariants(String kind) {
        return "{'name':'n','steps':[{" + kind + ",'delayInMinutes':0,'executionMode':'automatic','variants':%s}]}";
    }

    private static Rule withoutSetting(String setting) {
        String others = (COMPLETE_SETTINGS + ",").replace(setting + ",", "");
        String json =
                ("{'name':'n','settings':{" + others + "}}").replace(",}", "}").replace('\'', '"');
        String name = setting.substring(1, setting.indexOf("':"));
        return new Rule(json, true, true, 'O', "/settings/" + name, "is required in the settings");
    }

    private static final String SEQUENCES = """
            null | DSO : must be a sequence, an object, but is null
            [] | DSO : must be a sequence, an object, but is an array
            {} | DSO /name: is required in a sequence
            {'name':null} | DSO /name: may not be null
            {'name':''} | DS- /name: must be a string that is not blank, but is the string ""
            {'name':' \\t\\u2003'} | DS- /name: must be a string that is not blank, but is the string "  \u2003"
            {'name':'n','scheduleId':0} | DSO /scheduleId: must be an id, an integer of at least 1, but is 0
            {'name':'n','scheduleId':'1'} \
                | DSO /scheduleId: must be an id, an integer of at least 1, but is the string "1"
            {'name':'n','scheduleId':1e400} | DSO /scheduleId: must be an id, an integer of at least 1, but is 1e400
            {'name':'n','scheduleId':9223372036854775807} | ---
            {'name':'n','scheduleId':9223372036854775808} \
                | DS- /scheduleId: must be an id, an integer of at least 1, but is 9223372036854775808
            {'name':'n','scheduleId':null} | DSO /scheduleId: may not be null; leave it out
            {'name':'n','emailAccounts':101} | DSO /emailAccounts: must be an array, but is 101
            {'name':'n','emailAccounts':[5,5]} | ---
            {'name':'n','emailAccounts':[{'id':1}]} \
                | DSO /emailAccounts/0: must be an id, an integer of at least 1, but is an object; take its id
            {'name':'n','linkedInAccounts':[1,0]} \
                | DSO /linkedInAccounts/1: must be an id, an integer of at least 1, but is 0
            {'name':'n','settings':null} | DSO /settings: may not be null; leave it out
            {'name':'n','settings':[]} | DSO /settings: must be the settings, an object, but is an array
            {'name':'n','steps':{}} | DSO /steps: must be an array, but is an object
            {'$schema':'x','name':'n'} | --O /$schema
            {'name':'n','teamId':1} | D-O /teamId: is not a member of a sequence; Reply makes the caller the owner; leave it out
            {'name':'n','nmae':'n'} | D-O /nmae: is not a member of a sequence; did you mean name?
            {'name':'n','folder':1} \
                | D-O /folder: is not a member of a sequence; its members are name, scheduleId, emailAccounts, linkedInAccounts, settings, steps
            {'name':'n','a/b~c':1} \
                | D-O /a~1b~0c: is not a member of a sequence; its members are name, scheduleId, emailAccounts, linkedInAccounts, settings, steps
            {'name':'n','id':1} | D-O /id: is set by Reply and can't be sent; leave it out
            {'name':'n','status':'new'} | D-O /status: is set by Reply and can't be sent; leave it out
            {'name':'n','issues':null} | D-O /issues: is set by Reply and can't be sent; leave it out
            {'name':'n','n\\u0061me':'n'} | D-o /name: appears more than once; keep one
            """;

    /** More settings, beside the seven required ones. */
    private static final String SETTINGS = """
            'numberOfSameDomainSendingLimit':-5 | ---
            'numberOfSameDomainSendingLimit':null,'generatedTaskOwner':null | ---
            'numberOfSameDomainSendingLimit':2.5 \
                | DSO /numberOfSameDomainSendingLimit: must be an integer (64 bits), but is 2.5
            'useDailyThrottling':null | DSO /useDailyThrottling: may not be null; leave it out
            'useDailyThrottling':'yes' | DSO /useDailyThrottling: must be true or false, but is the string "yes"
            'generatedTaskOwner':'me' \
                | DSO /generatedTaskOwner: must be one of contact, sequence, but is the string "me"
            'isSendingPlaintextEnabled':true,'callIsAutomatic':false \
                | D-O /isSendingPlaintextEnabled: is not a member of the settings; did you mean isSendingPlainTextEnabled?
            'emailsCountPerDay':1 | D-o /emailsCountPerDay: appears more than once; keep one
            """;

    private static final String STEPS = """
            null | DSO : must be a step, an object, but is null
            {'delayInMinutes':0} \
                | DSO /type: is required in a step: one of email, linkedIn, call, sms, whatsApp, zapier, task, condition
            {'type':'fax','delayInMinutes':0} \
                | DSO /type: must be one of email, linkedIn, call, sms, whatsApp, zapier, task, condition, \
            but is the string "fax"
            {'type':'eMails','delayInMinutes':0} \
                | DSO /type: must be one of email, linkedIn, call, sms, whatsApp, zapier, task, condition, \
            but is the string "eMails"; did you mean email?
            {'type':'Call','delayInMinutes':0} | -SO /type
            {'type':'linkedIn','delayInMinutes':0} \
                | DSO /actionType: is required in a LinkedIn step: one of message, connect, inMail, viewProfile, \
            endorseSkills, voiceMessage, likeRecentPosts, followProfile, commentOnRecentPost
            {'type':'linkedIn','actionType':'veiwProfile','delayInMinutes':0} \
                | DSO /actionType: must be one of message, connect, inMail, viewProfile, \
            endorseSkills, voiceMessage, likeRecentPosts, followProfile, commentOnRecentPost, \
            but is the string "veiwProfile"; did you mean viewProfile?
            {'type':'call'} | DSO /delayInMinutes: is required in a call step
            {'type':'call','delayInMinutes':null} | DSO /delayInMinutes: may not be null
            {'type':'call','delayInMinutes':144000000} | ---
            {'type':'call','delayInMinutes':-1} \
                | DSO /delayInMinutes: must be whole minutes, an integer of at least 0, but is -1
            {'type':'call','delayInMinutes':1.5} \
                | DSO /delayInMinutes: must be whole minutes, an integer of at least 0, but is 1.5
            {'type':'call','delayInMinutes':0,'delayInMinute':1} \
                | D-O /delayInMinute: is not a member of a call step; did you mean delayInMinutes?
            {'type':'call','delayInMinutes':0,'parentId':-7,'ifConditionPositive':true} | ---
            {'type':'call','delayInMinutes':0,'parentId':null,'ifConditionPositive':null} | ---
            {'type':'call','delayInMinutes':0,'parentId':'5'} \
                | DSO /parentId: must be an integer (64 bits), but is the string "5"
            {'type':'call','delayInMinutes':0,'ifConditionPositive':1} \
                | DSO /ifConditionPositive: must be true or false, but is 1
            {'type':'call','delayInMinutes':0,'id':5} | D-O /id: is set by Reply and can't be sent; leave it out
            {'type':'call','delayInMinutes':0,'id':'5'} | DSO /id: is set by Reply and can't be sent; leave it out
            {'type':'call','delayInMinutes':0,'message':''} | ---
            {'type':'call','delayInMinutes':0,'message':null} | DSO /message: may not be null; leave it out
            {'type':'call','delayInMinutes':0,'text':'t'} \
                | D-O /text: is not a member of a call step; its members are type, delayInMinutes, parentId, ifConditionPositive, message
            {'type':'call','delayInMinutes':0,'type':'call'} | D-o /type: appears more than once; keep one
            {'type':'sms','delayInMinutes':0,'executionMode':'automatic','message':''} | ---
            {'type':'sms','delayInMinutes':0,'executionMode':'manual'} | DSO /message: is required in an SMS step
            {'type':'sms','delayInMinutes':0,'message':'m'} | DSO /executionMode: is required in an SMS step
            {'type':'sms','delayInMinutes':0,'executionMode':'Manual','message':'m'} | -SO /executionMode
            {'type':'sms','delayInMinutes':0,'executionMode':'sometimes','message':'m'} \
                | DSO /executionMode: must be one of automatic, manual, but is the string "sometimes"
            {'type':'whatsApp','delayInMinutes':0} | DSO /message: is required in a WhatsApp step
            {'type':'zapier','delayInMinutes':0,'name':'','action':'wait'} | ---
            {'type':'zapier','delayInMinutes':0,'action':'wait'} | DSO /name: is required in a Zapier step
            {'type':'zapier','delayInMinutes':0,'name':'z'} | DSO /action: is required in a Zapier step
            {'type':'zapier','delayInMinutes':0,'name':'z','action':'now'} \
                | DSO /action: must be one of immediately, wait, but is the string "now"
            {'type':'task','actionType':'toDo','delayInMinutes':0,'description':''} | ---
            {'type':'task','actionType':'toDo','delayInMinutes':0} | DSO /description: is required in a task step
            {'type':'task','delayInMinutes':0,'description':'d'} | DSO /actionType: is required in a task step
            {'type':'task','actionType':'message','delayInMinutes':0,'description':'d'} \
                | DSO /actionType: must be one of toDo, meeting, but is the string "message"
            {'type':'linkedIn','actionType':'viewProfile','delayInMinutes':0} \
                | DSO /executionMode: is required in a LinkedIn profile view
            {'type':'linkedIn','actionType':'endorseSkills','delayInMinutes':0} \
                | DSO /numberOfSkills: is required in a skill endorsement
            {'type':'linkedIn','actionType':'endorseSkills','delayInMinutes':0,'numberOfSkills':0} \
                | DSO /numberOfSkills: must be an integer from 1 to 3, but is 0
            {'type':'linkedIn','actionType':'endorseSkills','delayInMinutes':0,'numberOfSkills':3} | ---
            {'type':'linkedIn','actionType':'endorseSkills','delayInMinutes':0,'numberOfSkills':4} \
                | DSO /numberOfSkills: must be an integer from 1 to 3, but is 4
            {'type':'linkedIn','actionType':'voiceMessage','delayInMinutes':0} \
                | DSO /audioFile: is required in a LinkedIn voice message
            {'type':'linkedIn','actionType':'likeRecentPosts','delayInMinutes':0,'executionMode':'manual'} \
                | D-O /executionMode: is not a member of a LinkedIn like step; its members are type, actionType, delayInMinutes, parentId, ifConditionPositive
            {'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':0} \
                | DSO /aiPromptText: is required in a LinkedIn comment step
            {'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':0,'aiPromptText':'p','skipTopics':null} \
                | DSO /skipTopics: may not be null; leave it out
            {'type':'linkedIn','actionType':'commentOnRecentPost','delayInMinutes':0,'aiPromptText':'p','skipTopics':[1]} \
                | DSO /skipTopics/0: must be a string, but is 1
            {'type':'email','delayInMinutes':0,'executionMode':'automatic'} \
                | DSO /variants: is required in an email step
            {'type':'condition','delayInMinutes':0,'conditions':[{'property':'p','rules':[]}]} \
                | DSO /waitInMinutes: is required in a condition step
            {'type':'condition','delayInMinutes':0,'waitInMinutes':-1,'conditions':[{'property':'p','rules':[]}]} \
                | DSO /waitInMinutes: must be whole minutes, an integer of at least 0, but is -1
            {'type':'condition','delayInMinutes':0,'waitInMinutes':0} | DSO /conditions: is required in a condition step
            """;

    private static final String EMAIL_VARIANTS = """
            [] | DS- /variants: must have at least 1 item
            ['text'] | DSO /variants/0: must be an email variant, an object, but is the string "text"
            [{'message':'m'}] | DS- /subject: is required in every variant of the first email
            [{'subject':'s'},{'subject':' '}] | DS- /subject: is required in every variant of the first email
            [{'subject':'s','id':1}] | D-O /variants/0/id: is set by Reply and can't be sent; leave it out
            [{'subject':'s','hasAttachments':true}] \
                | D-O /variants/0/hasAttachments: is set by Reply and can't be sent; leave it out
            [{'subject':'s','isEnabled':true}] | D-O /variants/0/isEnabled: is not a member of an email variant; its members are subject, message, attachmentIds
            [{'subject':'s','body':'b'}] \
                | D-O /variants/0/body: is not a member of an email variant; it is called message today
            [{'subject':'s','emailTemplateId':1}] \
                | D-O /variants/0/emailTemplateId: is not a member of an email variant; write the text itself: subject and message
            [{'subject':'s','attachmentIds':[0,1,2]}] | ---
            [{'subject':'s'},{'subject':'s','attachmentIds':[1,2,3,4]}] \
                | DSO /variants/1/attachmentIds: may have at most 3 items, but has 4
            """;

    private static final String MESSAGE_VARIANTS = """
            [] | DS- /variants: must have at least 1 item
            [{'message':'','isEnabled':false}] | ---
            [{'message':'m'}] | DSO /variants/0/isEnabled: is required in a LinkedIn variant
            [{'isEnabled':true}] | DSO /variants/0/message: is required in a LinkedIn variant
            [{'message':'m','isEnabled':true,'id':{}}] \
                | DSO /variants/0/id: is set by Reply and can't be sent; leave it out
            [{'message':null,'isEnabled':true}] | DSO /variants/0/message: may not be null
            [{'message':'m','isEnabled':true,'hasAttachments':true}] \
                | D-O /variants/0/hasAttachments: is not a member of a LinkedIn variant; its members are message, isEnabled
            [{'message':'m','isEnabled':true,'subject':'s'}] \
                | D-O /variants/0/subject: is not a member of a LinkedIn variant; its members are message, isEnabled
            """;

    private static final String IN_MAIL_VARIANTS = """
            [{'message':'m','isEnabled':true}] | DSO /variants/0/subject: is required in an InMail variant
            """;

    private static final String CONDITIONS = """
            [] | DS- : must have at least 1 item
            [5] | DSO /0: must be a condition, an object, but is 5
            [{'rules':[]}] | DSO /0/property: is required in a condition
            [{'property':'','rules':[]}] | ---
            [{'property':'p'}] | DSO /0/rules: is required in a condition
            [{'property':'p','rules':[{'value':null}]}] | DSO /0/rules/0/operator: is required in a rule
            [{'property':'p','rules':[{'operator':'soundsLike','value':null},{'operator':'isSet'}]}] | ---
            [{'property':'p','rules':[{'operator':'o','value':5}]}] | DSO /0/rules/0/value: must be a string, but is 5
            [{'property':'p','rules':[{'operator':'o','values':[]}]}] \
                | D-O /0/rules/0/values: is not a member of a rule; did you mean value?
            """;
}
