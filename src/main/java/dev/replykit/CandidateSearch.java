package dev.replykit;

import dev.replykit.internal.json.SequenceCodec;
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

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final Connection connection;
    private final Supplier<Duration> timeLeft;
    private final SequenceDraft draft;
    /** Without white space around it, since it is not documented whether the server trims names. */
    private final String name;

    private final Instant after;
    private final Set<Long> listed = new LinkedHashSet<>();
    private final List<String> unreadable = new ArrayList<>();
    private int olderCount;

    CandidateSearch(Connection connection, SequenceDraft draft, Instant since) {
        this.connection = connection;
        this.timeLeft = connection.timeLeft();
        this.draft = draft;
        this.name = trimmed(draft.name());
        Instant start = since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since.minus(CLOCK_MARGIN);
        this.after = start.truncatedTo(ChronoUnit.SECONDS);
    }

    /** @param idSeen the id that an incomplete answer contained, or null */
    Reconciliation find(@Nullable Long idSeen) {
        List<Reconciliation.Candidate> candidates = new ArrayList<>();
        try {
            list();
            Set<Long> ids = new LinkedHashSet<>();
            if (idSeen != null) {
                ids.add(idSeen);
            }
            ids.addAll(listed);
            for (long id : ids) {
                Sequence sequence = read(id);
                if (sequence != null) {
                    candidates.add(new Reconciliation.Candidate(sequence, draft.differences(sequence)));
                }
            }
        } catch (ReadFailedException | RejectedException e) {
            throw OutcomeExceptions.afterListing(e, listed);
        }
        boolean isCertain = Mark.isOn(draft.name())
                && unreadable.isEmpty()
                && candidates.size() == 1
                && isSameName(candidates.get(0).sequence().name());
        return new Reconciliation(candidates, unreadable, olderCount, isCertain);
    }

    /** {@return the sequence, or null where it does not exist} */
    private @Nullable Sequence read(long id) {
        try {
            return connection.get(id, timeLeft);
        } catch (RejectedException e) {
            boolean isListed = listed.contains(id);
            int status = e.problem().status();
            // The number in an incomplete answer may be no id at all, and is then refused with 400.
            if (status != 404 && (isListed || status != 400)) {
                throw e;
            }
            if (isListed) {
                unreadable.add("sequence " + id + " is listed, but reading it was answered with "
                        + e.problem().headline());
            }
            return null;
        }
    }

    /** Reads the list, page by page. */
    private void list() {
        Set<Long> ids = new HashSet<>();
        int skip = 0;
        for (int number = 0; number < MOST_PAGES; number++) {
            SequenceCodec.Page page = page(skip);
            boolean hasNew = false;
            for (SequenceCodec.Item item : page.items()) {
                boolean isNew = item.id() != null && ids.add(item.id());
                hasNew |= isNew;
                if (isNew || item.id() == null) {
                    add(item);
                }
            }
            // An answer need not say whether there is more. Then a page without new items is the last one.
            if (page.hasMore() == null ? !hasNew : !page.hasMore()) {
                return;
            }
            // A server may give fewer items than it was asked for.
            skip += page.size() > 0 ? page.size() : PAGE;
        }
        throw connection.unreadable("the list does not end after " + MOST_PAGES + " pages");
    }

    private SequenceCodec.Page page(int skip) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("name", name);
        query.put("createdAfter", after.toString());
        query.put("top", String.valueOf(PAGE));
        query.put("skip", String.valueOf(skip));
        SequenceCodec.Page page = SequenceCodec.readPage(connection.read(Connection.SEQUENCES, query, timeLeft));
        if (page == null) {
            throw connection.unreadable("the answer is no list of sequences");
        }
        return page;
    }

    private void add(SequenceCodec.Item item) {
        if (!isSameName(item.name())) {
            return;
        }
        if (item.created() != null && item.created().toInstant().isBefore(after)) {
            olderCount++;
        } else if (item.id() == null) {
            unreadable.add("an item of that name is listed without an integer id");
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
