package dev.replykit.internal.http;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys out of the JDK client's own logs. At their finest level, or started with
 * {@code -Djdk.httpclient.HttpClient.log=headers}, they hold each header of a request, Authorization included.
 */
final class LogGuard implements Filter {
    /** Held on to, since the log manager forgets loggers, and with them their filters. */
    private static final List<Logger> LOGGERS = Stream.of(
                    "jdk.httpclient.HttpClient", "jdk.internal.httpclient.debug", "jdk.internal.httpclient.hpack.debug")
            .map(Logger::getLogger)
            .toList();

    private static final Set<Secret> KEYS = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final @Nullable Filter before;

    private LogGuard(@Nullable Filter before) {
        this.before = before;
    }

    /** Keeps this key out of the logs for as long as it is in use. */
    static synchronized void protect(Secret key) {
        KEYS.add(key);
        for (Logger logger : LOGGERS) {
            if (!(logger.getFilter() instanceof LogGuard)) {
                logger.setFilter(new LogGuard(logger.getFilter()));
            }
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
            for (Secret key : KEYS) {
                clean = clean == null ? null : key.redact(clean);
            }
        }
        return clean;
    }
}
