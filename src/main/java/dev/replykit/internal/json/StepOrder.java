package dev.replykit.internal.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the steps of an answer run. Each step names the one before it in {@code parentId}; the order of
 * their array is not promised. Source: Reply's own command line program.
 */
final class StepOrder {
    private static final int NONE = -1;

    /**
     * What decides where a step runs.
     *
     * @param side of the condition that is its parent
     */
    record Place(
            @Nullable Long id,
            @Nullable Long parent,
            @Nullable String type,
            @Nullable Boolean side) {
        private boolean isCondition() {
            return "condition".equalsIgnoreCase(type);
        }

        /** The side where the condition holds comes first. */
        private int rank() {
            return side == null ? 1 : side ? 0 : 2;
        }
    }

    private StepOrder() {}

    /**
     * The steps from the one without a parent on: after a condition first the side where it holds, then the other. The
     * same list where they are not one chain with such sides.
     */
    static <T> List<T> of(List<T> steps, Function<T, Place> placeOf) {
        List<Place> places = steps.stream().map(placeOf).toList();
        Map<Long, Integer> indexes = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            Long id = places.get(i).id();
            if (id != null && indexes.put(id, i) != null) {
                return steps;
            }
        }
        int start = NONE;
        int[] next = new int[steps.size()];
        int[] otherSide = new int[steps.size()];
        Arrays.fill(next, NONE);
        Arrays.fill(otherSide, NONE);
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            int parent = place.parent() == null ? NONE : indexes.getOrDefault(place.parent(), NONE);
            if (parent == NONE) {
                if (start != NONE || place.parent() != null) {
                    return steps;
                }
                start = i;
            } else if (next[parent] == NONE) {
                next[parent] = i;
            } else {
                int order = place.rank() - places.get(next[parent]).rank();
                if (!places.get(parent).isCondition() || otherSide[parent] != NONE || order == 0) {
                    return steps;
                }
                otherSide[parent] = order < 0 ? next[parent] : i;
                next[parent] = order < 0 ? i : next[parent];
            }
        }
        List<T> ordered = walk(steps, start, next, otherSide);
        return ordered.size() == steps.size() ? ordered : steps; // else some are in a circle
    }

    private static <T> List<T> walk(List<T> steps, int start, int[] next, int[] otherSide) {
        List<T> ordered = new ArrayList<>(steps.size());
        Deque<Integer> later = new ArrayDeque<>();
        for (int i = start; i != NONE; ) {
            ordered.add(steps.get(i));
            if (otherSide[i] != NONE) {
                later.push(otherSide[i]);
            }
            Integer waiting = next[i] == NONE ? later.poll() : Integer.valueOf(next[i]);
            i = waiting == null ? NONE : waiting;
        }
        return List.copyOf(ordered);
    }
}
