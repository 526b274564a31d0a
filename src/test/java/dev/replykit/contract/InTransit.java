package dev.replykit.contract;

import static dev.replykit.contract.ContractTable.*;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.contract.Relay.Message;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may happen between a client and Reply, or in Reply itself. {@link #before} puts it before a sandbox. A verifier
 * that notices none of it proves nothing.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas hold no state.
enum InTransit {
    ACTING_USER_DROPPED(ON_BEHALF, request -> request.headers.remove("X-User-Id"), null),
    TEAM_DROPPED(ON_BEHALF, request -> request.headers.remove("X-TEAM-ID"), null),
    ACTING_USER_CHANGED(ON_BEHALF, request -> request.headers.replace("X-User-Id", List.of("5")), null),
    QUERY_DROPPED(LIST_AMONG_OTHERS, request -> request.query = null, null),
    NAME_DROPPED(LIST_AMONG_OTHERS, request -> request.queryWithout("name"), null),
    TIME_DROPPED(LIST_AMONG_OTHERS, request -> request.queryWithout("createdAfter"), null),
    SCHEDULE_DROPPED(FULLEST, request -> request.members(sequence -> sequence.remove("scheduleId")), null),
    DELAYS_TIMES_60(FULLEST, request -> request.steps(InTransit::makeSeconds), null),
    ANSWERED_DELAYS_TIMES_60(FULLEST, null, answer -> answer.steps(InTransit::makeSeconds)),
    BRANCH_SIDE_FLIPPED(PLACED_BY_HAND, request -> request.steps(InTransit::flipSide), null),
    ANSWERED_BRANCH_SIDE_FLIPPED(PLACED_BY_HAND, null, answer -> answer.steps(InTransit::flipSide)),
    ANSWERED_IDS_ROUNDED(ON_BEHALF, null, InTransit::roundIds),
    SECOND_ERROR_LOST(
            INVALID,
            null,
            answer -> answer.members(problem -> problem.getAsJsonArray("errors").remove(1))),
    ATTACHMENTS_ECHOED(
            PLACED_BY_HAND,
            null,
            answer -> answer.steps(step -> step.getAsJsonArray("variants")
                    .forEach(variant -> variant.getAsJsonObject().add("attachmentIds", new JsonArray())))),
    STATUS_CHANGED(READ_NEW, null, answer -> answer.members(sequence -> sequence.addProperty("status", "active"))),
    MORE_PAGES_HIDDEN(EMAIL_ACCOUNTS_GO_ON, null, answer -> answer.members(page -> page.addProperty("hasMore", false))),
    MAILBOX_STATUS_LOST(
            EMAIL_ACCOUNTS,
            null,
            answer -> answer.body = answer.body.replace("\"connectionStatus\"", "\"connection\"")),
    HOURS_LOST(SCHEDULE_HOURS, null, answer -> answer.body = answer.body.replace("\"timeRanges\"", "\"ranges\"")),
    ARRAY_AS_PAGE(SCHEDULES, null, answer -> answer.body = "{\"items\": " + answer.body + "}"),
    UNAVAILABLE_AS_500(UNAVAILABLE, null, answer -> answer.status = 500),
    PARENTS_LOST(OTHER_ORDER, null, answer -> answer.steps(step -> step.remove("parentId"))),
    STEPS_IN_THE_ORDER_OF_THE_ARRAY(
            OTHER_ORDER,
            null,
            answer -> answer.members(sequence -> {
                JsonElement previous = null;
                for (JsonElement item : sequence.getAsJsonArray("steps")) {
                    item.getAsJsonObject().add("parentId", previous);
                    previous = item.getAsJsonObject().get("id");
                }
            }));

    private static final Pattern BEYOND_DOUBLE = Pattern.compile("\\b\\d{16,18}\\b");

    /** The interaction that must fail. */
    final ContractTable row;

    private final Consumer<Message> inRequest;
    private final Consumer<Message> inAnswer;

    InTransit(ContractTable row, @Nullable Consumer<Message> inRequest, @Nullable Consumer<Message> inAnswer) {
        this.row = row;
        this.inRequest = inRequest == null ? request -> {} : inRequest;
        this.inAnswer = inAnswer == null ? answer -> {} : inAnswer;
    }

    /** A server that passes everything on to another one and back, with this change. Its states are set as there. */
    Relay before(String url) {
        return new Relay(url, message -> change(message, inRequest), message -> change(message, inAnswer));
    }

    private static void change(Message message, Consumer<Message> change) {
        if (!message.isState()) {
            change.accept(message);
        }
    }

    private static void makeSeconds(JsonObject step) {
        step.addProperty("delayInMinutes", 60 * step.get("delayInMinutes").getAsLong());
    }

    private static void flipSide(JsonObject step) {
        if (step.has("ifConditionPositive")) {
            step.addProperty(
                    "ifConditionPositive", !step.get("ifConditionPositive").getAsBoolean());
        }
    }

    private static void roundIds(Message answer) {
        answer.body = BEYOND_DOUBLE
                .matcher(answer.body)
                .replaceAll(id -> String.valueOf((long) Double.parseDouble(id.group())));
    }
}
