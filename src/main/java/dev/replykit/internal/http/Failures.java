package dev.replykit.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in words why an exchange failed. The words are for people; no outcome depends on them. */
final class Failures {
    /** The JDK's messages may repeat a server's. */
    private static final int LONGEST = 200;

    /** The first of these that is among the causes says why, possibly with its message. */
    private static final List<Map.Entry<Class<? extends Throwable>, String>> REASONS = List.of(
            Map.entry(UnresolvedAddressException.class, "the host name could not be resolved"),
            Map.entry(UnknownHostException.class, "the host name could not be resolved"),
            Map.entry(HttpConnectTimeoutException.class, "no connection could be made in time"),
            Map.entry(SSLException.class, "TLS failed (%s)"),
            Map.entry(ConnectException.class, "the connection was refused"),
            Map.entry(EOFException.class, "the connection closed before the answer was complete"),
            Map.entry(IOException.class, "the connection broke (%s)"),
            Map.entry(UnsupportedOperationException.class, "%s"),
            Map.entry(Throwable.class, "it failed (%s)"));

    private Failures() {}

    /** {@return the reason as a clause, without the key; a key that was cut first would not be recognised} */
    static String explained(Throwable thrown, Secret key) {
        return REASONS.stream()
                .flatMap(reason -> Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .filter(reason.getKey()::isInstance)
                        .map(cause -> reason.getValue().formatted(message(cause, key))))
                .findFirst()
                .orElseThrow();
    }

    private static String message(Throwable cause, Secret key) {
        String text = key.redact(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
