package dev.replykit.internal.picture;

import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.internal.picture.Canvas.Tone;
import dev.replykit.internal.picture.Plan.Moment;
import dev.replykit.internal.picture.Plan.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan as an SVG: on top an {@link Overview} on a true scale of days, below it the steps in full, one under another.
 * There the axis runs downwards: the longer the wait, the longer the gap, with a tick for each day, and it breaks where
 * the wait is longer than two weeks; so minutes and months fit into one picture.
 */
public final class Svg {
    static final int WIDTH = 760;
    static final int MARGIN = 16;

    private static final int RAIL = 112;
    private static final int INDENT = 24;
    private static final int TO_CARD = 28;
    private static final int SIGN_BELOW_TOP = 20;
    private static final int SIGN_RADIUS = 16;
    private static final int SIZE = 13;
    private static final int LINE = 18;
    private static final int MOST_TICKS = 14;

    private final Canvas canvas = new Canvas();
    private final Plan plan;
    private final List<Integer> tops = new ArrayList<>();
    private int y = MARGIN;

    private Svg(Plan plan) {
        this.plan = plan;
    }

    /** The draft as a picture. */
    public static String of(SequenceDraft draft) {
        return new Svg(Plan.of(draft)).draw();
    }

    /** The sequence as a picture. */
    public static String of(Sequence sequence) {
        return new Svg(Plan.of(sequence)).draw();
    }

    private String draw() {
        head();
        if (plan.rows().isEmpty()) {
            y += 30;
            canvas.text(MARGIN + 4, y, SIZE, Tone.QUIET, plan.empty());
        } else {
            y = Overview.draw(canvas, plan.steps(), y + 14) + 14;
            entry();
            for (int i = 0; i < plan.rows().size(); i++) {
                row(i);
            }
            end();
        }
        Canvas whole = new Canvas();
        whole.panel(0, 0, WIDTH, y + MARGIN, 12);
        whole.add(canvas);
        return Canvas.picture(WIDTH, y + MARGIN, Prose.cut(plan.name(), 60_000), description(), whole);
    }

    private String description() {
        return plan.facts() + (plan.steps().isEmpty() ? "" : ": " + plan.channels());
    }

    private void head() {
        int x = MARGIN + 4;
        y += 24;
        canvas.bold(x, y, 19, Tone.INK, Canvas.cutBold(plan.name(), 19, WIDTH - 2 * x));
        y += 22;
        canvas.text(x, y, SIZE, Tone.QUIET, Canvas.cut(plan.facts(), SIZE, WIDTH - 2 * x));
        if (plan.senders() != null) {
            y += LINE;
            canvas.text(x, y, SIZE, Tone.QUIET, Canvas.cut(plan.senders(), SIZE, WIDTH - 2 * x));
        }
        if (plan.health() != null || !plan.issues().isEmpty()) {
            health(x);
        }
    }

    private void health(int left) {
        y += 28;
        int x = left;
        if (plan.health() != null) {
            String health = Canvas.cut(Prose.words(plan.health().value()), 14, 160);
            canvas.sign(x + 11, y - 5, Sign.of(plan.health()));
            canvas.bold(x + 30, y, 14, Tone.INK, health);
            x += 42 + Canvas.boldWidth(health, 14);
        }
        int next = y;
        for (String issue : plan.issues()) {
            y = next;
            canvas.text(x, y, SIZE, Tone.INK, Canvas.cut(issue, SIZE, WIDTH - x - MARGIN));
            next += LINE;
        }
    }

    private void entry() {
        canvas.line("M" + (RAIL - 6) + " " + (y + 8) + "H" + (RAIL + 6), 3);
        canvas.text(RAIL + TO_CARD, y + 12, 12, Tone.QUIET, "A contact enters the sequence");
        y += 16;
    }

    private void end() {
        if (plan.left() > 0) {
            y += 26;
            Moment last = plan.steps().get(plan.steps().size() - 1);
            canvas.text(
                    RAIL + TO_CARD,
                    y,
                    SIZE,
                    Tone.INK,
                    "and " + plan.left() + " more steps, until " + Elapsed.day(last.at()));
        }
    }

    private void row(int index) {
        Row row = plan.rows().get(index);
        int above = y;
        long days = row.parent() == index - 1 && row.side() == null ? days(row) : 0;
        y += 26 + (days > MOST_TICKS ? 50 : 5 * (int) days);
        tops.add(y);
        int rail = RAIL + INDENT * row.depth();
        link(row, rail, above);
        ticks(rail, above, days);
        int labelY = (above + y) / 2 + 4;
        int labelX = rail + TO_CARD;
        if (row.side() != null) {
            canvas.bold(labelX, labelY, 12, Tone.INK, row.side() ? "if yes" : "if no");
            labelX += 44;
        }
        canvas.text(labelX, labelY, 12, Tone.QUIET, row.pause());
        if (index == 0
                || !HtmlTable.when(row.moment())
                        .equals(HtmlTable.when(plan.rows().get(index - 1).moment()))) {
            when(row.moment());
        }
        y = Card.draw(canvas, row, rail + TO_CARD, y);
        canvas.sign(
                rail,
                tops.get(index) + SIGN_BELOW_TOP,
                1,
                row.moment().channel(),
                row.moment().isManual());
    }

    private void link(Row row, int rail, int above) {
        int at = y + SIGN_BELOW_TOP;
        int from = row.parent() < 0 ? above - 6 : tops.get(row.parent()) + SIGN_BELOW_TOP + SIGN_RADIUS;
        int parentRail = row.parent() < 0
                ? RAIL
                : RAIL + INDENT * plan.rows().get(row.parent()).depth();
        canvas.line(
                "M" + parentRail + " " + from
                        + (parentRail == rail
                                ? "V" + (at - SIGN_RADIUS)
                                : "V" + at + "H" + (rail - SIGN_RADIUS * Integer.signum(rail - parentRail))),
                2);
    }

    private void ticks(int rail, int above, long days) {
        if (days > MOST_TICKS) {
            int middle = (above + y) / 2;
            canvas.line(
                    "M" + (rail - 7) + " " + (middle + 1) + "l14-6M" + (rail - 7) + " " + (middle + 7) + "l14-6", 2);
            return;
        }
        for (int i = 1; i <= days; i++) {
            long at = above + (long) i * (y - above) / (days + 1);
            canvas.tick("M" + (rail - 5) + " " + at + "h10");
        }
    }

    /** How often a day began since the step before. */
    private long days(Row row) {
        long before =
                row.parent() < 0 ? 0 : plan.rows().get(row.parent()).moment().at();
        return row.moment().at() / Elapsed.DAY - before / Elapsed.DAY;
    }

    private void when(Moment moment) {
        int right = RAIL - 24;
        int at = y + SIGN_BELOW_TOP + 5;
        if (moment.earliest()) {
            canvas.text(right, at - 16, 11, Tone.QUIET, "end", false, "at the earliest");
        }
        canvas.text(right, at, 14, Tone.INK, "end", true, Elapsed.day(moment.at()));
        canvas.text(right, at + 16, 12, Tone.QUIET, "end", false, Elapsed.inDay(moment.at()));
    }
}
