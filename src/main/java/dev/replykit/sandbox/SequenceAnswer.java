package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.replykit.internal.json.JsonValues;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the parts of an answered sequence from the request, which may name any sender and schedule. */
final class SequenceAnswer {
    static final long OWNER = 42;

    private SequenceAnswer() {}

    static JsonArray emailAccounts(JsonObject request) {
        return accounts(
                request.get("emailAccounts"),
                (account, id) -> account.addProperty("email", "sender" + id + "@example.com"));
    }

    static JsonArray linkedInAccounts(JsonObject request) {
        return accounts(request.get("linkedInAccounts"), (account, id) -> {
            account.addProperty("name", "Sender " + id);
            account.addProperty("profileUrl", "https://www.linkedin.com/in/sender-" + id);
            account.addProperty("status", "enabled");
        });
    }

    private static JsonArray accounts(@Nullable JsonElement ids, BiConsumer<JsonObject, String> describe) {
        JsonArray accounts = new JsonArray();
        if (ids instanceof JsonArray array) {
            for (JsonElement id : array) {
                JsonObject account = new JsonObject();
                account.add("id", id);
                describe.accept(account, id.getAsString());
                accounts.add(account);
            }
        }
        return accounts;
    }

    /** The steps with ids, each below the one before it unless it names another parent; without what is write-only. */
    static JsonArray steps(JsonObject request, LongSupplier stepIds, LongSupplier variantIds) {
        JsonElement[] previous = {JsonNull.INSTANCE};
        return eachObject(request.get("steps"), step -> {
            JsonObject answer = withId(step, stepIds.getAsLong());
            if (JsonValues.integer(answer.get("parentId")) == null) {
                answer.add("parentId", previous[0]);
            }
            previous[0] = answer.get("id");
            if (step.has("variants")) {
                boolean email = "email".equals(JsonValues.text(step.get("type")));
                answer.add("variants", eachObject(step.get("variants"), variant -> {
                    JsonObject answered = withId(variant, variantIds.getAsLong());
                    if (email) {
                        JsonElement attachments = answered.remove("attachmentIds");
                        answered.addProperty("hasAttachments", attachments instanceof JsonArray ids && !ids.isEmpty());
                    }
                    return answered;
                }));
            }
            return answer;
        });
    }

    /** Puts the id first. It replaces an id that a step of an unknown kind may have. */
    private static JsonObject withId(JsonObject object, long id) {
        JsonObject answer = new JsonObject();
        answer.addProperty("id", id);
        object.entrySet().forEach(member -> answer.add(member.getKey(), member.getValue()));
        answer.addProperty("id", id);
        return answer;
    }

    private static JsonArray eachObject(@Nullable JsonElement items, UnaryOperator<JsonObject> change) {
        JsonArray changed = new JsonArray();
        if (items instanceof JsonArray array) {
            array.forEach(item -> changed.add(item instanceof JsonObject object ? change.apply(object) : item));
        }
        return changed;
    }
}
