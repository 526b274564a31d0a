package dev.replykit.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Reads the text of a draft from a file or a pipe: UTF-8 of at most 16 MiB. */
public final class DraftText {
    private static final int LARGEST = 16 << 20;

    private DraftText() {}

    /**
     * {@return the text, without a byte order mark}
     *
     * @throws UnreadableException if it is too large or not UTF-8; the message goes on after "the file"
     */
    public static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new UnreadableException("is larger than 16 MiB, too large for a draft");
        }
        if (isUtf16(bytes)) {
            throw new UnreadableException(
                    "is not JSON: it is UTF-16, as PowerShell and Notepad write it; save it as UTF-8");
        }
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableException("is not JSON: it is not UTF-8; save it as UTF-8");
        }
    }

    /** With a byte order mark or without: JSON begins with an ASCII character, which has a zero byte there. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0xff && second == 0xfe
                || first == 0xfe && second == 0xff
                || first == 0 && second != 0
                || first != 0 && second == 0;
    }

    /** The bytes are no text that could be a draft. */
    public static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }
}
