package dev.replykit;

import dev.replykit.internal.http.Result;
import dev.replykit.internal.json.Page;
import dev.replykit.internal.text.Columns;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the sequence that a call may have created: lists by name and time, reads each candidate, and compares it
 * with the draft. What is listed under the name but is no candidate is counted or named, never left out silently.
 */
final class CandidateSearch {
    /** How far the clocks of this machine and of Reply may differ. */
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

    /** A smaller difference is ignored: a {@code Date} has whole seconds, and an answer may take 30 s. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private final Connection connection;
    private final SequenceDraft draft;
    private final String name;

    /** Whether the name has a mark. No other name has it, so the time does not matter. */
    private final boolean isMarked;

    private Instant after;
    private final Set<Long> listed = new LinkedHashSet<>();
    private final List<Reconciliation.Candidate> candidates = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final Set<Long> older = new HashSet<>();
    /** After a 429 nothing more is sent. */
    private boolean isLimited;

    CandidateSearch(Connection connection, SequenceDraft draft, Instant since) {
        this.connection = connection;
        this.draft = draft;
        this.name = stripped(draft.name());
        this.isMarked = draft.isMarked();
        Instant start = isMarked || since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since.minus(CLOCK_MARGIN);
        this.after = start.truncatedTo(ChronoUnit.SECONDS);
    }

    /** @param idSeen the id that an incomplete answer contained, or null */
    Reconciliation find(@Nullable Long idSeen) {
        try {
            var unused = connection.readPages(this::page, Sequence::id, Integer.MAX_VALUE);
        } catch (ReadFailedException | RejectedException e) {
            throw OutcomeExceptions.afterListing(e, listed);
        }
        if (idSeen != null) {
            read(idSeen);
        }
        listed.stream().filter(id -> !id.equals(idSeen)).forEach(this::read);
        boolean isCertain = isMarked
                && unreadable.isEmpty()
                && candidates.size() == 1
                && isSameName(candidates.get(0).sequence().name());
        return new Reconciliation(
                List.copyOf(candidates), List.copyOf(unreadable), List.copyOf(others), older.size(), isCertain);
    }

    /** Where a sequence can't be read, the others still can. */
    private void read(long id) {
        String found = "sequence " + id + (listed.contains(id) ? " is listed" : " was named in the incomplete answer");
        if (isLimited) {
            unreadable.add(found + ", but was not read: too many requests");
            return;
        }
        try {
            Sequence sequence = connection.get(id);
            candidates.add(new Reconciliation.Candidate(sequence, draft.differences(sequence)));
        } catch (RejectedException | ReadFailedException e) {
            isLimited = e instanceof RateLimitedException;
            // The number in an incomplete answer may be no id at all, and is then refused with 400.
            boolean isNone = e instanceof RejectedException rejected
                    && (rejected.problem().status() == 400 || rejected.problem().status() == 404);
            if (listed.contains(id) || !isNone) {
                unreadable.add(found + ", but: " + Columns.oneLine(String.valueOf(e.getMessage())));
            }
        }
    }

    /** Compares the clocks on the first page, and reads it again by the server's time if ours is ahead. */
    private Page<Sequence> page(int skip) {
        Result.Answer answer = answer(skip);
        if (skip == 0 && !isMarked && answer.date() != null) {
            Duration ahead = Duration.between(answer.date(), connection.now());
            if (ahead.compareTo(CLOCK_TOLERANCE) > 0) {
                after = after.minus(ahead).truncatedTo(ChronoUnit.SECONDS);
                answer = answer(skip);
            }
        }
        Page<Sequence> page = connection.sequences(answer);
        page.lost().stream()
                .filter(this::isSameName)
                .forEach(lost -> unreadable.add("an item of that name is listed without an integer id"));
        page.items().forEach(this::add);
        return page;
    }

    private Result.Answer answer(int skip) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("name", name);
        if (!isMarked) {
            query.put("createdAfter", after.toString());
        }
        return connection.readPage(Connection.SEQUENCES, query, Connection.PAGE, skip);
    }

    private void add(Sequence item) {
        if (!isSameName(item.name())) {
            // The server may have changed the name.
            String other = item.name() == null ? "without a name" : Columns.quoted(item.name(), 60);
            others.add("sequence " + item.id() + " " + other
                    + (item.created() == null ? "" : ", created " + item.created()));
        } else if (item.created() != null && item.created().toInstant().isBefore(after)) {
            older.add(item.id());
        } else {
            listed.add(item.id());
        }
    }

    private boolean isSameName(@Nullable String other) {
        return other != null && stripped(other).equals(name);
    }

    /** The name without any kind of space around it, since it is not documented whether the server trims names. */
    static String stripped(String name) {
        return name.replaceFirst("(?s)\\p{IsWhite_Space}*+(.*\\P{IsWhite_Space})?+.*", "$1");
    }
}
