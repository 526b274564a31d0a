package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.List;

/**
 * When a Zapier step lets the contact go on.
 *
 * <pre>{@code
 * zapier("Tell the CRM").waiting().action(); // ==> wait
 * }</pre>
 *
 * <p>An open enum: a word that Reply adds tomorrow is kept as it was written, known words are read without regard to
 * case and become the documented spelling. A draft may only use the known ones. Source: published OpenAPI,
 * which has the words alone.
 *
 * @param value the word on the wire
 */
public record ZapierAction(String value) {
    private static final List<String> WORDS = List.of("immediately", "wait");

    /** By its name, at once. */
    public static final ZapierAction IMMEDIATELY = new ZapierAction("immediately");

    /** By its name, later; presumably when the Zap has answered. */
    public static final ZapierAction WAIT = new ZapierAction("wait");

    /**
     * Takes the word, in the documented spelling where it is a documented one.
     *
     * @param value {@link #value()}
     */
    public ZapierAction {
        value = Words.documented(value, WORDS);
    }

    /**
     * The documented ones.
     *
     * @return all constants of this class
     */
    public static List<ZapierAction> known() {
        return List.of(IMMEDIATELY, WAIT);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return Printed.text(value);
    }
}
