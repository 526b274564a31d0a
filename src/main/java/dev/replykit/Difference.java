package dev.replykit;

import dev.replykit.internal.text.DifferenceText;
import org.jspecify.annotations.Nullable;

/**
 * One place where what came back is other than what was sent.
 *
 * <pre>{@code
 * draft.then(call()).differences(sequence).get(0).pointer(); // ==> "/steps/1"
 * }</pre>
 *
 * @param pointer a JSON Pointer (RFC 6901) into the request body
 * @param sent the JSON that was sent there, or null where nothing was: a step or account more than asked for
 * @param received the JSON that came back there, or null where the answer has nothing there
 */
public record Difference(
        String pointer, @Nullable String sent, @Nullable String received) {
    private static final String NULL = "null";

    /**
     * Whether the answer says something else, rather than nothing. The documented answer leaves
     * {@code useDailyThrottling} out, so silence proves little; and a null that was sent leaves the value to Reply.
     *
     * @return true where a value was asked for and another came back, or one came back that nobody asked for
     */
    public boolean contradicts() {
        return received != null && !received.equals(NULL) && !NULL.equals(sent);
    }

    /** {@code /name: sent "a", received "b"}; of long values the part where they differ. */
    @Override
    public String toString() {
        return DifferenceText.of(pointer, sent, received);
    }
}
