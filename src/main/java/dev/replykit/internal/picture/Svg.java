package dev.replykit.internal.picture;

import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.internal.picture.Course.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan as an SVG: an {@link Overview} on a true scale of time, and below it the steps, in full or, where they are many,
 * on a line each. Their axis runs downwards, and has a break where a wait is longer than two weeks.
 */
public final class Svg {
    static final int WIDTH = 760;
    static final int MARGIN = 16;

    private static final int LEFT = MARGIN + 4;
    private static final int TEXT_WIDTH = WIDTH - 2 * LEFT;
    private static final int RAIL = 118;
    private static final int INDENT = 24;
    private static final int TO_CARD = 28;
    private static final int MOST_TICKS = 14;

    private final Canvas canvas = new Canvas();
    private final Canvas steps = new Canvas();
    private final Plan plan;
    private final boolean isCompact;
    private final String signScale;
    private final int signRadius;
    private final int signBelowTop;
    private final List<Integer> tops = new ArrayList<>();
    private int y = MARGIN;

    private Svg(Plan plan) {
        this.plan = plan;
        this.isCompact = plan.course().isCompact();
        this.signScale = isCompact ? ".62" : "1.0";
        this.signRadius = isCompact ? 10 : 16;
        this.signBelowTop = isCompact ? 12 : 20;
    }

    public static String of(SequenceDraft draft, List<Step> steps) {
        return new Svg(Plan.of(draft, steps)).draw();
    }

    public static String of(Sequence sequence) {
        return new Svg(Plan.of(sequence)).draw();
    }

    private String draw() {
        head();
        if (plan.course().rows().isEmpty()) {
            y += 30;
            canvas.text(LEFT, y, Style.BODY, plan.empty());
        } else {
            y = Overview.draw(canvas, plan.course(), y + 14) + 14;
            steps();
        }
        String title = Style.NOTE.cut(plan.name(), TEXT_WIDTH);
        return Canvas.picture(WIDTH, y + MARGIN, title, plan.description(), canvas);
    }

    private void head() {
        y += 2;
        for (String line : Style.TITLE.wrap(plan.name(), TEXT_WIDTH, 2)) {
            y += 23;
            canvas.text(LEFT, y, Style.TITLE, line);
        }
        y += 4;
        for (String line : List.of(plan.facts(), plan.channels(), plan.senders())) {
            y += line.isEmpty() ? 0 : Canvas.LINE;
            canvas.text(LEFT, y, Style.BODY, Style.BODY.cut(line, TEXT_WIDTH));
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
            y += Canvas.LINE;
        }
        y -= plan.issues().isEmpty() ? 0 : Canvas.LINE;
    }

    private void steps() {
        int top = y;
        y += isCompact ? 8 : 0;
        steps.line("M" + (RAIL - 6) + " " + (y + 8) + "H" + (RAIL + 6), 3);
        steps.text(RAIL + TO_CARD, y + 12, Style.NOTE, "A contact enters the sequence");
        y += 16;
        List<Row> rows = plan.course().rows();
        for (int i = 0; i < rows.size(); i++) {
            row(i);
        }
        int more = plan.course().moments().size() - rows.size();
        if (more > 0) {
            y += 20;
            String last = Course.day(plan.course().end());
            steps.text(RAIL + TO_CARD, y, Style.LABEL, "and " + more + " more steps, until " + last);
        }
        if (isCompact) {
            if (rows.stream().anyMatch(row -> row.moment().isEarliest())) {
                y += 20;
                steps.text(RAIL + TO_CARD, y, Style.NOTE, "+ or later: a condition before it may take its time");
            }
            y += 12;
            canvas.card(MARGIN, top, WIDTH - 2 * MARGIN, y - top, false);
        }
        canvas.add(steps);
    }

    private void row(int index) {
        Row row = plan.course().rows().get(index);
        int above = y;
        long days = row.parent() == index - 1 && row.side() == null ? days(index) : 0;
        long units = days > MOST_TICKS ? 10 : days;
        y += (int) (isCompact ? 2 * units : 26 + 5 * units);
        tops.add(y);
        int rail = rail(row.depth());
        link(row, above);
        ticks(rail, above, days);
        int x = rail + TO_CARD;
        if (!isCompact) {
            int middle = (above + y) / 2 + 4;
            steps.text(x, middle, Style.BRANCH, row.sideInWords());
            steps.text(x + (row.side() == null ? 0 : 44), middle, Style.NOTE, row.pause());
        }
        when(index);
        Sign sign = Sign.of(row.moment().channel());
        steps.sign(rail, y + signBelowTop, signScale, sign, row.moment().isByPerson());
        y = isCompact ? Card.line(steps, row, x, y) : Card.draw(steps, row, x, y);
    }

    private static int rail(int depth) {
        return RAIL + INDENT * depth;
    }

    /** The line from the step that this one follows. */
    private void link(Row row, int above) {
        int rail = rail(row.depth());
        int at = y + signBelowTop;
        int from = above - 6;
        int parentRail = RAIL;
        if (row.parent() >= 0) {
            from = tops.get(row.parent()) + signBelowTop + signRadius;
            parentRail = rail(plan.course().rows().get(row.parent()).depth());
        }
        String to = parentRail == rail
                ? "V" + (at - signRadius)
                : "V" + at + "H" + (rail - signRadius * Integer.signum(rail - parentRail));
        steps.line("M" + parentRail + " " + from + to, 2);
    }

    private void ticks(int rail, int above, long days) {
        if (days > MOST_TICKS) {
            int middle = (above + y) / 2;
            steps.line("M" + (rail - 7) + " " + (middle + 1) + "l14-6M" + (rail - 7) + " " + (middle + 7) + "l14-6", 2);
        } else if (!isCompact) {
            for (int i = 1; i <= days; i++) {
                long at = above + (long) i * (y - above) / (days + 1);
                steps.tick("M" + (rail - 5) + " " + at + "h10");
            }
        }
    }

    /** How many days began since the step before. */
    private long days(int index) {
        return at(index) / Course.DAY - at(index - 1) / Course.DAY;
    }

    private long at(int index) {
        return index < 0 ? 0 : plan.course().rows().get(index).moment().at();
    }

    /** The day, unless the row above has the same time; and the time of the day, unless it has the same. */
    private void when(int index) {
        Moment moment = plan.course().rows().get(index).moment();
        boolean isEarliestAbove =
                index > 0 && plan.course().rows().get(index - 1).moment().isEarliest();
        String day = Course.day(moment.at());
        String inDay = Course.inDay(moment.at(), at(index - 1));
        int right = RAIL - (isCompact ? 18 : 24);
        int baseline = y + signBelowTop + 5;
        if (isCompact) {
            boolean isSameDay = index > 0 && day.equals(Course.day(at(index - 1)));
            day += moment.isEarliest() ? "+" : "";
            steps.text(right, baseline, isSameDay ? Style.NOTE : Style.LABEL, "end", isSameDay ? inDay : day);
        } else if (index == 0 || moment.at() != at(index - 1) || moment.isEarliest() != isEarliestAbove) {
            steps.text(right, baseline - 16, Style.SMALL, "end", moment.isEarliest() ? "at the earliest" : "");
            steps.text(right, baseline, Style.HEADING, "end", day);
            steps.text(right, baseline + 16, Style.NOTE, "end", inDay);
        }
    }
}
