package dev.replykit;

import dev.replykit.internal.text.Bullets;
import dev.replykit.internal.text.Lines;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found of a creation whose outcome is unknown. It never guesses: one candidate is no proof either, since
 * names are not unique; compare its differences. A name that bears a mark ({@link SequenceDraft#marked()}) is unique,
 * so there one candidate is the one.
 *
 * <pre>{@code
 * Instant before = Instant.now();
 * reply.create(draft); // had this ended in an OutcomeUnknownException e: e.reconcile()
 * Reconciliation found = reply.reconcile(draft, before);
 * found.candidates().get(0).matches(); // ==> true
 * }</pre>
 *
 * @param marked whether the draft's name bears a mark
 * @param candidates sequences of the draft's name from the time in question, newest first, each compared with the draft
 * @param unread what else is listed under that name but could not be looked at, and why; one of them may be the one
 * @param earlier how many of that name the list had from before the time in question; they are no candidates
 */
public record Reconciliation(boolean marked, List<Candidate> candidates, List<String> unread, int earlier) {
    /**
     * Copies the lists.
     *
     * @param marked {@link #marked()}
     * @param candidates {@link #candidates()}
     * @param unread {@link #unread()}
     * @param earlier {@link #earlier()}
     */
    public Reconciliation {
        candidates = List.copyOf(candidates);
        unread = List.copyOf(unread);
    }

    /**
     * A sequence that may be the one.
     *
     * @param sequence the sequence, read by its id
     * @param differences what it has other than the draft
     */
    public record Candidate(Sequence sequence, List<Difference> differences) {
        /**
         * Copies the list.
         *
         * @param sequence {@link #sequence()}
         * @param differences {@link #differences()}
         */
        public Candidate {
            differences = Lists.printable(differences, "difference");
        }

        /**
         * Whether nothing in the sequence contradicts the draft.
         *
         * @return true where all that came back is as it was sent
         */
        public boolean matches() {
            return differences.stream().noneMatch(Difference::contradicts);
        }

        /**
         * Not so where it was found by an id that a broken answer gave away, and has been renamed or is another one.
         */
        private boolean bearsTheName() {
            return differences.stream()
                    .noneMatch(difference -> difference.pointer().equals("/name") && !isOfSpaceOnly(difference));
        }

        private static boolean isOfSpaceOnly(Difference name) {
            return name.sent() != null
                    && name.received() != null
                    && unquoted(name.sent()).equals(unquoted(name.received()));
        }

        private static TrimmedName unquoted(String json) {
            return TrimmedName.of(json.substring(1, json.length() - 1));
        }

        /** Id, time and differences, for people. */
        @Override
        public String toString() {
            String created = sequence.created() == null ? "" : ", created " + sequence.created();
            String compared = differences.isEmpty()
                    ? ": all that was sent came back"
                    : matches()
                            ? ": nothing contradicts what was sent, but not all of it came back"
                            : ": not as it was sent";
            return Lines.wrapped("sequence " + sequence.id() + created + compared, "  ", "    ")
                    + Bullets.of(differences, "    ");
        }
    }

    /** What was found, what it means, and what to do next, for people. */
    @Override
    public String toString() {
        if (candidates.isEmpty()) {
            String found = unread.isEmpty()
                    ? "No sequence of that name was found" + older()
                            + ". That is no proof that none was created: it may"
                            + " still show up. Look again in a minute before you call create again."
                    : "It is still unknown whether it was created" + older() + ". Look again before you call create"
                            + " again. Not looked at:";
            return Lines.wrapped(found, "", "") + notRead();
        }
        boolean certain = marked
                && candidates.size() == 1
                && unread.isEmpty()
                && candidates.get(0).bearsTheName();
        String found = certain
                ? "1 sequence, and it bears the mark of the draft: it is the one."
                : candidates.size() == 1
                        ? "1 candidate. Names are not unique, so it is no proof that it is yours:"
                        : candidates.size() + " candidates. Names are not unique, so look at each:";
        String next = certain ? "Do not call create again:" : "If one is yours, do not call create again:";
        return candidates.stream().map(candidate -> "\n" + candidate).collect(Collectors.joining("", found, ""))
                + (unread.isEmpty() ? "" : "\nNot looked at:" + notRead())
                + "\n" + next + " it exists. reply.get(id) reads it.";
    }

    private String older() {
        return earlier == 0 ? "" : " (but " + earlier + " from before the time in question)";
    }

    private String notRead() {
        return Bullets.of(unread.stream().map(Lines::finding).toList(), "  ");
    }
}
