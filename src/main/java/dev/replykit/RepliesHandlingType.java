package dev.replykit;

/**
 * Whether a reply finishes the contact's run, or the remaining steps are sent, too. Source: published OpenAPI; the
 * documentation shows {@code markAsFinished} only.
 */
public final class RepliesHandlingType extends OpenEnum {
    public static final RepliesHandlingType MARK_AS_FINISHED = new RepliesHandlingType("markAsFinished", true);
    public static final RepliesHandlingType CONTINUE_SENDING = new RepliesHandlingType("continueSending", true);

    private RepliesHandlingType(String value, boolean isKnown) {
        super(value, isKnown);
    }

    /** {@return the type with this word of the API} */
    public static RepliesHandlingType of(String value) {
        return find(value, other -> new RepliesHandlingType(other, false), MARK_AS_FINISHED, CONTINUE_SENDING);
    }
}
