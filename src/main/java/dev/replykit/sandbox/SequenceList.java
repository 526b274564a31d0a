package dev.replykit.sandbox;

import dev.replykit.Finding;
import dev.replykit.internal.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list call: filters, order, one page of short forms. */
final class SequenceList {
    private static final List<String> SHORT_FORM =
            List.of("id", "ownerUserId", "name", "created", "status", "isArchived", "health");
    private static final List<String> SORTS = List.of("created", "name", "status");
    private static final List<String> DIRECTIONS = List.of("asc", "desc");
    private static final List<String> STATUSES = List.of("new", "active", "paused");
    private static final List<String> BOOLEANS = List.of("true", "false");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, String> query;

    private SequenceList(Map<String, String> query) {
        this.query = query;
    }

    static Answer answer(List<Json.Obj> newestFirst, @Nullable String rawQuery) {
        try {
            return new SequenceList(parse(rawQuery)).page(newestFirst);
        } catch (BadParameter e) {
            return e.answer;
        }
    }

    private Answer page(List<Json.Obj> newestFirst) throws BadParameter {
        long top = integer("top", 25);
        long skip = integer("skip", 0);
        if (top < 1 || top > 1000 || skip < 0) {
            throw new BadParameter(
                    Answer.business(400, "Bad Request", "Invalid requested page view.", "sequence.invalidPagination"));
        }
        Comparator<Json.Obj> order = order();
        Stream<Json.Obj> found = filtered(newestFirst);
        List<Json.Obj> all = (order == null ? found : found.sorted(order)).toList();
        List<Json> items = all.stream()
                .skip(skip)
                .limit(top)
                .<Json>map(SequenceList::shortForm)
                .toList();
        Map<String, Json> page = new LinkedHashMap<>();
        page.put("items", Json.array(items));
        page.put("hasMore", Json.of(skip + items.size() < all.size()));
        return Answer.json(200, Json.object(page));
    }

    private Stream<Json.Obj> filtered(List<Json.Obj> sequences) throws BadParameter {
        String name = query.getOrDefault("name", "").toLowerCase(Locale.ROOT);
        String status = oneOf("status", STATUSES);
        String archived = oneOf("isArchived", BOOLEANS);
        Instant after = createdAfter();
        Long owner = query.containsKey("ownerUserId") ? Long.valueOf(integer("ownerUserId", 0)) : null;
        boolean inFolder = folder();
        return sequences.stream()
                .filter(s -> !inFolder)
                .filter(s -> Objects.toString(s.text("name"), "")
                        .toLowerCase(Locale.ROOT)
                        .contains(name))
                .filter(s -> status == null || status.equals(s.text("status")))
                .filter(s -> owner == null || owner.equals(s.integer("ownerUserId")))
                .filter(s -> archived == null || archived.equals("false"))
                .filter(s -> after == null || created(s).isAfter(after));
    }

    /** The value of a parameter that takes one of some words, or null where it is not given. */
    private @Nullable String oneOf(String parameter, List<String> words) throws BadParameter {
        String value = query.get(parameter);
        if (value != null && !words.contains(value)) {
            throw invalidType(parameter);
        }
        return value;
    }

    /** Whether a folder is asked for; none of the sequences here is in one. */
    private boolean folder() throws BadParameter {
        String id = query.get("folderId");
        if (id != null && !UUID.matcher(id).matches()) {
            throw invalidType("folderId");
        }
        return id != null;
    }

    private @Nullable Comparator<Json.Obj> order() throws BadParameter {
        String sortBy = query.get("sortBy");
        String direction = query.get("sortDirection");
        if (sortBy == null && direction != null) {
            throw invalidSort("sortDirection needs sortBy.");
        }
        if (sortBy != null && !SORTS.contains(sortBy)) {
            throw invalidSort("Invalid sortBy value '" + sortBy + "'. Allowed values: created, name, status.");
        }
        if (direction != null && !DIRECTIONS.contains(direction)) {
            throw invalidSort("Invalid sortDirection value '" + direction + "'. Allowed values: asc, desc.");
        }
        if (sortBy == null) {
            return null;
        }
        boolean byTime = sortBy.equals("created");
        Comparator<Json.Obj> upwards = byTime
                ? Comparator.comparing(SequenceList::created).thenComparing(s -> s.integer("id"))
                : Comparator.comparing(s -> Objects.toString(s.text(sortBy), ""));
        boolean downwards = direction == null ? byTime : direction.equals("desc");
        return downwards ? upwards.reversed() : upwards;
    }

    private static BadParameter invalidSort(String detail) {
        return new BadParameter(Answer.business(400, "Bad Request", detail, "sequence.invalidSort"));
    }

    private @Nullable Instant createdAfter() throws BadParameter {
        String text = query.get("createdAfter");
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalidType("createdAfter");
        }
    }

    private long integer(String name, long otherwise) throws BadParameter {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        Long value = integer(text);
        if (value == null) {
            throw invalidType(name);
        }
        return value;
    }

    static @Nullable Long integer(String text) {
        return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static BadParameter invalidType(String name) {
        return new BadParameter(
                Answer.validation(List.of(Finding.violation("/" + name, "Value has an invalid type."))));
    }

    private static Instant created(Json.Obj sequence) {
        return OffsetDateTime.parse(Objects.requireNonNull(sequence.text("created")))
                .toInstant();
    }

    private static Json shortForm(Json.Obj sequence) {
        Map<String, Json> members = sequence.toMap();
        members.keySet().retainAll(SHORT_FORM);
        return Json.object(members);
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

    /** A parameter that the server refuses. */
    private static final class BadParameter extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        BadParameter(Answer answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }
}
