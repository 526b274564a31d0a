package dev.replykit.internal.http;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Switches of the JVM that would break a promise about the key or about sending once; a JVM that has one is refused.
 * What each does was measured with JDK 17.0.15 and 25.
 */
public final class JvmSwitches {
    private static final String REPEATED = "what servers send, and a server may repeat the API key";

    /** Until JDK 24 the logger of this name alone is enough; from JDK 25 on the switch has to be on as well. */
    private static final String DEBUG = "jdk.internal.httpclient.debug";

    private static final int LAST_WITH_LOGGER = 24;

    /** The JDK reads all of these once, so they have to be absent from the start. */
    private static final List<Switch> REFUSED = List.of(
            new Switch(
                    "jdk.httpclient.enableAllMethodRetry",
                    "|true",
                    "makes the JDK send a request again by itself, which could create a second sequence"),
            new Switch(
                    "jdk.internal.httpclient.disableHostnameVerification",
                    "|true",
                    "makes the JDK accept the certificate of any other host, which could then read the API key"),
            new Switch(
                    "jdk.httpclient.HttpClient.log",
                    "(.*,)?\\s*(headers|all)\\s*(,.*)?",
                    "makes the JDK log the API key"),
            new Switch(DEBUG, ".*\\b(true|err|out|log)\\b.*", "makes the JDK print " + REPEATED),
            new Switch(
                    "javax.net.debug",
                    ".*(all|plaintext).*",
                    "makes the JDK print the API key (ssl:handshake does not)"));

    /** @param on a pattern of the values, in lower case, that switch it on */
    private record Switch(String name, String on, String effect) {}

    private JvmSwitches() {}

    /** Refuses a JVM that would break a promise, with an {@link IllegalStateException} that names the switch. */
    public static void check() {
        String refusal = refusal(
                System::getProperty,
                Runtime.version().feature(),
                logger -> System.getLogger(logger).isLoggable(System.Logger.Level.DEBUG));
        if (refusal != null) {
            throw new IllegalStateException(refusal);
        }
    }

    static @Nullable String refusal(
            UnaryOperator<@Nullable String> properties, int version, Predicate<String> logsDebug) {
        for (Switch each : REFUSED) {
            String value = properties.apply(each.name());
            if (value != null && value.toLowerCase(Locale.ROOT).matches("(?s)" + each.on())) {
                return "The Java option -D" + each.name() + " " + each.effect()
                        + ". Start Java without it; it may also come from JDK_JAVA_OPTIONS or JAVA_TOOL_OPTIONS.";
            }
        }
        return version <= LAST_WITH_LOGGER && logsDebug.test(DEBUG)
                ? "The logger " + DEBUG + " is at level DEBUG or below, which makes the JDK log " + REPEATED
                        + ". Set it to INFO."
                : null;
    }
}
