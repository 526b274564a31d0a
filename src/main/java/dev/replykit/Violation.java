package dev.replykit;

import dev.replykit.internal.text.Lines;

/**
 * One thing that is wrong with a draft, or with a request as the server sees it: where, and what.
 *
 * <pre>{@code
 * SequenceDraft.named("").violations().get(0).pointer(); // ==> "/name"
 * }</pre>
 *
 * @param pointer a JSON Pointer (RFC 6901) such as {@code /steps/0/delayInMinutes}; empty for the whole body. A
 *     server's pointer does not always resolve (the documented one for a first email without subject is
 *     {@code /steps/0/subject}), so show it rather than follow it
 * @param detail what is wrong and what to do
 */
public record Violation(String pointer, String detail) {
    /** {@code /steps/0/delayInMinutes: must be ...}, over several lines where it is long. */
    @Override
    public String toString() {
        return Lines.finding((pointer.isEmpty() ? "(whole body)" : pointer) + ": " + detail);
    }
}
