package dev.replykit.internal.picture;

import dev.replykit.Health;
import dev.replykit.internal.text.StepView.Channel;

/**
 * How a channel or a health looks: a colour on which white is legible in light and dark surroundings, and a drawing for
 * those who can't tell colours apart.
 *
 * @param shape the start of the SVG element behind the drawing
 * @param path the drawing, within 24 by 24 units
 */
record Sign(String shape, String colour, String path) {
    /** For a step that a person does. */
    static final String PERSON = "M12 11.5a3 3 0 1 0 0-6a3 3 0 1 0 0 6M6 18.5c0-7 12-7 12 0";

    /** For a step that Reply does by itself. */
    static final String BOLT = "M13.5 4.5L6.5 13.5H12L10.5 19.5L17.5 10.5H12Z";

    private static final String HANDSET =
            "M8.4 6.2C6.9 6.8 6.2 8 6.6 9.7C7.6 13.7 10.3 16.4 14.3 17.4C16 17.8 17.2 17.1"
                    + " 17.8 15.6L14.9 13.7L13.5 14.9C11.6 14 10 12.4 9.1 10.5L10.3 9.1Z";

    static Sign of(Channel channel) {
        return switch (channel) {
            case EMAIL -> circle("#6d4bd1", "M5.5 7.5H18.5V16.5H5.5ZM5.5 8L12 13L18.5 8");
            case LINKEDIN ->
                new Sign(
                        "<rect x=\"-13\" y=\"-13\" width=\"26\" height=\"26\" rx=\"5\"",
                        "#0a66c2",
                        "M7.5 11V17M7.5 7V7.5M11.5 17V11M11.5 13.5C11.5 10 16.5 10 16.5 13.5V17");
            case CALL -> circle("#0f766e", HANDSET);
            case SMS -> circle("#b83280", "M5.5 6.5H18.5V15H11L8 18V15H5.5ZM9 10.7V10.8M12 10.7V10.8M15 10.7V10.8");
            case WHATSAPP -> circle("#2e7d32", "M6 18L6.8 15.2A6.3 6.3 0 1 1 8.8 17.2ZM10 9.5C10 12.5 11.5 14 14.5 14");
            case ZAPIER -> circle("#c2410c", "M12 5.5V18.5M5.5 12H18.5M7.5 7.5L16.5 16.5M16.5 7.5L7.5 16.5");
            case TASK -> circle("#855d3a", "M6.5 6.5H17.5V17.5H6.5ZM9 12L11.2 14.5L15 9.5");
            case CONDITION ->
                new Sign(
                        "<path d=\"M0-18L18 0L0 18L-18 0Z\"",
                        "#8a6100",
                        "M12 18.5V13L7.5 7M12 13L16.5 7M7.5 10V7H10.5M16.5 10V7H13.5");
            case UNKNOWN -> circle("#6b7280", "M9 9.5C9 5.5 15 5.5 15 9.5C15 12 12 11.8 12 14.5M12 17.5V17.6");
        };
    }

    static Sign of(Health health) {
        if (health.equals(Health.HEALTHY)) {
            return square("#1a7f37", "M6.5 12.5L10.5 16.5L17.5 8");
        } else if (health.equals(Health.DEGRADED)) {
            return square("#9a6700", "M12 5L19.5 18.5H4.5ZM12 10.5V13.5M12 15.9V16");
        } else if (health.equals(Health.BLOCKED)) {
            return square("#cf222e", "M7 7L17 17M17 7L7 17");
        } else if (health.equals(Health.STALLED)) {
            return square("#57606a", "M9 7V17M15 7V17");
        }
        return square("#6b7280", of(Channel.UNKNOWN).path);
    }

    private static Sign circle(String colour, String path) {
        return new Sign("<circle r=\"14\"", colour, path);
    }

    private static Sign square(String colour, String path) {
        return new Sign("<rect x=\"-14\" y=\"-14\" width=\"28\" height=\"28\" rx=\"8\"", colour, path);
    }
}
