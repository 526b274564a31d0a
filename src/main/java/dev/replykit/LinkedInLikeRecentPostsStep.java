package dev.replykit;

/**
 * Likes for the contact's recent posts on LinkedIn. Source: published OpenAPI.
 *
 * <pre>{@code
 * linkedInLikeRecentPosts().after(hours(12));
 * }</pre>
 *
 * @param placement when it runs
 */
public record LinkedInLikeRecentPostsStep(Placement placement) implements Step.Kind<LinkedInLikeRecentPostsStep> {

    @Override
    public String type() {
        return "linkedIn";
    }

    @Override
    public String actionType() {
        return "likeRecentPosts";
    }

    @Override
    public LinkedInLikeRecentPostsStep at(Placement place) {
        return new LinkedInLikeRecentPostsStep(place);
    }
}
