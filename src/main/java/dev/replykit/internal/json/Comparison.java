package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.replykit.Difference;
import dev.replykit.SequenceDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares an answer with the request. Everything that was sent must come back, and more may. Accounts are sent as ids
 * and come back as objects, in any order; {@code attachmentIds} never come back; null, absence and an empty list mean
 * the same here; words of the API are compared without regard to case. Steps are compared in the order in which they run,
 * and a {@code parentId} that was sent as null matches any, except in the first step.
 */
public final class Comparison {
    private static final Set<String> ACCOUNTS = Set.of("emailAccounts", "linkedInAccounts");

    private static final Set<String> WORDS =
            Set.of("type", "actionType", "executionMode", "action", "repliesHandlingType", "generatedTaskOwner");

    private static final Pattern LATER_PARENT = Pattern.compile("/steps/[1-9]\\d*/parentId");

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    public static List<Difference> of(SequenceDraft draft, String sequenceJson) {
        String draftJson = DraftCodec.write(draft, Findings.LENIENT);
        JsonElement sent = JsonText.parseOrNull(draftJson);
        if (sent == null) { // a raw step that nests deeper than may be read below it
            return List.of(new Difference("", draftJson, sequenceJson));
        }
        Comparison comparison = new Comparison();
        comparison.compare("", sent, JsonText.parseOrNull(sequenceJson), "");
        return List.copyOf(comparison.differences);
    }

    /** Compares what is at the pointer. The name is that of the member, also for an item of its list. */
    private void compare(String at, JsonElement sent, @Nullable JsonElement received, String name) {
        boolean isLaterParent =
                name.equals("parentId") && LATER_PARENT.matcher(at).matches();
        if (name.equals("attachmentIds") || (isLaterParent && sent.isJsonNull())) {
            return;
        }
        if (received == null || received.isJsonNull()) {
            if (!sent.isJsonNull() && !(sent instanceof JsonArray list && list.isEmpty())) {
                add(at, sent, received);
            }
        } else if (sent.isJsonNull()) {
            add(at, sent, received);
        } else if (sent instanceof JsonObject from && received instanceof JsonObject to) {
            for (String member : from.keySet()) {
                String there = at + "/" + JsonValues.pointerToken(member);
                compare(there, from.get(member), to.get(member), member);
            }
        } else if (sent instanceof JsonArray from && received instanceof JsonArray to) {
            compareItems(at, from, at.equals("/steps") ? StepOrder.of(to) : to.asList(), name);
        } else if (!isSame(sent, idOf(received, name), name)) {
            add(at, sent, received);
        }
    }

    private void compareItems(String at, JsonArray from, List<JsonElement> to, String name) {
        if (ACCOUNTS.contains(name) && ids(from.asList(), name).equals(ids(to, name))) {
            return;
        }
        for (int i = 0; i < from.size(); i++) {
            compare(at + "/" + i, from.get(i), i < to.size() ? to.get(i) : null, name);
        }
        for (int i = from.size(); i < to.size(); i++) {
            add(at + "/" + i, null, to.get(i));
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

    private void add(String at, @Nullable JsonElement sent, @Nullable JsonElement received) {
        String before = sent == null ? null : sent.toString();
        differences.add(new Difference(at, before, received == null ? null : received.toString()));
    }
}
