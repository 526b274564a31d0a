package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;

/**
 * What a reply does to the contact's run through the sequence.
 *
 * <pre>{@code
 * Settings.of().repliesHandlingType(RepliesHandlingType.MARK_AS_FINISHED);
 * }</pre>
 *
 * <p>An open enum: a word that Reply adds tomorrow is kept as it was written, known words are read without regard to
 * case and become the documented spelling. A draft may only use the known ones. Source: published OpenAPI; the
 * documentation shows {@code markAsFinished} only.
 *
 * @param value the word on the wire
 */
public record RepliesHandlingType(String value) {
    private static final List<String> WORDS = List.of("markAsFinished", "continueSending");

    /** The contact is done. */
    public static final RepliesHandlingType MARK_AS_FINISHED = new RepliesHandlingType("markAsFinished");

    /** The steps go on. */
    public static final RepliesHandlingType CONTINUE_SENDING = new RepliesHandlingType("continueSending");

    /**
     * Takes the word, in the documented spelling where it is a documented one.
     *
     * @param value {@link #value()}
     */
    public RepliesHandlingType {
        value = Words.documented(value, WORDS);
    }

    /**
     * The documented ones.
     *
     * @return all constants of this class
     */
    public static List<RepliesHandlingType> known() {
        return List.of(MARK_AS_FINISHED, CONTINUE_SENDING);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return Printed.text(value);
    }
}
