package dev.replykit;

import java.util.List;

/**
 * Who owns the tasks that a sequence makes. Source: published OpenAPI, which gives {@code sequence} as the default.
 *
 * <pre>{@code
 * Settings.of().generatedTaskOwner(GeneratedTaskOwner.CONTACT);
 * }</pre>
 */
public final class GeneratedTaskOwner extends OpenEnum {
    private static final List<String> KNOWN = List.of("contact", "sequence");

    /** The owner of the contact. */
    public static final GeneratedTaskOwner CONTACT = of("contact");

    /** The owner of the sequence. */
    public static final GeneratedTaskOwner SEQUENCE = of("sequence");

    private GeneratedTaskOwner(String value) {
        super(value, KNOWN);
    }

    /** {@return the owner that the API writes so} */
    public static GeneratedTaskOwner of(String value) {
        return new GeneratedTaskOwner(value);
    }
}
