package dev.replykit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changed copies of lists. */
final class Lists {
    private Lists() {}

    static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }

    static <T> List<T> changeLast(List<T> list, UnaryOperator<T> change) {
        List<T> changed = new ArrayList<>(list);
        int last = changed.size() - 1;
        changed.set(last, change.apply(changed.get(last)));
        return List.copyOf(changed);
    }
}
