package dev.replykit.internal.json;

import dev.replykit.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that an object has more than once, at any depth. Below a long name each pointer is long, so only so many are
 * listed that their pointers stay in proportion to the text.
 */
final class Duplicates {
    private static final int ROOM = 10_000;

    private final List<Violation> violations = new ArrayList<>();
    private long room;

    private Duplicates(int length) {
        this.room = ROOM + 10L * length;
    }

    /** Each of them in JSON whose text has this length; the last violation says where some are left out. */
    static List<Violation> in(Json json, int length) {
        Duplicates duplicates = new Duplicates(length);
        duplicates.look(json, Pointer.ROOT);
        return duplicates.violations;
    }

    private void look(Json json, Pointer at) {
        if (json instanceof Json.Obj obj) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < obj.size(); i++) {
                Pointer member = at.to(obj.name(i));
                if (!seen.add(obj.name(i))) {
                    add(member);
                }
                look(obj.value(i), member);
            }
        } else if (json instanceof Json.Arr arr) {
            for (int i = 0; i < arr.size(); i++) {
                look(arr.get(i), at.to(i));
            }
        }
    }

    private void add(Pointer at) {
        if (room < 0) {
            return;
        }
        String pointer = at.toString();
        violations.add(new Violation(pointer, "appears more than once; keep one"));
        room -= pointer.length();
        if (room < 0) {
            violations.add(new Violation("", "has more names twice than are listed here"));
        }
    }
}
