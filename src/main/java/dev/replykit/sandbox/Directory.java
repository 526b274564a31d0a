package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a draft can name: the mailboxes, LinkedIn senders, schedules and condition properties of every account. A
 * resource has each list by its path, and for some states what they change in the items: null removes an item.
 */
final class Directory {
    private static final JsonObject LISTS = read();
    private static final String EMAIL_ACCOUNTS = "/v3/email-accounts";

    private Directory() {}

    private static JsonObject read() {
        try {
            return (JsonObject) JsonText.parse(Sandbox.resource("directory.json"));
        } catch (MalformedJsonTextException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean has(String path) {
        return path.startsWith("/") && LISTS.has(path);
    }

    static Answer answer(String path, @Nullable String rawQuery, State state, Params params) {
        if (state == State.NO_CHANNELS && path.endsWith("-accounts")) {
            return Answer.bare(403, "Forbidden", "You do not have permission to view channels.");
        }
        if (!(LISTS.get(path) instanceof JsonArray items)) {
            return Answer.json(200, LISTS.get(path));
        }
        JsonArray changed = changed(items, path, state, params.id());
        if (!path.equals(EMAIL_ACCOUNTS)) {
            return Answer.json(200, changed);
        }
        Map<String, String> query = SequenceList.parse(rawQuery);
        List<JsonObject> mailboxes = changed.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(mailbox -> !query.getOrDefault("my", "").equals("true")
                        || mailbox.get("ownerUserId").getAsLong() == SequenceAnswer.OWNER)
                .toList();
        return SequenceList.page(mailboxes, query, state, "emailAccount.invalidPagination");
    }

    /** The items as the state has them: the one with this id is changed, or all without an id, but not removed. */
    private static JsonArray changed(JsonArray items, String path, State state, long id) {
        if (!(LISTS.get(state.sentence()) instanceof JsonObject changes) || !changes.has(path)) {
            return items;
        }
        JsonArray changed = new JsonArray();
        for (JsonElement item : items) {
            JsonObject copy = item.getAsJsonObject().deepCopy();
            boolean isNamed = copy.get("id").getAsLong() == id;
            if (changes.get(path) instanceof JsonObject members && (isNamed || id == 0)) {
                members.entrySet().forEach(member -> copy.add(member.getKey(), member.getValue()));
            }
            if (!(changes.get(path).isJsonNull() && isNamed)) {
                changed.add(copy);
            }
        }
        return changed;
    }
}
