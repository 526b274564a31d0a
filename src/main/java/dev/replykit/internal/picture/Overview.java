package dev.replykit.internal.picture;

import dev.replykit.internal.picture.Course.Moment;
import dev.replykit.internal.text.StepView.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** All steps on a scale of time, with a lane for each channel. Signs that would overlap become one with a number. */
final class Overview {
    private static final int LEFT = Svg.MARGIN + 118;
    private static final int RIGHT = Svg.WIDTH - Svg.MARGIN - 34;
    private static final int PAD = 14;
    private static final int LANE = 28;
    private static final int MARK = 22;
    private static final int DIGIT = 8;
    private static final int MOST_LABELS = 9;
    private static final int FEWEST_STEPS = 4;

    private static final long DAY = Course.DAY;
    private static final long WEEK = Course.WEEK;

    /** What the axis counts, in minutes. */
    private static final long[] UNITS = {
        15,
        60,
        180,
        360,
        DAY,
        2 * DAY,
        WEEK,
        2 * WEEK,
        5 * WEEK,
        10 * WEEK,
        100 * WEEK,
        1_000 * WEEK,
        10_000 * WEEK,
        100_000 * WEEK
    };

    private final Canvas canvas;
    private final long end;

    private Overview(Canvas canvas, long end) {
        this.canvas = canvas;
        this.end = end;
    }

    /** Draws below {@code y} and returns where it ends. Draws nothing for few steps, or where all run at one time. */
    static int draw(Canvas canvas, Course course, int y) {
        List<Moment> steps = course.moments();
        return course.end() == 0 || steps.size() < FEWEST_STEPS
                ? y
                : new Overview(canvas, course.end()).lanes(steps, y);
    }

    private int lanes(List<Moment> steps, int top) {
        Map<Channel, Marks> lanes = new EnumMap<>(Channel.class);
        for (Moment step : steps) {
            lanes.computeIfAbsent(step.channel(), channel -> new Marks()).add(x(step.at()) - LEFT, step.isByPerson());
        }
        int bottom = top + 12 + LANE * lanes.size();
        canvas.card(Svg.MARGIN, top, Svg.WIDTH - 2 * Svg.MARGIN, bottom + 22 - top, false);
        axis(top + 8, bottom);
        int y = top + 8 + LANE / 2;
        for (Map.Entry<Channel, Marks> lane : lanes.entrySet()) {
            canvas.line("M" + LEFT + " " + y + "H" + RIGHT, 1);
            canvas.text(Svg.MARGIN + PAD, y + 4, Style.LABEL, lane.getKey().label());
            lane.getValue().draw(canvas, lane.getKey(), y);
            y += LANE;
        }
        return bottom + 22;
    }

    private void axis(int top, int bottom) {
        long unit = unit();
        for (long at = 0; at <= end; at += unit) {
            int x = x(at);
            canvas.line("M" + x + " " + top + "V" + bottom, 1);
            canvas.text(x, bottom + 15, Style.SMALL, "middle", label(at, unit));
        }
    }

    /** {@code Week 3}, {@code Day 5} or {@code +6 h}. */
    private static String label(long at, long unit) {
        return unit >= WEEK ? "Week " + (at / WEEK + 1) : at % DAY == 0 ? Course.day(at) : Course.inDay(at, 0);
    }

    /** Hours for a day, days for two weeks, then weeks. */
    private long unit() {
        long least = end <= DAY ? 0 : end <= 2 * WEEK ? DAY : WEEK;
        return LongStream.of(UNITS)
                .filter(unit -> unit >= least && end / unit < MOST_LABELS)
                .findFirst()
                .orElseThrow();
    }

    private int x(long at) {
        return LEFT + (int) (at * (RIGHT - LEFT) / end);
    }

    /** How many steps of a lane are at each unit of the width. */
    private static final class Marks {
        private final int[] all = new int[RIGHT - LEFT + 1];
        private final int[] byPerson = new int[RIGHT - LEFT + 1];

        void add(int x, boolean isByPerson) {
            all[x]++;
            byPerson[x] += isByPerson ? 1 : 0;
        }

        void draw(Canvas canvas, Channel channel, int y) {
            int x = 0;
            while (x < all.length) {
                int count = 0;
                int byPersons = 0;
                int end = x;
                do {
                    count += all[end];
                    byPersons += byPerson[end];
                    end++;
                } while (end < all.length && end < x + room(count));
                if (count > 0) {
                    canvas.sign(LEFT + x, y, "0.62", Sign.of(channel), byPersons == count);
                    if (count > 1) {
                        canvas.text(LEFT + x + 13, y + 4, Style.COUNT, "\u00d7" + count);
                    }
                }
                x = end;
            }
        }

        private static int room(int count) {
            int digits = String.valueOf(count).length();
            return count == 0 ? 1 : count == 1 ? MARK : MARK + DIGIT * (2 + digits);
        }
    }
}
