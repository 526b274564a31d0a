package dev.replykit.internal.picture;

import dev.replykit.internal.text.StepView.Channel;
import java.util.Locale;

/**
 * What the parts of an SVG are drawn with. Colours stand in attributes, light ones on a panel of their own, so that a
 * picture is legible where a site strips its style sheet; where it is kept, dark surroundings get dark colours. Nothing
 * refers to anything else, by id or by address, so pictures can share a page.
 */
final class Canvas {
    /** A kind of colour, which differs in light and dark. */
    enum Tone {
        PAGE("#f3f5f8"),
        CARD("#fdfdfe"),
        LINE("#c3cad3"),
        INK("#1f2933"),
        QUIET("#56616d");

        private final String light;

        Tone(String light) {
            this.light = light;
        }

        private String css() {
            return "rk-" + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String DARK = "@media (prefers-color-scheme:dark){"
            + ".rk-page{fill:#161b22}.rk-card{fill:#212830}.rk-line{stroke:#4a535e}"
            + ".rk-ink{fill:#e8edf2}.rk-quiet{fill:#a3afbb}.rk-pen{stroke:#a3afbb}}";
    private static final String FONT = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    /** Bold letters are wider: so many thousandths of an em hold what fits into a thousand of others. */
    private static final int BOLD = 840;

    private final Markup out = new Markup();

    /** The start of the text that fits into so many units at this size. */
    static String cut(String text, int size, int width) {
        return Prose.cut(text, width * 1_000 / size);
    }

    static String cutBold(String text, int size, int width) {
        return Prose.cut(text, width * BOLD / size);
    }

    static int boldWidth(String text, int size) {
        return Prose.width(text) * size / BOLD;
    }

    /** The whole picture. */
    static String picture(int width, int height, String title, String description, Canvas content) {
        Markup svg = new Markup();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "img",
                "font-family",
                FONT);
        svg.element("title", title).element("desc", description).element("style", DARK);
        return svg.add(content.out).close("svg").toString();
    }

    void add(Canvas other) {
        out.add(other.out);
    }

    void panel(int x, int y, int width, int height, int radius) {
        out.empty(
                "rect",
                "x",
                x,
                "y",
                y,
                "width",
                width,
                "height",
                height,
                "rx",
                radius,
                "fill",
                Tone.PAGE.light,
                "class",
                Tone.PAGE.css());
    }

    /** A framed box; the frame is dashed for what a person does. */
    void card(int x, int y, int width, int height, boolean dashed) {
        out.empty(
                "rect",
                "x",
                x,
                "y",
                y,
                "width",
                width,
                "height",
                height,
                "rx",
                8,
                "fill",
                Tone.CARD.light,
                "stroke",
                dashed ? Tone.QUIET.light : Tone.LINE.light,
                "stroke-dasharray",
                dashed ? "5 3" : "none",
                "class",
                Tone.CARD.css() + (dashed ? " rk-pen" : " " + Tone.LINE.css()));
    }

    void line(String path, int width) {
        out.empty(
                "path",
                "d",
                path,
                "fill",
                "none",
                "stroke",
                Tone.LINE.light,
                "stroke-width",
                width,
                "class",
                Tone.LINE.css());
    }

    /** A thin line that stands out. */
    void tick(String path) {
        out.empty("path", "d", path, "fill", "none", "stroke", Tone.QUIET.light, "class", "rk-pen");
    }

    /** A text from {@code x} on. */
    void text(int x, int y, int size, Tone tone, String text) {
        text(x, y, size, tone, "start", false, text);
    }

    void bold(int x, int y, int size, Tone tone, String text) {
        text(x, y, size, tone, "start", true, text);
    }

    /** A text that ends, or has its middle, at {@code x}. */
    void text(int x, int y, int size, Tone tone, String anchor, boolean bold, String text) {
        if (text.isEmpty()) {
            return;
        }
        out.element(
                "text",
                text,
                "x",
                x,
                "y",
                y,
                "font-size",
                size,
                "font-weight",
                bold ? 600 : 400,
                "text-anchor",
                anchor,
                "fill",
                tone.light,
                "class",
                tone.css());
    }

    /** A small drawing in the colour of quiet text, its middle at the point. */
    void glyph(int x, int y, String drawing) {
        out.empty(
                "path",
                "d",
                drawing,
                "transform",
                "translate(" + (x - 8) + " " + (y - 8) + ") scale(.67)",
                "fill",
                "none",
                "stroke",
                Tone.QUIET.light,
                "stroke-width",
                2,
                "stroke-linejoin",
                "round",
                "class",
                "rk-pen");
    }

    /** A letter in a box, such as the A of a variant. */
    void letter(int x, int y, String letter) {
        out.empty(
                "rect",
                "x",
                x,
                "y",
                y,
                "width",
                18,
                "height",
                18,
                "rx",
                4,
                "fill",
                Tone.QUIET.light,
                "class",
                Tone.QUIET.css());
        out.element(
                "text",
                letter,
                "x",
                x + 9,
                "y",
                y + 13,
                "font-size",
                12,
                "font-weight",
                700,
                "text-anchor",
                "middle",
                "fill",
                Tone.CARD.light,
                "class",
                Tone.CARD.css());
    }

    /** The sign of a channel, its middle at the point; a ring of dashes around it for what a person does. */
    void sign(int x, int y, double scale, Channel channel, boolean manual) {
        Sign sign = Sign.of(channel);
        out.open("g", "transform", "translate(" + x + " " + y + ") scale(" + scale + ")");
        if (manual) {
            out.empty(
                    "circle",
                    "r",
                    17,
                    "fill",
                    "none",
                    "stroke",
                    Tone.QUIET.light,
                    "stroke-width",
                    1.5,
                    "stroke-dasharray",
                    "4 3",
                    "class",
                    "rk-pen");
        }
        if (channel == Channel.CONDITION) {
            out.empty("path", "d", "M0-18L18 0L0 18L-18 0Z", "fill", sign.colour());
        } else if (channel == Channel.LINKEDIN) {
            out.empty("rect", "x", -13, "y", -13, "width", 26, "height", 26, "rx", 5, "fill", sign.colour());
        } else {
            out.empty("circle", "r", 14, "fill", sign.colour());
        }
        drawing(sign);
        out.close("g");
    }

    /** The sign of a health, its middle at the point. */
    void sign(int x, int y, Sign sign) {
        out.open("g", "transform", "translate(" + x + " " + y + ") scale(.8)");
        out.empty("rect", "x", -14, "y", -14, "width", 28, "height", 28, "rx", 8, "fill", sign.colour());
        drawing(sign);
        out.close("g");
    }

    private void drawing(Sign sign) {
        out.empty(
                "path",
                "d",
                sign.drawing(),
                "transform",
                "translate(-12 -12)",
                "fill",
                "none",
                "stroke",
                "#fdfdfe",
                "stroke-width",
                1.8,
                "stroke-linecap",
                "round",
                "stroke-linejoin",
                "round");
    }
}
