package dev.replykit.internal.json;

/** Short, harmless pieces of foreign text for messages: one line, no control characters, never long. */
public final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    /** At most 60 characters of the text, without control or formatting characters, "..." where it was cut. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** At most {@code longest} characters of the text, on one line. */
    public static String of(String text, int longest) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), longest) + 3);
        int i = 0;
        while (i < text.length() && out.length() < longest) {
            int c = text.codePointAt(i);
            out.appendCodePoint(isPrintable(c) ? c : c == '\n' || c == '\r' || c == '\t' ? ' ' : 0xFFFD);
            i += Character.charCount(c);
        }
        return i < text.length() ? out.append("...").toString() : out.toString();
    }

    /** The excerpt in double quotes. */
    public static String quoted(String text) {
        return '"' + of(text) + '"';
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
