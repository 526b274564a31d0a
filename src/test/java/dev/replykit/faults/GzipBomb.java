package dev.replykit.faults;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * About 1 MB of gzip that unpacks to a JSON object of 1 GB. Compressing a gigabyte takes seconds, so a compressed
 * megabyte is written a thousand times: after a full flush a deflate block depends on nothing before it.
 */
final class GzipBomb {
    private static final int MEGABYTES = 1024;

    private GzipBomb() {}

    /** A sequence with the id 90210 and a name of a gigabyte. */
    static byte[] sequence() {
        return Holder.BYTES.clone();
    }

    private static final class Holder {
        static final byte[] BYTES = make();
    }

    private static byte[] make() {
        byte[] start = Answer.latin1("{\"id\": 90210, \"name\": \"");
        byte[] middle = new byte[1 << 20];
        Arrays.fill(middle, (byte) 'a');
        byte[] end = Answer.latin1("\"}");

        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(new byte[] {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0});
        CRC32 checksum = new CRC32();
        packed.writeBytes(deflated(start, false));
        checksum.update(start);
        byte[] block = deflated(middle, false);
        for (int i = 0; i < MEGABYTES; i++) {
            packed.writeBytes(block);
            checksum.update(middle);
        }
        packed.writeBytes(deflated(end, true));
        checksum.update(end);
        littleEndian(packed, checksum.getValue());
        littleEndian(packed, start.length + (long) MEGABYTES * middle.length + end.length);
        return packed.toByteArray();
    }

    private static byte[] deflated(byte[] bytes, boolean last) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(bytes);
            if (last) {
                deflater.finish();
            }
            byte[] room = new byte[1 << 14];
            int length = deflater.deflate(room, 0, room.length, last ? Deflater.NO_FLUSH : Deflater.FULL_FLUSH);
            return Arrays.copyOf(room, length);
        } finally {
            deflater.end();
        }
    }

    private static void littleEndian(ByteArrayOutputStream out, long value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write((int) (value >>> shift));
        }
    }
}
