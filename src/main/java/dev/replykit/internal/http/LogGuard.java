package dev.replykit.internal.http;

import java.io.PrintWriter;
import java.io.StringWriter;
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
    /**
     * Held on to, since the log manager forgets loggers, and with them their filters. The JDK has a third one, for the
     * headers of HTTP/2, which is not spoken here.
     */
    private static final List<Logger> LOGGERS = Stream.of("jdk.httpclient.HttpClient", "jdk.internal.httpclient.debug")
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
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            StringWriter told = new StringWriter();
            thrown.printStackTrace(new PrintWriter(told));
            String clean = redacted(told.toString());
            if (!told.toString().equals(clean)) {
                entry.setThrown(new Told(clean));
            }
        }
        return before == null || before.isLoggable(entry);
    }

    /** In the place of an exception that held a key: all that it would have printed, without the key. */
    private static final class Told extends Exception {
        private static final long serialVersionUID = 1;

        Told(@Nullable String all) {
            super(all, null, false, false);
        }
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
