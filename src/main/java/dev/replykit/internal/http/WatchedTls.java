package dev.replykit.internal.http;

import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * The JVM's own TLS context, trust store settings included, which tells the {@link Attempt} of the thread about each
 * new connection. After a broken handshake java.net.http still composes the request; only the connection's engine knows
 * that nothing of it was sent.
 */
final class WatchedTls extends SSLContextSpi {
    private final ThreadLocal<Attempt> attempt;

    private WatchedTls(ThreadLocal<Attempt> attempt) {
        this.attempt = attempt;
    }

    static SSLContext of(ThreadLocal<Attempt> attempt) {
        return new SSLContext(new WatchedTls(attempt), null, "TLS") {};
    }

    /** The default, which {@link SSLContext#setDefault} may change; fails if the trust store is unreadable. */
    static SSLContext current() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new UncheckedIOException(new SSLException(
                    "it can't be set up; check javax.net.ssl.trustStore and trustStorePassword: " + why, e));
        }
    }

    private SSLEngine watched(SSLEngine engine) {
        Attempt watching = attempt.get();
        if (watching != null) {
            watching.connecting(engine);
        }
        return engine;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return watched(current().createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return watched(current().createSSLEngine(host, port));
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {}

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return current().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return current().getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return current().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return current().getClientSessionContext();
    }
}
