package dev.replykit;

import dev.replykit.internal.json.Excerpt;
import java.util.List;

/** Violations and server errors as lines of a message. */
final class Violations {
    private static final int MOST = 20;
    private static final int LONGEST = 300;

    private Violations() {}

    /** A line each, the first twenty of them, each with its pointer. */
    static String listed(List<Violation> violations) {
        StringBuilder out = new StringBuilder();
        violations.stream()
                .limit(MOST)
                .forEach(violation -> out.append("\n  ").append(Excerpt.of(violation.toString(), LONGEST)));
        if (violations.size() > MOST) {
            out.append("\n  ... and ").append(violations.size() - MOST).append(" more");
        }
        return out.toString();
    }
}
