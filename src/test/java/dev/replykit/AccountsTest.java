package dev.replykit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.Schedule.TimeRange;
import dev.replykit.faults.Answer;
import dev.replykit.faults.Behaviour;
import dev.replykit.faults.MisbehavingServer;
import dev.replykit.internal.text.Columns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of what a draft can name: mailboxes, LinkedIn senders, schedules and condition properties. */
final class AccountsTest {
    private static Answer ok(String json) {
        return Answer.status(200).json(json.replace('\'', '"'));
    }

    private static <T> T read(Function<Reply, T> call, Behaviour... script) {
        try (var server = MisbehavingServer.playing(script);
                Reply reply = Replies.to(server).build()) {
            return call.apply(reply);
        }
    }

    private static List<EmailAccount> mailboxes(String items) {
        return read(Reply::emailAccounts, ok("{'items': [" + items + "], 'hasMore': false}"));
    }

    private static List<LinkedInAccount> linkedIn(String accounts) {
        return read(Reply::linkedInAccounts, ok(accounts));
    }

    private static List<Schedule> schedules(String schedules) {
        return read(Reply::schedules, ok(schedules));
    }

    @Test
    void mailboxHasEveryMember() {
        assertThat(mailboxes("""
                        {'id': 9007199254740993, 'ownerUserId': 7, 'email': 'anna@example.com', 'senderName': 'Anna',
                         'emailAccountType': 'gmail', 'isDefault': true, 'dailyLimit': 200,
                         'connectionStatus': 'disconnected', 'tags': ['north'], 'tomorrow': {}}""").get(0))
                .hasToString("EmailAccount[id=9007199254740993, email=anna@example.com, senderName=Anna, ownerUserId=7,"
                        + " emailAccountType=gmail, isDefault=true, dailyLimit=200,"
                        + " connectionStatus=disconnected, tags=[north]]");
    }

    @Test
    void linkedInSenderHasEveryMember() {
        assertThat(linkedIn("""
                        [{'id': 42, 'name': 'Anna', 'status': 'cookieInvalid', 'profileUrl': 'https://example.com/anna',
                          'photoUrl': null, 'ownerUserId': 7, 'accountType': 'salesNavigator', 'authType': 'cookie',
                          'cookieStatus': 'notValid', 'usage': null, 'limits': {'messages': 20}}]"""))
                .containsExactly(new LinkedInAccount(
                        42L, "Anna", "https://example.com/anna", "cookieInvalid", 7L, "salesNavigator", "notValid"));
    }

    @Test
    void scheduleHasEveryMember() {
        assertThat(schedules("""
                        [{'id': 1, 'name': 'Office', 'timezoneId': 'GMT Standard Time', 'excludeHolidays': true,
                          'useProspectTimezone': false, 'useFollowUpSchedule': true, 'isDefault': true,
                          'status': 'isDefaultForCurrentUser',
                          'mainTimings': [{'weekDay': 'Monday', 'isActive': true, 'timeRanges': [
                              {'fromTime': {'hour': 9, 'minute': 0}, 'toTime': {'hour': 17, 'minute': 30}}]}],
                          'followUpTimings': [{'weekDay': 'Sunday', 'isActive': false}]}]""").get(0))
                .hasToString("Schedule[id=1, name=Office, timezoneId=GMT Standard Time, excludeHolidays=true,"
                        + " useProspectTimezone=false, useFollowUpSchedule=true,"
                        + " mainTimings=[Timing[weekDay=Monday, isActive=true, timeRanges=[09:00-17:30]]],"
                        + " followUpTimings=[Timing[weekDay=Sunday, isActive=false, timeRanges=[]]],"
                        + " isDefault=true, status=isDefaultForCurrentUser]");
    }

    @Test
    void conditionPropertiesKeepTheOrderOfTheAnswer() {
        List<ConditionProperty> properties = read(Reply::conditionProperties, ok("""
                {'title': {'operators': ['is', 'contains'], 'values': null},
                 'stage': {'operators': ['is'], 'values': ['Lead', 'Customer']},
                 'company': {'operators': ['isSet']}, 'odd': 7}"""));

        assertThat(properties)
                .containsExactly(
                        new ConditionProperty("title", List.of("is", "contains"), null),
                        new ConditionProperty("stage", List.of("is"), List.of("Lead", "Customer")),
                        new ConditionProperty("company", List.of("isSet"), null),
                        new ConditionProperty("odd", List.of(), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {'id': 1.5, 'email': 7, 'dailyLimit': 'many', 'isDefault': 1} ~ EmailAccount[]
            {'id': null, 'connectionStatus': 'paused by admin'}           ~ EmailAccount[connectionStatus=paused by admin]
            {'id': 1, 'connectionStatus': 'Connected', 'tags': 'a'}       ~ EmailAccount[id=1, connectionStatus=connected]
            {'id': 1, 'connectionStatus': 2, 'tags': ['a', 2, null, 'b']} ~ EmailAccount[id=1, tags=[a, b]]
            """)
    void oddMemberOfAMailboxIsReadAsNothing(String json, String printed) {
        assertThat(mailboxes(json).get(0)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {'hour': 24, 'minute': 0}                   ~ 24:00
            {'hour': -1, 'minute': 0}                   ~ -1:00
            {'hour': 9223372036854775807, 'minute': 75} ~ 9223372036854775807:75
            {'hour': '9', 'minute': 0}                  ~
            {'hour': 9}                                 ~
            "09:00"                                     ~
            """)
    void timeOutsideADayNeverFailsTheReading(String json, String time) {
        List<Schedule> read = schedules("[{'mainTimings': [{'weekDay': 'Monday', 'isActive': true, 'timeRanges':"
                + " [{'fromTime': {'hour': 8, 'minute': 0}, 'toTime': " + json + "}]}]}]");

        assertThat(read.get(0).mainTimings().get(0).timeRanges()).containsExactly(new TimeRange("08:00", time));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            [{'isActive': false, 'timeRanges': [{'fromTime': AT9, 'toTime': AT24}]}]                                   ~ false
            [{'timeRanges': [{'fromTime': AT9, 'toTime': AT24}]}]                                                      ~ false
            [{'isActive': true, 'timeRanges': [{'fromTime': AT9, 'toTime': AT9}]}]                                     ~ false
            [{'isActive': true, 'timeRanges': [{'fromTime': AT9, 'toTime': AT9}, {'fromTime': AT9, 'toTime': AT24}]}]  ~ true
            [{'isActive': true, 'timeRanges': [{'fromTime': 'nine', 'toTime': null}]}]                                 ~ true
            [{'isActive': true}]                                                                                       ~ false
            null                                                                                                       ~ false
            """)
    void scheduleHasSendingHoursOnAnActiveDayWithTimeInIt(String timings, boolean has) {
        String json = timings.replace("AT9", "{'hour': 9, 'minute': 0}").replace("AT24", "{'hour': 24, 'minute': 0}");
        List<Schedule> read = schedules("[{'mainTimings': " + json + ", 'followUpTimings': null}]");

        assertThat(read.get(0).hasSendingHours()).isEqualTo(has);
    }

    @Test
    void itemThatIsNoObjectIsLeftOut() {
        assertThat(mailboxes("7, null, {'id': 1}")).extracting(EmailAccount::id).containsExactly(1L);
        assertThat(linkedIn("[[], {'id': 1}]")).extracting(LinkedInAccount::id).containsExactly(1L);
        assertThat(schedules("['a', {'id': 1}]")).extracting(Schedule::id).containsExactly(1L);
    }

    /** The paths are those of the documentation. */
    private static Object call(Reply reply, String path) {
        return switch (path) {
            case "/v3/email-accounts" -> reply.emailAccounts();
            case "/v3/linkedin-accounts" -> reply.linkedInAccounts();
            case "/v3/schedules" -> reply.schedules();
            default -> reply.conditionProperties();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            /v3/email-accounts                             ~ []
            /v3/email-accounts                             ~ {'items': null}
            /v3/linkedin-accounts                          ~ {'items': []}
            /v3/schedules                                  ~ <p>Welcome</p>
            /v3/sequences/steps/contact-filter-properties  ~ []
            """)
    void answerOfAnotherShapeIsUnreadable(String path, String json) {
        assertThatThrownBy(() -> read(reply -> call(reply, path), ok(json)))
                .isInstanceOf(ReadFailedException.class)
                .hasMessageContaining("failed: the answer is no such list")
                .hasMessageContaining("Reading changes nothing, so try again.");
    }

    @ParameterizedTest
    @CsvSource({
        "/v3/email-accounts, channels:read",
        "/v3/linkedin-accounts, channels:read",
        "/v3/schedules, sequences:read",
        "/v3/sequences/steps/contact-filter-properties, sequences:read"
    })
    void refusalNamesTheScopeAndThePathIsTheDocumentedOne(String path, String scope) {
        try (var server = MisbehavingServer.playing(Answer.problem(403));
                Reply reply = Replies.to(server).build()) {
            var refused = catchThrowableOfType(RejectedException.class, () -> call(reply, path));

            assertThat(refused.getMessage().replaceAll("\\s+", " "))
                    .contains("Nothing was read. The API key lacks the right or the scope (")
                    .contains(scope);
            assertThat(server.received().get(0).target()).matches(path + "(\\?top=1000&skip=0)?");
        }
    }

    /** Answers with at most so many of the mailboxes 1 to 7, whatever is asked for. */
    private static Behaviour paged(int pageSize, String more) {
        return Behaviour.answer(wire -> {
            int skip = Integer.parseInt(wire.request().target().replaceFirst(".*skip=", ""));
            String items = IntStream.rangeClosed(1, 7)
                    .skip(skip)
                    .limit(pageSize)
                    .mapToObj(id -> "{'id': " + id + "}")
                    .collect(Collectors.joining(","));
            return ok("{'items': [" + items + "]" + more.formatted(skip + pageSize < 7) + "}");
        });
    }

    @ParameterizedTest
    @CsvSource({"3, ', \"hasMore\": %s'", "3, ''", "1, ', \"hasMore\": null'"})
    void smallPagesAreReadToTheEnd(int pageSize, String more) {
        assertThat(read(Reply::emailAccounts, paged(pageSize, more)))
                .extracting(EmailAccount::id)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void mailboxThatIsOnTwoPagesIsListedOnce() {
        assertThat(read(
                        Reply::emailAccounts,
                        ok("{'items': [{'id': 1}, {'id': 2}, {'email': 'a'}], 'hasMore': true}"),
                        ok("{'items': [{'id': 2}, {'id': 3}, {'email': 'a'}], 'hasMore': false}")))
                .hasToString("""
                        4 email accounts
                          1
                          2
                             a
                          3""");
    }

    @Test
    void listThatDoesNotEndIsUnreadable() {
        try (var server = MisbehavingServer.playing(ok("{'items': [], 'hasMore': true}"));
                Reply reply = Replies.to(server).build()) {
            assertThatThrownBy(reply::emailAccounts)
                    .isInstanceOf(ReadFailedException.class)
                    .hasMessageContaining("the list does not end after 100 pages");
            assertThat(server.gets()).isEqualTo(100);
        }
    }

    @Test
    void oneDeadlineCoversAllPages() {
        TestTime time = new TestTime("2026-11-22T10:00:00Z");
        Behaviour slow = Behaviour.answer(wire -> {
            time.sleep(Duration.ofSeconds(8));
            return ok("{'items': [], 'hasMore': true}");
        });

        try (var server = MisbehavingServer.playing(slow);
                Reply reply = Replies.to(server)
                        .deadline(Duration.ofSeconds(20))
                        .time(time)
                        .build()) {
            assertThatThrownBy(reply::emailAccounts)
                    .isInstanceOf(ReadFailedException.class)
                    .hasMessageContaining("longer than the deadline of 20 s");
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void mailboxesPrintAsATable() {
        assertThat(mailboxes("""
                        {'id': 101, 'email': 'anna@example.com', 'senderName': 'Anna', 'isDefault': true,
                         'dailyLimit': 200, 'connectionStatus': 'connected'},
                        {'id': 7, 'email': 'a-very-long-address-of-somebody@example.com', 'isDefault': false,
                         'connectionStatus': 'disconnected', 'dailyLimit': 50, 'senderName': 'Somebody with a long name'},
                        {'id': 8}""")).hasToString("""
                        3 email accounts
                          101  anna@example.com              connected     default, 200 a day, Anna
                            7  a-very-long-address-of-so...  disconnected  50 a day, Somebody with a...
                            8""");
        assertThat(mailboxes("")).hasToString("[]");
    }

    private static String printed(String timings) {
        return schedules("[{'id': 1, 'name': 'Office', 'isDefault': true, 'timezoneId': 'UTC'," + " 'mainTimings': ["
                        + timings + "]}]")
                .toString();
    }

    private static String day(String name, int from, int to) {
        return "{'weekDay': '%s', 'isActive': %s, 'timeRanges': [{'fromTime': {'hour': %d, 'minute': 0}, 'toTime': {'hour': %d, 'minute': 0}}]}"
                .formatted(name, from < to, from, to);
    }

    @Test
    void scheduleIsPrintedWithItsHoursInShort() {
        String week = "Monday Tuesday Wednesday Thursday Friday"
                .replaceAll("\\w+ ?", day("$0", 9, 17) + ",")
                .replace(" '", "'");

        assertThat(printed(week + day("Saturday", 24, 24)))
                .isEqualTo("1 schedule\n  1  Office    default, Mon-Fri 09:00-17:00, UTC");
        assertThat(printed(day("Monday", 9, 17) + "," + day("Wednesday", 9, 17) + "," + day("Friday", 8, 12) + ","
                        + day("Saturday", 8, 12) + "," + day("Sunday", 9, 17)))
                .endsWith("default, Mon, Wed, Sun 09:00-17:00; Fri-Sat 08:00-12:00, UTC");
        assertThat(printed("")).endsWith("default, no sending hours, UTC");
    }

    @Test
    void tableFitsTheTerminalAndStaysPrintable() {
        String hostile = "\\u001b[2J\\u202e" + "wide \\u4f60".repeat(100) + "\\n";
        String members = """
                {'id': 42, 'name': '@', 'email': '@', 'senderName': '@', 'status': '@', 'cookieStatus': '@',
                 'connectionStatus': '@', 'accountType': '@', 'timezoneId': '@', 'isDefault': true, 'dailyLimit': 200,
                 'operators': ['@'], 'values': ['@'], 'mainTimings': [{'weekDay': '@', 'isActive': true,
                 'timeRanges': [{'fromTime': {'hour': 9223372036854775807, 'minute': 9223372036854775807}}]}]}""".replace("@", hostile);
        Map<String, String> answers = Map.of(
                "/v3/email-accounts", "{'items': [" + members + "], 'hasMore': false}",
                "/v3/linkedin-accounts", "[" + members + "]",
                "/v3/schedules", "[" + members + "]",
                "/v3/sequences/steps/contact-filter-properties", "{'" + hostile + "': " + members + "}");
        answers.forEach((path, json) -> assertIsPrintable((List<?>) read(reply -> call(reply, path), ok(json))));
    }

    private static void assertIsPrintable(List<?> read) {
        assertThat(read.toString().lines()).hasSize(2).allSatisfy(line -> {
            assertThat(Columns.width(line)).isLessThanOrEqualTo(80);
            assertThat(line.codePoints()).noneMatch(c -> Character.isISOControl(c) || c == 0x202e);
        });
        assertThat(read.get(0).toString().codePoints()).noneMatch(c -> Character.isISOControl(c) || c == 0x202e);
    }
}
