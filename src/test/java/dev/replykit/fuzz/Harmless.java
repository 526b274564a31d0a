package dev.replykit.fuzz;

import dev.replykit.picture.Parsed;
import java.util.Set;
import java.util.stream.IntStream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** What must hold of everything that is shown to people, whatever is shown in it. */
public final class Harmless {
    private static final Set<String> ELEMENTS = Set.of("svg title desc style g rect circle path text tspan".split(" "));
    private static final Set<String> ATTRIBUTES = Set.of(
            ("xmlns width height viewBox role font-family font-size font-weight text-anchor x y rx r d transform class"
                            + " fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin direction unicode-bidi")
                    .split(" "));

    private Harmless() {}

    /** Fails where a text could break out of its place on a terminal, or is longer than anybody reads. */
    public static void text(String text, int longest) {
        that(text.length() <= longest, text.length() + " characters, more than " + longest);
        text.codePoints()
                .filter(c -> c != '\n' && !isHarmless(c))
                .findFirst()
                .ifPresent(c -> that(false, String.format("holds U+%04X: %s", c, text)));
    }

    /** Fails where a picture is large or not well-formed XML, or foreign text could break out of it. */
    public static void picture(String markup) {
        text(markup, 300_000);
        for (Element element : Parsed.of(markup).elements("*")) {
            that(ELEMENTS.contains(element.getTagName()), "the element " + element.getTagName());
            NamedNodeMap attributes = element.getAttributes();
            IntStream.range(0, attributes.getLength()).forEach(i -> attribute((Attr) attributes.item(i)));
        }
    }

    private static void attribute(Attr attribute) {
        that(ATTRIBUTES.contains(attribute.getName()), "the attribute " + attribute.getName());
        that(
                attribute.getValue().matches("(?!.*(url|javascript|word))[ -~]*"),
                "foreign text in an attribute: " + attribute.getValue());
    }

    /** Fails with this message if it is false. */
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
