package dev.replykit.internal.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the steps of an answer run. Each step names the one before it in {@code parentId}; the order of
 * their array is not promised. Source: Reply's own command line program.
 */
final class StepOrder {
    /**
     * A step, and what decides where it runs.
     *
     * @param side of the condition that is its parent
     */
    record Place<T>(
            T step,
            @Nullable Long id,
            @Nullable Long parent,
            @Nullable String type,
            @Nullable Boolean side) {
        /** The side where the condition holds is the last on a stack, and so runs first. */
        private int rank() {
            return side == null ? 1 : side ? 2 : 0;
        }

        private boolean hasSides(List<Place<T>> children) {
            return "condition".equalsIgnoreCase(type)
                    && children.size() == 2
                    && children.get(0).rank() != children.get(1).rank();
        }
    }

    private StepOrder() {}

    /** The place of a step that is still JSON; one that is no object has no id and no parent. */
    static Place<JsonElement> place(JsonElement json) {
        JsonObject step = json instanceof JsonObject object ? object : new JsonObject();
        return new Place<>(
                json,
                JsonValues.integer(step.get("id")),
                JsonValues.integer(step.get("parentId")),
                JsonValues.text(step.get("type")),
                JsonValues.bool(step.get("ifConditionPositive")));
    }

    /**
     * The steps from the one without a parent on: after a condition first the side where it holds, then the other. The
     * same list where they are not one chain with such sides.
     */
    static <T> List<T> of(List<T> steps, Function<T, Place<T>> placeOf) {
        Set<Long> ids = new HashSet<>();
        Map<@Nullable Long, List<Place<T>>> below = new HashMap<>();
        for (T step : steps) {
            Place<T> place = placeOf.apply(step);
            if (place.id() != null && !ids.add(place.id())) {
                return steps;
            }
            below.computeIfAbsent(place.parent(), parent -> new ArrayList<>(1)).add(place);
        }
        List<T> ordered = new ArrayList<>(steps.size());
        Deque<Place<T>> next = new ArrayDeque<>(below.getOrDefault(null, List.of()));
        boolean isOneChain = next.size() == 1;
        while (isOneChain && !next.isEmpty()) {
            Place<T> place = next.pop();
            ordered.add(place.step());
            List<Place<T>> children = place.id() == null ? List.of() : below.getOrDefault(place.id(), List.of());
            if (children.size() > 1) {
                isOneChain = place.hasSides(children);
                children.sort(Comparator.comparingInt(Place::rank));
            }
            children.forEach(next::push);
        }
        return isOneChain && ordered.size() == steps.size() ? List.copyOf(ordered) : steps; // else some are in a circle
    }
}
