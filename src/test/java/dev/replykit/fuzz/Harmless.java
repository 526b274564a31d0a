package dev.replykit.fuzz;

import dev.replykit.picture.Parsed;

/** What must hold of everything that is shown to people, whatever is shown in it. */
public final class Harmless {
    private Harmless() {}

    /** Fails where a text could break out of its place on a terminal, or is longer than anybody reads. */
    public static void text(String text, int longest) {
        that(text.length() <= longest, text.length() + " characters, more than " + longest);
        text.codePoints()
                .filter(c -> c != '\n' && !isHarmless(c))
                .findFirst()
                .ifPresent(c -> that(false, String.format("holds U+%04X: %s", c, text)));
    }

    /** Fails where a picture is not well-formed XML, or foreign text could break out of it. */
    public static void picture(String markup) {
        text(markup, 400_000);
        that(Parsed.of(markup).document().hasChildNodes(), "an empty picture");
    }

    /** Fails with the words where it is not so. */
    public static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // The joiners hold emoji and Persian words together; others hide text or turn it around.
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> true;
        };
    }
}
