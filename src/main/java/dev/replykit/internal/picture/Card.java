package dev.replykit.internal.picture;

import dev.replykit.Step.ExecutionMode;
import dev.replykit.internal.picture.Row.Text;
import java.util.List;

/** One step in full: what it is, who does it, and what it says, with its variants below each other. */
final class Card {
    private static final int PADDING = 14;
    private static final int BASELINE = 25;

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
        card.y += row.isTested() ? 30 : 26;
        row.texts().forEach(card::text);
        card.y += row.texts().isEmpty() ? 14 : 10;
        canvas.card(x, y, card.width, card.y - y, row.moment().isByPerson());
        canvas.add(card.inside);
        return card.y;
    }

    /** Draws the step on one line, and returns where it ends. */
    static int line(Canvas canvas, Row row, int x, int y) {
        int right = Svg.WIDTH - Svg.MARGIN - PADDING;
        int baseline = y + 17;
        if (row.moment().isByPerson()) {
            right = canvas.byPerson(right, baseline);
        }
        String number = row.number() + ".";
        canvas.text(x, baseline, Style.BRANCH, row.sideInWords());
        int left = x + (row.side() == null ? 0 : 44);
        canvas.text(left, baseline, Style.BODY, number);
        left += Style.BODY.width(number) + 5;
        String title = Style.SUBJECT.cut(row.title(), right - left - 8);
        canvas.text(left, baseline, Style.SUBJECT, title);
        left += Style.SUBJECT.width(title) + 8;
        canvas.text(left, baseline, Style.LABEL, row.remarks());
        left += row.remarks().isEmpty() ? 0 : Style.LABEL.width(row.remarks()) + 8;
        int room = right - left - 10;
        if (room > 60) {
            canvas.text(left, baseline, Style.BODY, Style.BODY.cut(row.firstWords(), room));
        }
        return y + 26;
    }

    private void title() {
        int right = x + width - PADDING;
        int baseline = y + BASELINE;
        ExecutionMode mode = row.moment().mode();
        if (row.moment().isByPerson()) {
            right = inside.byPerson(right, baseline) - 8;
        } else if (mode != null) {
            String label = Style.NOTE.cut(Plan.oneLine(mode.value()), 120);
            inside.text(right, baseline, Style.NOTE, "end", label);
            right -= Style.NOTE.width(label) + 12;
            if (mode.equals(ExecutionMode.AUTOMATIC)) {
                inside.glyph(right, baseline - 4, Sign.BOLT);
            }
            right -= 16;
        }
        String number = row.number() + ".";
        int titleX = x + PADDING + Style.NUMBER.width(number) + 5;
        inside.text(x + PADDING, baseline, Style.NUMBER, number);
        int room = right - titleX;
        List<String> lines = Style.HEADING.wrap(row.title(), room, 2);
        inside.paragraph(titleX, baseline, room, Style.HEADING, lines);
        y += Canvas.LINE * (lines.size() - 1);
    }

    private void text(Text text) {
        int left = x + PADDING;
        if (!text.letter().isEmpty()) {
            inside.letter(left, y + 6, text.letter());
            left += 26;
        }
        int room = x + width - PADDING - left;
        lines(left, Style.LABEL, text.remark(), room, 1);
        lines(left, Style.SUBJECT, text.subject(), room, 2);
        int most = row.isTested() && !text.subject().isEmpty() ? 1 : 2;
        lines(left, Style.BODY, text.message(), room, most);
        y += row.isTested() ? 8 : 2;
    }

    private void lines(int left, Style style, String text, int room, int most) {
        if (!text.isEmpty()) {
            List<String> lines = style.wrap(text, room, most);
            inside.paragraph(left, y + Canvas.LINE, room, style, lines);
            y += Canvas.LINE * lines.size();
        }
    }
}
