package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import dev.replykit.internal.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From a sequence to a draft that can be created. A step, account or setting that a draft may not have is left out. */
public final class SequenceCopy {
    private final Consumer<? super Finding> dropped;
    private boolean hasEmail;

    private SequenceCopy(Consumer<? super Finding> dropped) {
        this.dropped = dropped;
    }

    /** {@return the draft, or null where nothing is left to create} Pointers number the steps as they run. */
    public static @Nullable SequenceDraft of(String json, Consumer<? super Finding> dropped) {
        try {
            return new SequenceCopy(dropped).draft(JsonText.parse(json).getAsJsonObject());
        } catch (MalformedJsonTextException e) {
            throw new IllegalStateException("A sequence was read from this text before", e);
        }
    }

    private @Nullable SequenceDraft draft(JsonObject sequence) {
        if (!(sequence.get("steps") instanceof JsonArray steps)) {
            drop("/steps", "are not in this answer, as in an item of a list; read the sequence with get(id)");
            return null;
        }
        JsonElement given = sequence.get("name");
        String name = given == null ? null : read("/name", Token.NAME, given);
        if (given == null || given.isJsonNull()) {
            drop("/name", "is required in a sequence");
        }
        Long schedule = read("/scheduleId", Token.ID, sequence.get("scheduleId"));
        List<Long> emailAccounts = ids("emailAccounts", sequence);
        List<Long> linkedInAccounts = ids("linkedInAccounts", sequence);
        var settings = read("/settings", DraftCodec.SETTINGS, sequence.get("settings"));
        List<Step> kept = steps(StepOrder.of(steps));
        return name == null ? null : new SequenceDraft(name, schedule, emailAccounts, linkedInAccounts, settings, kept);
    }

    /** The value, or null where there is none, or a draft may not have it. */
    private <V> @Nullable V read(String at, Codec<V> codec, @Nullable JsonElement json) {
        if (json == null || json.isJsonNull()) {
            return null;
        }
        Findings findings = Findings.ofCopy();
        V value = codec.read(json, findings);
        findings.violations().forEach(finding -> dropWhole(at, finding.pointer(), finding.detail()));
        return findings.size() == 0 ? value : null;
    }

    /** Tells what is wrong in the value, and that the whole value is left out. */
    private void dropWhole(String at, String pointer, String detail) {
        drop(at + pointer, pointer.isEmpty() ? detail : detail + " (all of " + at + " is left out)");
    }

    private void drop(String pointer, String detail) {
        dropped.accept(Finding.violation(pointer, detail));
    }

    private @Nullable List<Long> ids(String member, JsonObject sequence) {
        JsonElement given = sequence.get(member);
        if (!(given instanceof JsonArray accounts)) {
            return read("/" + member, DraftCodec.IDS, given);
        }
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            JsonElement account = accounts.get(i);
            JsonElement inside = account instanceof JsonObject object ? object.get("id") : null;
            boolean hasId = inside != null && !inside.isJsonNull();
            Long id = read("/" + member + "/" + i, Token.ID, hasId ? inside : account);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private List<Step> steps(List<JsonElement> steps) {
        List<Step> kept = new ArrayList<>();
        Long last = null;
        for (int i = 0; i < steps.size(); i++) {
            String at = "/steps/" + i;
            JsonElement json = steps.get(i).isJsonNull() ? new JsonObject() : steps.get(i);
            StepOrder.Place<JsonElement> place = StepOrder.Place.of(json, json);
            boolean isNext = place.parent() == null || i > 0 && place.parent().equals(last);
            if (place.side() != null || !isNext) {
                drop(at, "is on a branch, which no new draft has; add it with POST /v3/sequences/{id}/steps");
                continue;
            }
            last = place.id();
            Step step = step(at, json);
            if (step != null) {
                kept.add(step);
            }
        }
        return kept;
    }

    private @Nullable Step step(String at, JsonElement json) {
        if (json instanceof JsonObject step) {
            String type = JsonValues.text(step.get("type"));
            String action = JsonValues.text(step.get("actionType"));
            if (type != null && StepCodec.shapeOf(type, action) == null) {
                String kind = Printable.quoted(action == null ? type : type + "/" + action);
                drop(at, "is of an unknown kind, " + kind + "; Step.raw(json) sends such a step");
                return null;
            }
            step.remove("parentId");
            step.remove("ifConditionPositive");
            clearDisabled(at + "/variants/", step.get("variants"));
        }
        Step step = read(at, StepCodec.STEP, json);
        if (step instanceof Step.EmailStep && !hasEmail) {
            if (DraftCodec.lacksSubject(step)) {
                dropWhole(at, "/subject", DraftCodec.NO_SUBJECT);
                return null;
            }
            hasEmail = true;
        }
        return step;
    }

    /** Replaces disabled variants by null. */
    private void clearDisabled(String at, @Nullable JsonElement json) {
        List<JsonElement> variants = json instanceof JsonArray array ? array.asList() : List.of();
        for (int i = 0; i < variants.size(); i++) {
            JsonObject variant = variants.get(i) instanceof JsonObject object ? object : new JsonObject();
            if (Boolean.FALSE.equals(JsonValues.bool(variant.get("isEnabled")))) {
                drop(at + i, "is disabled, so contacts don't get it");
                variants.set(i, JsonNull.INSTANCE);
            } else if (Boolean.TRUE.equals(JsonValues.bool(variant.get("hasAttachments")))) {
                drop(at + i + "/hasAttachments", "Reply does not tell which files; attach them again");
            }
        }
    }
}
