package dev.replykit.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words why an exchange failed. The words are for people; no outcome depends on them. */
final class Failures {
    static final String NO_TLS = " (the TLS handshake was not answered: is https spoken there?)";

    private static final int DEEPEST = 20;
    /** Our own words, and about two hundred characters of the JDK's, which may repeat a server's. */
    private static final int LONGEST = 230;

    private Failures() {}

    /** {@return the reason as a clause; only the caller knows that the server accepted and then was silent} */
    static String explained(Throwable thrown, boolean handshakeUnanswered) {
        if (find(thrown, UnresolvedAddressException.class) != null
                || find(thrown, UnknownHostException.class) != null) {
            return "the host name could not be resolved";
        }
        if (find(thrown, HttpConnectTimeoutException.class) != null) {
            return "no connection could be made in time" + (handshakeUnanswered ? NO_TLS : "");
        }
        SSLException tls = find(thrown, SSLException.class);
        if (tls != null) {
            return "TLS failed (" + tls.getMessage() + ")";
        }
        if (find(thrown, ConnectException.class) != null) {
            return "the connection was refused";
        }
        if (find(thrown, OutOfMemoryError.class) != null) {
            return "memory ran out";
        }
        if (find(thrown, EOFException.class) != null) {
            return "the connection closed before the answer was complete";
        }
        IOException io = find(thrown, IOException.class);
        if (io != null) {
            return "the connection broke (" + innermost(io) + ")";
        }
        // What the JDK's client throws for a Content-Length that is no number.
        return find(thrown, NumberFormatException.class) != null
                ? "the head of the answer can't be read"
                : "it failed with " + thrown;
    }

    /** {@return the clause without the key, then cut where it is long; a cut key would not be recognised} */
    static String redacted(String explained, Secret key) {
        String text = key.redact(explained);
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "..." + (text.endsWith(")") ? ")" : "");
    }

    static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String innermost(IOException io) {
        String message = io.getMessage();
        Throwable cause = io.getCause();
        return cause != null && cause.getMessage() != null && message == null
                ? cause.getMessage()
                : message == null ? io.getClass().getSimpleName() : message;
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        Throwable t = thrown;
        for (int i = 0; t != null && i < DEEPEST; i++, t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
