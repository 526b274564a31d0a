package dev.replykit.sandbox;

import dev.replykit.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The people and senders of the sandbox: every id that is asked for has one. */
final class Examples {
    static final long OWNER = 42;
    static final long DEFAULT_SCHEDULE = 1;

    private Examples() {}

    /** A mailbox for each id. */
    static Json emailAccounts(@Nullable Json ids) {
        return accounts(ids, id -> {
            Map<String, Json> account = new LinkedHashMap<>();
            account.put("id", Json.of(id));
            account.put("email", Json.of("sender" + id + "@example.com"));
            return Json.object(account);
        });
    }

    /** A LinkedIn sender for each id. */
    static Json linkedInAccounts(@Nullable Json ids) {
        return accounts(ids, id -> {
            Map<String, Json> account = new LinkedHashMap<>();
            account.put("id", Json.of(id));
            account.put("name", Json.of("Sender " + id));
            account.put("profileUrl", Json.of("https://www.linkedin.com/in/sender-" + id));
            account.put("status", Json.of("enabled"));
            return Json.object(account);
        });
    }

    private static Json accounts(@Nullable Json ids, LongFunction<Json> account) {
        if (!(ids instanceof Json.Arr arr)) {
            return Json.array(List.of());
        }
        return Json.array(arr.items().stream()
                .map(id -> account.apply(((Json.Num) id).exactLong()))
                .toList());
    }

    /** The email step of the documented example, shortened. */
    static Json emailStep() {
        Map<String, Json> variant = new LinkedHashMap<>();
        variant.put("subject", Json.of("Quick question about {{companyName}}"));
        variant.put("message", Json.of("<p>Hi {{firstName}},</p>"));
        Map<String, Json> step = new LinkedHashMap<>();
        step.put("type", Json.of("email"));
        step.put("delayInMinutes", Json.of(0));
        step.put("executionMode", Json.of("automatic"));
        step.put("variants", Json.array(List.of(Json.object(variant))));
        return Json.object(step);
    }
}
