package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The people and senders of the sandbox: every id that is asked for has one. */
final class Examples {
    static final long OWNER = 42;
    static final long DEFAULT_SCHEDULE = 1;

    private Examples() {}

    /** A mailbox for each id. */
    static JsonArray emailAccounts(@Nullable JsonElement ids) {
        return accounts(ids, (account, id) -> account.addProperty("email", "sender" + id + "@example.com"));
    }

    /** A LinkedIn sender for each id. */
    static JsonArray linkedInAccounts(@Nullable JsonElement ids) {
        return accounts(ids, (account, id) -> {
            account.addProperty("name", "Sender " + id);
            account.addProperty("profileUrl", "https://www.linkedin.com/in/sender-" + id);
            account.addProperty("status", "enabled");
        });
    }

    private static JsonArray accounts(@Nullable JsonElement ids, BiConsumer<JsonObject, Long> describe) {
        JsonArray accounts = new JsonArray();
        if (ids instanceof JsonArray given) {
            for (JsonElement id : given) {
                JsonObject account = new JsonObject();
                account.add("id", id);
                describe.accept(account, id.getAsLong());
                accounts.add(account);
            }
        }
        return accounts;
    }

    /** The email step of the documented example, shortened. */
    static JsonObject emailStep() {
        JsonObject variant = new JsonObject();
        variant.addProperty("subject", "Quick question about {{companyName}}");
        variant.addProperty("message", "<p>Hi {{firstName}},</p>");
        JsonArray variants = new JsonArray();
        variants.add(variant);
        JsonObject step = new JsonObject();
        step.addProperty("type", "email");
        step.addProperty("delayInMinutes", 0);
        step.addProperty("executionMode", "automatic");
        step.add("variants", variants);
        return step;
    }
}
