package dev.replykit;

/**
 * Whether a sequence can run. One that was never started has been seen as {@code blocked}. Source: documentation, which
 * has the words alone and says that a healthy sequence has no issues.
 */
public final class Health extends OpenEnum {
    public static final Health HEALTHY = new Health("healthy", true);
    public static final Health STALLED = new Health("stalled", true);
    public static final Health DEGRADED = new Health("degraded", true);
    public static final Health BLOCKED = new Health("blocked", true);

    private Health(String value, boolean isKnown) {
        super(value, isKnown);
    }

    /** {@return the health with this word of the API} */
    public static Health of(String value) {
        return find(value, other -> new Health(other, false), HEALTHY, STALLED, DEGRADED, BLOCKED);
    }
}
