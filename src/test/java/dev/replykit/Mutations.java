package dev.replykit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/** The JSON of a draft with one change in it, for every place. It does not say which changes are mistakes. */
public final class Mutations {
    /** Marks a name that is to appear twice. It is removed from the text, because a tree can't hold a name twice. */
    private static final String TWIN = "the same name again";

    private static final List<JsonElement> ODD_NUMBERS =
            JsonParser.parseString("[-1, 0, 0.5, 4]").getAsJsonArray().asList();
    private static final List<JsonElement> ODD_TEXTS =
            JsonParser.parseString("['', ' ', 'sometimes']").getAsJsonArray().asList();
    private static final List<JsonElement> ODD_ARRAYS =
            JsonParser.parseString("[[], [0], [1, 2, 3, 4]]").getAsJsonArray().asList();

    private final JsonObject draft;
    private final List<Mutation> mutations = new ArrayList<>();

    private Mutations(JsonObject draft) {
        this.draft = draft;
    }

    /** A change: the pointer, what happened there, such as {@code as null}, and the JSON with it. */
    public record Mutation(String pointer, String what, String json) {}

    public static List<Mutation> of(String json) {
        Mutations all = new Mutations(JsonParser.parseString(json).getAsJsonObject());
        all.object(all.draft, "");
        return all.mutations;
    }

    private void object(JsonObject object, String pointer) {
        for (String name : List.copyOf(object.keySet())) {
            JsonElement value = object.remove(name);
            String at = pointer + "/" + name;
            add(at, "left out");
            addWith(object, name + "X", value, at, "renamed");
            for (JsonElement other : othersThan(value)) {
                addWith(object, name, other, at, "as " + other);
            }
            object.add(name, value);
            addWith(object, TWIN + name, value, at, "twice");
            children(value, at);
        }
        addWith(object, "status", new JsonPrimitive("new"), pointer + "/status", "added");
    }

    private void children(JsonElement value, String at) {
        if (value instanceof JsonObject object) {
            object(object, at);
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                JsonElement item = array.get(i);
                for (JsonElement other : othersThan(item)) {
                    array.set(i, other);
                    add(at + "/" + i, "as " + other);
                }
                array.set(i, item);
                children(item, at + "/" + i);
            }
        }
    }

    /** Null, a value of another type, and odd values of the same type. */
    private static List<JsonElement> othersThan(JsonElement value) {
        List<JsonElement> others = new ArrayList<>(List.of(JsonNull.INSTANCE));
        if (value instanceof JsonArray) {
            others.add(new JsonObject());
            others.addAll(ODD_ARRAYS);
        } else if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            others.add(new JsonPrimitive(5));
            others.addAll(ODD_TEXTS);
        } else if (value instanceof JsonPrimitive primitive) {
            others.add(new JsonPrimitive(primitive.getAsString()));
            others.addAll(primitive.isNumber() ? ODD_NUMBERS : List.of());
        } else {
            others.add(new JsonArray());
        }
        return others;
    }

    private void addWith(JsonObject object, String name, JsonElement value, String pointer, String what) {
        object.add(name, value);
        add(pointer, what);
        object.remove(name);
    }

    private void add(String pointer, String what) {
        mutations.add(new Mutation(pointer, what, draft.toString().replace(TWIN, "")));
    }
}
