package dev.replykit;

import java.util.List;

/**
 * Whether a sequence can run. One that was never started has been seen as {@code blocked}. Source: documentation, which
 * has the words alone and says that a healthy sequence has no issues.
 *
 * <pre>{@code
 * sequence.health().equals(Health.HEALTHY); // ==> true
 * }</pre>
 */
public final class Health extends OpenEnum {
    private static final List<String> KNOWN = List.of("healthy", "stalled", "degraded", "blocked");

    /** Nothing prevents the sequence from running. */
    public static final Health HEALTHY = of("healthy");

    /** By its name, nothing moves. */
    public static final Health STALLED = of("stalled");

    /** By its name, the sequence runs with a problem. */
    public static final Health DEGRADED = of("degraded");

    /** By its name, the sequence can't run. */
    public static final Health BLOCKED = of("blocked");

    private Health(String value) {
        super(value, KNOWN);
    }

    /** {@return the health that the API writes so} */
    public static Health of(String value) {
        return new Health(value);
    }
}
