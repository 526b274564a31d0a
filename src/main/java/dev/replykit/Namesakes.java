package dev.replykit;

import dev.replykit.internal.json.SequenceCodec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a list has under a name, but for white space around it: whether the server trims names is not documented. What
 * is no candidate is counted or told, never passed over in silence.
 */
final class Namesakes {
    private final TrimmedName name;
    private final Instant after;
    private final Set<Long> ids = new LinkedHashSet<>();
    private final List<String> unread = new ArrayList<>();
    private int earlier;

    Namesakes(String name, Instant after) {
        this.name = TrimmedName.of(name);
        this.after = after;
    }

    String name() {
        return name.text();
    }

    Instant after() {
        return after;
    }

    void add(SequenceCodec.Item item) {
        if (!name.isNameOf(item.name())) {
            return;
        }
        OffsetDateTime created = item.created();
        if (created != null && created.toInstant().isBefore(after)) {
            earlier++;
        } else if (item.id() == null) {
            unread("an item of that name is listed without an integer id");
        } else {
            ids.add(item.id());
        }
    }

    void unread(String why) {
        unread.add(why);
    }

    /** Of those from the time in question on, in the order of the list. */
    Set<Long> ids() {
        return ids;
    }

    List<String> unread() {
        return unread;
    }

    int earlier() {
        return earlier;
    }
}
