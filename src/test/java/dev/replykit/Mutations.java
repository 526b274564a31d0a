package dev.replykit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A valid draft's JSON with one mistake in it, every mistake that can be made at every place. */
public final class Mutations {
    /** Stands for a name that is to appear twice, until the tree has become text. */
    private static final String TWIN = "the same name again";

    private static final Map<String, Set<String>> REQUIRED = Map.ofEntries(
            Map.entry("email", Set.of("type", "delayInMinutes", "executionMode", "variants")),
            Map.entry("message", Set.of("type", "actionType", "delayInMinutes", "executionMode", "variants")),
            Map.entry("connect", Set.of("type", "actionType", "delayInMinutes", "executionMode", "variants")),
            Map.entry("inMail", Set.of("type", "actionType", "delayInMinutes", "executionMode", "variants")),
            Map.entry("viewProfile", Set.of("type", "actionType", "delayInMinutes", "executionMode")),
            Map.entry("endorseSkills", Set.of("type", "actionType", "delayInMinutes", "numberOfSkills")),
            Map.entry("voiceMessage", Set.of("type", "actionType", "delayInMinutes", "audioFile")),
            Map.entry("likeRecentPosts", Set.of("type", "actionType", "delayInMinutes")),
            Map.entry("followProfile", Set.of("type", "actionType", "delayInMinutes")),
            Map.entry("commentOnRecentPost", Set.of("type", "actionType", "delayInMinutes", "aiPromptText")),
            Map.entry("call", Set.of("type", "delayInMinutes")),
            Map.entry("sms", Set.of("type", "delayInMinutes", "executionMode", "message")),
            Map.entry("whatsApp", Set.of("type", "delayInMinutes", "message")),
            Map.entry("zapier", Set.of("type", "delayInMinutes", "name", "action")),
            Map.entry("task", Set.of("type", "delayInMinutes", "actionType", "description")),
            Map.entry("condition", Set.of("type", "delayInMinutes", "waitInMinutes", "conditions")));
    private static final Set<String> REQUIRED_SETTINGS = Set.of(
            "emailsCountPerDay",
            "daysToFinishProspect",
            "emailSendingDelaySeconds",
            "dailyThrottling",
            "disableOpensTracking",
            "repliesHandlingType",
            "enableLinksTracking");
    private static final Set<String> NULLABLE = Set.of(
            "parentId",
            "ifConditionPositive",
            "skipIfNoPostsInDays",
            "value",
            "attachmentIds",
            "numberOfSameDomainSendingLimit",
            "generatedTaskOwner");
    private static final Set<String> WORDS =
            Set.of("type", "actionType", "executionMode", "action", "repliesHandlingType", "generatedTaskOwner");

    private final JsonObject draft;
    private final List<Mutation> mutations = new ArrayList<>();

    private Mutations(JsonObject draft) {
        this.draft = draft;
    }

    /**
     * A mistake.
     *
     * @param what the mistake in words
     * @param json the draft with the mistake
     * @param pointer where it must be found
     */
    public record Mutation(String what, String json, String pointer) {}

    /** All mistakes that can be made in the draft. */
    public static List<Mutation> of(String json) {
        Mutations all = new Mutations(JsonParser.parseString(json).getAsJsonObject());
        all.members(all.draft, "", "");
        return all.mutations;
    }

    private void members(JsonObject object, String pointer, String memberOf) {
        for (String name : List.copyOf(object.keySet())) {
            JsonElement value = object.get(name);
            String at = pointer + "/" + name;
            if (required(object, pointer, memberOf).contains(name)) {
                with("drop", at, () -> object.remove(name), () -> object.add(name, value));
            }
            boolean tellsTheKind = name.equals("type") || name.equals("actionType");
            with(
                    "rename " + at,
                    tellsTheKind ? at : at + "X",
                    () -> object.add(name + "X", object.remove(name)),
                    () -> {
                        object.remove(name + "X");
                        object.add(name, value);
                    });
            with("repeat", at, () -> object.add(TWIN + name, value), () -> object.remove(TWIN + name));
            if (!NULLABLE.contains(name) && !emailText(name, memberOf, pointer)) {
                replace("null", object, name, at, JsonNull.INSTANCE);
            }
            replace("retype", object, name, at, ofAnotherType(value));
            range(object, name, at);
            children(value, at, name);
        }
        with("add", pointer + "/status", () -> object.addProperty("status", "new"), () -> object.remove("status"));
    }

    private void children(JsonElement value, String at, String name) {
        if (value.isJsonObject()) {
            members(value.getAsJsonObject(), at, name);
        } else if (value.isJsonArray()) {
            JsonArray array = value.getAsJsonArray();
            for (int i = 0; i < array.size(); i++) {
                JsonElement item = array.get(i);
                int index = i;
                with("retype", at + "/" + i, () -> array.set(index, ofAnotherType(item)), () -> array.set(index, item));
                with("null", at + "/" + i, () -> array.set(index, JsonNull.INSTANCE), () -> array.set(index, item));
                children(item, at + "/" + i, name);
            }
        }
    }

    private void range(JsonObject object, String name, String at) {
        switch (name) {
            case "delayInMinutes", "waitInMinutes" -> {
                replace("negative", object, name, at, new JsonPrimitive(-1));
                replace("fraction", object, name, at, new JsonPrimitive(0.5));
            }
            case "scheduleId" -> replace("zero", object, name, at, new JsonPrimitive(0));
            case "numberOfSkills" -> {
                replace("too few", object, name, at, new JsonPrimitive(0));
                replace("too many", object, name, at, new JsonPrimitive(4));
            }
            case "emailAccounts", "linkedInAccounts" ->
                replace("zero", object, name, at, at + "/0", JsonParser.parseString("[0]"));
            case "attachmentIds" -> replace("too many", object, name, at, JsonParser.parseString("[1,2,3,4]"));
            case "variants" -> replace("empty", object, name, at, new JsonArray());
            case "name" -> {
                if (at.equals("/name")) {
                    replace("blank", object, name, at, new JsonPrimitive(" \t"));
                }
            }
            default -> {
                if (WORDS.contains(name)) {
                    replace("unknown word", object, name, at, new JsonPrimitive("sometimes"));
                }
            }
        }
    }

    private static boolean emailText(String name, String memberOf, String pointer) {
        return memberOf.equals("variants") && (name.equals("subject") || name.equals("message")) && !pointer.isEmpty();
    }

    private Set<String> required(JsonObject object, String pointer, String memberOf) {
        return switch (memberOf) {
            case "" -> Set.of("name");
            case "settings" -> REQUIRED_SETTINGS;
            case "conditions" -> Set.of("property", "rules");
            case "rules" -> Set.of("operator");
            case "variants" -> object.has("isEnabled") ? Set.of("subject", "message", "isEnabled") : Set.of();
            default -> {
                String type = object.get("type").getAsString();
                String kind = type.equals("linkedIn") ? object.get("actionType").getAsString() : type;
                yield Objects.requireNonNull(REQUIRED.get(kind), kind + " at " + pointer);
            }
        };
    }

    private static JsonElement ofAnotherType(JsonElement value) {
        if (value.isJsonArray() || value.isJsonNull()) {
            return new JsonObject();
        }
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
            return new JsonPrimitive(5);
        }
        return value.isJsonPrimitive() ? new JsonPrimitive(value.getAsString()) : new JsonArray();
    }

    private void replace(String what, JsonObject object, String name, String at, JsonElement by) {
        replace(what, object, name, at, at, by);
    }

    private void replace(String what, JsonObject object, String name, String at, String mistake, JsonElement by) {
        JsonElement value = object.get(name);
        with(what + " for " + at, mistake, () -> object.add(name, by), () -> object.add(name, value));
    }

    private void with(String what, String pointer, Runnable change, Runnable undo) {
        change.run();
        mutations.add(new Mutation(what + " at " + pointer, draft.toString().replace(TWIN, ""), pointer));
        undo.run();
    }
}
