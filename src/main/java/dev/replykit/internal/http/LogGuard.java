package dev.replykit.internal.http;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys out of the JDK client's own log. Started with {@code -Djdk.httpclient.HttpClient.log=headers} (or all), that
 * client logs each request header, Authorization included; nothing is done where the switch is not set.
 */
final class LogGuard implements Filter {
    private static final String SWITCH = "jdk.httpclient.HttpClient.log";
    /** Held on to, since the log manager forgets loggers, and with them their filters. */
    private static final Logger LOGGER_OF_THE_CLIENT = Logger.getLogger("jdk.httpclient.HttpClient");

    private static final Set<ApiKey> KEYS = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final @Nullable Filter before;

    private LogGuard(@Nullable Filter before) {
        this.before = before;
    }

    /** Keeps this key out of the log for as long as it is in use. */
    static void protect(ApiKey key) {
        if (System.getProperty(SWITCH) != null) {
            install(key);
        }
    }

    private static synchronized void install(ApiKey key) {
        KEYS.add(key);
        if (!(LOGGER_OF_THE_CLIENT.getFilter() instanceof LogGuard)) {
            LOGGER_OF_THE_CLIENT.setFilter(new LogGuard(LOGGER_OF_THE_CLIENT.getFilter()));
        }
    }

    @Override
    public boolean isLoggable(LogRecord entry) {
        entry.setMessage(redacted(entry.getMessage()));
        Object[] parameters = entry.getParameters();
        if (parameters != null) {
            Object[] clean = new Object[parameters.length];
            for (int i = 0; i < clean.length; i++) {
                clean[i] = redacted(String.valueOf(parameters[i]));
            }
            entry.setParameters(clean);
        }
        return before == null || before.isLoggable(entry);
    }

    private static @Nullable String redacted(@Nullable String text) {
        String clean = text;
        synchronized (KEYS) {
            for (ApiKey key : KEYS) {
                clean = clean == null ? null : key.redact(clean);
            }
        }
        return clean;
    }
}
