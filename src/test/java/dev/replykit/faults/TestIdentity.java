package dev.replykit.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server certificate and its key, made in memory on first use: no key lies in the repository, no process is started,
 * and nothing here ever expires but what is meant to. All but {@link #UNTRUSTED} are issued by one test authority, so
 * that a client which {@linkplain #trusting() trusts} it sees exactly the defect that the name says.
 */
public final class TestIdentity {
    private static final String SINCE = "2020-01-01T00:00:00Z";
    private static final String FOR_LONG = "2120-01-01T00:00:00Z";

    /** Nothing wrong with it, for {@code localhost} and {@code 127.0.0.1}. */
    public static final TestIdentity TRUSTED = new TestIdentity("localhost", FOR_LONG, true);

    public static final TestIdentity EXPIRED = new TestIdentity("localhost", "2021-01-01T00:00:00Z", true);

    /** Issued for {@code elsewhere.invalid} only. */
    public static final TestIdentity WRONG_HOST = new TestIdentity("elsewhere.invalid", FOR_LONG, true);

    /** Issued for Reply's own host name, to whose address no test ever connects. */
    public static final TestIdentity REPLY = new TestIdentity("api.reply.io", FOR_LONG, true);

    /** Signed by itself. */
    public static final TestIdentity UNTRUSTED = new TestIdentity("localhost", FOR_LONG, false);

    /** Protects nothing: key stores want a password. */
    public static final String PASSWORD = "test-only";

    private final String host;
    private final String notAfter;
    private final boolean issuedByAuthority;
    private @Nullable SSLContext context;

    private TestIdentity(String host, String notAfter, boolean issuedByAuthority) {
        this.host = host;
        this.notAfter = notAfter;
        this.issuedByAuthority = issuedByAuthority;
    }

    /** What a client needs that trusts the test authority, and nobody else. */
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

    /** The same as a PKCS #12 file, for {@code -Djavax.net.ssl.trustStore} of another JVM. */
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

    /**
     * Makes all certificates and shakes hands once. The first handshake of a JVM takes half a second and more, which
     * a test with a short connect timeout would take for a server that stalls.
     */
    public static void warmUp() {
        for (TestIdentity each : List.of(TRUSTED, EXPIRED, WRONG_HOST, UNTRUSTED)) {
            each.context();
        }
        HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build();
        try (var server = MisbehavingServer.playing(Behaviour.secure(TRUSTED, Answer.created()))) {
            client.send(HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server's side of a handshake on a connection. */
    SSLSocket accept(Socket transport, Consumer<SSLSocket> settings) throws IOException {
        SSLSocket secure = (SSLSocket) context()
                .getSocketFactory()
                .createSocket(transport, transport.getInetAddress().getHostAddress(), transport.getPort(), true);
        secure.setUseClientMode(false);
        settings.accept(secure);
        secure.startHandshake();
        return secure;
    }

    private synchronized SSLContext context() {
        if (context == null) {
            context = newContext();
        }
        return context;
    }

    private SSLContext newContext() {
        try {
            KeyPair keys = newKeys();
            Issuer issuer = issuedByAuthority ? Issuer.AUTHORITY : new Issuer(host, keys);
            byte[] names = Der.sequence(
                    Der.dnsName(host), host.equals("localhost") ? Der.ipAddress(127, 0, 0, 1) : new byte[0]);
            byte[] alternativeNames = Der.extension(Der.SUBJECT_ALTERNATIVE_NAME, names);
            Certificate certificate = issuer.issue(host, keys.getPublic(), notAfter, alternativeNames);

            KeyStore store = emptyStore();
            store.setKeyEntry("server", keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
            KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            identity.init(store, PASSWORD.toCharArray());
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(identity.getKeyManagers(), null, null);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore authorityStore() throws GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("test-authority", Issuer.AUTHORITY.certificate());
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

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    /** Who signs: the test authority, or the subject itself. */
    private record Issuer(String name, KeyPair keys) {
        static final Issuer AUTHORITY = authority();

        private static Issuer authority() {
            try {
                return new Issuer("replykit test authority", newKeys());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        Certificate certificate() throws GeneralSecurityException {
            byte[] mayIssue = Der.extension(Der.BASIC_CONSTRAINTS, Der.sequence(Der.TRUE));
            return issue(name, keys.getPublic(), FOR_LONG, mayIssue);
        }

        /** RFC 5280, section 4.1. */
        Certificate issue(String subject, PublicKey key, String notAfter, byte[] extension)
                throws GeneralSecurityException {
            byte[] body = Der.sequence(
                    Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                    Der.integer(new BigInteger(64, new SecureRandom())),
                    Der.ECDSA_WITH_SHA256,
                    Der.commonName(name),
                    Der.sequence(Der.time(SINCE), Der.time(notAfter)),
                    Der.commonName(subject),
                    key.getEncoded(),
                    Der.tagged(0xa3, Der.sequence(extension)));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            byte[] signed = Der.sequence(body, Der.ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
        }
    }
}
