package dev.replykit.contract;

import static dev.replykit.Step.email;
import static dev.replykit.contract.ContractTable.*;
import static dev.replykit.contract.Pin.pin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import au.com.dius.pact.consumer.dsl.Matchers;
import dev.replykit.*;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Reading by id, the list that finds a sequence again after a create call without an answer, deleting, and the lists of
 * what a draft can name.
 */
class ReadContractTest {
    private static final String NAME = "Sales Outreach 2024";
    /** No account is likely to have it, and the first run against Reply must not delete what somebody needs. */
    private static final long LARGEST_ID = 2147483647;

    private static final Map<String, Object> EXISTING = Map.of("id", 123, "name", NAME);

    @Test
    void sequenceIsReadById() {
        readBack().by(reply -> {
            Sequence sequence = reply.get(123);

            assertThat(sequence.id()).isEqualTo(123);
            assertThat(sequence.name()).isEqualTo(NAME);
            assertThat(sequence.created()).isEqualTo(OffsetDateTime.parse("2024-03-08T14:30:00Z"));
            assertThat(sequence.status()).hasToString("active");
            assertThat(sequence.isArchived()).isFalse();
            assertThat(sequence.health()).hasToString("degraded");
            assertThat(sequence.steps())
                    .extracting(SequenceStep::step)
                    .containsExactly(email("Quick question", "<p>Hi</p>"));
        });
    }

    private static Pin readBack() {
        String reliedOn = """
                {
                  "id": 123,
                  "name": "Sales Outreach 2024",
                  "created": "2024-03-08T14:30:00+00:00",
                  "status": "active",
                  "isArchived": false,
                  "health": "degraded",
                  "steps": [
                    {
                      "id": 1323, "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
                      "variants": [{"id": 1, "subject": "Quick question", "message": "<p>Hi</p>"}]
                    }
                  ]
                }
                """;

        return pin(READ_BACK)
                .given("a sequence exists", EXISTING)
                .getExisting(123)
                .found(reliedOn);
    }

    @Test
    void issuesAreNullWhileHealthy() {
        String reliedOn = "{\"id\": 123, \"issues\": null}";

        pin(ISSUES_NULL)
                .given("a sequence exists", Map.of("id", 123))
                .getExisting(123)
                .found(reliedOn)
                .by(reply -> assertThat(reply.get(123).issues().isNull()).isTrue());
    }

    @Test
    void issuesAreListedUnlessHealthy() {
        String reliedOn = "{\"id\": 123, \"issues\": [{\"type\": \"emailAccountSendingBlocked\"}]}";

        pin(ISSUES_LISTED)
                .given("a sequence with issues exists", Map.of("id", 123))
                .getExisting(123)
                .found(reliedOn)
                .by(reply -> assertThat(reply.get(123).issues().orNull())
                        .extracting(Issue::type)
                        .containsExactly("emailAccountSendingBlocked"));
    }

    @Test
    void unknownIdIsRejected() {
        String reliedOn = "{\"code\": \"sequence.notFound\"}";

        pin(UNKNOWN_ID)
                .given("a fresh account")
                .get(2147483647)
                .refused(404, reliedOn)
                .by(reply -> {
                    var rejected = catchThrowableOfType(RejectedException.class, () -> reply.get(2147483647));

                    assertThat(rejected.problem().status()).isEqualTo(404);
                    assertThat(rejected.problem().code()).isEqualTo("sequence.notFound");
                });
    }

    @Test
    void reconcilingListsByNameAndTimeAndReadsEachCandidate() {
        String reliedOn = """
                {
                  "items": [{"id": 123, "name": "Sales Outreach 2024", "created": "2024-03-08T14:30:00+00:00"}],
                  "hasMore": false
                }
                """;

        assertFound(pin(LIST)
                .given("a sequence exists", EXISTING)
                .list("listSequences", "/v3/sequences", query(Matchers.fromProviderState("${name}", NAME)))
                .found(reliedOn));
    }

    @Test
    void listHasNoSequencesOfOtherNamesAndTimes() {
        String reliedOn = """
                {
                  "items": [{"id!": 123, "name!": "Sales Outreach 2024", "created": "2024-03-08T14:30:00+00:00"}],
                  "hasMore!": false
                }
                """;

        assertFound(pin(LIST_AMONG_OTHERS)
                .given("a sequence exists", EXISTING)
                .list("listSequences", "/v3/sequences", query(NAME))
                .found(reliedOn));
    }

    @Test
    void newSequenceIsReadAndDeleted() {
        pin(DELETED)
                .given("a sequence exists", Map.of("id", LARGEST_ID))
                .delete(LARGEST_ID)
                .deleted()
                .followedBy(readNew())
                .by(reply -> reply.delete(LARGEST_ID));
    }

    private static Pin readNew() {
        return pin(READ_NEW)
                .given("a sequence exists", Map.of("id", LARGEST_ID))
                .get(LARGEST_ID)
                .found("{\"id!\": 2147483647, \"status!\": \"new\"}");
    }

    @Test
    void sequenceThatSomebodyElseDeletedIsDeleted() {
        pin(DELETED_BEFORE)
                .given("a fresh account")
                .delete(LARGEST_ID)
                .refused(400, "{\"code!\": \"sequence.notFound\"}")
                .followedBy(readNew())
                .by(reply -> reply.delete(LARGEST_ID));
    }

    private static Map<String, Object> query(Object name) {
        String time = "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$";
        return Map.of(
                "name", name, "createdAfter", Matchers.regexp(time, "2024-03-08T14:25:00Z"), "top", "100", "skip", "0");
    }

    private static void assertFound(Pin list) {
        list.followedBy(readBack()).by(reply -> {
            Reconciliation found = reply.reconcile(SequenceDraft.named(NAME), Instant.parse("2024-03-08T14:30:00Z"));

            assertThat(found.candidates())
                    .extracting(candidate -> candidate.sequence().id())
                    .containsExactly(123L);
        });
    }

    private static Pin mailboxes(ContractTable row, String state, int skip) {
        return pin(row).given(state)
                .list("listEmailAccounts", "/v3/email-accounts", Map.of("top", "1000", "skip", String.valueOf(skip)));
    }

    private static Pin list(ContractTable row, String operation, String path) {
        return pin(row).given("a fresh account").list(operation, path, Map.of());
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
        String reliedOn =
                "[{\"id\": 42, \"name\": \"John Doe\", \"status\": \"enabled\", \"cookieStatus\": \"valid\"}]";

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
