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
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading by id, the list that finds a sequence again after a create call without an answer, and deleting. */
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
                .list(query(Matchers.fromProviderState("${name}", NAME)))
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
                .list(query(NAME))
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
}
