package dev.replykit;

/**
 * When a Zapier step lets the contact go on. Source: published OpenAPI, which has the words alone.
 *
 * <pre>{@code
 * zapier("Tell the CRM").waiting().action(); // ==> wait
 * }</pre>
 */
public final class ZapierAction extends OpenEnum {
    /** By its name, at once. */
    public static final ZapierAction IMMEDIATELY = new ZapierAction("immediately", true);

    /** By its name, later; presumably when the Zap has answered. */
    public static final ZapierAction WAIT = new ZapierAction("wait", true);

    private ZapierAction(String value, boolean isKnown) {
        super(value, isKnown);
    }

    /** {@return the action that the API writes so} */
    public static ZapierAction of(String value) {
        return find(value, other -> new ZapierAction(other, false), IMMEDIATELY, WAIT);
    }
}
