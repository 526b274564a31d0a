package dev.replykit;

import dev.replykit.internal.text.Lines;

/**
 * One thing to say about a draft or a request: where it is, what it is, and whether it is an error.
 *
 * <pre>{@code
 * SequenceDraft.named("").violations().get(0).pointer();         // ==> "/name"
 * draft.then(linkedInMessage("Hi")).lints().get(0).severity();   // ==> LINT
 * }</pre>
 *
 * @param pointer a JSON Pointer (RFC 6901) such as {@code /steps/0/delayInMinutes}; empty for the whole body. A
 *     server's pointer does not always resolve: show it, do not follow it
 * @param detail what is wrong or unusual, and what to do
 */
public record Finding(String pointer, String detail, Severity severity) {

    /** Whether a finding is an error. */
    public enum Severity {
        /** Reply documents that it refuses this, so the draft is never sent. Only {@link Reply#check} looks up ids. */
        VIOLATION,

        /** Allowed, but probably not intended: a lint never stops a draft. */
        LINT
    }

    /** {@return a finding that is an error} */
    public static Finding violation(String pointer, String detail) {
        return new Finding(pointer, detail, Severity.VIOLATION);
    }

    /** {@return a finding that is allowed, but probably not intended} */
    public static Finding lint(String pointer, String detail) {
        return new Finding(pointer, detail, Severity.LINT);
    }

    /** {@code /steps/0/delayInMinutes (step 1): must be ...}, wrapped where it is long. */
    @Override
    public String toString() {
        return Lines.finding(Lines.place(pointer) + ": " + detail);
    }
}
