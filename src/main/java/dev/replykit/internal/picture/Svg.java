package dev.replykit.internal.picture;

import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.internal.picture.Course.Moment;
import dev.replykit.internal.picture.Course.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan as an SVG: an {@link Overview} on a true scale of time, and below it the steps in full. Their axis runs
 * downwards with a tick for each day of a wait, and has a break where a wait is longer than two weeks.
 */
public final class Svg {
    static final int WIDTH = 760;
    static final int MARGIN = 16;

    private static final int LEFT = MARGIN + 4;
    private static final int TEXT_WIDTH = WIDTH - 2 * LEFT;
    private static final int RAIL = 112;
    private static final int INDENT = 24;
    private static final int TO_CARD = 28;
    private static final int SIGN_BELOW_TOP = 20;
    private static final int SIGN_RADIUS = 16;
    private static final int LINE = 18;
    private static final int MOST_TICKS = 14;

    private final Canvas canvas = new Canvas();
    private final Plan plan;
    private final List<Integer> tops = new ArrayList<>();
    private int y = MARGIN;

    private Svg(Plan plan) {
        this.plan = plan;
    }

    public static String of(SequenceDraft draft, List<Step> steps) {
        return new Svg(Plan.of(draft, steps)).draw();
    }

    public static String of(Sequence sequence) {
        return new Svg(Plan.of(sequence)).draw();
    }

    private String draw() {
        head();
        List<Row> rows = plan.course().rows();
        if (rows.isEmpty()) {
            y += 30;
            canvas.text(LEFT, y, Style.BODY, plan.empty());
        } else {
            y = Overview.draw(canvas, plan.course(), y + 14) + 14;
            canvas.line("M" + (RAIL - 6) + " " + (y + 8) + "H" + (RAIL + 6), 3);
            canvas.text(RAIL + TO_CARD, y + 12, Style.NOTE, "A contact enters the sequence");
            y += 16;
            for (int i = 0; i < rows.size(); i++) {
                row(i);
            }
            more(plan.course().moments().size() - rows.size());
        }
        String title = Style.NOTE.cut(plan.name(), TEXT_WIDTH);
        return Canvas.picture(WIDTH, y + MARGIN, title, plan.description(), canvas);
    }

    private void head() {
        y += 24;
        canvas.text(LEFT, y, Style.TITLE, Style.TITLE.cut(plan.name(), TEXT_WIDTH));
        y += 22;
        canvas.text(LEFT, y, Style.BODY, Style.BODY.cut(plan.facts(), TEXT_WIDTH));
        if (plan.senders() != null) {
            y += LINE;
            canvas.text(LEFT, y, Style.BODY, Style.BODY.cut(plan.senders(), TEXT_WIDTH));
        }
        if (plan.health() != null || !plan.issues().isEmpty()) {
            health();
        }
    }

    private void health() {
        y += 28;
        int x = LEFT;
        if (plan.health() != null) {
            String health = Style.HEADING.cut(Plan.words(plan.health().value()), 160);
            canvas.sign(x + 11, y - 5, ".8", Sign.of(plan.health()), false);
            canvas.text(x + 30, y, Style.HEADING, health);
            x += 42 + Style.HEADING.width(health);
        }
        for (String issue : plan.issues()) {
            canvas.text(x, y, Style.LABEL, Style.LABEL.cut(issue, WIDTH - x - MARGIN));
            y += LINE;
        }
        y -= plan.issues().isEmpty() ? 0 : LINE;
    }

    private void more(int steps) {
        if (steps > 0) {
            y += 26;
            List<Moment> moments = plan.course().moments();
            String last = Course.day(moments.get(moments.size() - 1).at());
            canvas.text(RAIL + TO_CARD, y, Style.LABEL, "and " + steps + " more steps, until " + last);
        }
    }

    private void row(int index) {
        List<Row> rows = plan.course().rows();
        Row row = rows.get(index);
        int above = y;
        long days = row.parent() == index - 1 && row.side() == null ? days(row) : 0;
        y += 26 + (days > MOST_TICKS ? 50 : 5 * (int) days);
        tops.add(y);
        int rail = rail(row.depth());
        link(row, above);
        ticks(rail, above, days);
        int labelY = (above + y) / 2 + 4;
        int labelX = rail + TO_CARD;
        if (row.side() != null) {
            canvas.text(labelX, labelY, Style.BRANCH, row.side() ? "if yes" : "if no");
            labelX += 44;
        }
        canvas.text(labelX, labelY, Style.NOTE, row.pause());
        if (index == 0 || !row.moment().isAtTheSameTimeAs(rows.get(index - 1).moment())) {
            when(row.moment());
        }
        int signY = y + SIGN_BELOW_TOP;
        y = Card.draw(canvas, row, rail + TO_CARD, y);
        Sign sign = Sign.of(row.moment().channel());
        canvas.sign(rail, signY, "1.0", sign, row.moment().isManual());
    }

    private static int rail(int depth) {
        return RAIL + INDENT * depth;
    }

    /** The line from the step that this one follows. */
    private void link(Row row, int above) {
        int rail = rail(row.depth());
        int at = y + SIGN_BELOW_TOP;
        int from = above - 6;
        int parentRail = RAIL;
        if (row.parent() >= 0) {
            from = tops.get(row.parent()) + SIGN_BELOW_TOP + SIGN_RADIUS;
            parentRail = rail(plan.course().rows().get(row.parent()).depth());
        }
        String to = parentRail == rail
                ? "V" + (at - SIGN_RADIUS)
                : "V" + at + "H" + (rail - SIGN_RADIUS * Integer.signum(rail - parentRail));
        canvas.line("M" + parentRail + " " + from + to, 2);
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

    /** How many days began since the step before. */
    private long days(Row row) {
        long before =
                row.parent() < 0 ? 0 : plan.course().moments().get(row.parent()).at();
        return row.moment().at() / Course.DAY - before / Course.DAY;
    }

    private void when(Moment moment) {
        int right = RAIL - 24;
        int at = y + SIGN_BELOW_TOP + 5;
        if (moment.isEarliest()) {
            canvas.text(right, at - 16, Style.SMALL, "end", "at the earliest");
        }
        canvas.text(right, at, Style.HEADING, "end", Course.day(moment.at()));
        canvas.text(right, at + 16, Style.NOTE, "end", Course.inDay(moment.at()));
    }
}
