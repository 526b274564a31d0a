package dev.replykit.internal.picture;

import dev.replykit.ExecutionMode;
import dev.replykit.internal.picture.Course.Row;
import dev.replykit.internal.picture.Course.Text;

/** One step in full: what it is, who does it, and what it says, with its variants below each other. */
final class Card {
    private static final int PADDING = 14;
    private static final int BASELINE = 25;
    private static final int LINE = 18;

    private final Canvas inside = new Canvas();
    private final Row row;
    private final int x;
    private final int width;
    private int y;

    private Card(Row row, int x, int y) {
        this.row = row;
        this.x = x;
        this.width = Svg.WIDTH - Svg.MARGIN - x;
        this.y = y;
    }

    /** Draws the step with its corner at the point, and returns where it ends. */
    static int draw(Canvas canvas, Row row, int x, int y) {
        Card card = new Card(row, x, y);
        card.title();
        card.y += card.hasVariants() ? 30 : 26;
        row.texts().forEach(card::text);
        card.y += row.texts().isEmpty() ? 14 : 10;
        canvas.card(x, y, card.width, card.y - y, row.moment().isManual());
        canvas.add(card.inside);
        return card.y;
    }

    private boolean hasVariants() {
        return row.texts().size() > 1;
    }

    private void title() {
        int right = x + width - PADDING;
        int baseline = y + BASELINE;
        ExecutionMode mode = row.moment().mode();
        if (mode != null) {
            String label = Style.NOTE.cut(Plan.oneLine(mode.value()), 120);
            inside.text(right, baseline, Style.NOTE, "end", label);
            right -= Style.NOTE.width(label) + 12;
            if (mode.equals(ExecutionMode.MANUAL)) {
                inside.glyph(right, baseline - 4, Sign.PERSON);
            } else if (mode.equals(ExecutionMode.AUTOMATIC)) {
                inside.glyph(right, baseline - 4, Sign.BOLT);
            }
            right -= 16;
        }
        String number = row.number() + ".";
        int titleX = x + PADDING + Style.NUMBER.width(number) + 5;
        inside.text(x + PADDING, baseline, Style.NUMBER, number);
        inside.text(titleX, baseline, Style.HEADING, Style.HEADING.cut(row.title(), right - titleX));
    }

    private void text(Text text) {
        int left = x + PADDING;
        if (!text.letter().isEmpty()) {
            inside.letter(left, y + 6, text.letter());
            left += 26;
        }
        int room = x + width - PADDING - left;
        String off = text.isOff() ? "(off) " : "";
        if (!text.subject().isEmpty()) {
            y += LINE;
            inside.text(left, y, Style.SUBJECT, Style.SUBJECT.cut(off + text.subject(), room));
            off = "";
        }
        if (!text.message().isEmpty()) {
            int most = hasVariants() && !text.subject().isEmpty() ? 1 : 2;
            for (String line : Style.BODY.wrap(off + text.message(), room, most)) {
                y += LINE;
                inside.text(left, y, Style.BODY, line);
            }
        }
        y += hasVariants() ? 8 : 2;
    }
}
