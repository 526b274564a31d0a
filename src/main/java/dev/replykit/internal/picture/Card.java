package dev.replykit.internal.picture;

import dev.replykit.ExecutionMode;
import dev.replykit.internal.picture.Canvas.Tone;
import dev.replykit.internal.picture.Plan.Row;
import dev.replykit.internal.picture.Plan.Text;

/** One step in full: what it is, how it is carried out, and what it says, variants one under another. */
final class Card {
    private static final int PADDING = 14;
    private static final int BASELINE = 25;
    private static final int SIZE = 13;
    private static final int LINE = 18;

    private final Canvas inside = new Canvas();
    private final int x;
    private final int width;
    private final boolean several;
    private int y;

    private Card(int x, int width, boolean several, int y) {
        this.x = x;
        this.width = width;
        this.several = several;
        this.y = y;
    }

    /** Draws the step with its corner at the point, and returns where it ended. */
    static int draw(Canvas canvas, Row row, int x, int y) {
        Card card = new Card(x, Svg.WIDTH - Svg.MARGIN - x, row.texts().size() > 1, y);
        card.title(row);
        card.y += card.several ? 30 : 26;
        row.texts().forEach(card::text);
        card.y += row.texts().isEmpty() ? 14 : 10;
        canvas.card(x, y, card.width, card.y - y, row.moment().isManual());
        canvas.add(card.inside);
        return card.y;
    }

    private void title(Row row) {
        int right = x + width - PADDING;
        int baseline = y + BASELINE;
        if (row.moment().mode() != null) {
            String mode = Canvas.cut(Prose.plain(row.moment().mode().value()), 12, 120);
            inside.text(right, baseline, 12, Tone.QUIET, "end", false, mode);
            right -= Prose.width(mode) * 12 / 1_000 + 12;
            if (row.moment().isManual()) {
                inside.glyph(right, baseline - 4, Sign.PERSON);
            } else if (ExecutionMode.AUTOMATIC.equals(row.moment().mode())) {
                inside.glyph(right, baseline - 4, Sign.BOLT);
            }
            right -= 16;
        }
        String number = row.number() + ".";
        int titleX = x + PADDING + Prose.width(number) * 14 / 1_000 + 5;
        inside.text(x + PADDING, baseline, 14, Tone.QUIET, number);
        inside.bold(titleX, baseline, 14, Tone.INK, Canvas.cutBold(row.title(), 14, right - titleX));
    }

    private void text(Text text) {
        int left = x + PADDING;
        if (!text.sign().isEmpty()) {
            inside.letter(left, y + 6, text.sign());
            left += 26;
        }
        int room = x + width - PADDING - left;
        String off = text.off() ? "(off) " : "";
        if (!text.subject().isEmpty()) {
            y += LINE;
            inside.bold(left, y, SIZE, Tone.INK, Canvas.cutBold(off + text.subject(), SIZE, room));
            off = "";
        }
        if (!text.message().isEmpty()) {
            int lines = several && !text.subject().isEmpty() ? 1 : 2;
            for (String line : Prose.wrap(off + text.message(), room * 1_000 / SIZE, lines)) {
                y += LINE;
                inside.text(left, y, SIZE, Tone.QUIET, line);
            }
        }
        y += several ? 8 : 2;
    }
}
