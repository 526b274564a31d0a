package dev.replykit.contract;

import static dev.replykit.contract.ContractTable.*;
import static dev.replykit.contract.Pin.pin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replykit.*;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lists of what a draft can name. */
class DirectoryContractTest {
    private static Pin mailboxes(ContractTable row, String state, int skip) {
        return pin(row).given(state)
                .directory(
                        "listEmailAccounts", "/v3/email-accounts", Map.of("top", "1000", "skip", String.valueOf(skip)));
    }

    private static Pin list(ContractTable row, String operation, String path) {
        return pin(row).given("a fresh account").directory(operation, path, Map.of());
    }

    @Test
    void mailboxesAreListed() {
        String reliedOn = """
                {
                  "items": [{"id": 101, "email": "sales@company.com", "connectionStatus": "connected"}],
                  "hasMore": false
                }
                """;

        mailboxes(EMAIL_ACCOUNTS, "a fresh account", 0)
                .found(reliedOn)
                .by(reply -> assertThat(reply.emailAccounts())
                        .hasToString("1 email account\n  101  sales@company.com  connected"));
    }

    @Test
    void mailboxesOfTheNextPageAreListed() {
        mailboxes(EMAIL_ACCOUNTS_GO_ON, "pages are small", 0)
                .found("{\"items\": [{\"id\": 101}], \"hasMore!\": true}")
                .followedBy(mailboxes(EMAIL_ACCOUNTS_BEHIND, "pages are small", 1)
                        .found("{\"items\": [{\"id\": 102}], \"hasMore\": false}"))
                .by(reply -> assertThat(reply.emailAccounts())
                        .extracting(EmailAccount::id)
                        .containsExactly(101L, 102L));
    }

    @Test
    void linkedInSendersAreListed() {
        String reliedOn = """
                [{"id": 42, "name": "John Doe", "status": "enabled", "cookieStatus": "valid"}]
                """;

        list(LINKED_IN_ACCOUNTS, "listLinkedInAccounts", "/v3/linkedin-accounts")
                .found(reliedOn)
                .by(reply -> assertThat(reply.linkedInAccounts())
                        .hasToString("1 LinkedIn account\n  42  John Doe  enabled  cookie valid"));
    }

    @Test
    void schedulesAreListed() {
        String reliedOn = """
                [
                  {
                    "id": 1, "name": "Working hours", "timezoneId": "GMT Standard Time", "isDefault": true,
                    "mainTimings": [{"weekDay": "Monday", "isActive": true}]
                  }
                ]
                """;

        list(SCHEDULES, "listSchedules", "/v3/schedules").found(reliedOn).by(reply -> {
            Schedule schedule = reply.schedules().get(0);

            assertThat(schedule.id()).isEqualTo(1);
            assertThat(schedule.name()).isEqualTo("Working hours");
            assertThat(schedule.timezoneId()).isEqualTo("GMT Standard Time");
            assertThat(schedule.isDefault()).isTrue();
            assertThat(schedule.mainTimings()).containsExactly(new Schedule.Timing("Monday", true, List.of()));
        });
    }

    @Test
    void schedulesHaveHours() {
        String reliedOn = """
                [
                  {
                    "mainTimings": [
                      {
                        "isActive": true,
                        "weekDay": "Monday",
                        "timeRanges": [{"fromTime": {"hour": 9, "minute": 0}, "toTime": {"hour": 17, "minute": 30}}]
                      }
                    ]
                  }
                ]
                """;

        list(SCHEDULE_HOURS, "listSchedules", "/v3/schedules")
                .found(reliedOn)
                .by(reply -> assertThat(
                                reply.schedules().get(0).mainTimings().get(0).timeRanges())
                        .hasToString("[09:00-17:30]"));
    }

    @Test
    void conditionPropertiesAreListed() {
        String reliedOn = "{\"stage\": {\"operators\": [\"is\"], \"values\": [\"Replied\"]}}";

        list(CONDITION_PROPERTIES, "listContactFilterProperties", "/v3/sequences/steps/contact-filter-properties")
                .found(reliedOn)
                .by(reply -> assertThat(reply.conditionProperties())
                        .containsExactly(new ConditionProperty("stage", List.of("is"), List.of("Replied"))));
    }

    @Test
    void keyWithoutTheScopeIsToldSo() {
        mailboxes(CHANNELS_RIGHT_MISSING, "the key lacks the scope for channels", 0)
                .refused(403)
                .by(reply -> assertThat(catchThrowableOfType(RejectedException.class, reply::emailAccounts))
                        .hasMessageContaining("channels:read"));
    }
}
