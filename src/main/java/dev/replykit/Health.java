package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;

/**
 * Whether a sequence can run. One that was never started has been seen as {@code blocked}.
 *
 * <pre>{@code
 * sequence.health().equals(Health.HEALTHY); // ==> true
 * }</pre>
 *
 * <p>An open enum: a word that Reply adds tomorrow is kept as it was written, known words are read without regard to
 * case and become the documented spelling. Source: documentation, which has the words alone and says of {@code healthy}
 * that there are no issues then.
 *
 * @param value the word on the wire
 */
public record Health(String value) {
    private static final List<String> WORDS = List.of("healthy", "stalled", "degraded", "blocked");

    /** Nothing stands in the way. */
    public static final Health HEALTHY = new Health("healthy");

    /** By its name, nothing moves. */
    public static final Health STALLED = new Health("stalled");

    /** By its name, it runs with something amiss. */
    public static final Health DEGRADED = new Health("degraded");

    /** By its name, it can't run. */
    public static final Health BLOCKED = new Health("blocked");

    /**
     * Takes the word, in the documented spelling where it is a documented one.
     *
     * @param value {@link #value()}
     */
    public Health {
        value = Words.documented(value, WORDS);
    }

    /**
     * The documented ones.
     *
     * @return all constants of this class
     */
    public static List<Health> known() {
        return List.of(HEALTHY, STALLED, DEGRADED, BLOCKED);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return Printed.text(value);
    }
}
