package dev.replykit;

import dev.replykit.internal.text.Lines;
import dev.replykit.internal.text.Summary;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Unmodifiable lists. */
final class Lists {
    private static final int MOST = 20;
    /** Who looks for an id has to see it. */
    private static final int MOST_ROWS = 200;

    private Lists() {}

    /** A copy; the exception for a null in it says which item it is. */
    static <T> List<T> copyOf(List<? extends T> list, String name) {
        Objects.requireNonNull(list, () -> "The " + name + " are null.");
        int number = 0;
        for (T item : list) {
            number++;
            if (item == null) {
                throw new NullPointerException("One of the " + name + " is null: number " + number + ".");
            }
        }
        return List.copyOf(list);
    }

    static List<Long> of(long[] ids, String name) {
        Objects.requireNonNull(ids, () -> "The " + name + " are null.");
        return Arrays.stream(ids).boxed().toList();
    }

    static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }

    static <T> List<T> changeLast(List<T> list, UnaryOperator<T> change) {
        if (list.isEmpty()) {
            throw new IllegalStateException("The step has no variant to change; add one first.");
        }
        int last = list.size() - 1;
        return plus(list.subList(0, last), change.apply(list.get(last)));
    }

    /** A copy that prints its items one below the other; the noun says what one item is. */
    static <T> List<T> printable(List<T> items, String noun) {
        return new Printable<>(List.copyOf(items), noun, all -> all, MOST, "");
    }

    /** The violations, then the lints; they print with the number of each. */
    static List<Finding> ofFindings(List<Finding> findings) {
        List<Finding> sorted = findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        int violations = (int) sorted.stream()
                .filter(finding -> finding.severity() == Finding.Severity.VIOLATION)
                .count();
        String counts = ": " + Lines.counted(violations, "violation") + ", then "
                + Lines.counted(sorted.size() - violations, "lint");
        return new Printable<>(sorted, "finding", all -> all, MOST, counts);
    }

    /** A copy that prints its items as the rows of a table; the noun says what one item is. */
    static <T> List<T> table(List<T> items, String noun, Function<T, List<String>> row) {
        return new Printable<>(List.copyOf(items), noun, all -> Lines.table(mapped(all, row)), MOST_ROWS, "");
    }

    private static <T, R> List<R> mapped(List<T> items, Function<T, R> change) {
        return items.stream().map(change).toList();
    }

    /** The newest sequences, which print on one line each. */
    static List<Sequence> ofSequences(List<Sequence> newest, boolean isAll) {
        String more = ", the newest; there are more, which list(\"part of a name\") can find";
        return new Printable<>(
                List.copyOf(newest), "sequence", all -> mapped(all, Summary::heading), MOST, isAll ? "" : more);
    }

    private static final class Printable<T> extends AbstractList<T> implements RandomAccess {
        private final List<T> items;
        private final String noun;
        private final Function<List<T>, List<?>> lines;
        private final int most;
        private final String more;

        Printable(List<T> items, String noun, Function<List<T>, List<?>> lines, int most, String more) {
            this.items = items;
            this.noun = noun;
            this.lines = lines;
            this.most = most;
            this.more = more;
        }

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
    }
}
