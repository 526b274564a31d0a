package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import dev.replykit.SequenceDraft;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import dev.replykit.internal.text.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From a sequence to a draft that can be created. What the draft's shape refuses, and what it can't say, becomes null
 * in the JSON of the answer, until all that is left is a draft.
 */
public final class SequenceCopy {
    private static final Pattern WHOLE = Pattern.compile("(/steps/(\\d+)|/settings)(.*)");

    private final JsonObject sequence;
    private final @Nullable List<JsonElement> steps;
    private final IdentityHashMap<JsonElement, Integer> places = new IdentityHashMap<>();
    private final Consumer<? super Finding> dropped;

    private SequenceCopy(JsonObject sequence, Consumer<? super Finding> dropped) {
        this.sequence = sequence;
        this.dropped = dropped;
        if (sequence.get("steps") instanceof JsonArray array) {
            array.asList().replaceAll(step -> step.isJsonNull() ? new JsonObject() : step); // it counts as a step
            steps = StepOrder.of(array.asList(), StepOrder::place);
        } else {
            steps = null;
        }
        withoutNulls(sequence);
    }

    /**
     * Makes the draft.
     *
     * @param json a sequence
     * @param dropped is told what has no place in the draft. The steps of its pointers are in the order in which they
     *     run
     * @return the draft without what was dropped, or null where nothing is left that could be created
     */
    public static @Nullable SequenceDraft of(String json, Consumer<? super Finding> dropped) {
        try {
            return new SequenceCopy(JsonText.parse(json).getAsJsonObject(), dropped).draft();
        } catch (MalformedJsonTextException e) {
            throw new IllegalStateException("A sequence was read from this text before", e);
        }
    }

    private @Nullable SequenceDraft draft() {
        if (steps == null) {
            dropped.accept(Finding.violation(
                    "/steps", "are not in this answer, as in an item of a list; read the sequence with get(id)"));
            return null;
        }
        takeIds("emailAccounts");
        takeIds("linkedInAccounts");
        List<Finding> unfit = takeSteps(steps);
        SequenceDraft draft = read(unfit, SequenceCopy::ofCondition);
        while (!unfit.isEmpty()) {
            unfit.forEach(
                    finding -> dropped.accept(Finding.violation(asInSequence(finding.pointer()), finding.detail())));
            boolean isLost = false;
            for (Finding finding : unfit) {
                isLost |= clear(sequence, names(finding));
            }
            if (isLost) {
                return null;
            }
            unfit.clear();
            withoutNulls(sequence);
            draft = read(unfit, SequenceCopy::ofWhole);
        }
        return draft;
    }

    private @Nullable SequenceDraft read(List<Finding> unfit, UnaryOperator<Finding> change) {
        Findings findings = Findings.ofCopy();
        SequenceDraft draft = DraftCodec.DRAFT.read(sequence, findings);
        Set<String> listed = unfit.stream().map(Finding::pointer).collect(Collectors.toCollection(HashSet::new));
        for (Finding finding : findings.violations()) {
            Finding changed = change.apply(finding);
            if (!isListed(changed.pointer(), listed)) {
                unfit.add(changed);
                listed.add(changed.pointer());
            }
        }
        return draft;
    }

    /** Whether the place is listed, or what it is part of. */
    private static boolean isListed(String pointer, Set<String> listed) {
        for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
            if (listed.contains(pointer.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** What was left out was needed, so its step goes, too, or the settings. */
    private static Finding ofWhole(Finding finding) {
        Matcher whole = WHOLE.matcher(finding.pointer());
        return whole.matches() && !whole.group(3).isEmpty()
                ? Finding.violation(
                        whole.group(1), "is left out, too: " + whole.group(3).substring(1) + " " + finding.detail())
                : finding;
    }

    /** Without one of its parts a condition would mean something else. */
    private static Finding ofCondition(Finding finding) {
        return finding.pointer().contains("/conditions") ? ofWhole(finding) : finding;
    }

    private static List<String> names(Finding finding) {
        return List.of(finding.pointer().substring(1).split("/"));
    }

    private void takeIds(String member) {
        if (sequence.get(member) instanceof JsonArray accounts) {
            for (int i = 0; i < accounts.size(); i++) {
                if (accounts.get(i) instanceof JsonObject account && account.has("id")) {
                    accounts.set(i, account.get("id"));
                }
            }
        }
    }

    /** Puts the steps in the order in which they run, and lists what no draft can say. */
    private List<Finding> takeSteps(List<JsonElement> steps) {
        JsonArray ordered = new JsonArray();
        List<Finding> unfit = new ArrayList<>();
        Long last = null;
        for (int i = 0; i < steps.size(); i++) {
            JsonElement json = steps.get(i);
            StepOrder.Place<JsonElement> place = StepOrder.place(json);
            String at = "/steps/" + i;
            boolean isNext = place.parent() == null || i > 0 && place.parent().equals(last);
            if (place.side() != null || !isNext) {
                unfit.add(Finding.violation(
                        at, "is on a branch, which no new draft has; add it with POST /v3/sequences/{id}/steps"));
            } else {
                last = place.id();
                takeKind(json, at, unfit);
                takeVariants(json, at, unfit);
            }
            if (json instanceof JsonObject step) {
                step.remove("parentId");
                step.remove("ifConditionPositive");
            }
            ordered.add(json);
            places.put(json, i);
        }
        sequence.add("steps", ordered);
        return unfit;
    }

    private static void takeKind(JsonElement json, String at, List<Finding> unfit) {
        String type = json instanceof JsonObject step ? JsonValues.text(step.get("type")) : null;
        String action = json instanceof JsonObject step ? JsonValues.text(step.get("actionType")) : null;
        if (type != null && StepCodec.shapeOf(type, action) == null) {
            String kind = Printable.quoted(action == null ? type : type + "/" + action);
            unfit.add(Finding.violation(at, "is of an unknown kind, " + kind + "; Step.raw(json) sends such a step"));
        }
    }

    private static void takeVariants(JsonElement json, String at, List<Finding> unfit) {
        JsonElement variants = json instanceof JsonObject step ? step.get("variants") : null;
        for (int i = 0; variants instanceof JsonArray array && i < array.size(); i++) {
            JsonObject variant = array.get(i) instanceof JsonObject object ? object : new JsonObject();
            String here = at + "/variants/" + i;
            if (Boolean.FALSE.equals(JsonValues.bool(variant.get("isEnabled")))) {
                unfit.add(Finding.violation(here, "is disabled, so contacts don't get it"));
            } else if (Boolean.TRUE.equals(JsonValues.bool(variant.get("hasAttachments")))) {
                unfit.add(Finding.violation(
                        here + "/hasAttachments", "Reply does not tell which files; attach them again"));
            }
        }
    }

    /** The pointer with the number that its step has in the sequence. */
    private String asInSequence(String pointer) {
        Matcher whole = WHOLE.matcher(pointer);
        if (!whole.matches() || whole.group(2) == null) {
            return pointer;
        }
        JsonElement step = sequence.getAsJsonArray("steps").get(Integer.parseInt(whole.group(2)));
        return "/steps/" + places.get(step) + whole.group(3);
    }

    /**
     * Makes the value null that the pointer names. Where there is none, what it is missing from goes with it.
     *
     * @return whether this JSON itself has to go
     */
    private static boolean clear(JsonElement json, List<String> names) {
        String name = names.isEmpty() ? "" : names.get(0);
        JsonElement child = json instanceof JsonArray array && !name.isEmpty()
                ? array.get(Integer.parseInt(name))
                : json instanceof JsonObject object ? object.get(name) : null;
        if (child == null) {
            return true;
        }
        if (!child.isJsonNull() && clear(child, names.subList(1, names.size()))) {
            if (json instanceof JsonArray array) {
                array.set(Integer.parseInt(name), JsonNull.INSTANCE);
            } else {
                json.getAsJsonObject().add(name, JsonNull.INSTANCE);
            }
        }
        return false;
    }

    private static void withoutNulls(JsonElement json) {
        Collection<JsonElement> values = json instanceof JsonArray array
                ? array.asList()
                : json instanceof JsonObject object ? object.asMap().values() : new ArrayList<>();
        values.removeIf(JsonElement::isJsonNull);
        values.forEach(SequenceCopy::withoutNulls);
    }
}
