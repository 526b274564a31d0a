package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;

/**
 * Where a sequence is in its life. A created one is {@code new}: nothing is sent until it is started.
 *
 * <pre>{@code
 * sequence.status().equals(SequenceStatus.NEW); // ==> true
 * }</pre>
 *
 * <p>An open enum: a word that Reply adds tomorrow is kept as it was written, known words are read without regard to
 * case and become the documented spelling. Source: documentation; {@code new} after creation is observed and said by
 * Reply's own repository.
 *
 * @param value the word on the wire
 */
public record SequenceStatus(String value) {
    private static final List<String> WORDS = List.of("new", "active", "paused");

    /** Never started. */
    public static final SequenceStatus NEW = new SequenceStatus("new");

    /** Running. */
    public static final SequenceStatus ACTIVE = new SequenceStatus("active");

    /** Stopped for now. */
    public static final SequenceStatus PAUSED = new SequenceStatus("paused");

    /**
     * Takes the word, in the documented spelling where it is a documented one.
     *
     * @param value {@link #value()}
     */
    public SequenceStatus {
        value = Words.documented(value, WORDS);
    }

    /**
     * The documented ones.
     *
     * @return all constants of this class
     */
    public static List<SequenceStatus> known() {
        return List.of(NEW, ACTIVE, PAUSED);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return Printed.text(value);
    }
}
