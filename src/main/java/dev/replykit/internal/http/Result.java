package dev.replykit.internal.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known after an exchange; the key is in none of it. */
public sealed interface Result {

    /** {@return whether sending began; from then on the server may have acted} */
    boolean sent();

    /**
     * A status came back.
     *
     * @param location the target of a redirect, or null
     * @param date when it was sent by the server's clock, or null if it does not say
     * @param retryAfter how long to wait before the next request, or null if the answer does not say
     * @param body the decoded body, or as much of it as came
     * @param bodyError why the body is incomplete ("the answer did not end within 30 s"), or null if it is complete
     */
    record Answer(
            boolean sent,
            int status,
            @Nullable String location,
            @Nullable Instant date,
            @Nullable Duration retryAfter,
            String body,
            @Nullable String bodyError)
            implements Result {}

    /** No status came back; {@code what} happened, as a clause: "the connection was refused". */
    record Broken(boolean sent, String what) implements Result {}
}
