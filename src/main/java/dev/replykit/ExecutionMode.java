package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;

/**
 * Whether a step runs by itself or becomes a task for a person.
 *
 * <pre>{@code
 * sms("Hello").manual().executionMode(); // ==> manual
 * }</pre>
 *
 * <p>An open enum: a word that Reply adds tomorrow is kept as it was written, known words are read without regard to
 * case and become the documented spelling. A draft may only use the known ones. Source: published OpenAPI; the
 * documentation shows {@code automatic} only.
 *
 * @param value the word on the wire
 */
public record ExecutionMode(String value) {
    private static final List<String> WORDS = List.of("automatic", "manual");

    /** Reply carries the step out. */
    public static final ExecutionMode AUTOMATIC = new ExecutionMode("automatic");

    /** A person gets a task. */
    public static final ExecutionMode MANUAL = new ExecutionMode("manual");

    /**
     * Takes the word, in the documented spelling where it is a documented one.
     *
     * @param value {@link #value()}
     */
    public ExecutionMode {
        value = Words.documented(value, WORDS);
    }

    /**
     * The documented ones.
     *
     * @return all constants of this class
     */
    public static List<ExecutionMode> known() {
        return List.of(AUTOMATIC, MANUAL);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return Printed.text(value);
    }
}
