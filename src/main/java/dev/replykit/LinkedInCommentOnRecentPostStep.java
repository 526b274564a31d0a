package dev.replykit;

import dev.replykit.internal.text.Printed;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A comment, written by an AI, on the contact's most recent LinkedIn post. Not on the documentation page "Create a
 * sequence"; source: published OpenAPI.
 *
 * <pre>{@code
 * linkedInCommentOnRecentPost("React to one point, no sales talk").skipIfNoPostsInDays(30);
 * }</pre>
 *
 * @param placement when it runs
 * @param aiPromptText instructions for the AI; null only where an answer left it out
 * @param skipIfNoPostsInDays skip the contact when the newest post is older than this many days
 * @param skipTopics topics that make the step skip, or null
 */
public record LinkedInCommentOnRecentPostStep(
        Placement placement,
        @Nullable String aiPromptText,
        Field<Long> skipIfNoPostsInDays,
        @Nullable List<String> skipTopics)
        implements Step.Kind<LinkedInCommentOnRecentPostStep> {

    /**
     * Copies the lists.
     *
     * @param placement {@link #placement()}
     * @param aiPromptText {@link #aiPromptText()}
     * @param skipIfNoPostsInDays {@link #skipIfNoPostsInDays()}
     * @param skipTopics {@link #skipTopics()}
     */
    public LinkedInCommentOnRecentPostStep {
        Objects.requireNonNull(skipIfNoPostsInDays, "The days are null; say Field.ofNull() or Field.absent().");
        skipTopics = skipTopics == null ? null : Lists.copyOf(skipTopics, "topics");
    }

    @Override
    public String type() {
        return "linkedIn";
    }

    @Override
    public String actionType() {
        return "commentOnRecentPost";
    }

    @Override
    public LinkedInCommentOnRecentPostStep at(Placement place) {
        return new LinkedInCommentOnRecentPostStep(place, aiPromptText, skipIfNoPostsInDays, skipTopics);
    }

    /**
     * The step that skips a contact whose newest post is older.
     *
     * @param days days, counted back from the run
     * @return a step with that limit
     */
    public LinkedInCommentOnRecentPostStep skipIfNoPostsInDays(long days) {
        return new LinkedInCommentOnRecentPostStep(placement, aiPromptText, Field.of(days), skipTopics);
    }

    /**
     * The step that skips posts about these topics.
     *
     * @param topics the topics
     * @return a step with these topics
     */
    public LinkedInCommentOnRecentPostStep skipTopics(String... topics) {
        return new LinkedInCommentOnRecentPostStep(placement, aiPromptText, skipIfNoPostsInDays, Arrays.asList(topics));
    }

    /** As records print themselves; what would steer a terminal is written as an escape. */
    @Override
    public String toString() {
        return Printed.record(this);
    }
}
