package dev.replykit;

import dev.replykit.internal.text.Lines;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found of a creation whose outcome is unknown. It does not guess: even a single candidate is no proof, since
 * names are not unique; look at its differences. The constructor is not API.
 *
 * <pre>{@code
 * Instant before = Instant.now();
 * reply.create(draft); // had this ended in an OutcomeUnknownException e: e.reconcile()
 * Reconciliation found = reply.reconcile(draft, before);
 * found.candidates().get(0).matches(); // ==> true
 * }</pre>
 *
 * @param candidates the sequences with the draft's name from the time in question; one that an incomplete answer
 *     named comes first
 * @param unreadable what else is listed under that name, and why it could not be read; one of them may be the sequence
 * @param others what else was listed, under other names; the server may have changed the name
 * @param olderCount how many sequences of that name are listed from before the time in question; they are no candidates
 * @param isCertain whether the single candidate is the sequence, because its name has the unique mark of the draft
 *     ({@link SequenceDraft#marked()})
 */
public record Reconciliation(
        List<Candidate> candidates, List<String> unreadable, List<String> others, int olderCount, boolean isCertain) {
    /** A sequence that the call may have created, read by its id, and where it differs from the draft. */
    public record Candidate(Sequence sequence, List<Difference> differences) {
        /** {@return whether nothing in the sequence contradicts the draft} */
        public boolean matches() {
            return differences.stream().noneMatch(Difference::contradicts);
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
                    + Lines.bullets(differences, "    ");
        }
    }

    /** What was found, what it means, and what to do next, for people. */
    @Override
    public String toString() {
        String older = olderCount == 0 ? "" : " (but " + olderCount + " from before the time in question)";
        String rest = bullets("Not read:", unreadable)
                + bullets("Others that were listed; the server may have changed the name:", others);
        if (candidates.isEmpty()) {
            String nothing = unreadable.isEmpty()
                    ? "No sequence of that name was found" + older + ". That is no proof that none was created: it may"
                            + " still show up, or have another name. Look again in a minute, and in Reply itself."
                    : "It is still unknown whether it was created" + older + ". Look again, and in Reply itself.";
            return Lines.wrapped(nothing, "", "") + rest;
        }
        String found = isCertain
                ? "1 sequence, and its name has the mark of the draft: it is the one."
                : Lines.counted(candidates.size(), "candidate")
                        + ". Names are not unique, so this is no proof; look at the differences:";
        String next = isCertain ? "Do not call create again:" : "If one is yours, do not call create again:";
        return candidates.stream().map(candidate -> "\n" + candidate).collect(Collectors.joining("", found, "")) + rest
                + "\n" + next + " it exists. reply.get(id) reads it.";
    }

    private static String bullets(String heading, List<String> texts) {
        return texts.isEmpty()
                ? ""
                : "\n" + heading
                        + Lines.bullets(texts.stream().map(Lines::finding).toList(), "  ");
    }
}
