package dev.replykit;

/**
 * Who owns the tasks that a sequence makes. Source: published OpenAPI, which gives {@code sequence} as the default.
 *
 * <pre>{@code
 * Settings.of().generatedTaskOwner(GeneratedTaskOwner.CONTACT);
 * }</pre>
 */
public final class GeneratedTaskOwner extends OpenEnum {
    /** The owner of the contact. */
    public static final GeneratedTaskOwner CONTACT = new GeneratedTaskOwner("contact", true);

    /** The owner of the sequence. */
    public static final GeneratedTaskOwner SEQUENCE = new GeneratedTaskOwner("sequence", true);

    private GeneratedTaskOwner(String value, boolean isKnown) {
        super(value, isKnown);
    }

    /** {@return the owner that the API writes so} */
    public static GeneratedTaskOwner of(String value) {
        return find(value, other -> new GeneratedTaskOwner(other, false), CONTACT, SEQUENCE);
    }
}
