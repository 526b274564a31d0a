package dev.replykit.internal.json;

import java.util.HashSet;
import java.util.Set;

/**
 * Names that an object has more than once, at any depth. Below a long name each pointer is long, so only so many are
 * listed that their pointers stay in proportion to the text.
 */
final class Duplicates {
    private static final int ROOM = 10_000;

    private final Findings findings;
    private final Pointer root;
    private long room;

    private Duplicates(Findings findings, Pointer root, int length) {
        this.findings = findings;
        this.root = root;
        this.room = ROOM + 10L * length;
    }

    /** Finds each of them in JSON whose text has this length; the last finding says where some are left out. */
    static void find(Json json, Pointer at, int length, Findings findings) {
        new Duplicates(findings, at, length).look(json, at);
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
        findings.add(at, "appears more than once; keep one");
        room -= at.toString().length();
        if (room < 0) {
            findings.add(root, "has more names twice than are listed here");
        }
    }
}
