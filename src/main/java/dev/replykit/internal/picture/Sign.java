package dev.replykit.internal.picture;

import dev.replykit.Health;
import dev.replykit.internal.text.StepView.Channel;
import org.jspecify.annotations.Nullable;

/**
 * How a channel or a health looks: a colour that holds white on it in light and dark surroundings, and, for those who
 * can't tell colours apart, a drawing and a few letters of its own.
 *
 * @param colour background of the drawing
 * @param drawing path within 24 by 24 units, drawn in lines
 * @param letters stands for the drawing where there is text only
 */
record Sign(String colour, String drawing, String letters) {
    /** For a person who carries a step out. */
    static final String PERSON = "M12 11.5a3 3 0 1 0 0-6a3 3 0 1 0 0 6M6 18.5c0-7 12-7 12 0";

    /** For Reply that carries a step out by itself. */
    static final String BOLT = "M13.5 4.5L6.5 13.5H12L10.5 19.5L17.5 10.5H12Z";

    private static final String HANDSET =
            "M8.4 6.2C6.9 6.8 6.2 8 6.6 9.7C7.6 13.7 10.3 16.4 14.3 17.4C16 17.8 17.2 17.1"
                    + " 17.8 15.6L14.9 13.7L13.5 14.9C11.6 14 10 12.4 9.1 10.5L10.3 9.1Z";

    static Sign of(Channel channel) {
        return switch (channel) {
            case EMAIL -> new Sign("#6d4bd1", "M5.5 7.5H18.5V16.5H5.5ZM5.5 8L12 13L18.5 8", "@");
            case LINKEDIN ->
                new Sign("#0a66c2", "M7.5 11V17M7.5 7V7.5M11.5 17V11M11.5 13.5C11.5 10 16.5 10 16.5 13.5V17", "in");
            case CALL -> new Sign("#0f766e", HANDSET, "tel");
            case SMS ->
                new Sign("#b83280", "M5.5 6.5H18.5V15H11L8 18V15H5.5ZM9 10.7V10.8M12 10.7V10.8M15 10.7V10.8", "txt");
            case WHATSAPP ->
                new Sign("#2e7d32", "M6 18L6.8 15.2A6.3 6.3 0 1 1 8.8 17.2ZM10 9.5C10 12.5 11.5 14 14.5 14", "WA");
            case ZAPIER -> new Sign("#c2410c", "M12 5.5V18.5M5.5 12H18.5M7.5 7.5L16.5 16.5M16.5 7.5L7.5 16.5", "Z");
            case TASK -> new Sign("#855d3a", "M6.5 6.5H17.5V17.5H6.5ZM9 12L11.2 14.5L15 9.5", "\u2713");
            case CONDITION -> new Sign("#8a6100", "M12 18.5V13L7.5 7M12 13L16.5 7M7.5 10V7H10.5M16.5 10V7H13.5", "if");
            case UNKNOWN -> new Sign("#6b7280", "M9 9.5C9 5.5 15 5.5 15 9.5C15 12 12 11.8 12 14.5M12 17.5V17.6", "?");
        };
    }

    static Sign of(@Nullable Health health) {
        if (Health.HEALTHY.equals(health)) {
            return new Sign("#1a7f37", "M6.5 12.5L10.5 16.5L17.5 8", "\u2713");
        } else if (Health.DEGRADED.equals(health)) {
            return new Sign("#9a6700", "M12 5L19.5 18.5H4.5ZM12 10.5V13.5M12 15.9V16", "!");
        } else if (Health.BLOCKED.equals(health)) {
            return new Sign("#cf222e", "M7 7L17 17M17 7L7 17", "\u00d7");
        } else if (Health.STALLED.equals(health)) {
            return new Sign("#57606a", "M9 7V17M15 7V17", "=");
        }
        return of(Channel.UNKNOWN);
    }
}
