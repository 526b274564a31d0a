package dev.replykit.internal.picture;

import dev.replykit.internal.picture.Course.Moment;
import dev.replykit.internal.text.StepView.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All steps on a scale of time, with a lane for each channel. Signs that would overlap become one with a number. */
final class Overview {
    private static final int LEFT = Svg.MARGIN + 118;
    private static final int RIGHT = Svg.WIDTH - Svg.MARGIN - 34;
    private static final int PAD = 14;
    private static final int LANE = 28;
    private static final int MARK = 22;
    private static final int DIGIT = 8;
    private static final int MOST_LABELS = 9;

    /** Units of the axis in minutes: hours, days and weeks, then powers of ten. */
    private static final long[] UNITS = {15, 60, 180, 360, 720, 1_440, 2_880, 10_080, 20_160, 40_320};

    private final Canvas canvas;
    private final long end;

    private Overview(Canvas canvas, long end) {
        this.canvas = canvas;
        this.end = end;
    }

    /** Draws below {@code y} and returns where it ends. Draws nothing where all steps run at the same time. */
    static int draw(Canvas canvas, Course course, int y) {
        List<Moment> steps = course.moments();
        return course.end() == 0 || steps.size() < 2 ? y : new Overview(canvas, course.end()).lanes(steps, y);
    }

    private int lanes(List<Moment> steps, int top) {
        Map<Channel, Marks> lanes = new EnumMap<>(Channel.class);
        for (Moment step : steps) {
            lanes.computeIfAbsent(step.channel(), channel -> new Marks()).add(x(step.at()) - LEFT, step.isManual());
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
            String label = at % Course.DAY == 0 ? Course.day(at) : Course.inDay(at);
            canvas.text(x, bottom + 15, Style.SMALL, "middle", label);
        }
    }

    private long unit() {
        for (long unit : UNITS) {
            if (end / unit < (unit < Course.DAY ? MOST_LABELS / 2 + 2 : MOST_LABELS)) {
                return unit;
            }
        }
        long unit = 100 * Course.DAY;
        while (end / unit >= MOST_LABELS) {
            unit *= 10;
        }
        return unit;
    }

    private int x(long at) {
        return LEFT + (int) (at * (RIGHT - LEFT) / end);
    }

    /** How many steps of a lane are at each unit of the width. */
    private static final class Marks {
        private final int[] all = new int[RIGHT - LEFT + 1];
        private final int[] manual = new int[RIGHT - LEFT + 1];

        void add(int x, boolean isManual) {
            all[x]++;
            manual[x] += isManual ? 1 : 0;
        }

        void draw(Canvas canvas, Channel channel, int y) {
            int x = 0;
            while (x < all.length) {
                int count = 0;
                int manuals = 0;
                int end = x;
                do {
                    count += all[end];
                    manuals += manual[end];
                    end++;
                } while (end < all.length && end < x + room(count));
                if (count > 0) {
                    canvas.sign(LEFT + x, y, "0.62", Sign.of(channel), manuals == count);
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
