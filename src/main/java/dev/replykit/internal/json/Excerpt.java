package dev.replykit.internal.json;

/** Short pieces of foreign text for messages, on one line and without control characters. */
public final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    /** At most 60 characters of the text, with "..." where it was cut. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** At most {@code longest} characters of the text, on one line. */
    public static String of(String text, int longest) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), longest) + 3);
        int i = 0;
        while (i < text.length() && out.length() < longest) {
            int c = text.codePointAt(i);
            boolean isLineBreak = c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
            out.appendCodePoint(isLineBreak ? ' ' : isPrintable(c) ? c : 0xFFFD);
            i += Character.charCount(c);
        }
        return i < text.length() ? out.append("...").toString() : out.toString();
    }

    /** The excerpt in double quotes. */
    public static String quoted(String text) {
        return '"' + of(text) + '"';
    }

    /** Whether the character can be shown as it is, on a terminal and in XML. */
    public static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            // The two joiners hold emoji and Persian words together. Others hide text or change its direction.
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> (c & 0xFFFE) != 0xFFFE;
        };
    }
}
