package dev.replykit.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server certificate and its key, from {@code identities.p12}. One test authority issued all but {@link #UNTRUSTED}, so
 * a client which {@linkplain #trusting() trusts} it sees exactly the defect that the name says. The file was made with
 * {@code keytool}: {@code -genkeypair} with {@code -ext bc:critical=ca:true} for the authority; for each other entry
 * {@code -genkeypair}, {@code -certreq}, {@code -gencert -ext san=...}, {@code -importcert}; all valid from 2020 for a
 * hundred years, except one.
 */
public final class TestIdentity {
    /** Protects nothing: key stores need a password. */
    public static final String PASSWORD = "test-only";

    private static final char[] PASSWORD_CHARS = PASSWORD.toCharArray();

    /** Nothing is wrong with it, for {@code localhost} and {@code 127.0.0.1}. */
    public static final TestIdentity TRUSTED = new TestIdentity("trusted");

    public static final TestIdentity EXPIRED = new TestIdentity("expired");
    /** Issued for {@code elsewhere.invalid} only. */
    public static final TestIdentity WRONG_HOST = new TestIdentity("wrong-host");
    /** Issued for Reply's own host name, to whose address no test ever connects. */
    public static final TestIdentity REPLY = new TestIdentity("reply");
    /** Signed by itself. */
    public static final TestIdentity UNTRUSTED = new TestIdentity("untrusted");

    private final SSLContext context;

    private TestIdentity(String alias) {
        try {
            KeyStore all = store("identities.p12");
            KeyStore own = store(null);
            own.setKeyEntry(alias, all.getKey(alias, PASSWORD_CHARS), PASSWORD_CHARS, all.getCertificateChain(alias));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD_CHARS);
            context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return what a client needs that trusts the test authority, and nobody else} */
    public static SSLContext trusting() throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authority());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** {@return the same as a PKCS #12 file, for {@code -Djavax.net.ssl.trustStore} of another JVM} */
    public static Path trustStore(Path directory) throws GeneralSecurityException, IOException {
        Path file = directory.resolve("test-authority.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            authority().store(out, PASSWORD_CHARS);
        }
        return file;
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

    private static KeyStore authority() throws GeneralSecurityException, IOException {
        KeyStore store = store(null);
        store.setCertificateEntry("test-authority", store("identities.p12").getCertificate("authority"));
        return store;
    }

    /** An empty store without a name. */
    private static KeyStore store(@Nullable String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = name == null ? null : TestIdentity.class.getResourceAsStream(name)) {
            store.load(in, PASSWORD_CHARS);
        }
        return store;
    }
}
