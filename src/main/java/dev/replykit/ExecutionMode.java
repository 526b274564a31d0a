package dev.replykit;

/**
 * Whether a step runs by itself or becomes a task for a person. Source: published OpenAPI; the documentation
 * shows {@code automatic} only.
 *
 * <pre>{@code
 * sms("Hello").manual().executionMode(); // ==> manual
 * }</pre>
 */
public final class ExecutionMode extends OpenEnum {
    /** Reply carries the step out. */
    public static final ExecutionMode AUTOMATIC = new ExecutionMode("automatic", true);

    /** A person gets a task. */
    public static final ExecutionMode MANUAL = new ExecutionMode("manual", true);

    private ExecutionMode(String value, boolean isKnown) {
        super(value, isKnown);
    }

    /** {@return the mode that the API writes so} */
    public static ExecutionMode of(String value) {
        return find(value, other -> new ExecutionMode(other, false), AUTOMATIC, MANUAL);
    }
}
