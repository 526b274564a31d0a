package dev.replykit.internal.picture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The direction of texts, so that merge fields, numbers and closing punctuation are where readers expect them. */
final class Bidi {
    private static final Pattern ISOLATED = Pattern.compile("\\{\\{[^{}]*}}|&quot;.*?&quot;");

    private Bidi() {}

    /** {@code rtl} where most letters outside of merge fields are written from right to left. */
    static String direction(String text) {
        int sum = text.replaceAll("\\{\\{[^{}]*}}|&quot;", "")
                .codePoints()
                .map(Bidi::direction)
                .sum();
        return sum < 0 ? "rtl" : "ltr";
    }

    /**
     * The escaped text. Within a text from right to left, its merge fields and quoted parts don't mix with what is around
     * them; but not at its start, where browsers would misplace the whole text.
     */
    static String isolated(String text) {
        if (text.codePoints().noneMatch(c -> direction(c) < 0)) {
            return text;
        }
        return ISOLATED.matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.start() == 0
                                ? part.group()
                                : "<tspan direction=\"" + direction(part.group()) + "\" unicode-bidi=\"isolate\">"
                                        + part.group() + "</tspan>"));
    }

    private static int direction(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> 1;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> -1;
            default -> 0;
        };
    }
}
