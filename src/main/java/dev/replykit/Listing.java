package dev.replykit;

import dev.replykit.internal.text.Bullets;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** An unmodifiable list that prints its items below each other, since a person reads it in JShell or a notebook. */
final class Listing<T> extends AbstractList<T> implements RandomAccess {
    private final List<T> items;
    private final String noun;

    private Listing(List<T> items, String noun) {
        this.items = items;
        this.noun = noun;
    }

    /** A copy; the noun says what the items are. */
    static <T> List<T> of(List<T> items, String noun) {
        return new Listing<>(List.copyOf(items), noun);
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** A line for each of the first twenty; {@code []} where there are none. */
    @Override
    public String toString() {
        return isEmpty() ? "[]" : Bullets.counted(size(), noun) + Bullets.of(items, "  ");
    }
}
