package dev.replykit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Changed copies of lists. */
final class Lists {
    private Lists() {}

    /** A copy; a null in it is told with its place. */
    static <T> List<T> copyOf(List<? extends T> list, String name) {
        Objects.requireNonNull(list, () -> "The " + name + " are null.");
        for (int i = 0; i < list.size(); i++) {
            int at = i;
            Objects.requireNonNull(list.get(i), () -> "One of the " + name + " is null: number " + (at + 1) + ".");
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
        List<T> changed = new ArrayList<>(list);
        if (changed.isEmpty()) {
            throw new IllegalStateException("The step has no variant to change; add one first.");
        }
        int last = changed.size() - 1;
        changed.set(last, change.apply(changed.get(last)));
        return List.copyOf(changed);
    }
}
