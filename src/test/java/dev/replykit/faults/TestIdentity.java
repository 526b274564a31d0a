package dev.replykit.faults;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
public enum TestIdentity {
    /** Nothing wrong with it, for {@code localhost} and {@code 127.0.0.1}. */
    TRUSTED("localhost", "2020-01-01T00:00:00Z", "2120-01-01T00:00:00Z"),
    EXPIRED("localhost", "2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"),
    /** Issued for {@code elsewhere.invalid} only. */
    WRONG_HOST("elsewhere.invalid", "2020-01-01T00:00:00Z", "2120-01-01T00:00:00Z"),
    /** Signed by itself. */
    UNTRUSTED("localhost", "2020-01-01T00:00:00Z", "2120-01-01T00:00:00Z");

    /** Protects nothing: key stores want a password. */
    public static final String PASSWORD = "test-only";

    private final String host;
    private final String notBefore;
    private final String notAfter;

    /** Made once, on first use: keys take a while. */
    @SuppressWarnings("ImmutableEnumChecker")
    private @Nullable SSLContext context;

    TestIdentity(String host, String notBefore, String notAfter) {
        this.host = host;
        this.notBefore = notBefore;
        this.notAfter = notAfter;
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
        for (TestIdentity each : values()) {
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
            KeyPair issuer = this == UNTRUSTED ? keys : Authority.KEYS;
            String issuedBy = this == UNTRUSTED ? host : Authority.NAME;
            byte[] names = this == WRONG_HOST
                    ? Der.sequence(Der.dnsName(host))
                    : Der.sequence(Der.dnsName(host), Der.ipAddress(127, 0, 0, 1));
            Certificate certificate = issue(
                    host,
                    keys,
                    issuedBy,
                    issuer.getPrivate(),
                    notBefore,
                    notAfter,
                    Der.extension(Der.SUBJECT_ALTERNATIVE_NAME, names));

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
        store.setCertificateEntry("test-authority", Authority.CERTIFICATE);
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

    /** RFC 5280, section 4.1. */
    private static Certificate issue(
            String subject, KeyPair keys, String issuer, PrivateKey issuerKey, String from, String to, byte[] extension)
            throws GeneralSecurityException {
        byte[] body = Der.sequence(
                Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(BigInteger.valueOf(System.nanoTime()).abs()),
                Der.ECDSA_WITH_SHA256,
                Der.commonName(issuer),
                Der.sequence(Der.time(from), Der.time(to)),
                Der.commonName(subject),
                keys.getPublic().getEncoded(),
                Der.tagged(0xa3, Der.sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuerKey);
        signature.update(body);
        byte[] certificate = Der.sequence(body, Der.ECDSA_WITH_SHA256, Der.bits(signature.sign()));
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static final class Authority {
        static final String NAME = "replykit test authority";
        static final KeyPair KEYS;
        static final Certificate CERTIFICATE;

        static {
            try {
                KEYS = newKeys();
                byte[] mayIssue = Der.extension(Der.BASIC_CONSTRAINTS, Der.sequence(Der.TRUE));
                CERTIFICATE = issue(NAME, KEYS, NAME, KEYS.getPrivate(), TRUSTED.notBefore, TRUSTED.notAfter, mayIssue);
            } catch (GeneralSecurityException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    /** The little of the distinguished encoding rules (X.690) that a certificate needs. */
    private static final class Der {
        static final byte[] TRUE = tagged(0x01, new byte[] {(byte) 0xff});
        static final byte[] COMMON_NAME = oid(0x55, 0x04, 0x03);
        static final byte[] BASIC_CONSTRAINTS = oid(0x55, 0x1d, 0x13);
        static final byte[] SUBJECT_ALTERNATIVE_NAME = oid(0x55, 0x1d, 0x11);
        static final byte[] ECDSA_WITH_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

        static byte[] tagged(int tag, byte[]... parts) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                content.writeBytes(part);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(tag);
            int length = content.size();
            if (length >= 256) {
                out.write(0x82);
                out.write(length >> 8);
            } else if (length >= 128) {
                out.write(0x81);
            }
            out.write(length);
            out.writeBytes(content.toByteArray());
            return out.toByteArray();
        }

        static byte[] sequence(byte[]... parts) {
            return tagged(0x30, parts);
        }

        static byte[] integer(BigInteger value) {
            return tagged(0x02, value.toByteArray());
        }

        static byte[] bits(byte[] bytes) {
            return tagged(0x03, new byte[1], bytes);
        }

        static byte[] time(String instant) {
            DateTimeFormatter generalized =
                    DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
            return tagged(0x18, Answer.latin1(generalized.format(Instant.parse(instant))));
        }

        static byte[] commonName(String name) {
            return sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Answer.latin1(name)))));
        }

        static byte[] dnsName(String host) {
            return tagged(0x82, Answer.latin1(host));
        }

        static byte[] ipAddress(int... address) {
            return tagged(0x87, bytes(address));
        }

        static byte[] extension(byte[] oid, byte[] value) {
            return sequence(oid, tagged(0x04, value));
        }

        private static byte[] oid(int... encoded) {
            return tagged(0x06, bytes(encoded));
        }

        private static byte[] bytes(int... values) {
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < values.length; i++) {
                bytes[i] = (byte) values[i];
            }
            return bytes;
        }
    }
}
