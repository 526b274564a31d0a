package dev.replykit.internal.text;

import org.jspecify.annotations.Nullable;

/** What was sent and what came back, each cut so that the place where they part is seen. */
public final class DifferenceText {
    private static final int SHOWN = 40;
    private static final int BEFORE = 12;

    private DifferenceText() {}

    public static String of(String pointer, @Nullable String sent, @Nullable String received) {
        int from = sent == null || received == null ? 0 : start(sent, received);
        String out = sent == null ? "nothing was sent" : "sent " + part(sent, from);
        String back = received == null ? "nothing came back" : "received " + part(received, from);
        return Lines.finding(pointer + ": " + out + ", " + back);
    }

    private static int start(String sent, String received) {
        int same = 0;
        while (same < Math.min(sent.length(), received.length()) && sent.charAt(same) == received.charAt(same)) {
            same++;
        }
        if (same <= SHOWN - BEFORE || Math.max(sent.length(), received.length()) <= SHOWN) {
            return 0;
        }
        int from = same - BEFORE;
        return Character.isLowSurrogate(sent.charAt(from)) ? from - 1 : from;
    }

    private static String part(String json, int from) {
        return (from == 0 ? "" : "...") + Columns.cut(json.substring(from), SHOWN);
    }
}
