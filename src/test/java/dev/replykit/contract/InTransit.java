package dev.replykit.contract;

import static dev.replykit.contract.ContractTable.*;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.contract.Relay.Message;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What may happen between a client and Reply, or in Reply itself. {@link #before} puts it before a sandbox. A verifier
 * that notices none of it proves nothing. Each is in the request ({@code true}) or in the answer.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas hold no state.
enum InTransit {
    ACTING_USER_DROPPED(ON_BEHALF, true, request -> request.headers.remove("X-User-Id")),
    TEAM_DROPPED(ON_BEHALF, true, request -> request.headers.remove("X-TEAM-ID")),
    ACTING_USER_CHANGED(ON_BEHALF, true, request -> request.headers.replace("X-User-Id", List.of("5"))),
    QUERY_DROPPED(LIST_AMONG_OTHERS, true, request -> request.query = null),
    NAME_DROPPED(LIST_AMONG_OTHERS, true, request -> request.queryWithout("name")),
    TIME_DROPPED(LIST_AMONG_OTHERS, true, request -> request.queryWithout("createdAfter")),
    SCHEDULE_DROPPED(FULLEST, true, request -> request.members(sequence -> sequence.remove("scheduleId"))),
    DELAYS_TIMES_60(FULLEST, true, request -> request.steps(InTransit::makeSeconds)),
    ANSWERED_DELAYS_TIMES_60(FULLEST, false, answer -> answer.steps(InTransit::makeSeconds)),
    BRANCH_SIDE_FLIPPED(PLACED_BY_HAND, true, request -> request.steps(InTransit::flipSide)),
    ANSWERED_BRANCH_SIDE_FLIPPED(PLACED_BY_HAND, false, answer -> answer.steps(InTransit::flipSide)),
    ANSWERED_IDS_ROUNDED(ON_BEHALF, false, InTransit::roundIds),
    SECOND_ERROR_LOST(
            INVALID,
            false,
            answer -> answer.members(problem -> problem.getAsJsonArray("errors").remove(1))),
    ATTACHMENTS_ECHOED(
            PLACED_BY_HAND,
            false,
            answer -> answer.steps(step -> step.getAsJsonArray("variants")
                    .forEach(variant -> variant.getAsJsonObject().add("attachmentIds", new JsonArray())))),
    STATUS_CHANGED(READ_NEW, false, answer -> answer.members(sequence -> sequence.addProperty("status", "active"))),
    MORE_PAGES_HIDDEN(
            EMAIL_ACCOUNTS_GO_ON, false, answer -> answer.members(page -> page.addProperty("hasMore", false))),
    MAILBOX_STATUS_LOST(
            EMAIL_ACCOUNTS,
            false,
            answer -> answer.body = answer.body.replace("\"connectionStatus\"", "\"connection\"")),
    HOURS_LOST(SCHEDULE_HOURS, false, answer -> answer.body = answer.body.replace("\"timeRanges\"", "\"ranges\"")),
    ARRAY_AS_PAGE(SCHEDULES, false, answer -> answer.body = "{\"items\": " + answer.body + "}"),
    UNAVAILABLE_AS_500(UNAVAILABLE, false, answer -> answer.status = 500),
    PARENTS_LOST(OTHER_ORDER, false, answer -> answer.steps(step -> step.remove("parentId"))),
    STEPS_IN_THE_ORDER_OF_THE_ARRAY(
            OTHER_ORDER,
            false,
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

    private final boolean inRequest;
    private final Consumer<Message> change;

    InTransit(ContractTable row, boolean inRequest, Consumer<Message> change) {
        this.row = row;
        this.inRequest = inRequest;
        this.change = change;
    }

    /** A server that passes everything on to another one and back, with this change. Its states are set as there. */
    Relay before(String url) {
        return new Relay(url, message -> pass(message, inRequest), message -> pass(message, !inRequest));
    }

    private void pass(Message message, boolean isChanged) {
        if (isChanged && !message.isState()) {
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
