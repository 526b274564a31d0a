package dev.replykit;

import dev.replykit.internal.text.Lines;

/**
 * Something about a valid draft that is probably not meant. It never blocks.
 *
 * <pre>{@code
 * draft.then(linkedInMessage("Hi")).lints().get(0).pointer(); // ==> "/linkedInAccounts"
 * }</pre>
 *
 * @param pointer a JSON Pointer (RFC 6901) into the draft's JSON; empty for the whole draft
 * @param detail what is odd, and what to do
 */
public record Lint(String pointer, String detail) {
    /** {@code /steps/0/variants/0/subject: ...}. */
    @Override
    public String toString() {
        return Lines.finding((pointer.isEmpty() ? "(whole draft)" : pointer) + ": " + detail);
    }
}
