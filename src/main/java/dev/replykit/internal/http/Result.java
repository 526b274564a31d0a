package dev.replykit.internal.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known after an exchange. */
public sealed interface Result {

    /** Whether sending began: from then on the server may have acted. */
    boolean sent();

    /** The same without the key, wherever a server echoed it. */
    Result without(Secret key);

    /**
     * A status came back.
     *
     * @param status the HTTP status
     * @param headers the headers, names in lower case
     * @param body the decoded body, or as much of it as came
     * @param flaw what is wrong with the body ("it stopped after 12 bytes"), or null where it is whole
     */
    record Answer(
            boolean sent,
            int status,
            Map<String, List<String>> headers,
            String body,
            @Nullable String flaw) implements Result {
        /** The first value of the header, or null. */
        public @Nullable String header(String name) {
            List<String> values = headers.getOrDefault(name, List.of());
            return values.isEmpty() ? null : values.get(0);
        }

        @Override
        public Result without(Secret key) {
            Map<String, List<String>> clean = new LinkedHashMap<>();
            headers.forEach((name, values) ->
                    clean.put(name, values.stream().map(key::redact).toList()));
            return new Answer(sent, status, clean, key.redact(body), flaw == null ? null : Failures.clean(flaw, key));
        }
    }

    /**
     * No status came back.
     *
     * @param what what happened, as a clause: "the connection was refused"
     */
    record Broken(boolean sent, String what) implements Result {
        @Override
        public Result without(Secret key) {
            return new Broken(sent, Failures.clean(what, key));
        }
    }
}
