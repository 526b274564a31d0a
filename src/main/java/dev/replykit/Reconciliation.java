package dev.replykit;

import java.util.List;

/**
 * What was found of a creation whose outcome is unknown. It never guesses: one candidate is no proof either, since names
 * are not unique; compare its differences.
 *
 * @param candidates sequences of the draft's name from the time in question, newest first, each compared with the draft
 */
public record Reconciliation(List<Candidate> candidates) {
    /**
     * Copies the list.
     *
     * @param candidates {@link #candidates()}
     */
    public Reconciliation {
        candidates = List.copyOf(candidates);
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
            differences = List.copyOf(differences);
        }

        /**
         * Whether nothing in the sequence contradicts the draft.
         *
         * @return true where all that came back is as it was sent
         */
        public boolean matches() {
            return differences.stream().noneMatch(Difference::contradicts);
        }
    }

    /** What was found, and what it means, for people. */
    @Override
    public String toString() {
        if (candidates.isEmpty()) {
            return "No sequence of that name was found. That is no proof that none was created: it may still show up."
                    + " Look again before you repeat the call.";
        }
        StringBuilder out = new StringBuilder(
                candidates.size() == 1
                        ? "One candidate. Names are not unique, so it is no proof:"
                        : candidates.size() + " candidates. Look at each before you decide:");
        for (Candidate candidate : candidates) {
            Sequence sequence = candidate.sequence();
            out.append("\n  sequence ")
                    .append(sequence.id())
                    .append(", created ")
                    .append(sequence.created());
            if (candidate.matches()) {
                out.append(", is as it was sent");
            }
            candidate.differences().stream()
                    .limit(5)
                    .forEach(difference -> out.append("\n    ").append(difference));
        }
        return out.toString();
    }
}
