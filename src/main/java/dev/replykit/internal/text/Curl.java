package dev.replykit.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The request as a curl command for a POSIX shell, which reads the key from its environment. */
public final class Curl {
    /** Linux takes arguments of at most 128 KiB; half of that leaves room for quotes. */
    private static final int LONGEST_ARGUMENT = 64 << 10;

    private Curl() {}

    public static String command(String url, Map<String, String> actingHeaders, String body) {
        String data = quoted(body);
        boolean fits = data.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ARGUMENT;
        // A longer body goes through a pipe. printf is built into the shell, so the limit is not for it.
        StringBuilder out = new StringBuilder(fits ? "" : "printf %s " + data + " |\n  ")
                .append("curl --request POST ")
                .append(quoted(url))
                .append(" \\\n  --header \"Authorization: Bearer $REPLY_API_KEY\"")
                .append(" \\\n  --header 'Content-Type: application/json'");
        actingHeaders.forEach((name, value) -> out.append(" \\\n  --header ").append(quoted(name + ": " + value)));
        return out.append(" \\\n  --data-binary ").append(fits ? data : "@-").toString();
    }

    /** In single quotes a shell takes every character except the quote as it is. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
