package dev.replykit.internal.text;

import java.util.Map;

/** The request as a curl command for a POSIX shell; the key is read from the environment there, never written down. */
public final class Curl {
    private Curl() {}

    public static String command(String url, Map<String, String> actingHeaders, String body) {
        StringBuilder out = new StringBuilder("curl --request POST ")
                .append(quoted(url))
                .append(" \\\n  --header \"Authorization: Bearer $REPLY_API_KEY\"")
                .append(" \\\n  --header 'Content-Type: application/json'");
        actingHeaders.forEach((name, value) -> out.append(" \\\n  --header ").append(quoted(name + ": " + value)));
        return out.append(" \\\n  --data-binary ").append(quoted(body)).toString();
    }

    /** Within single quotes a shell takes all characters as they are, but the quote itself. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
