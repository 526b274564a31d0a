package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import dev.replykit.internal.json.JsonValues;
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

/** The list call: newest first, by a part of the name and by creation time, one page of short forms. */
final class SequenceList {
    private static final List<String> SHORT_FORM =
            List.of("id", "ownerUserId", "name", "created", "status", "isArchived", "health");

    /** Documented parameters that no client of the sandbox needs. To ignore one would be a wrong answer. */
    private static final List<String> NOT_SUPPORTED =
            List.of("status", "ownerUserId", "folderId", "isArchived", "sortBy", "sortDirection");

    /** In the words of a recorded answer. */
    private static final String WRONG_TYPE = "Value has an invalid type.";

    private final Map<String, String> query;

    private SequenceList(Map<String, String> query) {
        this.query = query;
    }

    static Answer answer(List<JsonObject> newestFirst, @Nullable String rawQuery) {
        try {
            return new SequenceList(parse(rawQuery)).page(newestFirst);
        } catch (BadParameter e) {
            return e.answer;
        }
    }

    private Answer page(List<JsonObject> newestFirst) throws BadParameter {
        for (String name : NOT_SUPPORTED) {
            if (query.containsKey(name)) {
                throw new BadParameter(name, "The sandbox does not support this parameter. Leave it out.");
            }
        }
        long top = integer("top", 25);
        long skip = integer("skip", 0);
        if (top < 1 || top > 1000 || skip < 0) {
            return Answer.business(400, "Bad Request", "Invalid requested page view.", "sequence.invalidPagination");
        }
        String name = query.getOrDefault("name", "").toLowerCase(Locale.ROOT);
        Instant after = createdAfter();
        List<JsonObject> found = newestFirst.stream()
                .filter(sequence -> Objects.toString(JsonValues.text(sequence.get("name")), "")
                        .toLowerCase(Locale.ROOT)
                        .contains(name))
                .filter(sequence -> after == null || created(sequence).isAfter(after))
                .toList();
        JsonArray items = new JsonArray();
        found.stream().skip(skip).limit(top).map(SequenceList::shortForm).forEach(items::add);
        JsonObject page = new JsonObject();
        page.add("items", items);
        page.addProperty("hasMore", skip + items.size() < found.size());
        return Answer.json(200, page);
    }

    private @Nullable Instant createdAfter() throws BadParameter {
        String text = query.get("createdAfter");
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadParameter("createdAfter", WRONG_TYPE);
        }
    }

    private long integer(String name, long otherwise) throws BadParameter {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        Long value = integer(text);
        if (value == null) {
            throw new BadParameter(name, WRONG_TYPE);
        }
        return value;
    }

    static @Nullable Long integer(String text) {
        return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static Instant created(JsonObject sequence) {
        return OffsetDateTime.parse(sequence.get("created").getAsString()).toInstant();
    }

    private static JsonObject shortForm(JsonObject sequence) {
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

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** A parameter that is refused, with the answer that says so. */
    private static final class BadParameter extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        BadParameter(String name, String detail) {
            super(null, null, false, false);
            this.answer = Answer.validation(List.of(Finding.violation("/" + name, detail)));
        }
    }
}
