package dev.replykit.internal.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of the API: https, or plain http on this machine only, so that the key is never sent unencrypted. */
public final class BaseUrl {
    /** {@link URI} refuses numbers above 255. Leading zeros are refused here: some programs read them as octal. */
    private static final Pattern IPV4 = Pattern.compile("127(\\.(0|[1-9]\\d*)){3}");

    private static final Pattern API_PATH = Pattern.compile("(?i)/v[1-9](?:[/;].*)?$|/sequences/?$");

    private final URI uri;

    private BaseUrl(URI uri) {
        this.uri = uri;
    }

    /**
     * {@return the address that the text is}
     *
     * @throws IllegalArgumentException if the key would not be safe there, or the text is no such address
     */
    public static BaseUrl of(String text) {
        URI uri;
        try {
            uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            throw refused("The base URL is no URL (" + e.getReason() + ").");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw refused("The base URL needs https:// and a host.");
        }
        if (uri.getPort() > 65_535) {
            throw refused("The base URL has a port above 65535.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused("The base URL may have no user, query or fragment; the key belongs in REPLY_API_KEY.");
        }
        if (API_PATH.matcher(uri.getRawPath()).find()) {
            throw refused("The base URL ends with a path of the API, which replykit adds itself. Leave out /v3 and what"
                    + " follows.");
        }
        BaseUrl base = new BaseUrl(uri);
        if (scheme.equals("http") && !base.isLoopback()) {
            throw refused(
                    "The base URL is plain http, and its host is not certainly this machine: everybody on the way could"
                            + " read the key. Use https, or write this machine as 127.0.0.1, [::1] or localhost.");
        }
        return base;
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(
                why + " For example: https://api.reply.io, or http://127.0.0.1:8080 for a sandbox.");
    }

    /** {@return whether the host is certainly this machine; no name is looked up, only localhost is known} */
    public boolean isLoopback() {
        return isLoopback(uri.getHost());
    }

    static boolean isLoopback(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals("localhost") || IPV4.matcher(lower).matches() || isLoopbackIpv6(lower);
    }

    /** An address in brackets is never looked up. One with a zone ({@code [::1%lo]}) may belong to any interface. */
    private static boolean isLoopbackIpv6(String host) {
        try {
            return host.startsWith("[")
                    && host.indexOf('%') < 0
                    && InetAddress.getAllByName(host)[0].isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
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
            URI target = uri.resolve(new URI(location.strip()));
            String host = target.getHost();
            return host == null ? null : target.getPort() < 0 ? host : host + ":" + target.getPort();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
