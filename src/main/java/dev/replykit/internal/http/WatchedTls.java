package dev.replykit.internal.http;

import java.io.UncheckedIOException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * The JVM's own TLS context, trust store settings included, which tells the {@link Attempt} of the thread about each new
 * connection. After a broken handshake java.net.http still composes the request; only the connection's engine knows that
 * nothing of it was sent.
 */
final class WatchedTls extends SSLContext {
    private WatchedTls(SSLContext context, ThreadLocal<Attempt> attempt) {
        super(new Watching(context, attempt), context.getProvider(), context.getProtocol());
    }

    /**
     * {@return the default context of the JVM, watched}
     *
     * @throws UncheckedIOException if it can't be made, because the trust store is unreadable
     */
    static SSLContext ofJvm(ThreadLocal<Attempt> attempt) {
        try {
            return new WatchedTls(SSLContext.getDefault(), attempt);
        } catch (NoSuchAlgorithmException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new UncheckedIOException(new SSLException(
                    "it can't be set up; check javax.net.ssl.trustStore and trustStorePassword: " + why, e));
        }
    }

    /** A context that trusts nobody, for a client that speaks plain http. */
    static SSLContext unused() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("This JVM has no TLS", e);
        }
    }

    private static final class Watching extends SSLContextSpi {
        private final SSLContext context;
        private final ThreadLocal<Attempt> attempt;

        Watching(SSLContext context, ThreadLocal<Attempt> attempt) {
            this.context = context;
            this.attempt = attempt;
        }

        private SSLEngine watched(SSLEngine engine) {
            Attempt watching = attempt.get();
            if (watching != null) {
                watching.connecting(engine);
            }
            return engine;
        }

        /** {@link SSLContext#setDefault} may have changed the JVM's context since the client was made. */
        private static SSLContext current() {
            try {
                return SSLContext.getDefault();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("The default TLS context of this JVM is gone", e);
            }
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
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            context.init(keys, trust, random);
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return context.getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return context.getServerSocketFactory();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return context.getDefaultSSLParameters();
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return context.getSupportedSSLParameters();
        }
    }
}
