package dev.replykit.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A server certificate and its key, from {@code identities.p12}. One test authority issued all but {@link #UNTRUSTED}, so
 * a client which {@linkplain #trusting() trusts} it sees exactly the defect that the name says. The file was made with
 * {@code keytool}: {@code -genkeypair} with {@code -ext bc:critical=ca:true} for the authority; for each other entry
 * {@code -genkeypair}, {@code -certreq}, {@code -gencert -ext san=...}, {@code -importcert}; all valid from 2020 for a
 * hundred years, except one.
 */
public final class TestIdentity {
    /** Nothing is wrong with it, for {@code localhost} and {@code 127.0.0.1}. */
    public static final TestIdentity TRUSTED = new TestIdentity("trusted");

    public static final TestIdentity EXPIRED = new TestIdentity("expired");
    /** Issued for {@code elsewhere.invalid} only. */
    public static final TestIdentity WRONG_HOST = new TestIdentity("wrong-host");
    /** Issued for Reply's own host name, to whose address no test ever connects. */
    public static final TestIdentity REPLY = new TestIdentity("reply");
    /** Signed by itself. */
    public static final TestIdentity UNTRUSTED = new TestIdentity("untrusted");

    /** Protects nothing: key stores need a password. */
    public static final String PASSWORD = "test-only";

    private static final String AUTHORITY = "authority";

    private final SSLContext context;

    private TestIdentity(String alias) {
        try {
            KeyStore all = identities();
            KeyStore own = emptyStore();
            char[] password = PASSWORD.toCharArray();
            own.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, password);
            context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return what a client needs that trusts the test authority, and nobody else} */
    public static SSLContext trusting() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorityStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the same as a PKCS #12 file, for {@code -Djavax.net.ssl.trustStore} of another JVM} */
    public static Path trustStore(Path directory) {
        Path file = directory.resolve("test-authority.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            authorityStore().store(out, PASSWORD.toCharArray());
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's side of a handshake on a connection. */
    SSLSocket accept(Socket transport, Consumer<SSLSocket> settings) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory()
                .createSocket(transport, transport.getInetAddress().getHostAddress(), transport.getPort(), true);
        secure.setUseClientMode(false);
        settings.accept(secure);
        secure.startHandshake();
        return secure;
    }

    private static KeyStore identities() throws GeneralSecurityException {
        try (InputStream in = TestIdentity.class.getResourceAsStream("identities.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(Objects.requireNonNull(in), PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyStore authorityStore() throws GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("test-authority", identities().getCertificate(AUTHORITY));
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
