package dev.replykit;

import java.util.List;

/**
 * When a Zapier step lets the contact go on. Source: published OpenAPI, which has the words alone.
 *
 * <pre>{@code
 * zapier("Tell the CRM").waiting().action(); // ==> wait
 * }</pre>
 */
public final class ZapierAction extends OpenEnum {
    private static final List<String> KNOWN = List.of("immediately", "wait");

    /** By its name, at once. */
    public static final ZapierAction IMMEDIATELY = of("immediately");

    /** By its name, later; presumably when the Zap has answered. */
    public static final ZapierAction WAIT = of("wait");

    private ZapierAction(String value) {
        super(value, KNOWN);
    }

    /** {@return the action that the API writes so} */
    public static ZapierAction of(String value) {
        return new ZapierAction(value);
    }
}
