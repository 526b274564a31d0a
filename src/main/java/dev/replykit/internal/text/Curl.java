package dev.replykit.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The request as a curl command for a POSIX shell; the key is read from the environment there, never written down. */
public final class Curl {
    /** Linux takes no argument of a program above 128 KiB, whatever the characters; half of it leaves room for quotes. */
    private static final int LONGEST_ARGUMENT = 64 << 10;

    private Curl() {}

    public static String command(String url, Map<String, String> actingHeaders, String body) {
        String data = quoted(body);
        boolean fits = data.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ARGUMENT;
        // A long body comes through a pipe: printf is the shell's own, not a program.
        StringBuilder out = new StringBuilder(fits ? "" : "printf %s " + data + " |\n  ")
                .append("curl --request POST ")
                .append(quoted(url))
                .append(" \\\n  --header \"Authorization: Bearer $REPLY_API_KEY\"")
                .append(" \\\n  --header 'Content-Type: application/json'");
        actingHeaders.forEach((name, value) -> out.append(" \\\n  --header ").append(quoted(name + ": " + value)));
        return out.append(" \\\n  --data-binary ").append(fits ? data : "@-").toString();
    }

    /** Within single quotes a shell takes all characters as they are, but the quote itself. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
