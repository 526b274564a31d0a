package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.replykit.Difference;
import dev.replykit.SequenceDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares an answer with the request. Everything that was sent must come back, and more may. Accounts are sent as ids
 * and come back as objects, in any order; {@code attachmentIds} never come back; null, absence and an empty list mean
 * the same here; words of the API are compared without regard to case. Steps are compared in the order in which they run,
 * and below which step one comes back does not matter if it was sent with null there and is not the first.
 */
public final class Comparison {
    private static final Set<String> ACCOUNTS = Set.of("emailAccounts", "linkedInAccounts");

    private static final Set<String> WORDS =
            Set.of("type", "actionType", "executionMode", "action", "repliesHandlingType", "generatedTaskOwner");

    private static final int POINTERS = 10_000;

    private final List<Difference> differences = new ArrayList<>();
    private final List<String> path = new ArrayList<>();

    /** How many characters the pointers into a step may still take. Below a long name each pointer is long. */
    private long left = Long.MAX_VALUE;

    private Comparison() {}

    public static List<Difference> of(SequenceDraft draft, String sequenceJson) {
        String draftJson = DraftCodec.write(draft, Findings.NONE);
        JsonElement sent = JsonText.parseOrNull(draftJson);
        if (sent == null) { // a raw step that nests deeper than may be read below it
            return List.of(new Difference("", draftJson, sequenceJson));
        }
        Comparison comparison = new Comparison();
        comparison.compare(sent, JsonText.parseOrNull(sequenceJson), "");
        return List.copyOf(comparison.differences);
    }

    /** Compares what is at the path. The name is that of the member, also for an item of its list. */
    private void compare(JsonElement sent, @Nullable JsonElement received, String name) {
        boolean isLaterParent =
                name.equals("parentId") && path.size() == 3 && !path.get(1).equals("0");
        if (left < 0 || name.equals("attachmentIds") || (isLaterParent && sent.isJsonNull())) {
            return;
        }
        if (received == null || received.isJsonNull()) {
            if (!sent.isJsonNull() && !(sent instanceof JsonArray list && list.isEmpty())) {
                add(sent, received);
            }
        } else if (sent.isJsonNull()) {
            add(sent, received);
        } else if (sent instanceof JsonObject from && received instanceof JsonObject to) {
            for (Map.Entry<String, JsonElement> member : from.entrySet()) {
                compareAt(member.getKey(), member.getValue(), to.get(member.getKey()), member.getKey());
            }
        } else if (sent instanceof JsonArray from && received instanceof JsonArray to) {
            boolean areSteps = path.equals(List.of("steps"));
            compareItems(from, areSteps ? StepOrder.of(to) : to.asList(), name);
        } else if (!isSame(sent, idOf(received, name), name)) {
            add(sent, received);
        }
    }

    private void compareAt(Object token, JsonElement sent, @Nullable JsonElement received, String name) {
        path.add(token.toString());
        if (path.size() == 2 && path.get(0).equals("steps")) {
            compareStep(sent, received);
        } else {
            compare(sent, received, name);
        }
        path.remove(path.size() - 1);
    }

    /** Where the pointers to all differences would be longer by far than the step, it is one difference as a whole. */
    private void compareStep(JsonElement sent, @Nullable JsonElement received) {
        int before = differences.size();
        left = POINTERS + 10L * JsonText.write(sent).length();
        compare(sent, received, "steps");
        boolean isTooLong = left < 0;
        left = Long.MAX_VALUE;
        if (isTooLong) {
            differences.subList(before, differences.size()).clear();
            add(sent, received);
        }
    }

    private void compareItems(JsonArray from, List<JsonElement> to, String name) {
        if (ACCOUNTS.contains(name) && ids(from.asList(), name).equals(ids(to, name))) {
            return;
        }
        for (int i = 0; i < from.size(); i++) {
            compareAt(i, from.get(i), i < to.size() ? to.get(i) : null, name);
        }
        for (int i = from.size(); i < to.size() && left >= 0; i++) {
            path.add(String.valueOf(i));
            add(null, to.get(i));
            path.remove(path.size() - 1);
        }
    }

    /** Sorted, since no order of accounts is documented to mean anything. */
    private static List<String> ids(List<JsonElement> accounts, String name) {
        return accounts.stream()
                .map(account -> String.valueOf(JsonValues.integer(idOf(account, name))))
                .sorted()
                .toList();
    }

    private static JsonElement idOf(JsonElement received, String name) {
        JsonElement id = ACCOUNTS.contains(name) && received instanceof JsonObject object ? object.get("id") : null;
        return id == null ? received : id;
    }

    private static boolean isSame(JsonElement sent, JsonElement received, String name) {
        if (sent instanceof JsonPrimitive a && received instanceof JsonPrimitive b) {
            if (a.isNumber() && b.isNumber()) {
                return JsonValues.sameNumber(a.getAsString(), b.getAsString());
            }
            if (a.isString() && b.isString() && WORDS.contains(name)) {
                return a.getAsString().equalsIgnoreCase(b.getAsString());
            }
        }
        return sent.equals(received);
    }

    private void add(@Nullable JsonElement sent, @Nullable JsonElement received) {
        String pointer = pointer();
        left -= pointer.length();
        differences.add(new Difference(
                pointer,
                sent == null ? null : JsonText.write(sent),
                received == null ? null : JsonText.write(received)));
    }

    private String pointer() {
        return path.stream().map(token -> "/" + JsonValues.pointerToken(token)).collect(Collectors.joining());
    }
}
