package dev.replykit;

/**
 * What a reply does to the contact's run through the sequence. Source: published OpenAPI; the documentation shows
 * {@code markAsFinished} only.
 *
 * <pre>{@code
 * Settings.of().repliesHandlingType(RepliesHandlingType.MARK_AS_FINISHED);
 * }</pre>
 */
public final class RepliesHandlingType extends OpenEnum {
    /** The contact is finished. */
    public static final RepliesHandlingType MARK_AS_FINISHED = new RepliesHandlingType("markAsFinished", true);

    /** The contact gets the remaining steps, too. */
    public static final RepliesHandlingType CONTINUE_SENDING = new RepliesHandlingType("continueSending", true);

    private RepliesHandlingType(String value, boolean isKnown) {
        super(value, isKnown);
    }

    /** {@return the type that the API writes so} */
    public static RepliesHandlingType of(String value) {
        return find(value, other -> new RepliesHandlingType(other, false), MARK_AS_FINISHED, CONTINUE_SENDING);
    }
}
