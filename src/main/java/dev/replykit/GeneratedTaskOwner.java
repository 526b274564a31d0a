package dev.replykit;

/**
 * Whether the owner of the contact or of the sequence owns the tasks that a sequence makes. Source: published OpenAPI.
 */
public final class GeneratedTaskOwner extends OpenEnum {
    public static final GeneratedTaskOwner CONTACT = new GeneratedTaskOwner("contact", true);
    public static final GeneratedTaskOwner SEQUENCE = new GeneratedTaskOwner("sequence", true);

    private GeneratedTaskOwner(String value, boolean isKnown) {
        super(value, isKnown);
    }

    /** {@return the owner with this word of the API} */
    public static GeneratedTaskOwner of(String value) {
        return find(value, other -> new GeneratedTaskOwner(other, false), CONTACT, SEQUENCE);
    }
}
