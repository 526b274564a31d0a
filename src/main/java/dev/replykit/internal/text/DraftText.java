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
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            // UTF-16 without a byte order mark is UTF-8 with a zero byte in each character.
            if (text.indexOf('\0') < 0) {
                return text.startsWith("\ufeff") ? text.substring(1) : text;
            }
        } catch (CharacterCodingException e) {
            // said below
        }
        throw new UnreadableException("is not JSON: it is not UTF-8, but perhaps UTF-16, as PowerShell and Notepad"
                + " write it; save it as UTF-8");
    }

    /** The bytes are no text that could be a draft. */
    public static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }
}
