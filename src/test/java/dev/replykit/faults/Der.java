package dev.replykit.faults;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The little of the distinguished encoding rules (X.690) that a certificate needs. */
final class Der {
    static final byte[] TRUE = tagged(0x01, new byte[] {(byte) 0xff});
    static final byte[] COMMON_NAME = oid(0x55, 0x04, 0x03);
    static final byte[] BASIC_CONSTRAINTS = oid(0x55, 0x1d, 0x13);
    static final byte[] SUBJECT_ALTERNATIVE_NAME = oid(0x55, 0x1d, 0x11);
    static final byte[] ECDSA_WITH_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

    private Der() {}

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
