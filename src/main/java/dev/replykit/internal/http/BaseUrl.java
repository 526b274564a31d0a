package dev.replykit.internal.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the API lives: https, or plain http on this very machine, so that the key never travels in the clear. */
public final class BaseUrl {
    /** Nothing above 255, which {@link URI} sees to, and no leading zero, which some read as octal. */
    private static final Pattern IPV4 = Pattern.compile("127(\\.(0|[1-9]\\d*)){3}");

    private final URI uri;

    private BaseUrl(URI uri) {
        this.uri = uri;
    }

    /**
     * The base address.
     *
     * @throws IllegalArgumentException where the key would not be safe there, or the text is no such address
     */
    public static BaseUrl of(String text) {
        URI uri;
        try {
            uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The base URL is no URL (" + e.getReason() + "). " + ADVICE);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("The base URL needs https:// and a host. " + ADVICE);
        }
        if (uri.getPort() > 65_535) {
            throw new IllegalArgumentException("The base URL has a port above 65535. " + ADVICE);
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The base URL may have no user, query or fragment; the key belongs into REPLY_API_KEY. " + ADVICE);
        }
        BaseUrl base = new BaseUrl(uri);
        if (scheme.equals("http") && !base.isLoopback()) {
            throw new IllegalArgumentException(
                    "The base URL is plain http, and its host is not certainly this machine: everybody on the way could"
                            + " read the key. Use https, or write this machine as 127.0.0.1, [::1] or localhost. "
                            + ADVICE);
        }
        return base;
    }

    private static final String ADVICE = "For example: https://api.reply.io, or http://127.0.0.1:8080 for a sandbox.";

    /** Whether the host is this machine for certain; no name is looked up, so of names only {@code localhost} is. */
    public boolean isLoopback() {
        return isLoopback(uri.getHost());
    }

    static boolean isLoopback(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals("localhost") || IPV4.matcher(lower).matches() || isLoopbackIpv6(lower);
    }

    /** An address in brackets is never looked up; one with a zone ({@code [::1%lo]}) may be tied to any interface. */
    private static boolean isLoopbackIpv6(String host) {
        try {
            return host.startsWith("[")
                    && host.indexOf('%') < 0
                    && InetAddress.getAllByName(host)[0].isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether TLS is spoken there. */
    public boolean isHttps() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** The address of a path below. */
    public String resolve(String path) {
        return uri + path;
    }

    /** Host and port of the address, or of the target of a redirect; null where the target is unreadable. */
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
