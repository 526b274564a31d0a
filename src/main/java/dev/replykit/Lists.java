package dev.replykit;

import dev.replykit.internal.text.Lines;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Unmodifiable lists. */
final class Lists {
    /** How many items a list prints. */
    static final int MOST = 20;
    /** Who looks for an id has to see it. */
    private static final int MOST_ROWS = 200;

    private Lists() {}

    /** A copy; the exceptions for a list that is null or has a null say which list it is. */
    static <T> List<T> copyOf(List<? extends T> list, String name) {
        Objects.requireNonNull(list, () -> "The " + name + " are null.");
        list.forEach(item -> Objects.requireNonNull(item, () -> "One of the " + name + " is null."));
        return List.copyOf(list);
    }

    static List<Long> of(long... ids) {
        Long[] boxed = new Long[ids.length];
        Arrays.setAll(boxed, i -> ids[i]);
        return List.of(boxed);
    }

    static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }

    /** A copy that prints its number and its items one below the other; the noun says what one item is. */
    static <T> List<T> printable(List<T> items, String noun) {
        return printable(items, noun, "", MOST, all -> all);
    }

    /** A copy that prints its items as the rows of a table. */
    static <T> List<T> table(List<T> items, String noun, Function<T, List<String>> row) {
        Function<List<T>, List<?>> lines =
                all -> Lines.table(all.stream().map(row).toList());
        return printable(items, noun, "", MOST_ROWS, lines);
    }

    /** A copy that prints its number, what is said of it, and at most so many lines that are made from the items. */
    static <T> List<T> printable(List<T> list, String noun, String more, int most, Function<List<T>, List<?>> lines) {
        List<T> items = List.copyOf(list);
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return items.get(index);
            }

            @Override
            public int size() {
                return items.size();
            }

            @Override
            public String toString() {
                return isEmpty()
                        ? "[]"
                        : Lines.counted(size(), noun) + more + Lines.bullets(lines.apply(items), "  ", most);
            }
        };
    }
}
