package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;

/**
 * Who owns the tasks that a sequence makes.
 *
 * <pre>{@code
 * Settings.of().generatedTaskOwner(GeneratedTaskOwner.CONTACT);
 * }</pre>
 *
 * <p>An open enum: a word that Reply adds tomorrow is kept as it was written, known words are read without regard to
 * case and become the documented spelling. A draft may only use the known ones. Source: published OpenAPI, which gives
 * {@code sequence} as the default.
 *
 * @param value the word on the wire
 */
public record GeneratedTaskOwner(String value) {
    private static final List<String> WORDS = List.of("contact", "sequence");

    /** The owner of the contact. */
    public static final GeneratedTaskOwner CONTACT = new GeneratedTaskOwner("contact");

    /** The owner of the sequence. */
    public static final GeneratedTaskOwner SEQUENCE = new GeneratedTaskOwner("sequence");

    /**
     * Takes the word, in the documented spelling where it is a documented one.
     *
     * @param value {@link #value()}
     */
    public GeneratedTaskOwner {
        value = Words.documented(value, WORDS);
    }

    /**
     * The documented ones.
     *
     * @return all constants of this class
     */
    public static List<GeneratedTaskOwner> known() {
        return List.of(CONTACT, SEQUENCE);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return Printed.text(value);
    }
}
