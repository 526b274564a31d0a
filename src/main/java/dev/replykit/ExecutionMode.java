package dev.replykit;

import java.util.List;

/**
 * Whether a step runs by itself or becomes a task for a person. Source: published OpenAPI; the documentation
 * shows {@code automatic} only.
 *
 * <pre>{@code
 * sms("Hello").manual().executionMode(); // ==> manual
 * }</pre>
 */
public final class ExecutionMode extends OpenEnum {
    private static final List<String> KNOWN = List.of("automatic", "manual");

    /** Reply carries the step out. */
    public static final ExecutionMode AUTOMATIC = of("automatic");

    /** A person gets a task. */
    public static final ExecutionMode MANUAL = of("manual");

    private ExecutionMode(String value) {
        super(value, KNOWN);
    }

    /** {@return the mode that the API writes so} */
    public static ExecutionMode of(String value) {
        return new ExecutionMode(value);
    }
}
