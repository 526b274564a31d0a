package dev.replykit.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of the API: https, or plain http on this machine only, so that the key is never sent unencrypted. */
public final class BaseUrl {
    /** {@link URI} refuses numbers above 255. Leading zeros are refused here: some programs read them as octal. */
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.(0|[1-9]\\d*)){3}|\\[::1]");

    private static final Pattern API_PATH = Pattern.compile("(?i)/v[1-9](?:[/;].*)?$|/sequences/?$");

    private final URI uri;

    private BaseUrl(URI uri) {
        this.uri = uri;
    }

    /** {@return the address} Throws {@link IllegalArgumentException} if it is malformed or not safe for the key. */
    public static BaseUrl of(String text) {
        URI uri;
        try {
            uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            throw refused("is no URL (" + e.getReason() + ").");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http")) || uri.getPort() > 65_535) {
            throw refused("needs https:// and a host, and a port of at most 65535.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused("may have no user, query or fragment; the key belongs in REPLY_API_KEY.");
        }
        if (API_PATH.matcher(uri.getRawPath()).find()) {
            throw refused("ends with a path of the API, which replykit adds itself. Leave out /v3 and what follows.");
        }
        if (scheme.equals("http") && !isLoopback(uri.getHost())) {
            throw refused("is plain http, and its host is not certainly this machine: everybody on the way could read"
                    + " the key. Use https, or write this machine as 127.0.0.1, [::1] or localhost.");
        }
        return new BaseUrl(uri);
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(
                "The base URL " + why + " For example: https://api.reply.io, or http://127.0.0.1:8080 for a sandbox.");
    }

    /** {@return whether the host is certainly this machine; no name is looked up, only localhost is known} */
    public boolean isLoopback() {
        return isLoopback(uri.getHost());
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    boolean isHttps() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** {@return the address of a path below it} */
    public String resolve(String path) {
        return uri + path;
    }

    /** {@return host and port of the target of a redirect, or null if the target is unreadable} */
    public @Nullable String hostOf(String location) {
        try {
            URI target = uri.resolve(location.strip());
            String host = target.getHost();
            return host == null || target.getPort() < 0 ? host : host + ":" + target.getPort();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
