package dev.replykit;

/**
 * Following the contact's profile on LinkedIn. Source: published OpenAPI.
 *
 * <pre>{@code
 * linkedInFollowProfile().after(hours(12));
 * }</pre>
 *
 * @param placement when it runs
 */
public record LinkedInFollowProfileStep(Placement placement) implements Step.Kind<LinkedInFollowProfileStep> {

    @Override
    public String type() {
        return "linkedIn";
    }

    @Override
    public String actionType() {
        return "followProfile";
    }

    @Override
    public LinkedInFollowProfileStep at(Placement place) {
        return new LinkedInFollowProfileStep(place);
    }
}
