package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import dev.replykit.internal.json.Findings;
import dev.replykit.internal.json.JsonText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The list of sequences (newest first, by a part of the name and by creation time, one page of short forms), and the
 * lists of what a draft can name: the mailboxes, LinkedIn senders, schedules and condition properties of every account.
 * {@code directory.json} has each of those by its path, and what some states change in the items: null removes an item.
 */
final class Directory {
    private static final List<String> SHORT_FORM =
            List.of("id", "ownerUserId", "name", "created", "status", "isArchived", "health");

    /** Documented parameters that no client of the sandbox needs. To ignore one would be a wrong answer. */
    private static final List<String> NOT_SUPPORTED =
            List.of("status", "ownerUserId", "folderId", "isArchived", "sortBy", "sortDirection");

    private static final JsonObject LISTS =
            (JsonObject) Objects.requireNonNull(JsonText.parseOrNull(Sandbox.resource("directory.json")));
    private static final String EMAIL_ACCOUNTS = "/v3/email-accounts";

    private Directory() {}

    static Answer ofSequences(List<JsonObject> newestFirst, @Nullable String rawQuery, State state) {
        Map<String, String> query = parse(rawQuery);
        for (String name : NOT_SUPPORTED) {
            if (query.containsKey(name)) {
                return refused(name, "The sandbox does not support this parameter. Leave it out.");
            }
        }
        Instant after;
        try {
            after = OffsetDateTime.parse(query.getOrDefault("createdAfter", "0000-01-01T00:00:00Z"))
                    .toInstant();
        } catch (DateTimeException e) {
            return refused("createdAfter", Findings.INVALID_TYPE);
        }
        List<JsonObject> found = newestFirst.stream()
                .filter(sequence -> lowerCase(sequence.get("name").getAsString())
                        .contains(lowerCase(query.getOrDefault("name", ""))))
                .filter(sequence -> OffsetDateTime.parse(sequence.get("created").getAsString())
                        .toInstant()
                        .isAfter(after))
                .toList();
        return page(found, query, state, "sequence.invalidPagination");
    }

    /** The page that the query asks for, or a refusal. */
    private static Answer page(
            List<JsonObject> found, Map<String, String> query, State state, String invalidPagination) {
        Long top = integer(query.getOrDefault("top", "25"));
        Long skip = integer(query.getOrDefault("skip", "0"));
        if (top == null || skip == null) {
            return refused(top == null ? "top" : "skip", Findings.INVALID_TYPE);
        }
        if (top < 1 || top > 1000 || skip < 0) {
            return Answer.business(400, "Bad Request", "Invalid requested page view.", invalidPagination);
        }
        JsonArray items = new JsonArray();
        found.stream().skip(skip).limit(state == State.SMALL_PAGES ? 1 : top).forEach(items::add);
        JsonObject page = new JsonObject();
        page.add("items", items);
        page.addProperty("hasMore", skip + items.size() < found.size());
        return Answer.json(200, page);
    }

    private static Answer refused(String parameter, String detail) {
        return Answer.validation(List.of(Finding.violation("/" + parameter, detail)));
    }

    static @Nullable Long integer(String text) {
        return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static JsonObject shortForm(JsonObject sequence) {
        JsonObject item = new JsonObject();
        SHORT_FORM.forEach(name -> item.add(name, sequence.get(name)));
        return item;
    }

    private static Map<String, String> parse(@Nullable String rawQuery) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : Objects.toString(rawQuery, "").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    /** The server refuses targets with a wrong {@code %} itself. */
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
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
        Map<String, String> query = parse(rawQuery);
        List<JsonObject> mailboxes = changed.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(mailbox -> !query.getOrDefault("my", "").equals("true")
                        || mailbox.get("ownerUserId").getAsLong() == Account.OWNER)
                .toList();
        return page(mailboxes, query, state, "emailAccount.invalidPagination");
    }

    /** The items as the state has them: it changes one by its id, or all. Only one with an id can be removed. */
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
