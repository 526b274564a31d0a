package dev.replykit.internal.json;

import com.google.gson.JsonArray;
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
import org.jspecify.annotations.Nullable;

/**
 * The order in which the steps of an answer run. Each step names the one before it in {@code parentId}; the order of
 * their array is not promised. Source: Reply's own command line program.
 */
final class StepOrder {
    /** A step, and what decides where it runs; {@code side} of the condition that is its parent. */
    record Place<T>(
            T step,
            @Nullable Long id,
            @Nullable Long parent,
            @Nullable String type,
            @Nullable Boolean side) {
        /** A step that is read from this JSON; what is no object has no id and no parent. */
        static <T> Place<T> of(T step, JsonElement json) {
            JsonObject object = json instanceof JsonObject given ? given : new JsonObject();
            return new Place<>(
                    step,
                    JsonValues.integer(object.get("id")),
                    JsonValues.integer(object.get("parentId")),
                    JsonValues.text(object.get("type")),
                    JsonValues.bool(object.get("ifConditionPositive")));
        }

        /** The side where the condition holds is pushed last, so it runs first. */
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

    static List<JsonElement> of(JsonArray steps) {
        return of(steps.asList().stream().map(step -> Place.of(step, step)).toList());
    }

    /**
     * The steps from the one without a parent on: after a condition first the side where it holds, then the other. If
     * they are not one such chain, the list is unchanged.
     */
    static <T> List<T> of(List<Place<T>> places) {
        List<T> unordered = new ArrayList<>(places.size());
        boolean hasParents = false;
        for (Place<T> place : places) {
            unordered.add(place.step());
            hasParents |= place.parent() != null;
        }
        if (!hasParents) {
            return List.copyOf(unordered);
        }
        Set<Long> ids = new HashSet<>();
        Map<@Nullable Long, List<Place<T>>> below = new HashMap<>();
        boolean isOneChain = true;
        for (Place<T> place : places) {
            isOneChain &= place.id() == null || ids.add(place.id());
            below.computeIfAbsent(place.parent(), parent -> new ArrayList<>(1)).add(place);
        }
        List<T> ordered = new ArrayList<>(places.size());
        Deque<Place<T>> next = new ArrayDeque<>(below.getOrDefault(null, List.of()));
        isOneChain &= next.size() == 1;
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
        boolean isWhole = isOneChain && ordered.size() == places.size(); // else some are in a circle
        return List.copyOf(isWhole ? ordered : unordered);
    }
}
