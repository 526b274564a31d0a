package dev.replykit.internal.picture;

import dev.replykit.internal.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Draws the parts of an SVG, legible without the style sheet, which only adds colours for dark surroundings. No part
 * refers to another by id or address, so several pictures can share a page.
 */
final class Canvas {
    /** From one line of a text to the next. */
    static final int LINE = 18;

    private static final String FONT = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    private static final String DARK = "@media (prefers-color-scheme:dark){"
            + ".rk-page{fill:#161b22}.rk-card{fill:#212830}.rk-line{stroke:#4a535e}"
            + ".rk-ink{fill:#e8edf2}.rk-quiet{fill:#a3afbb}.rk-pen{stroke:#a3afbb}}";
    private static final String BY_PERSON = "by a person";

    private final StringBuilder out = new StringBuilder();

    /** The whole picture, with a background. */
    static String picture(int width, int height, String title, String description, Canvas content) {
        Canvas svg = new Canvas();
        svg.draw("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" role="img"\
                 font-family="%3$s"><title>%4$s</title>
                <desc>%5$s</desc>
                <style>%6$s</style>
                <rect x="0" y="0" width="%1$s" height="%2$s" rx="12" fill="#f3f5f8" class="rk-page"/>
                """, width, height, FONT, title, description, DARK);
        svg.add(content);
        return svg.out.append("</svg>\n").toString();
    }

    void add(Canvas other) {
        out.append(other.out);
    }

    /** A box whose frame is dashed where a person has to act. */
    void card(int x, int y, int width, int height, boolean isDashed) {
        String stroke = isDashed ? "#56616d" : "#c3cad3";
        draw("""
                <rect x="%s" y="%s" width="%s" height="%s" rx="8" fill="#fdfdfe" stroke="%s" stroke-dasharray="%s"\
                 class="rk-card %s"/>
                """, x, y, width, height, stroke, isDashed ? "5 3" : "none", isDashed ? "rk-pen" : "rk-line");
    }

    void line(String path, int width) {
        draw("""
                <path d="%s" fill="none" stroke="#c3cad3" stroke-width="%s" class="rk-line"/>
                """, path, width);
    }

    /** A thin line that stands out. */
    void tick(String path) {
        draw("""
                <path d="%s" fill="none" stroke="#56616d" class="rk-pen"/>
                """, path);
    }

    /** A text that begins at {@code x}. */
    void text(int x, int y, Style style, String text) {
        text(x, y, style, "start", text);
    }

    /** A text that begins, ends or has its middle at {@code x}, whatever its direction. */
    void text(int x, int y, Style style, String anchor, String text) {
        String direction = Bidi.direction(text);
        boolean isTurned = direction.equals("rtl") && !anchor.equals("middle");
        text(x, y, style, isTurned ? (anchor.equals("end") ? "start" : "end") : anchor, direction, text);
    }

    /** Lines of one text, which begin on the side where its readers expect it. */
    void paragraph(int x, int y, int width, Style style, List<String> lines) {
        String direction = Bidi.direction(String.join(" ", lines));
        for (int i = 0; i < lines.size(); i++) {
            int start = direction.equals("rtl") ? x + width : x;
            text(start, y + LINE * i, style, "start", direction, lines.get(i));
        }
    }

    private void text(int x, int y, Style style, String anchor, String direction, String text) {
        if (!text.isEmpty()) {
            draw("""
                    <text x="%s" y="%s" font-size="%s" font-weight="%s" text-anchor="%s" direction="%s" fill="%s"\
                     class="%s">""", x, y, style.size, style.weight, anchor, direction, style.colour, style.cssClass);
            out.append(Bidi.isolated(escaped(text))).append("</text>\n");
        }
    }

    /** Says that a person has to act, and returns where that begins; it ends at {@code right}. */
    int byPerson(int right, int y) {
        int width = Style.NOTE.width(BY_PERSON) + 30;
        draw("""
                <rect x="%s" y="%s" width="%s" height="20" rx="10" fill="none" stroke="#56616d" class="rk-pen"/>
                """, right - width, y - 14, width);
        glyph(right - width + 14, y - 4, Sign.PERSON);
        text(right - 8, y, Style.NOTE, "end", BY_PERSON);
        return right - width;
    }

    /** A small drawing in the colour of quiet text, with its middle at the point. */
    void glyph(int x, int y, String path) {
        draw("""
                <path d="%s" transform="translate(%s %s) scale(.67)" fill="none" stroke="#56616d" stroke-width="2"\
                 stroke-linejoin="round" class="rk-pen"/>
                """, path, x - 8, y - 8);
    }

    /** A letter in a box, such as the A of a variant. */
    void letter(int x, int y, String letter) {
        draw("""
                <rect x="%s" y="%s" width="18" height="18" rx="4" fill="#56616d" class="rk-quiet"/>
                <text x="%s" y="%s" font-size="12" font-weight="700" text-anchor="middle" fill="#fdfdfe"\
                 class="rk-card">%s</text>
                """, x, y, x + 9, y + 13, letter);
    }

    /** A sign, with its middle at the point, and a dashed ring around it where a person has to act. */
    void sign(int x, int y, String scale, Sign sign, boolean isByPerson) {
        draw("""
                <g transform="translate(%s %s) scale(%s)">""", x, y, scale);
        if (isByPerson) {
            draw("""
                    <circle r="17" fill="none" stroke="#56616d" stroke-width="1.5" stroke-dasharray="4 3"\
                     class="rk-pen"/>
                    """);
        }
        draw(sign.shape() + """
                 fill="%s"/>
                <path d="%s" transform="translate(-12 -12)" fill="none" stroke="#fdfdfe" stroke-width="1.8"\
                 stroke-linecap="round" stroke-linejoin="round"/>
                </g>
                """, sign.colour(), sign.path());
    }

    /** Fills a template. Values may be foreign text, so each is escaped. */
    private void draw(String template, Object... values) {
        Object[] escaped =
                Stream.of(values).map(value -> escaped(String.valueOf(value))).toArray();
        out.append(String.format(Locale.ROOT, template, escaped));
    }

    private static String escaped(String text) {
        return Printable.replaced(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
