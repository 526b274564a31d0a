package dev.replykit;

import dev.replykit.internal.http.Result;
import dev.replykit.internal.json.Page;
import dev.replykit.internal.text.Columns;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the sequence that a call may have created: lists by name and time, reads each candidate, and compares it
 * with the draft. What is listed under the name but is no candidate is counted or named, never left out silently.
 */
final class CandidateSearch {
    /** How far the clocks of this machine and of Reply may differ. */
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

    /** All white space of Unicode; {@link String#strip()} leaves no-break spaces. */
    private static final Pattern SPACE_AROUND =
            Pattern.compile("(?s)[\\p{Z}\\p{javaWhitespace}\\x85]*+(.*[^\\p{Z}\\p{javaWhitespace}\\x85])?+.*");

    /** A {@code Date} has whole seconds, and an answer may take 30 s. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private static final int LONGEST_NAME = 60;

    private final Connection connection;
    private final Supplier<Duration> timeLeft;
    private final SequenceDraft draft;
    /** Without white space around it, since it is not documented whether the server trims names. */
    private final String name;
    /** How large the body of the creating request was, in bytes. */
    private final long size;

    /** A mark is on one name only, so then the time does not matter. */
    private final boolean isMarked;

    private Instant after;
    private final Set<Long> listed = new LinkedHashSet<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private int olderCount;
    /** After a 429 nothing more is sent. */
    private @Nullable RateLimitedException limit;

    CandidateSearch(Connection connection, SequenceDraft draft, Instant since) {
        this.connection = connection;
        this.timeLeft = connection.timeLeft();
        this.draft = draft;
        this.name = trimmed(draft.name());
        this.size = draft.toJson().getBytes(StandardCharsets.UTF_8).length;
        this.isMarked = draft.isMarked();
        Instant start = isMarked || since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since.minus(CLOCK_MARGIN);
        this.after = start.truncatedTo(ChronoUnit.SECONDS);
    }

    /** @param idSeen the id that an incomplete answer contained, or null */
    Reconciliation find(@Nullable Long idSeen) {
        try {
            list();
        } catch (ReadFailedException | RejectedException e) {
            throw OutcomeExceptions.afterListing(e, listed);
        }
        Set<Long> ids = new LinkedHashSet<>();
        if (idSeen != null) {
            ids.add(idSeen);
        }
        ids.addAll(listed);
        List<Reconciliation.Candidate> candidates = new ArrayList<>();
        for (long id : ids) {
            Sequence sequence = read(id);
            if (sequence != null) {
                candidates.add(new Reconciliation.Candidate(sequence, draft.differences(sequence)));
            }
        }
        boolean isCertain = isMarked
                && unreadable.isEmpty()
                && candidates.size() == 1
                && isSameName(candidates.get(0).sequence().name());
        return new Reconciliation(candidates, unreadable, others, olderCount, isCertain);
    }

    /** {@return the sequence, or null where it can't be read; the others can still be} */
    private @Nullable Sequence read(long id) {
        if (limit != null) {
            unreadable.add(found(id) + ", but was not read: too many requests");
            return null;
        }
        try {
            return connection.get(id, timeLeft, size);
        } catch (RateLimitedException e) {
            limit = e;
            unreadable.add(found(id) + ", but: " + oneLine(e));
        } catch (RejectedException e) {
            // The number in an incomplete answer may be no id at all, and is then refused with 400.
            int status = e.problem().status();
            if (listed.contains(id) || status != 400 && status != 404) {
                unreadable.add(found(id) + ", but reading it was answered with "
                        + e.problem().headline());
            }
        } catch (ReadFailedException e) {
            unreadable.add(found(id) + ", but: " + oneLine(e));
        }
        return null;
    }

    private static String oneLine(ReplyException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    private String found(long id) {
        return "sequence " + id + (listed.contains(id) ? " is listed" : " was named in the incomplete answer");
    }

    /** Reads the list, page by page. */
    private void list() {
        connection.readAllPages(skip -> page(skip, skip == 0), Sequence::id, this::add);
    }

    /** @param isFirst whether the clocks are compared, and the page read again from the time by the server's */
    private Page<Sequence> page(int skip, boolean isFirst) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("name", name);
        if (!isMarked) {
            query.put("createdAfter", after.toString());
        }
        Result.Answer answer = connection.readPage(Connection.SEQUENCES, query, Connection.PAGE, skip, timeLeft);
        Duration ahead = answer.date() == null ? Duration.ZERO : Duration.between(answer.date(), connection.now());
        if (isFirst && !isMarked && ahead.compareTo(CLOCK_TOLERANCE) > 0) {
            after = after.minus(ahead).truncatedTo(ChronoUnit.SECONDS);
            return page(skip, false);
        }
        Page<Sequence> page = connection.page(answer);
        page.lost().stream()
                .filter(this::isSameName)
                .forEach(lost -> unreadable.add("an item of that name is listed without an integer id"));
        return page;
    }

    private void add(Sequence item) {
        if (!isSameName(item.name())) {
            // The server may have changed the name.
            String name = item.name() == null ? "without a name" : Columns.quoted(item.name(), LONGEST_NAME);
            others.add("sequence " + item.id() + " " + name
                    + (item.created() == null ? "" : ", created " + item.created()));
        } else if (item.created() != null && item.created().toInstant().isBefore(after)) {
            olderCount++;
        } else {
            listed.add(item.id());
        }
    }

    private boolean isSameName(@Nullable String other) {
        return other != null && trimmed(other).equals(name);
    }

    private static String trimmed(String name) {
        return SPACE_AROUND.matcher(name).replaceFirst("$1");
    }
}
