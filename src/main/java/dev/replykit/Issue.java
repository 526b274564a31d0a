package dev.replykit;

import dev.replykit.internal.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A reason why a sequence is not healthy. Only {@code type} is documented, and of its values only
 * {@code emailAccountSendingBlocked}. The constructor is not API.
 *
 * <pre>{@code
 * for (Issue issue : sequence.issues().orElse(List.of())) {
 *     System.out.println(issue.type()); // emailAccountSendingBlocked, say
 * }
 * }</pre>
 *
 * @param type what is wrong, any word; null where the answer left it out
 * @param json the whole issue as compact JSON
 */
public record Issue(@Nullable String type, String json) {
    @Override
    public String toString() {
        return Printable.record(this);
    }
}
