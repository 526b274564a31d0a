package dev.replykit;

import java.util.List;

/**
 * What a reply does to the contact's run through the sequence. Source: published OpenAPI; the documentation shows
 * {@code markAsFinished} only.
 *
 * <pre>{@code
 * Settings.of().repliesHandlingType(RepliesHandlingType.MARK_AS_FINISHED);
 * }</pre>
 */
public final class RepliesHandlingType extends OpenEnum {
    private static final List<String> KNOWN = List.of("markAsFinished", "continueSending");

    /** The contact is finished. */
    public static final RepliesHandlingType MARK_AS_FINISHED = of("markAsFinished");

    /** The contact gets the remaining steps, too. */
    public static final RepliesHandlingType CONTINUE_SENDING = of("continueSending");

    private RepliesHandlingType(String value) {
        super(value, KNOWN);
    }

    /** {@return the type that the API writes so} */
    public static RepliesHandlingType of(String value) {
        return new RepliesHandlingType(value);
    }
}
