package dev.replykit;

import dev.replykit.internal.text.Columns;
import dev.replykit.internal.text.Lines;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One place where the answer differs from what was sent.
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
    private static final int SHOWN = 40;
    private static final int SHOWN_BEFORE = 12;

    /**
     * {@return whether the answer says something else, rather than nothing} The documented answer leaves
     * {@code useDailyThrottling} out, so silence proves little; and a null that was sent leaves the value to Reply.
     */
    public boolean contradicts() {
        return received != null && !received.equals("null") && !"null".equals(sent);
    }

    /** {@code /name: sent "a", received "b"}; of long values the part where they differ. */
    @Override
    public String toString() {
        int same = sent == null || received == null ? 0 : Arrays.mismatch(sent.toCharArray(), received.toCharArray());
        int from = same <= SHOWN - SHOWN_BEFORE ? 0 : same - SHOWN_BEFORE;
        String out = sent == null ? "nothing was sent" : "sent " + part(sent, from);
        String back = received == null ? "nothing came back" : "received " + part(received, from);
        return Lines.finding(Lines.place(pointer) + ": " + out + ", " + back);
    }

    private static String part(String json, int from) {
        return (from == 0 ? "" : "...") + Columns.cut(json.substring(from), SHOWN);
    }
}
