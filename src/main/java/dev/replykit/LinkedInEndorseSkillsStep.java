package dev.replykit;

import org.jspecify.annotations.Nullable;

/**
 * An endorsement of some of the contact's skills on LinkedIn. Source: published OpenAPI.
 *
 * <pre>{@code
 * linkedInEndorseSkills(2).after(hours(12));
 * }</pre>
 *
 * @param placement when it runs
 * @param numberOfSkills how many, 1 to 3 in a draft; null only where an answer left it out
 */
public record LinkedInEndorseSkillsStep(
        Placement placement, @Nullable Long numberOfSkills) implements Step.Kind<LinkedInEndorseSkillsStep> {

    @Override
    public String type() {
        return "linkedIn";
    }

    @Override
    public String actionType() {
        return "endorseSkills";
    }

    @Override
    public LinkedInEndorseSkillsStep at(Placement place) {
        return new LinkedInEndorseSkillsStep(place, numberOfSkills);
    }
}
